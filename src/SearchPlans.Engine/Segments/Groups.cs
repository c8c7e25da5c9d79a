using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>How documents lie together.</summary>
public enum Grouping
{
    /// <summary>The documents added as one block.</summary>
    Block,
    /// <summary>Neighbours within a block.</summary>
    Group,
}

/// <summary>
/// Where blocks and the groups in them begin. Answers "which block is this document of" by binary search, and the other
/// way round at once. Safe for concurrent use.
/// <code>
/// groups file: blockCount:u32 groupCount:u32 firstDoc:u32{blockCount} firstDoc:u32{groupCount}
/// </code>
/// </summary>
public sealed class Groups
{
    internal static readonly IndexFileFormat Format = new("groups", 1, 1);

    private const int CountsLength = 8;

    private readonly MappedBytes _file;
    private readonly int[] _counts;
    private readonly int _docCount;

    internal Groups(MappedBytes file, int docCount)
    {
        _file = file;
        _docCount = docCount;
        _counts = [(int)file.ReadUInt32(IndexOutput.HeaderLength), (int)file.ReadUInt32(IndexOutput.HeaderLength + 4)];
        long end = IndexOutput.HeaderLength + CountsLength + 4L * ((uint)_counts[0] + (long)(uint)_counts[1]);
        if (end != file.BodyEnd)
            throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"分组止于 {end}", $"止于 {file.BodyEnd}");
    }

    internal static void Write(IndexOutput output, List<int> blocks, List<int> groups)
    {
        output.WriteUInt32((uint)blocks.Count);
        output.WriteUInt32((uint)groups.Count);
        foreach (int doc in blocks) output.WriteUInt32((uint)doc);
        foreach (int doc in groups) output.WriteUInt32((uint)doc);
    }

    /// <summary>How many there are.</summary>
    public int Count(Grouping grouping) => _counts[(int)grouping];

    /// <summary>The first document of one; of the one after the last, the number of documents.</summary>
    public int FirstDoc(Grouping grouping, int ordinal)
    {
        if (ordinal == _counts[(int)grouping]) return _docCount;
        long index = ordinal + (grouping == Grouping.Group ? (long)_counts[0] : 0);
        int doc = (int)_file.ReadUInt32(IndexOutput.HeaderLength + CountsLength + 4 * index);
        return (uint)doc < (uint)_docCount
            ? doc
            : throw new IndexFormatException(IndexFormatProblem.Corrupt, _file.Name, $"小于 {_docCount} 的文档号", $"{doc}");
    }

    /// <summary>The one that holds a document.</summary>
    public int Of(Grouping grouping, int doc)
    {
        int low = 0;
        int high = _counts[(int)grouping];
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (FirstDoc(grouping, middle) <= doc) low = middle;
            else high = middle;
        }
        return low;
    }
}
