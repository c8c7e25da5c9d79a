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

    /// <summary>The plan as an index takes it.</summary>
    public IndexedPlan Indexed(CorpusFile file) => new(file, Plan, ContentHash) { FigureCorrections = FigureCorrections };
}

/// <summary>Reads files of the corpus.</summary>
internal static class CorpusReading
{
    /// <summary>Reads and understands a plan.</summary>
    /// <exception cref="PlanFileException">It is too large or can't be read.</exception>
    public static CorpusPlan Read(CorpusFile corpusFile)
    {
        (byte[] content, byte[] sidecar) = ReadBytes(corpusFile);
        PlanFile file = PlanFileReader.Read(content, corpusFile.File);
        Plan plan = PlanParser.Parse(file.Text, corpusFile.Name, PlanSidecar.TryRead(corpusFile.SidecarOwner), Found(file));
        return new CorpusPlan(plan, ContentHashes.OfFile(content, sidecar), file.Notices)
        {
            FigureCorrections = PlanSidecar.ReadFigures(corpusFile.SidecarOwner),
        };
    }

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
        Issuer = file.Found.Issuer,
        Published = file.Found.Published,
        Source = file.Found.Source,
    };

    /// <summary>Reads a file whole, if it is no larger than its name allows.</summary>
    /// <exception cref="PlanFileException">It is too large or can't be opened.</exception>
    public static byte[] ReadBounded(string path, int maxByteLength) => Opening(path, () =>
    {
        var file = new FileInfo(path);
        if (file.Length > maxByteLength)
        {
            throw new PlanFileException($"文件超过 {maxByteLength >> 20} MB 的上限。请拆分或精简。");
        }
        // Pipes and devices have no length; reading one may never end.
        return file.Length == 0 ? [] : File.ReadAllBytes(path);
    });

    /// <summary>Opens a file to be read in part.</summary>
    /// <exception cref="PlanFileException">It can't be opened.</exception>
    public static Stream Open(string path) =>
        Opening<Stream>(path, () => new FileInfo(path).Length == 0 ? Stream.Null : new FileStream(path, FileMode.Open, FileAccess.Read));

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
