using SearchPlans.Index.Embedded;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Storage;
using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Index;

public sealed class PlanCommitsTests
{
    [Fact]
    public void Words_are_loaded_anew_when_their_files_change_and_used_once_they_are_indexed_by()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目开工。\n"));
        using var directory = new MapDirectory(temporary.Library.IndexPath, pageChecksums: true);
        BlockCodec.Register();
        using var commits = new PlanCommits(directory, IndexCodec.Block, new VocabularySource(temporary.Corpus).Latest, () => false);
        PlanFields before = commits.CurrentFields();
        Assert.Same(before, commits.CurrentFields());
        Assert.Equal(before.Identity, IdentityOf(commits, plans: 1));

        temporary.Write("lexicon.txt", "光伏项目\n");
        PlanFields after = commits.CurrentFields();
        Assert.Same(after, commits.CurrentFields());
        Assert.NotEqual(before.Identity, after.Identity);
        Assert.Equal(before.Identity, IdentityOf(commits, plans: 1));

        temporary.Library.Synchronize();
        Assert.Equal(after.Identity, IdentityOf(commits, plans: 1));
    }

    private static string IdentityOf(PlanCommits commits, int plans)
    {
        using PlanCommit commit = commits.Acquire(now: true);
        Assert.Equal(plans, new StoredPlans(commit.Reader).Places().Count());
        return commit.Fields.Identity;
    }
}
