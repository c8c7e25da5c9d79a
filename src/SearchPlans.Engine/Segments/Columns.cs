using System.Text;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// Writes the columns: for each block of documents a number or a string. Answers "the value of this block" at once and
/// "the blocks of this value" by a scan.
/// <code>
/// columns file: column{…} directory:{offset:u64 per column, in the schema's order}
///   number  = width:u8 least:i64 value:{width bytes, above least, per block}     width 0, 1, 2, 4 or 8
///   keyword = number (ordinals) count:u32 end:u32{count} string{count}           strings apart and in ordinal order,
///             ends relative to the first
/// </code>
/// </summary>
internal static class ColumnsWriter
{
    public static readonly IndexFileFormat Format = new("columns", 2, 2);

    /// <summary>Writes the file; for each column of the schema one list of values, a value per block.</summary>
    public static void Write(IndexOutput output, Schema schema, IReadOnlyList<List<long>> numbers, IReadOnlyList<List<string>> keywords)
    {
        var offsets = new List<long>();
        for (int i = 0; i < schema.Columns.Count; i++)
        {
            offsets.Add(output.Position);
            if (schema.Columns[i].Kind == ColumnKind.Number) WriteNumbers(output, numbers[i]);
            else WriteKeywords(output, keywords[i]);
        }
        foreach (long offset in offsets) output.WriteUInt64((ulong)offset);
    }

    private static void WriteKeywords(IndexOutput output, List<string> values)
    {
        string[] distinct = [.. values.Distinct().Order(StringComparer.Ordinal)];
        WriteNumbers(output, [.. values.Select(v => (long)Array.BinarySearch(distinct, v, StringComparer.Ordinal))]);
        byte[][] strings = [.. distinct.Select(Encoding.UTF8.GetBytes)];
        output.WriteUInt32((uint)strings.Length);
        long end = 0;
        foreach (byte[] bytes in strings) output.WriteUInt32(checked((uint)(end += bytes.Length)));
        foreach (byte[] bytes in strings) output.Write(bytes);
    }

    private static void WriteNumbers(IndexOutput output, List<long> values)
    {
        long least = values.Count == 0 ? 0 : values.Min();
        ulong span = values.Count == 0 ? 0 : (ulong)(values.Max() - least);
        int width = span switch { 0 => 0, <= byte.MaxValue => 1, <= ushort.MaxValue => 2, <= uint.MaxValue => 4, _ => 8 };
        output.WriteByte((byte)width);
        output.WriteUInt64((ulong)least);
        foreach (long value in values)
        {
            ulong above = (ulong)(value - least);
            for (int b = 0; b < width; b++) output.WriteByte((byte)(above >> (8 * b)));
        }
    }
}

/// <summary>The numbers of a column, one per block. Safe for concurrent use.</summary>
public sealed class NumberColumn
{
    private readonly MappedBytes _file;
    private readonly long _values;
    private readonly long _least;
    private readonly int _width;

    internal NumberColumn(MappedBytes file, long offset, int blockCount)
    {
        _file = file;
        _width = file.ReadByte(offset);
        if (_width is not (0 or 1 or 2 or 4 or 8))
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, "列宽 0、1、2、4 或 8", $"{_width}");
        _least = (long)file.ReadUInt64(offset + 1);
        _values = offset + 9;
        End = _values + (long)_width * blockCount;
        file.CheckRange(_values, End - _values);
    }

    internal long End { get; }

    /// <summary>The value of a block.</summary>
    public long this[int block]
    {
        get
        {
            ReadOnlySpan<byte> bytes = _file.Slice(_values + (long)_width * block, _width);
            ulong above = 0;
            for (int b = 0; b < bytes.Length; b++) above |= (ulong)bytes[b] << (8 * b);
            return _least + (long)above;
        }
    }
}

/// <summary>The strings of a column, one per block. Each is read when it is first asked for. Safe for concurrent use.</summary>
public sealed class KeywordColumn
{
    private readonly NumberColumn _ordinals;
    private readonly KeywordValues _values;
    private readonly string _file;

    internal KeywordColumn(MappedBytes file, long offset, int blockCount)
    {
        _file = file.Name;
        _ordinals = new NumberColumn(file, offset, blockCount);
        _values = new KeywordValues(file, _ordinals.End, blockCount);
    }

    /// <summary>The different strings, in ordinal order.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>The place of a block's string in <see cref="Values"/>.</summary>
    public int Ordinal(int block)
    {
        long ordinal = _ordinals[block];
        return (ulong)ordinal < (ulong)_values.Count
            ? (int)ordinal
            : throw new IndexFormatException(IndexFormatProblem.Corrupt, _file, $"小于 {_values.Count} 的序号", $"{ordinal}");
    }

    /// <summary>The string of a block.</summary>
    public string this[int block] => _values[Ordinal(block)];
}
