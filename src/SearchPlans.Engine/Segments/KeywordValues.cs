using System.Collections;
using System.Text;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>The different strings of a column, each read when it is first asked for and kept from then on; laid out as
/// described at <see cref="ColumnsWriter"/>. Safe for concurrent use.</summary>
internal sealed class KeywordValues : IReadOnlyList<string>
{
    private readonly MappedBytes _file;
    private readonly long _ends;
    private readonly long _strings;

    // Two threads may read the same string; they read the same.
    private string?[]? _read;

    public KeywordValues(MappedBytes file, long offset, int blockCount)
    {
        _file = file;
        uint count = file.ReadUInt32(offset);
        if (count > Math.Max(blockCount, 1))
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"至多 {blockCount} 个值", $"{count} 个值");
        Count = (int)count;
        _ends = offset + 4;
        _strings = _ends + 4L * Count;
        file.CheckRange(_ends, 4L * Count);
    }

    public int Count { get; }

    public string this[int ordinal]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)ordinal, (uint)Count, nameof(ordinal));
            string?[] read = _read ??= new string?[Count];
            return read[ordinal] ??= Read(ordinal);
        }
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Read(int ordinal)
    {
        long start = ordinal == 0 ? 0 : _file.ReadUInt32(_ends + 4L * (ordinal - 1));
        return Encoding.UTF8.GetString(_file.Slice(_strings + start, _file.ReadUInt32(_ends + 4L * ordinal) - start));
    }
}
