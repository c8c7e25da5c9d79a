using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Keeping;

/// <summary>What came of correcting several plans.</summary>
/// <param name="Corrected">Those that were, as they are now.</param>
/// <param name="Failed">Those that weren't, each with why, in Chinese; a plan that is gone isn't among them.</param>
public sealed record CorrectManyReport(IReadOnlyList<PlanSummary> Corrected, IReadOnlyList<(PlanSummary Plan, string Reason)> Failed);

/// <summary>Corrects the same of several plans: each sidecar is written whole or not at all, the index is committed once.</summary>
internal sealed class CorrectingMany(CorpusFolder corpus, IPlanIndex index, CorpusRecords records)
{
    /// <summary>Corrects them.</summary>
    public async Task<CorrectManyReport> RunAsync(
        IPlanIndexWriter writer, IReadOnlyCollection<string> planIds, Func<PlanMetadata, PlanMetadata> change, Writer by,
        CancellationToken cancellation)
    {
        var corrected = new List<PlanSummary>();
        var failed = new List<(PlanSummary, string)>();
        foreach (string id in planIds.Distinct(StringComparer.Ordinal))
        {
            if (cancellation.IsCancellationRequested || await index.FindAsync(id, CancellationToken.None) is not { } plan)
            {
                continue;
            }
            try
            {
                corrected.Add(await MetadataCorrection.KeepAsync(
                    corpus, writer, id, corpus.FileOf(plan.File), change(plan.Metadata), CancellationToken.None));
            }
            catch (Exception e) when (e is PlanFileException or CorpusWriteException)
            {
                failed.Add((plan, e.Message));
            }
        }
        records.Append([.. corrected.Select(plan => records.Of(by, WriteAction.Corrected, plan))]);
        await writer.CommitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return new CorrectManyReport(corrected, failed);
    }
}
