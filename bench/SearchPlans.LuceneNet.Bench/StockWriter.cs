using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Bench.Peers;

namespace SearchPlans.LuceneNet.Bench;

/// <summary>Fills an index with Lucene.Net as it comes: its analyzers, its codec, its mapped directory.</summary>
internal sealed class StockWriter : IPeerWriter
{
    public const string Text = "text";
    public const string Line = "line";
    // As Java's Lucene is given.
    private const double RamBufferMB = 256;

    private readonly MMapDirectory _directory;
    private readonly IndexWriter _writer;

    public StockWriter(string folder, bool pretokenized)
    {
        Analyzer analyzer = pretokenized
            ? new WhitespaceAnalyzer(LuceneVersion.LUCENE_48)
            : new SmartChineseAnalyzer(LuceneVersion.LUCENE_48);
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)
        {
            RAMBufferSizeMB = RamBufferMB,
            UseCompoundFile = false,
            Similarity = new BM25Similarity(),
        };
        config.MergePolicy.NoCFSRatio = 0;
        _directory = new MMapDirectory(folder);
        _writer = new IndexWriter(_directory, config);
    }

    public void Add(List<DocumentLine> plan)
    {
        // One set of fields used again and again, as Lucene's documentation advises.
        var text = new TextField(Text, "", Field.Store.NO);
        var line = new NumericDocValuesField(Line, 0);
        var planNumber = new NumericDocValuesField("plan", 0);
        var year = new NumericDocValuesField("year", 0);
        var section = new NumericDocValuesField("section", 0);
        var title = new SortedDocValuesField("title", new BytesRef(plan[0].Title));
        var region = new SortedDocValuesField("region", new BytesRef(plan[0].Region));
        Document document = [text, line, planNumber, year, section, title, region];
        foreach (DocumentLine from in plan)
        {
            text.SetStringValue(from.Text);
            line.SetInt64Value(from.Line);
            planNumber.SetInt64Value(from.Plan);
            year.SetInt64Value(from.Year);
            section.SetInt64Value(from.Section);
            _writer.AddDocument(document);
        }
    }

    public void Commit() => _writer.Commit();

    public void Dispose()
    {
        _writer.Dispose();
        _directory.Dispose();
    }
}
