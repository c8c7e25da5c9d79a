using System.Collections.Concurrent;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Tests.Search;

/// <summary>Random documents over a small, skewed vocabulary, indexed, and the same for the model.</summary>
internal sealed class ModelIndex
{
    public static readonly Schema Schema = new(
        [
            new TextField("text", new WhitespaceAnalyzer(), Postings.Positions, Norms: true),
            new TextField("title", new WhitespaceAnalyzer(), Postings.Frequencies, Norms: true),
            new TextField("tag", new WhitespaceAnalyzer(), Postings.Documents, Norms: false),
        ], [new ColumnField("key", ColumnKind.Keyword)]);

    public const int Vocabulary = 400;

    private readonly ConcurrentDictionary<int, ModelDoc> _docs = new();
    private int _nextBlock;

    public MemoryDirectory Directory { get; } = new();

    public HashSet<string> LiveKeys { get; } = [];

    /// <summary>A block of some documents in some groups.</summary>
    public DocumentBlock NextBlock(Random random)
    {
        int ordinal = _nextBlock++;
        string key = $"k{ordinal}";
        LiveKeys.Add(key);
        var block = new DocumentBlock().Set("key", key);
        int group = 0;
        for (int i = 0, n = 1 + random.Next(12); i < n; i++)
        {
            int id = ordinal * 100 + i;
            bool starts = random.Next(3) == 0;
            if (starts && i > 0) group++;
            string[] text = Words(random, random.Next(5) == 0 ? random.Next(300) : random.Next(40));
            string[] title = random.Next(4) == 0 ? Words(random, 1 + random.Next(8)) : [];
            string[] tag = Words(random, random.Next(3));
            var doc = new Document { StartsGroup = starts, Stored = BitConverter.GetBytes(id) };
            doc.Add("text", string.Join(' ', text)).Add("tag", string.Join(' ', tag));
            if (title.Length > 0) doc.Add("title", string.Join(' ', title));
            block.Add(doc);
            _docs[id] = new ModelDoc(id, key, group, new Dictionary<string, string[]> { ["text"] = text, ["title"] = title, ["tag"] = tag });
        }
        return block;
    }

    /// <summary>Deletes some of the live blocks.</summary>
    public void DeleteSome(Random random, IndexWriter writer, int count)
    {
        foreach (string key in LiveKeys.OrderBy(_ => random.Next()).Take(count).ToArray())
        {
            if (writer.Delete("key", key) != 1) throw new InvalidOperationException($"{key} wasn't there once.");
            LiveKeys.Remove(key);
        }
    }

    /// <summary>The model of the documents that a snapshot holds.</summary>
    public SearchModel Model(IndexSnapshot snapshot) => new(Schema, Docs(snapshot));

    public List<(ModelDoc Doc, bool Deleted)> Docs(IndexSnapshot snapshot)
    {
        var docs = new List<(ModelDoc, bool)>();
        foreach (SegmentReader segment in snapshot.Segments)
        {
            StoredBytesReader stored = segment.Stored();
            for (int doc = 0; doc < segment.DocCount; doc++)
                docs.Add((_docs[BitConverter.ToInt32(stored.Read(doc))], segment.IsDeleted(doc)));
        }
        return docs;
    }

    public static string Word(Random random) => $"w{random.Zipf(Vocabulary)}";

    public static Query Term(Random random) => new TermQuery(random.Next(6) switch { 0 => "title", 1 => "tag", _ => "text" }, Word(random));

    public static Query Phrase(Random random, int words)
    {
        var terms = new List<PhraseTerm>();
        for (int i = 0, at = 0; i < words; i++, at += random.Next(5) == 0 ? 2 : 1)
            terms.Add(new PhraseTerm($"w{random.Zipf(25)}", at));
        return new PhraseQuery("text", terms);
    }

    private static string[] Words(Random random, int count)
    {
        var words = new string[count];
        for (int i = 0; i < count; i++) words[i] = Word(random);
        return words;
    }
}
