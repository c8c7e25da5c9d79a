using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// One segment, open for reading. Maps its files and reads what is asked for. Safe for concurrent use; held by counted
/// references, since a map must outlive every reader.
/// </summary>
public sealed class SegmentReader
{
    private readonly Schema _schema;
    private readonly List<MappedBytes> _files = [];
    private readonly MappedBytes _postings;
    private readonly MappedBytes _positions;
    private readonly MappedBytes _norms;
    private readonly MappedBytes _stored;
    private readonly TermDictionary[] _dictionaries;
    private readonly long[] _normOffsets;
    private readonly object[] _columns;
    private readonly ulong[]? _deletedDocs;
    private int _references = 1;

    internal SegmentReader(IndexDirectory directory, Schema schema, SegmentInfo info)
    {
        _schema = schema;
        Info = info;
        try
        {
            MappedBytes terms = Open(directory, SegmentInfo.Terms, TermDictionaryWriter.Format);
            _postings = Open(directory, SegmentInfo.Postings, PostingsWriter.PostingsFormat);
            _positions = Open(directory, SegmentInfo.Positions, PostingsWriter.PositionsFormat);
            _norms = Open(directory, SegmentInfo.NormsFile, Norms.Format);
            MappedBytes columns = Open(directory, SegmentInfo.Columns, ColumnsWriter.Format);
            MappedBytes groups = Open(directory, SegmentInfo.GroupsFile, Groups.Format);
            _stored = Open(directory, SegmentInfo.Stored, StoredBytesWriter.Format);
            _dictionaries = TermDictionary.Open(terms, schema);
            _normOffsets = Norms.Open(_norms, schema, info.DocCount);
            Groups = new Groups(groups, info.DocCount);
            if (Groups.Count(Grouping.Block) != info.BlockCount)
                throw new IndexFormatException(IndexFormatProblem.Corrupt, groups.Name, $"{info.BlockCount} 块", $"{Groups.Count(Grouping.Block)} 块");
            _columns = OpenColumns(columns);
            DeletedBlocks = ReadDeletions(directory);
            if (DeletedBlocks.Count > 0) _deletedDocs = SpreadDeletions();
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>What the manifest says of it.</summary>
    public SegmentInfo Info { get; }

    /// <summary>Documents, deleted ones included.</summary>
    public int DocCount => Info.DocCount;

    /// <summary>Where blocks and groups begin.</summary>
    public Groups Groups { get; }

    /// <summary>The deleted blocks.</summary>
    public IReadOnlySet<int> DeletedBlocks { get; }

    /// <summary>Whether any document is deleted.</summary>
    public bool HasDeletions => _deletedDocs is not null;

    /// <summary>The terms of a field, by its ordinal.</summary>
    public TermDictionary Terms(int field) => _dictionaries[field];

    /// <summary>The documents of a term, found in <see cref="Terms"/>.</summary>
    public PostingsCursor Postings(int field, TermInfo term) => new(
        _postings, _schema.Texts[field].Postings == Documents.Postings.Positions ? _positions : null, term,
        _schema.Texts[field].Postings, DocCount);

    /// <summary>The norms of a field; empty in a field without.</summary>
    public unsafe NormsReader NormsOf(int field) =>
        _normOffsets[field] < 0 ? default : new NormsReader(_norms.Address(_normOffsets[field], DocCount), DocCount);

    /// <summary>A column of numbers, by its ordinal.</summary>
    public NumberColumn Numbers(int column) => (NumberColumn)_columns[column];

    /// <summary>A column of strings, by its ordinal.</summary>
    public KeywordColumn Keywords(int column) => (KeywordColumn)_columns[column];

    /// <summary>A reader of stored bytes, for one thread.</summary>
    public StoredBytesReader Stored() => new(_stored, DocCount);

    /// <summary>Whether a document is deleted.</summary>
    public bool IsDeleted(int doc) => _deletedDocs is not null && (_deletedDocs[doc >> 6] & 1ul << doc) != 0;

    /// <summary>Its files, each checked page by page as it is read.</summary>
    internal IReadOnlyList<MappedBytes> Files => _files;

    internal void Retain() => Interlocked.Increment(ref _references);

    internal void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0) Close();
    }

    private void Close()
    {
        foreach (MappedBytes file in _files) file.Dispose();
    }

    private MappedBytes Open(IndexDirectory directory, string kind, IndexFileFormat format) =>
        OpenFile(directory, Info.FileName(kind), format);

    private MappedBytes OpenFile(IndexDirectory directory, string name, IndexFileFormat format)
    {
        SegmentFile expected = Info.AllFiles.FirstOrDefault(f => f.Name == name)
            ?? throw new IndexFormatException(IndexFormatProblem.Corrupt, Manifest.FileName, $"文件 {name}", "没有列出");
        MappedBytes file = IndexInput.Open(directory, name, format);
        _files.Add(file);
        uint checksum = IndexInput.Checksum(file);
        return file.Length == expected.Length && checksum == expected.Checksum
            ? file
            : throw new IndexFormatException(IndexFormatProblem.Corrupt, name,
                $"{expected.Length} 字节、校验和 {expected.Checksum:x8}", $"{file.Length} 字节、校验和 {checksum:x8}");
    }

    private object[] OpenColumns(MappedBytes file)
    {
        var columns = new object[_schema.Columns.Count];
        long directory = file.BodyEnd - 8L * columns.Length;
        for (int i = 0; i < columns.Length; i++)
        {
            long offset = (long)file.ReadUInt64(directory + 8L * i);
            columns[i] = _schema.Columns[i].Kind == ColumnKind.Number
                ? new NumberColumn(file, offset, Info.BlockCount)
                : new KeywordColumn(file, offset, Info.BlockCount);
        }
        return columns;
    }

    private SortedSet<int> ReadDeletions(IndexDirectory directory) => Info.Deletions is null
        ? []
        : Deletions.Read(OpenFile(directory, Info.Deletions.Name, Deletions.Format), Info.BlockCount);

    private ulong[] SpreadDeletions()
    {
        var bits = new ulong[(DocCount + 63) / 64];
        foreach (int block in DeletedBlocks)
        {
            int end = Groups.FirstDoc(Grouping.Block, block + 1);
            for (int doc = Groups.FirstDoc(Grouping.Block, block); doc < end; doc++) bits[doc >> 6] |= 1ul << doc;
        }
        return bits;
    }
}
