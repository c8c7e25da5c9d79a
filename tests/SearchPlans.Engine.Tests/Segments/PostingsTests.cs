using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Lucene.Analysis;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Segments;

public sealed class PostingsTests(ITestOutputHelper output)
{
    private readonly record struct Posting(int Doc, int[] Positions);

    private static readonly Schema _schema = new(
        [
            new TextField("documents", new WhitespaceAnalyzer(), Postings.Documents, Norms: false),
            new TextField("frequencies", new WhitespaceAnalyzer(), Postings.Frequencies, Norms: true),
            new TextField("positions", new WhitespaceAnalyzer(), Postings.Positions, Norms: true),
        ], []);

    private static readonly int[] _docFreqs = [1, 2, 3, 127, 128, 129, 255, 256, 257, 1000, 5000];

    private static List<Posting> RandomPostings(Random random, int docCount, int docFreq)
    {
        int mostFreq = random.Next(4) switch { 0 => 1, 1 => 4, 2 => 60, _ => 700 };
        var postings = new List<Posting>();
        foreach (int doc in random.Subset(docCount, docFreq))
        {
            int freq = 1 + random.Zipf(mostFreq);
            int spread = random.Next(2) == 0 ? freq : freq * 50;
            postings.Add(new Posting(doc, random.Subset(spread, freq)));
        }
        return postings;
    }

    private static SegmentReader Write(int docCount, byte[] norms, IReadOnlyList<List<Posting>> terms)
    {
        var directory = new MemoryDirectory();
        using var writer = new SegmentWriter(directory, _schema, "s1");
        for (int doc = 0; doc < docCount; doc++) writer.AddStored([]);
        writer.WriteNorms([null, norms, norms]);
        writer.WriteGroups([0], [0]);
        writer.WriteColumns([], []);
        for (int field = 0; field < 3; field++)
        {
            writer.StartField(field, field == 0 ? null : norms, 1000, docCount);
            for (int t = 0; t < terms.Count; t++)
            {
                writer.StartTerm();
                foreach (Posting p in terms[t])
                    writer.AddPosting(p.Doc, field == 0 ? 1 : p.Positions.Length, field == 2 ? p.Positions : []);
                writer.FinishTerm(TermOf(t));
            }
            writer.FinishField(docCount);
        }
        return new SegmentReader(directory, _schema, writer.Complete(docCount, 1));
    }

    private static byte[] TermOf(int term) => System.Text.Encoding.UTF8.GetBytes($"t{term:d4}");

    private static PostingsCursor Cursor(SegmentReader segment, int field, int term)
    {
        Assert.True(segment.Terms(field).TryFind(TermOf(term), out TermInfo info));
        return segment.Postings(field, info);
    }

    private void Run(Action<Random, SegmentReader, byte[], int, List<Posting>> check)
    {
        Random random = TestRandom.Create(output);
        foreach (int docCount in (int[])[5000, 60_000])
        {
            var norms = new byte[docCount];
            random.NextBytes(norms);
            List<Posting>[] terms = [.. _docFreqs.Select(df => RandomPostings(random, docCount, df))];
            SegmentReader segment = Write(docCount, norms, terms);
            for (int t = 0; t < terms.Length; t++) check(random, segment, norms, t, terms[t]);
            segment.Release();
        }
    }

    [Fact]
    public void Running_through_gives_every_posting_in_every_kind_of_field() => Run((random, segment, _, term, expected) =>
    {
        for (int field = 0; field < 3; field++)
        {
            PostingsCursor cursor = Cursor(segment, field, term);
            Assert.Equal(expected.Count, cursor.DocFreq);
            Assert.Equal(-1, cursor.Doc);
            foreach (Posting p in expected)
            {
                Assert.Equal(p.Doc, cursor.Next());
                Assert.Equal(p.Doc, cursor.Doc);
                Assert.Equal(field == 0 ? 1 : p.Positions.Length, cursor.Freq);
                if (field == 2) Assert.Equal(p.Positions, cursor.Positions().ToArray());
            }
            for (int again = 0; again < 3; again++) Assert.Equal(PostingsCursor.NoMoreDocs, cursor.Next());
            Assert.Equal(PostingsCursor.NoMoreDocs, cursor.Advance(0));
            Assert.Equal(PostingsCursor.NoMoreDocs, cursor.Advance(PostingsCursor.NoMoreDocs));
        }
    });

