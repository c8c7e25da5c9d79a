using SearchPlans.Lucene.Storage;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Faults;

/// <summary>
/// A file system that says itself that there is no space left: the n-th file leads to Linux' /dev/full.
/// <see cref="FaultTests"/> fills the disk at every single write, but with an exception of its own.
/// </summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private const int Before = 3;

    [FullDeviceFact]
    public void Without_room_for_any_file_the_last_commit_stays_and_indexing_goes_on_once_there_is()
    {
        using var folder = new TemporaryFolder();
        var directory = new FullDirectory(folder.Path);
        using var writer = new BurstWriter(directory, RollingIndex.HastyConfig);
        RollingIndex.Run(writer, 0, Before);
        var full = new List<string>();
        do
        {
            directory.FillIn(full.Count);
            Exception? failure = Record.Exception(() => RollingIndex.Run(writer, Before, Before + 1));
            if (failure is null)
            {
                // Only Lucene's hint can be done without, and comes last.
                Assert.Equal("segments.gen", directory.Full);
                break;
            }
            Assert.True(failure is IOException and not IndexFormatException, $"{directory.Full}: {failure}");
            full.Add(directory.Full!);
            Assert.Equal(Before, RollingIndex.AssertLastCommit(new MapDirectory(folder.Path, pageChecksums: true)));
        }
        while (full.Count < 100);
        directory.FillIn(-1);
        Assert.Equal(Before + 1, RollingIndex.AssertLastCommit(new MapDirectory(folder.Path, pageChecksums: true)));
        RollingIndex.Run(writer, Before + 1, Before + 2);
        Assert.Equal(Before + 2, RollingIndex.AssertLastCommit(new MapDirectory(folder.Path, pageChecksums: true)));
        output.WriteLine($"no room for each of {full.Count} files: {string.Join(", ", full)}");
        Assert.True(full.Count > 20);
    }

    private sealed class FullDirectory(string path) : MapDirectory(path, pageChecksums: true)
    {
        private int _left = -1;

        /// <summary>The file there was no room for.</summary>
        public string? Full { get; private set; }

        /// <summary>Lets as many files be made before there is no room for one; none is refused after -1.</summary>
        public void FillIn(int files) => _left = files;

        protected internal override FileStream CreateFile(string path)
        {
            if (_left-- != 0)
            {
                return base.CreateFile(path);
            }
            Full = Path.GetFileName(path);
            // The file is there, but what is written to it goes elsewhere.
            base.CreateFile(path).Dispose();
            return new FileStream(FullDeviceFactAttribute.Device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
    }
}

/// <summary>Needs the device that is always full.</summary>
internal sealed class FullDeviceFactAttribute : FactAttribute
{
    public const string Device = "/dev/full";

    public FullDeviceFactAttribute()
    {
        if (!File.Exists(Device))
        {
            Skip = $"there is no {Device}";
        }
    }
}
