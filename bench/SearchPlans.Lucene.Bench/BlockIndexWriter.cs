using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Bench.Peers;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Scoring;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Lucene.Bench;

/// <summary>Fills an index of Lucene.Net with this project's analysis, codec, similarity and directory; a plan is a block.</summary>
internal sealed class BlockIndexWriter : IPeerWriter
{
    // As the other peers are given.
    private const double RamBufferMB = 256;

    private readonly BufferAnalyzer _analyzer;
    private readonly ConcurrentBag<BlockFields> _idle = [];
    private readonly MapDirectory _directory;
    private readonly IndexWriter _writer;

    public BlockIndexWriter(string folder, bool pretokenized)
    {
        _analyzer = pretokenized ? new WhitespaceAnalyzer() : new SmartCnAnalyzer();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            RAMBufferSizeMB = RamBufferMB,
            UseCompoundFile = false,
            Similarity = new Bm25Similarity(),
            Codec = BlockCodec.Instance,
        };
        config.MergePolicy.NoCFSRatio = 0;
        _directory = new MapDirectory(folder, pageChecksums: true);
        _writer = new IndexWriter(_directory, config);
    }

    public void Add(List<DocumentLine> plan)
    {
        if (!_idle.TryTake(out BlockFields? fields))
        {
            fields = new BlockFields(_analyzer);
        }
        _writer.AddDocuments(fields.Of(plan));
        _idle.Add(fields);
    }

    public void Commit() => _writer.Commit();

    public void Dispose()
    {
        _writer.Dispose();
        _directory.Dispose();
    }
}
