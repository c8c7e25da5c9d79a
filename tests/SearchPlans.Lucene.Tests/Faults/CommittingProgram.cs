using System.Diagnostics;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using SearchPlans.Lucene.Storage;

namespace SearchPlans.Lucene.Tests.Faults;

/// <summary>
/// A process of its own that commits to a <see cref="RollingIndex"/> until it is killed, going on from the commit it finds.
/// Writes a line when it is ready; told to go by a line, it opens the index and writes one with the commit it found, and one
/// for each that it has finished.
/// </summary>
internal static class CommittingProgram
{
    public const string Ready = "ready";

    public static int Main(string[] arguments)
    {
        if (arguments is not [string folder, string pageChecksums, string commits])
        {
            Console.Error.WriteLine("usage: FOLDER PAGE-CHECKSUMS COMMITS");
            return 2;
        }
        bool isOurs = bool.Parse(pageChecksums);
        IndexWriterConfig Config() => isOurs ? RollingIndex.HastyConfig() : RollingIndex.HastyConfig(RollingIndex.StockCodec);
        // Compiled before the folder is opened, or else most of the time until the kill would go by without a write.
        using (var warm = new TemporaryFolder())
        {
            using var warmUp = new BurstWriter(new MapDirectory(warm.Path, isOurs), Config);
            RollingIndex.Run(warmUp, 0, 2);
        }
        Console.WriteLine(Ready);
        Console.ReadLine();
        var directory = new MapDirectory(folder, isOurs);
        using var writer = new BurstWriter(directory, Config);
        long commit = CommitInfo.Read(directory).Number;
        Console.WriteLine(commit);
        for (int i = int.Parse(commits); i != 0; i--)
        {
            RollingIndex.Run(writer, commit, commit + 1);
            Console.WriteLine(++commit);
        }
        return 0;
    }

    /// <summary>Starts it.</summary>
    /// <param name="folder">Of the index.</param>
    /// <param name="pageChecksums">Whether its files have page checksums, and our codec.</param>
    /// <param name="commits">How many to make; -1 for as many as it can.</param>
    public static Process Start(string folder, bool pageChecksums, int commits)
    {
        // The host of the runtime that runs this test, wherever it is installed.
        string root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        string host = Path.GetFullPath(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        string assembly = typeof(CommittingProgram).Assembly.Location;
        return Process.Start(new ProcessStartInfo(host, ["exec", assembly, folder, $"{pageChecksums}", $"{commits}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // It doesn't live long enough to be optimized.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        })!;
    }
}
