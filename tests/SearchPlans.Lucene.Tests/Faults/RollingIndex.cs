using Lucene.Net.Analysis.Core;
using Lucene.Net.Codecs;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Lucene.Tests.Faults;

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

    public const string Identity = "rolling";

    private const int DocsPerBlock = 2;

    /// <summary>The codec of an index that other programs read too.</summary>
    public static Codec StockCodec { get; } = Codec.ForName("Lucene46");

    static RollingIndex() => BlockCodec.Register();

    /// <summary>The configuration of a writer with our codec, which the files with page checksums have.</summary>
    public static IndexWriterConfig Config() => Config(BlockCodec.Instance);

    /// <summary>The configuration of a writer with a codec.</summary>
    public static IndexWriterConfig Config(Codec codec) =>
        new(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48)) { Codec = codec };

    /// <summary>So few documents buffered that segments are also written between commits.</summary>
    public static IndexWriterConfig HastyConfig() => HastyConfig(BlockCodec.Instance);

    /// <summary>As few, with a codec.</summary>
    public static IndexWriterConfig HastyConfig(Codec codec)
    {
        IndexWriterConfig config = Config(codec);
        config.MaxBufferedDocs = 6;
        config.RAMBufferSizeMB = IndexWriterConfig.DISABLE_AUTO_FLUSH;
        return config;
    }

    /// <summary>Makes the changes of a commit, without committing.</summary>
    public static void Change(WriterSession writer, long commit)
    {
        for (long write = (commit - 1) * WritesPerCommit; write < commit * WritesPerCommit; write++)
        {
            string key = $"slot{write % Slots}";
            writer.UpdateDocuments(new Term("key", key), Block(key, write));
        }
        writer.AddDocuments(Block($"stays{commit}", -commit));
    }

    /// <summary>Makes the commits from one to another, each with a session of its own.</summary>
    public static void Run(BurstWriter writer, long from, long to)
    {
        for (long commit = from + 1; commit <= to; commit++)
        {
            using WriterSession session = writer.Open(Identity);
            Change(session, commit);
            Assert.Equal(commit, session.Commit());
        }
    }

    /// <summary>The writes that are there after a commit, rising; what stays of commit c is -c.</summary>
    public static long[] Writes(long commit)
    {
        long writes = commit * WritesPerCommit;
        var there = new List<long>();
        for (long c = commit; c > 0; c--)
        {
            there.Add(-c);
        }
        for (long write = Math.Max(0, writes - Slots); write < writes; write++)
        {
            there.Add(write);
        }
        return [.. there];
    }

    /// <summary>Asserts that an index is sound and holds what its last commit made, and gives the number of that commit.</summary>
    public static long AssertLastCommit(MapDirectory directory)
    {
        VerificationReport report = IndexVerification.Verify(directory);
        Assert.Empty(report.Problems);
        using var commits = new IndexCommits(directory);
        using CommitReader reader = commits.Acquire();
        AssertHolds(reader, report.Generation);
        return report.Generation;
    }

    /// <summary>Everything that searching, doc values and stored fields give, to be compared with <see cref="Writes"/>.</summary>
    public static void AssertHolds(CommitReader reader, long commit)
    {
        Assert.Equal(commit, reader.Info.Number);
        long[] expected = Writes(commit);
        (List<long> writes, List<string> stored) = Find(reader.Reader, new TermQuery(new Term("text", "all")), withStored: true);
        Assert.Equal(expected.SelectMany(w => Enumerable.Repeat(w, DocsPerBlock)), writes.Order());
        Assert.Equal(expected.SelectMany(w => Enumerable.Range(0, DocsPerBlock).Select(d => Text(w, d))).Order(StringComparer.Ordinal),
            stored.Order(StringComparer.Ordinal));
        for (long write = Math.Max(0, commit * WritesPerCommit - 1 - 2 * Slots); write < commit * WritesPerCommit; write++)
        {
            (List<long> found, _) = Find(reader.Reader, new TermQuery(new Term("text", $"w{write}")), withStored: false);
            Assert.Equal(expected.Contains(write) ? DocsPerBlock : 0, found.Count);
        }
    }

    /// <summary>Asserts that one answer is of one commit.</summary>
    public static void AssertAnswer(CommitReader reader)
    {
        var query = new PhraseQuery();
        query.Add(new Term("text", "all"));
        query.Add(new Term("text", "d0"));
        (List<long> writes, _) = Find(reader.Reader, query, withStored: false);
        writes.Sort();
        // Quicker than an assertion that looks for the difference.
        if (!writes.SequenceEqual(Writes(reader.Info.Number)))
        {
            Assert.Fail($"commit {reader.Info.Number} answered with {string.Join(' ', writes)}");
        }
    }

    private static (List<long> Writes, List<string> Stored) Find(IndexReader reader, Query query, bool withStored)
    {
        var writes = new List<long>();
        var stored = new List<string>();
        var searcher = new IndexSearcher(reader);
        foreach (ScoreDoc hit in searcher.Search(query, Math.Max(1, reader.MaxDoc)).ScoreDocs)
        {
            AtomicReaderContext leaf = reader.Leaves[ReaderUtil.SubIndex(hit.Doc, reader.Leaves)];
            writes.Add(leaf.AtomicReader.GetNumericDocValues("write").Get(hit.Doc - leaf.DocBase));
            if (withStored)
            {
                stored.Add(reader.Document(hit.Doc).Get("text"));
            }
        }
        return (writes, stored);
    }

    private static List<Document> Block(string key, long write) => [.. Enumerable.Range(0, DocsPerBlock).Select(d => new Document
    {
        new TextField("text", Text(write, d), Field.Store.YES),
        new StringField("key", key, Field.Store.NO),
        new NumericDocValuesField("write", write),
    })];

    private static string Text(long write, int doc) => $"all d{doc} w{write}";
}
