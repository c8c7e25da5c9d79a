using System.CommandLine;
using SearchPlans.Adding;
using SearchPlans.Cli.Output;
using SearchPlans.Fetching;
using SearchPlans.Plans;

namespace SearchPlans.Cli.Commands;

/// <summary>Adds what stands at an address: fetched, shown as it is understood, and kept once somebody has said so, as a page may be
/// anything.</summary>
/// <param name="streams">Where the question goes.</param>
/// <param name="library">The library.</param>
/// <param name="choices">What is to be done where a document isn't simply new.</param>
/// <param name="given">What is known better.</param>
/// <param name="parsed">What was said.</param>
/// <param name="confirms">Whether to keep without asking.</param>
/// <param name="mayAsk">Whether there is somebody to ask.</param>
internal sealed class AddressAdding(
    StandardStreams streams, PlanLibrary library, AddChoices choices, MetadataOptions given, ParseResult parsed, bool confirms,
    bool mayAsk)
{
    private static readonly string[] _yes = ["y", "yes", "是", "好", "收入"];

    /// <summary>A page and its attachments, each by itself.</summary>
    public async Task AddAsync(string address, Action<FileOutcome> tell, CancellationToken cancellation)
    {
        bool again = choices.Update || choices.Replaces is not null;
        FetchedAddress fetched = (await library.FetchAsync(
            [address], SettingOptions.Read(parsed).Fetch, again: again, cancellation: cancellation))[0];
        if (fetched.Known is { } known)
        {
            tell(new FileOutcome(address, AddStatus.Duplicate, known));
        }
        if (fetched.Problem is { } problem)
        {
            tell(new FileOutcome(address, AddStatus.Refused, null) { Reason = problem });
        }
        foreach (FetchedDocument document in fetched.Documents)
        {
            tell(await AddOneAsync(document, cancellation));
        }
        foreach (string notice in fetched.Notices)
        {
            streams.WriteWarning(notice);
        }
    }

    private async Task<FileOutcome> AddOneAsync(FetchedDocument document, CancellationToken cancellation)
    {
        string name = document.Address.AbsoluteUri;
        PlanMetadata known = given.Over(document.Given, parsed);
        try
        {
            if (!confirms && await RefusalAsync(name, document, known, cancellation) is { } refusal)
            {
                return new FileOutcome(name, AddStatus.Refused, null) { Reason = refusal };
            }
            AddOutcome outcome = await library.AddAsync(document.Document, known, choices, cancellation);
            return new FileOutcome(name, outcome.Status, outcome.Plan)
            {
                AllNear = outcome.AllNear,
                Notices = document.Document.File.Notices,
            };
        }
        catch (PlanFileException refused)
        {
            return new FileOutcome(name, AddStatus.Refused, null) { Reason = refused.Message };
        }
    }

    // Why it isn't kept; null where it is to be.
    private async Task<string?> RefusalAsync(
        string name, FetchedDocument document, PlanMetadata known, CancellationToken cancellation)
    {
        AddPreview preview = await library.PreviewAsync(document.Document, known, cancellation);
        if (preview.Duplicate is not null)
        {
            // Nothing is kept twice, so that there is nothing to ask.
            return null;
        }
        string told = Told(preview);
        if (!mayAsk)
        {
            return $"识别为{told}。还没有收入：核对无误，请加 --yes 再运行一次；识别有误的，用 --title、--province、--year 等一并给出。";
        }
        streams.WriteNote($"{name}\n识别为{told}");
        foreach (string notice in preview.ReadingNotices)
        {
            streams.WriteWarning(notice);
        }
        await streams.Error.WriteAsync("收入这一份吗？[y/N] ".AsMemory(), cancellation);
        string answer = (await Task.Run(Console.In.ReadLine, cancellation).WaitAsync(cancellation))?.Trim() ?? "";
        return _yes.Contains(answer, StringComparer.OrdinalIgnoreCase) ? null : "按你的回答，没有收入。";
    }

    private static string Told(AddPreview preview)
    {
        PlanMetadata found = preview.Plan.Metadata;
        string[] facts =
        [
            string.Join(' ', new[] { found.Province, found.City, found.County }.Where(p => p.Length > 0)) is { Length: > 0 } place
                ? place
                : "地区不详",
            found.Year > 0 ? $"{found.Year} 年" : "年份不详",
            found.Type.Length > 0 ? found.Type : "文种不详",
            .. found.Issuer.Length > 0 ? [found.Issuer] : Array.Empty<string>(),
            .. found.Published is { } day ? [$"{day:yyyy-MM-dd} 发布"] : Array.Empty<string>(),
            $"{preview.Plan.Text.Length} 字", $"{preview.Plan.Sections.Count} 节",
            .. preview.AllNear.Select(n => $"与已有的《{n.Plan.DisplayTitle()}》近似"),
        ];
        return $"《{(found.Title.Length > 0 ? found.Title : preview.FileName)}》（{string.Join('，', facts)}）";
    }
}
