using SearchPlans.Lucene.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;

namespace SearchPlans.Engine.Tests.Verification;

/// <summary>What checksums can't tell: files that are as they were written, but written wrong.</summary>
public sealed class IndexVerifierTests
{
    private static readonly Schema _schema = new(
        [new TextField("text", new WhitespaceAnalyzer(), Postings.Positions, Norms: true)], [new ColumnField("key", ColumnKind.Keyword)]);

    private static IndexProblem[] VerifySegment(Action<SegmentWriter> write, int deletedDocCount = 0)
    {
        var directory = new MemoryDirectory();
        using (var writer = new SegmentWriter(directory, _schema, "s1"))
        {
            for (int doc = 0; doc < 4; doc++) writer.AddStored([]);
            writer.WriteNorms([new byte[4]]);
            write(writer);
            SegmentInfo segment = writer.Complete(docCount: 4, blockCount: 2) with { DeletedDocCount = deletedDocCount };
            new Manifest(1, 1, _schema.Identity, [segment]).Write(directory);
        }
        return [.. IndexVerifier.Verify(directory, _schema).Problems];
    }

    private static void WriteTerms(SegmentWriter writer, params string[] terms)
    {
        writer.StartField(0, new byte[4], 4, 4);
        foreach (string term in terms)
        {
            writer.StartTerm();
            writer.AddPosting(1, 1, [0]);
            writer.FinishTerm(System.Text.Encoding.UTF8.GetBytes(term));
        }
        writer.FinishField(1);
    }

    private static void Write(SegmentWriter writer, List<int> groups, params string[] terms)
    {
        writer.WriteGroups([0, 2], groups);
        writer.WriteColumns([[]], [["a", "b"]]);
        WriteTerms(writer, terms);
    }

    [Fact]
    public void A_sound_segment_has_no_problems() => Assert.Empty(VerifySegment(w => Write(w, [0, 1, 2], "a", "b")));

    [Fact]
    public void Terms_out_of_order_are_reported() =>
        Assert.Equal("s1.terms", Assert.Single(VerifySegment(w => Write(w, [0, 2], "b", "a"))).File);

    [Fact]
    public void A_block_that_begins_within_a_group_is_reported() =>
        Assert.Equal("s1.groups", Assert.Single(VerifySegment(w => Write(w, [0, 3], "a"))).File);

    [Fact]
    public void Deletions_that_the_manifest_counts_otherwise_are_reported() =>
        Assert.Equal(Manifest.FileName, Assert.Single(VerifySegment(w => Write(w, [0, 2], "a"), deletedDocCount: 2)).File);

    [Fact]
    public void What_was_read_is_counted()
    {
        var directory = new MemoryDirectory();
        Assert.Equal(new VerificationReport(0, 0, 0, 0, 0, 0, []) with { Problems = [] }, IndexVerifier.Verify(directory, _schema) with { Problems = [] });
        using (IndexWriter writer = IndexWriter.Open(directory, _schema))
        {
            writer.Add(new DocumentBlock().Set("key", "a").Add(new Document().Add("text", "x y x")).Add(new Document().Add("text", "y")));
            writer.Commit();
        }
        VerificationReport report = IndexVerifier.Verify(directory, _schema);
        Assert.Equal((1, 1, 2, 2, 3), (report.Generation, report.Segments, report.Documents, report.Terms, report.Postings));
        Assert.Equal(directory.List().Where(f => f != Manifest.FileName).Sum(f => directory.Read(f).Length), report.ByteLength);
    }
}
