using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Keeping;

/// <summary>Writes into the sidecar of a plan that an editor has looked at it.</summary>
internal static class Checking
{
    /// <summary>Has the sidecar say so, or no longer, and indexes the plan anew, so that its file counts as known; committing is for who
    /// called.</summary>
    /// <exception cref="PlanFileException">The plan or its sidecar can't be read, or lies behind a link.</exception>
    /// <exception cref="CorpusWriteException">The sidecar can't be written.</exception>
    public static async Task<PlanSummary> KeepAsync(
        CorpusFolder corpus, IPlanIndexWriter writer, string planId, CorpusFile file, bool isChecked, CancellationToken cancellation)
    {
        if (!corpus.IsInside(file.File))
        {
            throw new PlanFileException($"语料里的“{file.File}”或它的文件夹是链接，不往那里写。");
        }
        cancellation.ThrowIfCancellationRequested();
        if (PlanSidecar.IsChecked(file.SidecarOwner) != isChecked)
        {
            try
            {
                PlanSidecar.SaveChecked(file.SidecarOwner, isChecked);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CorpusWriteException(e);
            }
        }
        // From here on it goes to its end: the sidecar is written.
        CorpusPlan read = await CorpusReading.ReadAsync(file, CancellationToken.None);
        await writer.AddAsync(read.Indexed(file, planId), CancellationToken.None);
        return PlanTexts.Summarize(file, read.Plan, planId);
    }
}
