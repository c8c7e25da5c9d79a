using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace SearchPlans.Lucene.Queries;

/// <summary>How documents lie together.</summary>
public enum Grouping
{
    /// <summary>The documents added as one block.</summary>
    Block,

    /// <summary>Neighbours within a block.</summary>
    Group,
}

/// <summary>
/// Where the blocks of a segment and the groups in them begin, deleted documents included. The field
/// <see cref="FieldName"/> (documents only) says so: the first document of a block holds <see cref="BlockStart"/> and
/// <see cref="GroupStart"/>, the first of every further group <see cref="GroupStart"/>. Safe for concurrent use.
/// </summary>
public sealed class DocBlocks
{
    /// <summary>The field.</summary>
    public const string FieldName = "block";

    /// <summary>The term of a block's first document.</summary>
    public const string BlockStart = "block";

    /// <summary>The term of a group's first document.</summary>
    public const string GroupStart = "group";

    private static readonly ConditionalWeakTable<object, DocBlocks> _byCore = [];

    private readonly int[][] _starts;

    private DocBlocks(AtomicReader reader)
    {
        MaxDoc = reader.MaxDoc;
        _starts = [[.. TermDocs.Of(reader, FieldName, BlockStart)], [.. TermDocs.Of(reader, FieldName, GroupStart)]];
        foreach (int[] starts in _starts)
        {
            if (MaxDoc > 0 && (starts.Length == 0 || starts[0] != 0))
            {
                throw new CorruptIndexException($"The first of {MaxDoc} documents begins no block or group.");
            }
        }
    }

    /// <summary>The blocks of a segment, read once for all readers of it.</summary>
    /// <exception cref="CorruptIndexException">The segment has documents outside of blocks.</exception>
    public static DocBlocks Of(AtomicReader reader) => _byCore.GetValue(reader.CoreCacheKey, _ => new DocBlocks(reader));

    /// <summary>How many documents the segment has.</summary>
    public int MaxDoc { get; }

    /// <summary>How many blocks or groups there are.</summary>
    public int Count(Grouping grouping) => _starts[(int)grouping].Length;

    /// <summary>The first document of one; of the one after the last, the number of documents.</summary>
    public int FirstDoc(Grouping grouping, int ordinal)
    {
        int[] starts = _starts[(int)grouping];
        return ordinal == starts.Length ? MaxDoc : starts[ordinal];
    }

    /// <summary>The ordinal of the one that holds a document.</summary>
    public int Of(Grouping grouping, int doc)
    {
        int at = Array.BinarySearch(_starts[(int)grouping], doc);
        return at >= 0 ? at : ~at - 1;
    }
}
