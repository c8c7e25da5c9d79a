using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;
using SearchPlans.Engine.Verification;
using Xunit.Abstractions;

namespace SearchPlans.Engine.Tests.Faults;

/// <summary>
/// A file system that says itself that there is no space left: the next file of a kind leads to Linux' /dev/full.
/// <see cref="FaultTests"/> fills the disk at every single write, but with an exception of its own.
/// </summary>
public sealed class FullDiskTests(ITestOutputHelper output) : IDisposable
{
    private const int Before = 3;

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_path)) Directory.Delete(_path, recursive: true);
    }

    [FullDeviceFact]
    public void Without_room_for_any_file_the_last_commit_stays_and_indexing_goes_on_once_there_is()
    {
        var directory = new DiskDirectory(_path);
        Commit(directory, 1, Before);
        Manifest manifest = Manifest.Read(directory)!;
        string next = SegmentInfo.NameOf(manifest.NextSegment + 1);
        // All files of a segment but the one whose being there makes the writer take another name; deletions; a commit.
        string[] full = [.. manifest.Segments[0].Files.Select(f => Path.GetExtension(f.Name)).Where(kind => kind != $".{SegmentInfo.Stored}")
            .Select(kind => next + kind), manifest.Segments[0].DeletionsName(Before + 1), Manifest.PendingName];
        foreach (string file in full)
        {
            using (IndexWriter writer = IndexWriter.Open(directory, RollingIndex.Schema))
            {
                File.CreateSymbolicLink(Path.Combine(_path, file), FullDeviceFactAttribute.Device);
                RollingIndex.Change(writer, Before + 1);
                Exception? failure = Record.Exception(() => writer.Commit());
                Assert.True(failure is IOException and not IndexFormatException, $"{file}: {failure}");
            }
            AssertHolds(directory, Before);
        }
        Commit(directory, Before + 1, Before + 2);
        AssertHolds(directory, Before + 2);
        output.WriteLine($"no room for each of {full.Length} files: {string.Join(", ", full)}");
    }

    private static void Commit(DiskDirectory directory, long from, long to)
    {
        using IndexWriter writer = IndexWriter.Open(directory, RollingIndex.Schema);
        for (long commit = from; commit <= to; commit++)
        {
            RollingIndex.Change(writer, commit);
            Assert.Equal(commit, writer.Commit());
        }
    }

    private static void AssertHolds(DiskDirectory directory, long commit)
    {
        Assert.Empty(IndexVerifier.Verify(directory, RollingIndex.Schema).Problems);
        using IndexSnapshot snapshot = IndexSnapshot.Open(directory, RollingIndex.Schema);
        RollingIndex.AssertHolds(snapshot, commit);
    }
}

/// <summary>Needs the device that is always full.</summary>
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public const string Device = "/dev/full";

    public FullDeviceFactAttribute()
    {
        if (!File.Exists(Device)) Skip = $"there is no {Device}";
    }
}
