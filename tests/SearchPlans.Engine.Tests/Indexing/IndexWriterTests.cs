using SearchPlans.Lucene.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;

namespace SearchPlans.Engine.Tests.Indexing;

public sealed class IndexWriterTests
{
    private static readonly Schema _schema = new(
        [new TextField("bigrams", new CharacterBigramAnalyzer(), Postings.Positions, Norms: true)],
        [new ColumnField("key", ColumnKind.Keyword), new ColumnField("year", ColumnKind.Number)]);

    private static DocumentBlock Block(string key, params string[] texts)
    {
        var block = new DocumentBlock().Set("key", key).Set("year", 2024);
        foreach (string text in texts)
            block.Add(new Document { Stored = System.Text.Encoding.UTF8.GetBytes(text) }.Add("bigrams", text));
        return block;
    }

    private static List<string> Find(IndexDirectory directory, string run)
    {
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, _schema);
        var terms = new List<PhraseTerm>();
        for (int i = 0; i + 1 < run.Length; i++) terms.Add(new PhraseTerm(run.Substring(i, 2), i));
        TopDocs top = new Searcher(snapshot).TopDocs(new PhraseQuery("bigrams", terms), 10);
        return [.. top.ScoreDocs.Select(d =>
        {
            int segment = snapshot.SegmentOf(d.Doc);
            return System.Text.Encoding.UTF8.GetString(snapshot.Segments[segment].Stored().Read(d.Doc - snapshot.FirstDoc(segment)));
        })];
    }

    [Fact]
    public void What_is_committed_is_found_and_what_is_deleted_is_not()
    {
        var directory = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            writer.Add(Block("a", "组织开展“链上坪山”活动100多场", "国民经济和社会发展计划"));
            writer.Add(Block("b", "坪山区近零碳排放区试点"));
            Assert.Empty(Find(directory, "坪山"));
            writer.Commit();
        }
        Assert.Equal(2, Find(directory, "坪山").Count);
        Assert.Equal(["坪山区近零碳排放区试点"], Find(directory, "近零碳"));
        Assert.Equal(["组织开展“链上坪山”活动100多场"], Find(directory, "坪山活动"));
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            Assert.Equal(1, writer.Delete("key", "a"));
            Assert.Equal(0, writer.Delete("key", "a"));
            writer.Add(Block("c", "坪山河"));
            writer.Commit();
        }
        Assert.Equal(["坪山河", "坪山区近零碳排放区试点"], Find(directory, "坪山"));
        Assert.Empty(IndexVerifier.Verify(directory, _schema).Problems);
    }
}
