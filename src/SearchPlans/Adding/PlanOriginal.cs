using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Adding;

/// <summary>A document of the corpus as it came, beside the text that was read from it.</summary>
/// <param name="FileName">Its name, without folders.</param>
/// <param name="FullPath">Where it is; within the corpus, and no link.</param>
public sealed record PlanOriginal(string FileName, string FullPath)
{
    /// <summary>The document of a plan; null where the plan is its own text, or the document is gone or somewhere else.</summary>
    internal static PlanOriginal? Of(CorpusFolder corpus, PlanSummary plan)
    {
        string? file = CorpusFolder.DocumentOf(plan.File) ?? (PlanFileReader.IsText(plan.File) ? null : plan.File);
        if (file is null || !corpus.IsInside(file))
        {
            return null;
        }
        string path = corpus.FullPathOf(file);
        return File.Exists(path) ? new PlanOriginal(Path.GetFileName(file), path) : null;
    }
}
