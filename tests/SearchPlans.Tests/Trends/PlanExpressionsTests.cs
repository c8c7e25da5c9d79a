using SearchPlans.Index.Answers;
using SearchPlans.Index.Embedded;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Storage;
using SearchPlans.Trends;
using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Trends;

/// <summary>The words of a plan are cut once: a commit that adds another plan leaves them.</summary>
public sealed class PlanExpressionsTests
{
    [Fact]
    public void Words_stay_cut_over_commits_and_go_with_their_plan()
    {
        using var temporary = new TemporaryLibrary(Report(2023), Report(2024));
        using var directory = new MapDirectory(temporary.Library.IndexPath, pageChecksums: true);
        BlockCodec.Register();
        using var commits = new PlanCommits(directory, IndexCodec.Block, new VocabularySource(temporary.Corpus).Latest, () => false);
        using PlanCommit first = commits.Acquire(now: true);
        var expressions = new PlanExpressions(first.Fields.Identity);
        IIndexSnapshot before = SnapshotOf(first);
        expressions.Prepare(before, default);
        ExpressionText cut = expressions.Of(before, PlaceOf(before, 2023));

        (string name, string text) = Report(2025);
        temporary.Write(name, text);
        temporary.Library.Synchronize();
        using PlanCommit second = commits.Acquire(now: true);
        Assert.NotEqual(first.Version, second.Version);
        IIndexSnapshot after = SnapshotOf(second);
        expressions.Prepare(after, default);
        Assert.Same(cut, expressions.Of(after, PlaceOf(after, 2023)));
        Assert.Same(expressions.Of(after, PlaceOf(after, 2025)), expressions.Of(after, PlaceOf(after, 2025)));
    }

    private static EmbeddedSnapshot SnapshotOf(PlanCommit commit) => new(
        commit.Fields, commit.Searcher, () => EmbeddedSnapshot.ListOf(commit.Reader), SearchBudget.Unlimited(default));

    private static PlanPlace PlaceOf(IIndexSnapshot snapshot, int year) =>
        snapshot.Plans.ByPlace.Single(p => p.Value.Metadata.Year == year).Key;

    private static (string, string) Report(int year) =>
        ($"江苏省/{year}.md", $"# 江苏省{year}年政府工作报告\n\n## 一、工作安排\n\n大力发展低空经济，{year}年办好十件实事。\n");
}