    [Fact]
    public void Next_and_Advance_in_any_order_agree_with_a_list() => Run((random, segment, _, term, expected) =>
    {
        for (int run = 0; run < 60; run++)
        {
            int field = random.Next(3);
            int farthest = 1 + random.Zipf(segment.DocCount);
            PostingsCursor cursor = Cursor(segment, field, term);
            int at = -1;
            for (int step = 0; step < 300; step++)
            {
                int target = Target(random, segment, cursor.Doc, farthest);
                bool next = random.Next(3) == 0;
                if (next) at = Math.Min(at + 1, expected.Count);
                else while (at < expected.Count && (at < 0 || expected[at].Doc < target)) at++;
                int doc = at == expected.Count ? PostingsCursor.NoMoreDocs : expected[at].Doc;
                Assert.Equal(doc, next ? cursor.Next() : cursor.Advance(target));
                Assert.Equal(doc, cursor.Doc);
                if (at == expected.Count) continue;
                // Frequencies and positions are unpacked late: asked for here, left out there, twice now and then.
                if (random.Next(2) == 0) Assert.Equal(field == 0 ? 1 : expected[at].Positions.Length, cursor.Freq);
                for (int times = random.Next(3); field == 2 && times > 0; times--)
                    Assert.Equal(expected[at].Positions, cursor.Positions().ToArray());
            }
        }
    });

    private static int Target(Random random, SegmentReader segment, int doc, int farthest) => random.Next(30) switch
    {
        0 => segment.DocCount + random.Next(10),
        1 => PostingsCursor.NoMoreDocs,
        2 => 0,
        _ => (int)Math.Min(Math.Max(doc, 0L) + random.Next(farthest), PostingsCursor.NoMoreDocs),
    };

    [Fact]
    public void Bounds_hold_for_every_document_of_their_stretch_and_don_t_move_the_cursor() => Run((random, segment, norms, term, expected) =>
    {
        for (int run = 0; run < 8; run++)
        {
            PostingsCursor cursor = Cursor(segment, 1, term);
            int target = 0;
            while (cursor.Doc != PostingsCursor.NoMoreDocs)
            {
                target = Math.Max(0, cursor.Doc) + random.Next(segment.DocCount / 10);
                int before = cursor.Doc;
                Impacts? impacts = cursor.BlockImpacts(target, out int lastDoc);
                Assert.Equal(before, cursor.Doc);
                Assert.True(lastDoc >= target);
                Posting[] within = [.. expected.Where(p => p.Doc >= target && p.Doc <= lastDoc)];
                if (impacts is { } bound)
                {
                    Assert.NotEmpty(within);
                    Assert.All(within, p => Assert.True(ImpactsTests.Covers(bound, p.Positions.Length, norms[p.Doc])));
                    Assert.All(within, p => Assert.True(ImpactsTests.Covers(cursor.TermImpacts!.Value, p.Positions.Length, norms[p.Doc])));
                }
                else
                {
                    Assert.True(expected.Count <= BlockPacking.Size || within.Length == 0);
                    Assert.Equal(PostingsCursor.NoMoreDocs, lastDoc);
                }
                if (random.Next(3) > 0) cursor.Advance(target - random.Next(20));
                else cursor.Next();
            }
        }
    });
    [Fact]
    public void A_field_without_positions_says_so()
    {
        SegmentReader segment = Write(2, [1, 1], [[new Posting(1, [0])]]);
        PostingsCursor cursor = Cursor(segment, 1, 0);
        cursor.Next();
        Assert.Throws<InvalidOperationException>(() => cursor.Positions().Length);
        segment.Release();
    }
}
