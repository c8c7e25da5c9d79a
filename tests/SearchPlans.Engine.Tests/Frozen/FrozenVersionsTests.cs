using System.Buffers.Binary;
using System.Text;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Tests.Faults;

namespace SearchPlans.Engine.Tests.Frozen;

/// <summary>No version of a format goes without a frozen index.</summary>
public sealed class FrozenVersionsTests
{
    [Fact]
    public void Every_format_is_frozen_in_the_version_that_is_written()
    {
        HashSet<(string Format, uint Version)> frozen = [.. Directory
            .GetFiles(Repository.PathOf("tests", "SearchPlans.Engine.Tests", "Frozen"), "*", SearchOption.AllDirectories)
            .Where(f => SegmentInfo.IsIndexFile(Path.GetFileName(f))).Select(f => Header(File.ReadAllBytes(f)))];
        var written = new MemoryDirectory();
        using (IndexWriter writer = IndexWriter.Open(written, RollingIndex.Schema))
        {
            // Until some block of a segment that stays is deleted: that file has a format too.
            for (int commit = 1; !written.List().Any(f => f.Contains("deleted", StringComparison.Ordinal)); commit++)
            {
                RollingIndex.Change(writer, commit);
                writer.Commit();
            }
        }
        Assert.All(written.List(), name => Assert.Contains(Header(written.Read(name)), frozen));
    }

    // See IndexOutput.
    private static (string Format, uint Version) Header(byte[] file) =>
        (Encoding.ASCII.GetString(file, 4, 8).TrimEnd('\0'), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(12)));
}
