using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Codecs;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace SearchPlans.Lucene.Tests.Postings;

/// <summary>Random documents whose terms have frequencies around the edges of blocks, and indexes of them that differ in
/// nothing but codec and directory: same segments, same documents in them, same deletions.</summary>
internal sealed class RandomIndex
{
    /// <summary>Fields that hold the same tokens.</summary>
    public static readonly string[] Fields = ["documents", "frequencies", "positions"];

    private static readonly int[] _docFreqs = [1, 2, 3, 127, 128, 129, 255, 256, 257, 700];
    private static readonly IndexOptions[] _options =
        [IndexOptions.DOCS_ONLY, IndexOptions.DOCS_AND_FREQS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS];

    private readonly List<(string Term, int Position)>[] _documents;
    private readonly HashSet<int> _commitAfter;
    private readonly Dictionary<int, int> _deleteAfter = [];
    private readonly bool _merges;

    public RandomIndex(Random random, int docCount)
    {
        _documents = [.. Enumerable.Range(0, docCount).Select(_ => new List<(string, int)>())];
        foreach (int docFreq in _docFreqs.Append(docCount).Append(docCount * 3 / 4).Where(f => f <= docCount))
        {
            // Spread over all documents, or close together somewhere.
            int spread = random.Next(2) == 0 ? docCount : random.Next(docFreq, docCount + 1);
            int first = random.Next(docCount - spread + 1);
            AddTerm(random, $"t{docFreq}", random.Subset(spread, docFreq).Select(d => first + d));
        }
        for (int t = 0; t < 300; t++)
        {
            AddTerm(random, $"z{t}", random.Subset(docCount, 1 + random.Zipf(docCount / 4)));
        }
        foreach (List<(string, int Position)> document in _documents)
        {
            document.Sort((a, b) => a.Position.CompareTo(b.Position));
        }
        _commitAfter = [.. random.Subset(docCount, random.Next(4))];
        foreach (int doc in random.Subset(docCount, random.Next(docCount / 8)))
        {
            _deleteAfter[Math.Min(docCount - 1, doc + random.Next(docCount))] = doc;
        }
        _merges = random.Next(2) == 0;
    }

    /// <summary>Whether a segment's files are put into one.</summary>
    public bool Compound { get; init; }

    /// <summary>Writes the documents and opens what was written.</summary>
    public DirectoryReader Write(Directory directory, Codec codec)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            Codec = codec,
            MergePolicy = new LogDocMergePolicy { MinMergeDocs = 10, MergeFactor = 3, NoCFSRatio = Compound ? 1 : 0 },
            MergeScheduler = new SerialMergeScheduler(),
            UseCompoundFile = Compound,
        };
        using var writer = new IndexWriter(directory, config);
        for (int doc = 0; doc < _documents.Length; doc++)
        {
            var document = new Document { new StringField("id", $"{doc}", Field.Store.NO) };
            for (int f = 0; f < Fields.Length; f++)
            {
                var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = _options[f] };
                document.Add(new Field(Fields[f], new Tokens(_documents[doc]), type));
            }
            writer.AddDocument(document);
            if (_deleteAfter.TryGetValue(doc, out int deleted))
            {
                writer.DeleteDocuments(new Term("id", $"{deleted}"));
            }
            if (_commitAfter.Contains(doc))
            {
                writer.Commit();
            }
        }
        if (_merges)
        {
            writer.ForceMerge(1);
        }
        writer.Commit();
        return DirectoryReader.Open(directory);
    }

    private void AddTerm(Random random, string term, IEnumerable<int> docs)
    {
        int mostFreq = random.Next(4) switch { 0 => 1, 1 => 4, 2 => 60, _ => 300 };
        foreach (int doc in docs)
        {
            int freq = 1 + random.Zipf(mostFreq);
            int spread = random.Next(2) == 0 ? freq : freq * 50;
            _documents[doc].AddRange(random.Subset(spread, freq).Select(p => (term, p)));
        }
    }

    private sealed class Tokens : TokenStream
    {
        private readonly List<(string Term, int Position)> _tokens;
        private readonly ICharTermAttribute _term;
        private readonly IPositionIncrementAttribute _increment;
        private int _next;

        public Tokens(List<(string Term, int Position)> tokens)
        {
            _tokens = tokens;
            _term = AddAttribute<ICharTermAttribute>();
            _increment = AddAttribute<IPositionIncrementAttribute>();
        }

        public override bool IncrementToken()
        {
            if (_next == _tokens.Count)
            {
                return false;
            }
            ClearAttributes();
            (string term, int position) = _tokens[_next];
            _term.SetEmpty().Append(term);
            _increment.PositionIncrement = position - (_next == 0 ? -1 : _tokens[_next - 1].Position);
            _next++;
            return true;
        }
    }
}
