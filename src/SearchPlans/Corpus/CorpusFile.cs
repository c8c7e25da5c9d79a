using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>A file of the corpus that a plan is read from.</summary>
/// <param name="File">Relative to the corpus, with forward slashes.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Original">The document that its text was once read from, relative to the corpus, or null.</param>
public readonly record struct CorpusFile(string File, string FullPath, string? Original = null)
{
    /// <summary>The name that the plan goes by, whose id lasts when a text is put beside a document: the original's where there is
    /// one.</summary>
    public string Name => Original ?? File;

    /// <summary>The file whose sidecar says what is known better: the text's own (NAME.docx.md.yaml) before the document's
    /// (NAME.docx.yaml).</summary>
    public string SidecarOwner
    {
        get
        {
            if (Original is null || System.IO.File.Exists(PlanSidecar.PathOf(FullPath)))
            {
                return FullPath;
            }
            return FullPath[..^CorpusFolder.TextExtension.Length];
        }
    }
}

/// <summary>Size and time of a file.</summary>
/// <param name="ByteLength">Its size.</param>
/// <param name="Written">When it was last written.</param>
internal readonly record struct FileStamp(long ByteLength, DateTime Written)
{
    /// <summary>That of a file; of one that isn't there the default.</summary>
    public static FileStamp Of(FileInfo file) => file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc) : default;
}
