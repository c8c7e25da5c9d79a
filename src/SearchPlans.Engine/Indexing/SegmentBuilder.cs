using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Indexing;

/// <summary>Gathers blocks in memory until they are written as a segment. Used by one thread at a time.</summary>
internal sealed class SegmentBuilder
{
    private readonly IndexDirectory _directory;
    private readonly Schema _schema;
    private readonly FieldInverter[] _fields;
    private readonly List<long>[] _numbers;
    private readonly List<string>[] _keywords;
    private readonly List<int> _blocks = [];
    private readonly List<int> _groups = [];
    private readonly HashSet<int> _deleted = [];
    private SegmentWriter? _writer;
    private int _docCount;

    public SegmentBuilder(IndexDirectory directory, Schema schema)
    {
        _directory = directory;
        _schema = schema;
        _fields = [.. schema.Texts.Select(t => new FieldInverter(t))];
        _numbers = [.. schema.Columns.Select(_ => new List<long>())];
        _keywords = [.. schema.Columns.Select(_ => new List<string>())];
    }

    /// <summary>Tokens held in memory.</summary>
    public long TokenCount => _fields.Sum(f => (long)f.TokenCount);

    public bool IsEmpty => _docCount == 0;

    /// <summary>Adds a block.</summary>
    /// <param name="block">The block; its column values must be of the schema.</param>
    /// <param name="segmentName">Names the segment when this is the first block of one.</param>
    public void Add(DocumentBlock block, Func<string> segmentName)
    {
        _writer ??= new SegmentWriter(_directory, _schema, segmentName());
        _blocks.Add(_docCount);
        for (int i = 0; i < block.Documents.Count; i++)
        {
            Document document = block.Documents[i];
            if (i == 0 || document.StartsGroup) _groups.Add(_docCount);
            foreach (FieldInverter field in _fields) field.Add(_docCount, document);
            _writer.AddStored(document.Stored.Span);
            _docCount++;
        }
        for (int c = 0; c < _schema.Columns.Count; c++)
        {
            string name = _schema.Columns[c].Name;
            _numbers[c].Add(block.Numbers.LastOrDefault(n => n.Column == name).Value);
            _keywords[c].Add(block.Keywords.LastOrDefault(k => k.Column == name).Value ?? "");
        }
    }

    /// <summary>Marks the blocks with one of the values in a keyword column as deleted.</summary>
    /// <returns>How many weren't before.</returns>
    public int Delete(int column, IReadOnlySet<string> values)
    {
        int deleted = 0;
        for (int block = 0; block < _blocks.Count; block++)
        {
            if (values.Contains(_keywords[column][block]) && _deleted.Add(block)) deleted++;
        }
        return deleted;
    }

    /// <summary>Writes the segment and begins anew.</summary>
    /// <returns>The segment and its deleted blocks.</returns>
    public (SegmentInfo Segment, HashSet<int> Deleted) Flush()
    {
        if (_writer is null) throw new InvalidOperationException("There is nothing to write.");
        using (_writer)
        {
            _writer.WriteNorms([.. _fields.Select(f => f.Norms())]);
            _writer.WriteGroups(_blocks, _groups);
            _writer.WriteColumns(_numbers, _keywords);
            for (int f = 0; f < _fields.Length; f++) _fields[f].Write(_writer, f);
            var result = (_writer.Complete(_docCount, _blocks.Count), new HashSet<int>(_deleted));
            Clear();
            return result;
        }
    }

    /// <summary>Forgets what wasn't written; its files are cleared away later.</summary>
    public void Clear()
    {
        _writer?.Dispose();
        _writer = null;
        foreach (FieldInverter field in _fields) field.Clear();
        foreach (List<long> values in _numbers) values.Clear();
        foreach (List<string> values in _keywords) values.Clear();
        _blocks.Clear();
        _groups.Clear();
        _deleted.Clear();
        _docCount = 0;
    }
}
