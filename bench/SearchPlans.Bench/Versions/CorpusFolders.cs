using SearchPlans.Bench.Comparing;

namespace SearchPlans.Bench.Versions;

/// <summary>The corpora that are measured on: real reports and text made up after them.</summary>
internal sealed class CorpusFolders(VersionOptions options)
{
    private readonly Lazy<List<List<Paragraph>>> _reports = new(() => ReportDocuments.Read(options.Corpus));
    private PlanLikeGenerator? _generator;

    /// <summary>A copy of the corpus, whose files may be changed.</summary>
    public string Reports()
    {
        string folder = Path.Combine(options.Work, "reports");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        CorpusCopy.Make(options.Corpus, folder);
        return folder;
    }

    /// <summary>Made-up plans, so many times as many as the corpus has; kept for the next time.</summary>
    public string MadeUp(int size)
    {
        string folder = Path.Combine(options.Work, $"made-{size}");
        if (!Directory.Exists(folder))
        {
            MadeUpCorpus.Write(folder, _generator ??= new PlanLikeGenerator(_reports.Value), _reports.Value.Count * size);
        }
        return folder;
    }
}
