using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Fetching;

/// <summary>
/// Fetches plans from the addresses at which they were published: a page with its attachments, or a file. Only what a site's robots.txt
/// lets it; nothing is fetched that wasn't asked for but that file, what redirects lead to, and attachments. One after the
/// other, so that no site is pressed. Disposed of after a run; not for concurrent use.
/// </summary>
/// <param name="options">What may be fetched from.</param>
public sealed class DocumentFetcher(FetchOptions options) : IDisposable
{
    /// <summary>The most addresses that may be asked for at once.</summary>
    public const int MaxAddresses = 50;

    /// <summary>How long a page and its attachments may take together.</summary>
    public static readonly TimeSpan AddressTime = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan _requestTime = TimeSpan.FromSeconds(30);

    private static readonly (string MediaType, string Extension)[] _mediaTypes =
    [
        ("text/html", ".html"),
        ("application/xhtml+xml", ".html"),
        ("text/plain", ".txt"),
        ("application/pdf", ".pdf"),
        ("application/msword", ".doc"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        ("application/rtf", ".rtf"),
        ("application/vnd.oasis.opendocument.text", ".odt"),
        ("application/ofd", ".ofd"),
    ];

    private readonly SafeHttp _http = new(options, _requestTime);
    private readonly Dictionary<string, RobotsRules> _robots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The addresses in a text, one a line; lines without one are left out.</summary>
    public static IReadOnlyList<string> AddressesIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }

    /// <summary>Whether a text is an address to fetch from rather than a file's name.</summary>
    public static bool IsAddress(string text) =>
        text is not null
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Fetches an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What came of it; what can't be fetched is told in it.</returns>
    public async Task<FetchedAddress> FetchAsync(string address, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(AddressTime);
        try
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? asked))
            {
                throw new FetchException($"“{address}”不是网址。应以 http:// 或 https:// 开头。");
            }
            SafeHttp.Expect(asked);
            FetchedDocument first = await ReadAsync(await GetAsync(asked, limit.Token), null, null, limit.Token);
            return IsPage(first) ? await WithAttachmentsAsync(address, first, limit.Token) : new FetchedAddress(address, [first]);
        }
        catch (Exception e) when (e is FetchException or PlanFileException)
        {
            return new FetchedAddress(address, []) { Problem = e.Message };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FetchedAddress(address, []) { Problem = $"{AddressTime.TotalSeconds:0} 秒内没有取完。请稍后再试，或用浏览器下载后添加。" };
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static bool IsPage(FetchedDocument document) => Path.GetExtension(document.Document.FileName) is ".html" or ".htm";

    private async Task<FetchedAddress> WithAttachmentsAsync(string address, FetchedDocument page, CancellationToken cancellation)
    {
        var documents = new List<FetchedDocument> { page };
        var notices = new List<string>();
        foreach (PageAttachment attachment in PageAttachments.Of(page.Document.Content, page.Address))
        {
            try
            {
                HttpContentRead read = await GetAsync(attachment.Address, cancellation);
                documents.Add(await ReadAsync(read, attachment.Name, page, cancellation));
            }
            catch (Exception e) when (e is FetchException or PlanFileException)
            {
                notices.Add($"附件“{attachment.Name}”没有取到：{e.Message}");
            }
        }
        return new FetchedAddress(address, documents) { Notices = notices };
    }

    private async Task<HttpContentRead> GetAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return await _http.GetAsync(address, PlanFileReader.MaxDocumentByteLength, ExpectAllowedAsync, cancellation);
        }
        catch (FetchStatusException refused)
        {
            throw refused.ToFetchException();
        }
    }

    // What is known of the document by its address and the page that it is attached to, where it doesn't say so itself.
    private static async Task<FetchedDocument> ReadAsync(
        HttpContentRead read, string? name, FetchedDocument? page, CancellationToken cancellation)
    {
        string fileName = name ?? NameOf(read);
        var document = new ImportedDocument(
            fileName, read.Content, await CorpusReading.ImportAsync(read.Content, fileName, cancellation));
        FoundMetadata found = document.File.Found;
        if (page is null && found.Title.Length > 0)
        {
            document = document with { FileName = CorpusNames.Of(found.Title.Replace('/', '／') + Path.GetExtension(fileName), "网页") };
        }
        FoundMetadata around = page?.Document.File.Found ?? FoundMetadata.Nothing;
        string source = read.Address.AbsoluteUri;
        var given = new PlanMetadata
        {
            Source = source.Length <= MetadataRules.MaxSourceChars ? source : "",
            Issuer = found.Issuer.Length > 0 ? "" : around.Issuer,
            Number = found.Number.Length > 0 ? "" : around.Number,
            Published = found.Published is null ? around.Published : null,
        };
        return new FetchedDocument(document, given, read.Address);
    }

    // As the server names it, else as the address does, with an ending that says what it is.
    private static string NameOf(HttpContentRead read)
    {
        string last = Uri.UnescapeDataString(read.Address.AbsolutePath.TrimEnd('/').Split('/')[^1]);
        string name = Path.GetFileName((read.FileName.Length > 0 ? read.FileName : last).Replace('\\', '/'));
        string said = Array.Find(_mediaTypes, t => t.MediaType.Equals(read.MediaType, StringComparison.OrdinalIgnoreCase)).Extension ?? "";
        if (PlanFileReader.Supports(name) && said is not ".html")
        {
            return name;
        }
        string stem = Path.GetFileNameWithoutExtension(name) is { Length: > 0 } given ? given : read.Address.Host;
        return said.Length > 0 ? stem + said
            : PlanFileReader.Supports(name) ? name
            : throw new FetchException(
                $"{read.Address} 是{(read.MediaType.Length > 0 ? $"“{read.MediaType}”类型" : "类型不明")}的文件，读不了。请用浏览器下载，另存为 docx、pdf 后添加。");
    }

    private async Task ExpectAllowedAsync(Uri address, CancellationToken cancellation)
    {
        string site = address.GetLeftPart(UriPartial.Authority);
        if (!_robots.TryGetValue(site, out RobotsRules? rules))
        {
            _robots[site] = rules = await RulesOfAsync(new Uri(site + "/robots.txt"), cancellation);
        }
        if (!rules.Allows(address))
        {
            throw new FetchException($"{address.Host} 不许程序打开这个网址（robots.txt）。请用浏览器打开，下载后添加。");
        }
    }

    // A site without one allows all; one that can't be asked nothing.
    private async Task<RobotsRules> RulesOfAsync(Uri robots, CancellationToken cancellation)
    {
        try
        {
            HttpContentRead read = await _http.GetAsync(robots, RobotsRules.MaxBytes * 2, (_, _) => Task.CompletedTask, cancellation);
            return RobotsRules.Parse(read.Content);
        }
        catch (FetchStatusException refused)
        {
            return (int)refused.Status is >= 400 and < 500 ? RobotsRules.AllowAll : RobotsRules.AllowNone;
        }
    }
}
