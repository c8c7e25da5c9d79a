using System.Text.RegularExpressions;
using SearchPlans.Diagnostics;
using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>A plan as it was read from the corpus.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="ContentHash">See <see cref="ContentHashes.OfFile"/>.</param>
/// <param name="Notices">What a user should know of the reading.</param>
internal sealed record CorpusPlan(Plan Plan, string ContentHash, IReadOnlyList<string> Notices)
{
    /// <summary>What the sidecar says of figures.</summary>
    public IReadOnlyList<FigureCorrection> FigureCorrections { get; init; } = [];

    /// <summary>The id that its sidecar keeps for it, or null.</summary>
    public string? StatedId { get; init; }

    /// <summary>The plan as an index takes it.</summary>
    public IndexedPlan Indexed(CorpusFile file, string? id) =>
        new(file, Plan, ContentHash) { Id = id, FigureCorrections = FigureCorrections };
}

/// <summary>Reads files of the corpus.</summary>
internal static class CorpusReading
{
    /// <summary>Reads and understands a plan.</summary>
    /// <exception cref="PlanFileException">It is too large or can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<CorpusPlan> ReadAsync(CorpusFile corpusFile, CancellationToken cancellation)
    {
        (byte[] content, byte[] sidecar) = ReadBytes(corpusFile);
        PlanFile file = await ImportAsync(content, corpusFile.File, cancellation);
        Plan plan = Parse(file, corpusFile.Name, PlanSidecar.TryRead(corpusFile.SidecarOwner));
        string path = PlanSidecar.PathOf(corpusFile.SidecarOwner);
        return new CorpusPlan(plan, ContentHashes.OfFile(content, sidecar),
            File.Exists(path) && sidecar.Length == 0
                ? [.. file.Notices, $"说明文件 {Path.GetFileName(path)} 是空的，或者不是普通文件（管道、设备），没有读它。"]
                : file.Notices)
        {
            FigureCorrections = PlanSidecar.ReadFigures(corpusFile.SidecarOwner),
            StatedId = StatedId(corpusFile),
        };
    }

    /// <summary>The id that a plan's sidecar keeps for it, or null.</summary>
    /// <exception cref="PlanFileException">There is a sidecar, and it can't be read.</exception>
    public static string? StatedId(CorpusFile file) =>
        PlanSidecar.ReadId(file.SidecarOwner) is { } id && PlanIds.IsId(id) ? id : null;

    /// <summary>Reads the text out of a document.</summary>
    /// <exception cref="PlanFileException">It is refused.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<PlanFile> ImportAsync(byte[] content, string fileName, CancellationToken cancellation)
    {
        string format = Path.GetExtension(fileName).ToLowerInvariant();
        using TimedWork work = Telemetry.Import(PlanFileReader.Extensions.Contains(format) ? format[1..] : "other");
        try
        {
            PlanFile file = await PlanFileReader.ReadAsync(content, fileName, cancellation);
            work.Outcome = "read";
            return file;
        }
        catch (RegexMatchTimeoutException e)
        {
            work.Outcome = "refused";
            throw TooSlow(e);
        }
        catch (PlanFileException)
        {
            work.Outcome = "refused";
            throw;
        }
    }

    /// <summary>Understands the text of a document.</summary>
    /// <param name="file">The document.</param>
    /// <param name="name">Its name without an ending.</param>
    /// <param name="sidecar">What its sidecar says, or null.</param>
    /// <exception cref="PlanFileException">It would take too long.</exception>
    public static Plan Parse(PlanFile file, string name, PlanMetadata? sidecar)
    {
        try
        {
            return PlanParser.Parse(file.Text, name, sidecar, Found(file));
        }
        catch (RegexMatchTimeoutException e)
        {
            throw TooSlow(e);
        }
    }

    private static PlanFileException TooSlow(RegexMatchTimeoutException late) =>
        new("这份文件读得太久，已经停下，没有收入：文字不像正常的文档。请把正文另存为新的 txt 文件再试。", late);

    /// <summary>Hash of a file and its sidecar.</summary>
    /// <exception cref="PlanFileException">It is too large or can't be opened.</exception>
    public static string Hash(CorpusFile file)
    {
        (byte[] content, byte[] sidecar) = ReadBytes(file);
        return ContentHashes.OfFile(content, sidecar);
    }

    /// <summary>What a page or a document says of itself outside its text.</summary>
    public static PlanMetadata Found(PlanFile file) => new()
    {
        Title = file.Found.Title,
        IsTitleStated = file.Found.IsTitleStated,
        Issuer = file.Found.Issuer,
        Number = file.Found.Number,
        SignedOn = file.Found.SignedOn,
        Published = file.Found.Published,
        Source = file.Found.Source,
        Recognition = file.Recognition,
    };

    /// <summary>Reads a file whole, if it is no larger than its name allows.</summary>
    /// <exception cref="PlanFileException">It is too large or can't be opened.</exception>
    public static byte[] ReadBounded(string path, int maxByteLength) => Opening(path, () =>
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException();
        }
        long length = PlainFile.LengthOf(path);
        if (length > maxByteLength)
        {
            throw new PlanFileException($"文件超过 {maxByteLength >> 20} MB 的上限。请拆分或精简。");
        }
        return length == 0 ? [] : File.ReadAllBytes(path);
    });

    /// <summary>Opens a file to be read in part.</summary>
    /// <exception cref="PlanFileException">It can't be opened.</exception>
    public static Stream Open(string path) =>
        Opening<Stream>(path, () => PlainFile.LengthOf(path) == 0 && File.Exists(path)
            ? Stream.Null
            : new FileStream(path, FileMode.Open, FileAccess.Read));

    private static T Opening<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (FileNotFoundException e)
        {
            throw new PlanFileException("没有这个文件。", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlanFileException($"读取失败：{ReadFailure.ReasonOf(e)}。", e);
        }
    }

    private static (byte[] Content, byte[] Sidecar) ReadBytes(CorpusFile file)
    {
        string sidecar = PlanSidecar.PathOf(file.SidecarOwner);
        return (
            ReadBounded(file.FullPath, PlanFileReader.MaxByteLengthOf(file.File)),
            File.Exists(sidecar) ? ReadBounded(sidecar, PlanFileReader.MaxByteLength) : []);
    }
}
