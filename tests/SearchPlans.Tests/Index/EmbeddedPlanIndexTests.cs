using SearchPlans.Index;
using SearchPlans.Index.Embedded;
using SearchPlans.TestKit.Contracts;
using SearchPlans.Vocabulary;

namespace SearchPlans.Tests.Index;

/// <summary>The contract of an index, kept by the one in a folder with each way to store postings.</summary>
public abstract class EmbeddedPlanIndexTests(IndexCodec codec) : PlanIndexContract, IDisposable
{
    private readonly List<string> _folders = [];

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folders.ForEach(f => Directory.Delete(f, recursive: true));
    }

    protected override IPlanIndex Create()
    {
        _folders.Add(Directory.CreateTempSubdirectory("searchplans-test-").FullName);
        return new EmbeddedPlanIndex(
            new EmbeddedIndexOptions { Folder = _folders[^1], Codec = codec }, () => PlanVocabulary.Shipped, () => false);
    }
}

public sealed class BlockPlanIndexTests() : EmbeddedPlanIndexTests(IndexCodec.Block);

public sealed class Lucene46PlanIndexTests() : EmbeddedPlanIndexTests(IndexCodec.Lucene46);
