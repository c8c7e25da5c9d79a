using Lucene.Net.Index;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Index.Embedded;

/// <summary>Reads a whole index of plans: its files and structures as Lucene has them, then whether every plan's documents lie together
/// and can be read.</summary>
internal static class PlanIndexVerifier
{
    private const string OtherIdentity = "索引是按另一种分词、存储方式或字段建立的。请重建索引（searchplans index --rebuild）。";

    /// <summary>Verifies the newest commit.</summary>
    public static PlanIndexReport Verify(
        MapDirectory directory, PlanFields fields, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        VerificationReport report = IndexVerification.Verify(
            directory, commit => commit.Identity == fields.Identity ? null : OtherIdentity, Check, progress, cancellation);
        return new PlanIndexReport(
            report.Generation, report.Segments, report.Documents, report.Terms, report.Postings, report.ByteLength,
            [.. report.Problems.Select(p => new PlanIndexProblem(p.File, p.Problem))]);
    }

    private static IEnumerable<IndexProblem> Check(CommitReader commit)
    {
        var stored = new StoredPlans(commit.Reader);
        foreach (PlanPlace plan in stored.Places())
        {
            if (Problem(stored, commit.Reader, plan) is { } problem)
            {
                string what = $"第 {plan.Leaf + 1} 段第 {plan.Block + 1} 份计划{problem}。";
                yield return new IndexProblem(IndexFileNames.SEGMENTS, what + IndexFormatException.RebuildIt);
            }
        }
    }

    // Everything of one plan: its record, as many units as it says, and that nothing of it was deleted alone.
    private static string? Problem(StoredPlans stored, IndexReader reader, PlanPlace plan)
    {
        try
        {
            int first = stored.HeadOf(plan), end = stored.EndOf(plan);
            if (reader.Leaves[plan.Leaf].AtomicReader.LiveDocs is { } live
                && Enumerable.Range(first, end - first).Any(doc => !live.Get(doc)))
            {
                return "只有一部分文档";
            }
            int sections = stored.Plan(plan).Sections.Count;
            return stored.Units(plan).Any(u => u.Section >= sections) ? "的段落属于它没有的章节" : null;
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or FormatException)
        {
            return "的记录读不出来";
        }
    }
}
