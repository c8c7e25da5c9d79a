using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans;

/// <summary>
/// Reads PDF files that are pictures of pages, where poppler (pdfinfo, pdftoppm) and tesseract with its data for Chinese are installed: a
/// page takes seconds, so that it is work for the background. Pages are drawn and read one after the other, within limits of time and
/// memory for each; where words stand tells rows, columns and paragraphs as in any other PDF. Thread-safe; one file at a time.
/// </summary>
public static partial class ScanReader
{
    /// <summary>Most pages that a scan may have.</summary>
    public const int MaxPages = 500;

    private const string Language = "chi_sim";

    // The long side of a page in dots: an A4 page at 200 dots an inch. With more, large type is read worse and all of it slower.
    private const int PageDots = 2339;
    private static readonly ProgramLimits _drawing = new("扫描件的一页", TimeSpan.FromSeconds(60), 1 << 20, 1L << 30);
    private static readonly ProgramLimits _reading = new("扫描件的一页", TimeSpan.FromSeconds(180), 16 << 20, 1L << 30);

    // It takes all of a processor for minutes.
    private static readonly SemaphoreSlim _one = new(1);
    private static readonly Lazy<Task<string?>> _engine = new(FindEngineAsync);

    /// <summary>Whether scans can be read on this machine; the first call looks for the programs.</summary>
    public static async Task<bool> IsAvailableAsync() => await _engine.Value is not null;

    /// <summary>What is needed that isn't there, for a user to read.</summary>
    public const string Needed =
        "装了 tesseract 和 poppler 就能识别扫描件（Debian、Ubuntu：apt install tesseract-ocr tesseract-ocr-chi-sim poppler-utils）。";

    /// <summary>Reads a scan.</summary>
    /// <param name="bytes">The whole PDF.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellation">Ends it; the page at hand is given up.</param>
    /// <exception cref="PlanFileException">The programs aren't there, a limit is passed, or no word was recognised.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<PlanFile> ReadAsync(
        byte[] bytes, string fileName, IProgress<RecognitionProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        string engine = await _engine.Value ?? throw new PlanFileException("这是扫描件，这台机器上没有识别它的程序。" + Needed) { IsScan = true };
        await _one.WaitAsync(cancellation);
        try
        {
            using HeldFolder folder = HeldFolder.ForImport();
            string source = folder.Write("plan.pdf", bytes);
            int pages = await CountAsync(source, folder, cancellation);
            progress?.Report(new RecognitionProgress(0, pages));
            List<LayoutPage> layout = [];
            List<int> confidences = [];
            for (int number = 1; number <= pages; number++)
            {
                (LayoutPage page, int confidence) = await PageAsync(source, number, folder, cancellation);
                layout.Add(page);
                confidences.Add(confidence);
                progress?.Report(new RecognitionProgress(number, pages));
            }
            return Written(layout, new Recognition(engine, string.Join(' ', confidences)), fileName, bytes.Length);
        }
        finally
        {
            _one.Release();
        }
    }

    private static PlanFile Written(List<LayoutPage> pages, Recognition recognition, string fileName, int byteLength)
    {
        List<DroppedText> dropped = [];
        string text = PageText.Write(pages, dropped);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new PlanFileException("扫描件里没有认出文字：可能是照片、空白页，或者不是中文。请换用其他来源的文件。");
        }
        List<string> notices = [recognition.Told()];
        int heads = dropped.Count(part => part.Kind is DroppedKind.RunningHead or DroppedKind.PageNumber);
        if (heads > 0)
        {
            notices.Add($"{heads} 处页码、页眉和页脚没有收入。");
        }
        if (dropped.Exists(part => part.Kind == DroppedKind.Contents))
        {
            notices.Add("目录没有收入。");
        }
        return new PlanFile(fileName, text, "", byteLength)
        {
            Format = "扫描件（pdf）",
            Notices = notices,
            Dropped = dropped,
            Recognition = recognition,
        };
    }

    private static async Task<int> CountAsync(string source, HeldFolder folder, CancellationToken cancellation)
    {
        string said = Encoding.UTF8.GetString((await RunAsync("pdfinfo", [source], folder, _drawing, cancellation)).Output);
        int pages = int.TryParse(PageCount().Match(said).Groups[1].Value, CultureInfo.InvariantCulture, out int count) ? count : 0;
        return pages switch
        {
            0 => throw new PlanFileException("PDF 已损坏，数不出页数。请重新下载，或用其他程序打开后另存。"),
            > MaxPages => throw new PlanFileException($"扫描件超过 {MaxPages} 页的上限。请拆成几个文件。"),
            _ => pages,
        };
    }

    private static async Task<(LayoutPage Page, int Confidence)> PageAsync(
        string source, int number, HeldFolder folder, CancellationToken cancellation)
    {
        string page = number.ToString(CultureInfo.InvariantCulture);
        string picture = Path.Combine(folder.FullPath, "page");
        await RunAsync("pdftoppm",
            ["-f", page, "-l", page, "-singlefile", "-scale-to", PageDots.ToString(CultureInfo.InvariantCulture), "-gray", source, picture],
            folder, _drawing, cancellation);
        picture += ".pgm";
        if (!File.Exists(picture))
        {
            // A damaged page; the others may be good.
            return (new LayoutPage([]), 0);
        }
        // One thread: several on one picture mostly wait for each other.
        ProgramResult read = await RunAsync("env",
            ["OMP_THREAD_LIMIT=1", "tesseract", picture, "stdout", "-l", Language, "--psm", "3", "tsv"], folder, _reading, cancellation);
        File.Delete(picture);
        return RecognizedWords.Read(Encoding.UTF8.GetString(read.Output));
    }

    private static Task<ProgramResult> RunAsync(
        string program, IEnumerable<string> arguments, HeldFolder folder, ProgramLimits limits, CancellationToken cancellation) =>
        ExternalProgram.RunAsync(ExternalProgram.Find(program)
            ?? throw new PlanFileException($"没有找到 {program}。{Needed}"), arguments, folder.FullPath, limits, cancellation);

    // Its name and version, or null where a program or the data for Chinese is missing.
    private static async Task<string?> FindEngineAsync()
    {
        if (((string[])["tesseract", "pdftoppm", "pdfinfo", "env"]).Any(program => ExternalProgram.Find(program) is null))
        {
            return null;
        }
        try
        {
            using HeldFolder folder = HeldFolder.ForImport();
            ProgramResult languages = await RunAsync("tesseract", ["--list-langs"], folder, _drawing, CancellationToken.None);
            bool readsChinese = (Encoding.UTF8.GetString(languages.Output) + '\n' + languages.Errors).Split('\n')
                .Any(line => line.Trim() == Language);
            ProgramResult version = await RunAsync("tesseract", ["--version"], folder, _drawing, CancellationToken.None);
            string said = Encoding.UTF8.GetString(version.Output) + '\n' + version.Errors;
            return readsChinese ? $"tesseract {Version().Match(said).Groups[1].Value} {Language}" : null;
        }
        catch (PlanFileException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^Pages:\s*(\d{1,9})", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PageCount();

    [GeneratedRegex(@"tesseract\s+v?([\d.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
