using System.Text;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;
using SearchPlans.Lucene.Analysis;

namespace SearchPlans.Engine.Tests.Frozen;

/// <summary>
/// An index of each version as it was once written, so that what can be read stays readable and what can't is told from
/// damage. A new version gets a folder of its own: run the tests with <c>SEARCHPLANS_REWRITE_FROZEN=1</c> and commit what
/// is then in it.
/// </summary>
public sealed class FrozenIndexTests
{
    private const string Version = "v2";

    private static readonly Schema _schema = new(
        [
            new TextField("words", new WhitespaceAnalyzer(), Postings.Positions, Norms: true),
            new TextField("title", new WhitespaceAnalyzer(), Postings.Frequencies, Norms: false),
            new TextField("tag", new WhitespaceAnalyzer(), Postings.Documents, Norms: false),
        ],
        [new ColumnField("key", ColumnKind.Keyword), new ColumnField("year", ColumnKind.Number)]);

    private static void Write(string folder)
    {
        var memory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(memory, _schema))
        {
            foreach (string key in (string[])["a", "b", "c", "d"]) writer.Add(Block(key, 50));
            writer.Commit();
            writer.Add(Block("e", 2));
            writer.Delete("key", "b");
            writer.Commit();
        }
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(folder)) File.Delete(file);
        foreach (string name in memory.List()) File.WriteAllBytes(Path.Combine(folder, name), memory.Read(name));
    }

    private static DocumentBlock Block(string key, int docs)
    {
        var block = new DocumentBlock().Set("key", key).Set("year", 2020 + key[0]);
        for (int d = 0; d < docs; d++)
        {
            string text = d % 3 == 0 ? $"所有 {key}{d % 7} 所有 经济" : $"所有 经济 {key}{d % 7} 社会";
            block.Add(new Document { StartsGroup = d % 10 == 0, Stored = Encoding.UTF8.GetBytes($"{key}/{d}") }
                .Add("words", text).Add("title", d == 0 ? $"题 {key}" : "").Add("tag", d % 2 == 0 ? "双" : "单"));
        }
        return block;
    }

    [Fact]
    public void An_index_of_this_version_opens_and_answers()
    {
        string folder = FolderOf(Version);
        if (Environment.GetEnvironmentVariable("SEARCHPLANS_REWRITE_FROZEN") == "1") Write(folder);
        var directory = new DiskDirectory(folder);
        VerificationReport report = IndexVerifier.Verify(directory, _schema);
        Assert.Empty(report.Problems);
        Assert.Equal((2, 2, 152), (report.Generation, report.Segments, report.Documents));

        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, _schema);
        Assert.Equal((152, "a/0"), Search(snapshot, new TermQuery("words", "所有")));
        Assert.Equal((0, ""), Search(snapshot, new TermQuery("words", "b1")));
        Assert.Equal((7, "a/1"), Search(snapshot, new TermQuery("words", "a1")));
        Assert.Equal((152, "a/0"), Search(snapshot, new PhraseQuery("words", [new PhraseTerm("所有", 0), new PhraseTerm("经济", 1)])));
        Assert.Equal((50, "d/0"), Search(snapshot, new GroupQuery(new TermQuery("title", "d"), Grouping.Block)));
        Assert.Equal((76, "a/0"), Search(snapshot, new TermQuery("tag", "双")));
        Assert.Equal((2, "e/0"), Search(snapshot, new BlockQuery(s => s.Numbers(1) is var years ? b => years[b] == 2020 + 'e' : _ => false)));
        Assert.Equal(["a", "c", "d", "e"], Keys(snapshot));
    }

    [Fact]
    public void An_index_of_version_1_is_said_to_be_too_old_with_the_cure()
    {
        var directory = new DiskDirectory(FolderOf("v1"));
        IndexFormatException old = Assert.Throws<IndexFormatException>(() => IndexSnapshot.Open(directory, _schema));
        Assert.Equal(IndexFormatProblem.TooOld, old.Problem);
        Assert.Contains("太旧", old.Message);
        Assert.Contains("searchplans index --rebuild", old.Message);
        IReadOnlyList<IndexProblem> problems = IndexVerifier.Verify(directory, _schema).Problems;
        Assert.Equal(2, problems.Count);
        Assert.All(problems, p => Assert.Contains("太旧", p.Problem));
    }

    private static string FolderOf(string version) => Repository.PathOf("tests", "SearchPlans.Engine.Tests", "Frozen", version);

    private static (long Count, string First) Search(IndexSnapshot snapshot, Query query)
    {
        TopDocs top = new Searcher(snapshot).TopDocs(query, 1, countAll: true);
        if (top.ScoreDocs.Count == 0) return (0, "");
        int doc = top.ScoreDocs[0].Doc;
        int segment = snapshot.SegmentOf(doc);
        return (top.TotalHits.Value, Encoding.UTF8.GetString(snapshot.Segments[segment].Stored().Read(doc - snapshot.FirstDoc(segment))));
    }

    private static List<string> Keys(IndexSnapshot snapshot) =>
        [.. snapshot.Segments.SelectMany(s => Enumerable.Range(0, s.Info.BlockCount).Where(b => !s.DeletedBlocks.Contains(b)).Select(b => s.Keywords(0)[b]))];
}
