using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// The deleted blocks of a segment. A new file is written whenever more are deleted; segments themselves never change.
/// <code>
/// deletions file: count:u32 block:u32{count}      rising
/// </code>
/// </summary>
internal static class Deletions
{
    public static readonly IndexFileFormat Format = new("deleted", 1, 1);

    public static void Write(IndexOutput output, IReadOnlyCollection<int> blocks)
    {
        output.WriteUInt32((uint)blocks.Count);
        foreach (int block in blocks.Order()) output.WriteUInt32((uint)block);
    }

    public static SortedSet<int> Read(MappedBytes file, int blockCount)
    {
        var cursor = new ByteCursor(file.Slice(IndexOutput.HeaderLength, file.BodyEnd - IndexOutput.HeaderLength), file.Name);
        uint count = cursor.ReadUInt32();
        var blocks = new SortedSet<int>();
        for (uint i = 0; i < count; i++)
        {
            uint block = cursor.ReadUInt32();
            if (block >= blockCount)
                throw new IndexFormatException(IndexFormatProblem.Corrupt, file.Name, $"小于 {blockCount} 的块号", $"{block}");
            blocks.Add((int)block);
        }
        return blocks;
    }
}
