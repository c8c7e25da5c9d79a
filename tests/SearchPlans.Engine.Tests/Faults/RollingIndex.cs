using System.Text;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Tests.Faults;

/// <summary>
/// An index whose whole content follows from the number of its commit, and no two commits' contents are alike. Writes
/// are numbered through all commits, <see cref="WritesPerCommit"/> in each; write n takes slot n % <see cref="Slots"/>
/// from the one before, so that the last <see cref="Slots"/> writes are there. One block more comes with each commit and stays.
/// </summary>
internal static class RollingIndex
{
    /// <summary>Writes of one commit. Not a divisor of <see cref="Slots"/>: segments lose some of their blocks, and are
    /// rewritten, before they lose all.</summary>
    public const int WritesPerCommit = 4;

    /// <summary>Slots that writes take in turn.</summary>
    public const int Slots = 10;

    private const int DocsPerBlock = 2;

    /// <summary>Column 0 holds a block's slot, or its name if it stays; column 1 the number of the write, or less one times
    /// the number of the commit.</summary>
    public static readonly Schema Schema = new(
        [new TextField("text", new WhitespaceAnalyzer(), Postings.Positions, Norms: true)],
        [new ColumnField("key", ColumnKind.Keyword), new ColumnField("write", ColumnKind.Number)]);

    /// <summary>Makes the changes of a commit, without committing.</summary>
    public static void Change(IndexWriter writer, long commit)
    {
        for (long write = (commit - 1) * WritesPerCommit; write < commit * WritesPerCommit; write++)
        {
            string key = $"slot{write % Slots}";
            writer.Delete("key", key);
            writer.Add(Block(key, write));
        }
        writer.Add(Block($"stays{commit}", -commit));
    }

    /// <summary>The writes that are there after a commit, rising; what stays of commit c is -c.</summary>
    public static long[] Writes(long commit)
    {
        long writes = commit * WritesPerCommit;
        var there = new List<long>();
        for (long c = commit; c > 0; c--) there.Add(-c);
        for (long write = Math.Max(0, writes - Slots); write < writes; write++) there.Add(write);
        return [.. there];
    }

    /// <summary>Everything that searching, columns and stored bytes give, to be compared with <see cref="Writes"/>.</summary>
    public static void AssertHolds(IndexSnapshot snapshot, long commit)
    {
        Assert.Equal(commit, snapshot.Generation);
        long[] expected = Writes(commit);
        var found = new Found(withStored: true);
        var searcher = new Searcher(snapshot);
        searcher.Search(new TermQuery("text", "all"), found);
        Assert.Equal(expected.SelectMany(w => Enumerable.Repeat(w, DocsPerBlock)), found.Writes.Order());
        Assert.Equal(expected.SelectMany(w => Enumerable.Range(0, DocsPerBlock).Select(d => Text(w, d))).Order(StringComparer.Ordinal),
            found.Stored.Order(StringComparer.Ordinal));
        for (long write = Math.Max(0, expected[^1] - 2 * Slots); write <= expected[^1]; write++)
        {
            TopDocs top = searcher.TopDocs(new TermQuery("text", $"w{write}"), 1, countAll: true);
            Assert.Equal(expected.Contains(write) ? DocsPerBlock : 0, top.TotalHits.Value);
        }
    }

    /// <summary>Asserts that one answer is of one commit.</summary>
    public static void AssertAnswer(IndexSnapshot snapshot)
    {
        var found = new Found(withStored: false);
        new Searcher(snapshot).Search(new PhraseQuery("text", [new PhraseTerm("all", 0), new PhraseTerm("d0", 1)]), found);
        found.Writes.Sort();
        // Quicker than an assertion that looks for the difference.
        if (!found.Writes.SequenceEqual(Writes(snapshot.Generation)))
            Assert.Fail($"commit {snapshot.Generation} answered with {string.Join(' ', found.Writes)}");
    }

    private static DocumentBlock Block(string key, long write)
    {
        var block = new DocumentBlock().Set("key", key).Set("write", write);
        for (int d = 0; d < DocsPerBlock; d++)
        {
            string text = Text(write, d);
            block.Add(new Document { Stored = Encoding.UTF8.GetBytes(text) }.Add("text", text));
        }
        return block;
    }

    private static string Text(long write, int doc) => $"all d{doc} w{write}";

    private sealed class Found(bool withStored) : Collector
    {
        private SegmentReader? _segment;
        private StoredBytesReader? _stored;

        public List<long> Writes { get; } = [];

        public List<string> Stored { get; } = [];

        public override void StartSegment(SegmentReader segment, int firstDoc)
        {
            _segment = segment;
            _stored = withStored ? segment.Stored() : null;
        }

        public override void Collect(int doc, Scorer scorer)
        {
            Writes.Add(_segment!.Numbers(1)[_segment.Groups.Of(Grouping.Block, doc)]);
            if (_stored is not null) Stored.Add(Encoding.UTF8.GetString(_stored.Read(doc)));
        }
    }
}
