using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>Finds the terms of one field in one segment; the file is described at <see cref="TermDictionaryWriter"/>.
/// Safe for concurrent use.</summary>
public sealed class TermDictionary
{
    private readonly MappedBytes _file;
    private readonly Postings _kept;
    private readonly long _index;
    private readonly int _blockCount;

    internal TermDictionary(MappedBytes file, string name, Postings kept, FieldStatistics statistics, long index, int blockCount)
    {
        _file = file;
        _kept = kept;
        _index = index;
        _blockCount = blockCount;
        Name = name;
        Statistics = statistics;
        file.CheckRange(index, (long)blockCount * TermDictionaryWriter.IndexEntryLength);
    }

    /// <summary>The field's name.</summary>
    public string Name { get; }

    /// <summary>Counts over the whole field.</summary>
    public FieldStatistics Statistics { get; }

    /// <summary>Opens the dictionaries of all fields of a segment.</summary>
    internal static TermDictionary[] Open(MappedBytes file, Schema schema)
    {
        long tail = file.BodyEnd - 8;
        long fields = (long)file.ReadUInt64(tail);
        var cursor = new ByteCursor(file.Slice(fields, tail - fields), file.Name);
        int count = cursor.ReadCount(1000);
        if (count != schema.Texts.Count)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"{schema.Texts.Count} 个字段", $"{count} 个字段");
        var dictionaries = new TermDictionary[count];
        for (int i = 0; i < count; i++)
        {
            string name = cursor.ReadString();
            if (name != schema.Texts[i].Name)
                throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"字段 {schema.Texts[i].Name}", $"字段 {name}");
            var statistics = new FieldStatistics(
                (long)cursor.ReadVarUInt(), (long)cursor.ReadVarUInt(), (long)cursor.ReadVarUInt(), cursor.ReadCount(int.MaxValue));
            int blocks = cursor.ReadCount(file.Length);
            dictionaries[i] = new TermDictionary(file, name, schema.Texts[i].Postings, statistics, (long)cursor.ReadUInt64(), blocks);
        }
        return dictionaries;
    }

    /// <summary>Finds a term.</summary>
    /// <param name="term">Its UTF-8 bytes.</param>
    /// <param name="info">Where its postings are.</param>
    /// <returns>Whether the segment has it.</returns>
    public bool TryFind(ReadOnlySpan<byte> term, out TermInfo info)
    {
        int block = FindBlock(term);
        if (block >= 0)
        {
            TermEnumerator terms = new(this, block);
            while (terms.MoveNext())
            {
                int order = terms.Term.SequenceCompareTo(term);
                if (order == 0)
                {
                    info = terms.Info;
                    return true;
                }
                if (order > 0 || terms.Block != block) break;
            }
        }
        info = default;
        return false;
    }

    /// <summary>Runs through all terms in order.</summary>
    public TermEnumerator Terms() => new(this, 0);

    /// <summary>Runs through the terms from the block on that a term would be in: those below it come first.</summary>
    public TermEnumerator TermsNear(ReadOnlySpan<byte> term) => new(this, Math.Max(0, FindBlock(term)));

    internal int BlockCount => _blockCount;

    internal Postings Kept => _kept;

    internal string FileName => _file.Name;

    internal ReadOnlySpan<byte> Block(int block)
    {
        long start = Offset(block);
        long end = block + 1 < _blockCount ? Offset(block + 1) : _index;
        return _file.Slice(start, end - start);
    }

    internal int TermsInBlock(int block) => block + 1 < _blockCount
        ? TermDictionaryWriter.BlockSize
        : (int)Math.Min(TermDictionaryWriter.BlockSize, Statistics.TermCount - (long)block * TermDictionaryWriter.BlockSize);

    // The last block whose first term isn't above the term, or -1.
    private int FindBlock(ReadOnlySpan<byte> term)
    {
        ulong prefix = TermDictionaryWriter.Prefix(term);
        int low = 0;
        int high = _blockCount;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            ulong first = _file.ReadUInt64(_index + (long)middle * TermDictionaryWriter.IndexEntryLength);
            if (first < prefix || (first == prefix && FirstTerm(middle).SequenceCompareTo(term) <= 0)) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    private ReadOnlySpan<byte> FirstTerm(int block)
    {
        var cursor = new ByteCursor(Block(block), _file.Name);
        _ = cursor.ReadVarUInt();
        return cursor.Read(cursor.ReadCount(cursor.Left));
    }

    private long Offset(int block) => (long)_file.ReadUInt64(_index + (long)block * TermDictionaryWriter.IndexEntryLength + 8);
}
