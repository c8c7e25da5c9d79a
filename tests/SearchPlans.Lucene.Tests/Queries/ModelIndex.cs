using System.Collections.Concurrent;
using Lucene.Net.Codecs;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Postings;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;

namespace SearchPlans.Lucene.Tests.Queries;

/// <summary>Random documents over a small, skewed vocabulary, indexed in blocks, and the same for the model.</summary>
internal sealed class ModelIndex : IDisposable
{
    public const int Vocabulary = 400;

    private static readonly FieldType _positions = Type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: true);
    private static readonly FieldType _freqs = Type(IndexOptions.DOCS_AND_FREQS, norms: true);
    private static readonly FieldType _docsOnly = Type(IndexOptions.DOCS_ONLY, norms: false);

    private readonly ConcurrentDictionary<int, ModelDoc> _docs = new();
    private readonly RAMDirectory _directory = new();
    private readonly ThreadLocal<BufferTokenizer> _tokenizer = new(() => new WhitespaceAnalyzer().CreateTokenizer());
    private int _nextBlock;

    static ModelIndex() => BlockCodec.Register();

    public ModelIndex(MergePolicy? mergePolicy = null, bool inBlocks = true)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            Similarity = new Bm25Similarity(),
            MergePolicy = mergePolicy ?? NoMergePolicy.COMPOUND_FILES,
            Codec = inBlocks ? BlockCodec.Instance : Codec.ForName("Lucene46"),
        };
        Writer = new IndexWriter(_directory, config);
    }

    public IndexWriter Writer { get; }

    public HashSet<string> LiveKeys { get; } = [];

    /// <summary>Several segments, most with deletions.</summary>
    /// <param name="random">What it is made of.</param>
    /// <param name="commits">How many segments.</param>
    /// <param name="blocksEach">How many blocks in each.</param>
    /// <param name="mergePolicy">None: segments are kept.</param>
    /// <param name="inBlocks">Whether postings are decoded in blocks, or by Lucene's own codec.</param>
    public static ModelIndex Build(
        Random random, int commits = 3, int blocksEach = 120, MergePolicy? mergePolicy = null, bool inBlocks = true)
    {
        var index = new ModelIndex(mergePolicy, inBlocks);
        for (int commit = 0; commit < commits; commit++)
        {
            for (int b = 0; b < blocksEach; b++)
            {
                index.Writer.AddDocuments(index.NextBlock(random));
            }
            if (commit > 0)
            {
                index.DeleteSome(random, blocksEach / 6);
            }
            index.Writer.Commit();
        }
        return index;
    }

    public DirectoryReader Open() => DirectoryReader.Open(_directory);

    /// <summary>A block of some documents in some groups.</summary>
    public List<Document> NextBlock(Random random)
    {
        int ordinal = _nextBlock++;
        string key = $"k{ordinal}";
        LiveKeys.Add(key);
        var block = new List<Document>();
        int group = 0;
        for (int i = 0, n = 1 + random.Next(12); i < n; i++)
        {
            int id = ordinal * 100 + i;
            bool starts = i > 0 && random.Next(3) == 0;
            group += starts ? 1 : 0;
            var words = new Dictionary<string, string[]>
            {
                ["text"] = Words(random, random.Next(8) == 0 ? random.Next(120) : random.Next(30)),
                ["title"] = random.Next(4) == 0 ? Words(random, 1 + random.Next(8)) : [],
                ["tag"] = Words(random, random.Next(3)),
            };
            _docs[id] = new ModelDoc(id, key, group, words);
            var doc = new Document
            {
                new NumericDocValuesField("id", id),
                new SortedDocValuesField("key", new BytesRef(key)),
                new StringField("key", key, Field.Store.NO),
                Text("text", words, _positions),
                Text("title", words, _freqs),
                Text("tag", words, _docsOnly),
            };
            if (i == 0)
            {
                doc.Add(new StringField(DocBlocks.FieldName, DocBlocks.BlockStart, Field.Store.NO));
            }
            if (i == 0 || starts)
            {
                doc.Add(new StringField(DocBlocks.FieldName, DocBlocks.GroupStart, Field.Store.NO));
            }
            block.Add(doc);
        }
        return block;
    }

    /// <summary>Deletes some of the live blocks.</summary>
    public void DeleteSome(Random random, int count)
    {
        foreach (string key in LiveKeys.OrderBy(_ => random.Next()).Take(count).ToArray())
        {
            Writer.DeleteDocuments(new Term("key", key));
            LiveKeys.Remove(key);
        }
    }

    /// <summary>The documents that a reader holds, in its order.</summary>
    public List<(ModelDoc Doc, bool Deleted)> Docs(IndexReader reader)
    {
        var docs = new List<(ModelDoc, bool)>();
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            NumericDocValues ids = leaf.AtomicReader.GetNumericDocValues("id");
            IBits? live = leaf.AtomicReader.LiveDocs;
            for (int doc = 0; doc < leaf.AtomicReader.MaxDoc; doc++)
            {
                docs.Add((_docs[(int)ids.Get(doc)], live is not null && !live.Get(doc)));
            }
        }
        return docs;
    }

    /// <summary>Documents of blocks by their keys; the query's own key lists them.</summary>
    public static BlockQuery Blocks(IReadOnlySet<string> keys) => new(string.Join(' ', keys), leaf =>
    {
        SortedDocValues values = leaf.AtomicReader.GetSortedDocValues("key");
        DocBlocks blocks = DocBlocks.Of(leaf.AtomicReader);
        return block =>
        {
            var key = new BytesRef();
            values.Get(blocks.FirstDoc(Grouping.Block, block), key);
            return keys.Contains(key.Utf8ToString());
        };
    });

    /// <summary>Those documents of another query whose id isn't divisible; the query's key is the divisor.</summary>
    public static TestedQuery NotDivisible(Query inner, int divisor) => new(inner, divisor.ToString(), leaf =>
    {
        NumericDocValues ids = leaf.AtomicReader.GetNumericDocValues("id");
        return doc => ids.Get(doc) % divisor != 0;
    });

    public void Dispose()
    {
        Writer.Dispose();
        _tokenizer.Dispose();
    }

    private static string[] Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => RandomQueries.Word(random))];

    private Field Text(string field, Dictionary<string, string[]> words, FieldType type)
    {
        var tokens = new TokenBuffer();
        _tokenizer.Value!.Tokenize(string.Join(' ', words[field]), tokens);
        var stream = new TokenBufferStream();
        stream.Set(tokens);
        return new Field(field, stream, type);
    }

    private static FieldType Type(IndexOptions options, bool norms)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = !norms, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
