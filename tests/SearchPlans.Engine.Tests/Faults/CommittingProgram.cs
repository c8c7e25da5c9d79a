using System.Diagnostics;
using System.Runtime.InteropServices;
using SearchPlans.Engine.Indexing;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Tests.Faults;

/// <summary>
/// A process of its own that commits to a <see cref="RollingIndex"/> until it is killed, going on from the commit it finds.
/// Writes a line when it begins to open the index, one with the commit it found, and one for each that it has finished.
/// </summary>
internal static class CommittingProgram
{
    public const string Opening = "opening";

    // So few tokens that segments are also written between commits.
    private const int MaxBufferedTokens = 12;

    public static int Main(string[] arguments)
    {
        if (arguments is not [string folder])
        {
            Console.Error.WriteLine("usage: FOLDER");
            return 2;
        }
        // Compiled before the folder is opened, or else most of the time until the kill would go by without a write.
        using (IndexWriter warmUp = IndexWriter.Open(new MemoryDirectory(), RollingIndex.Schema, maxBufferedTokens: MaxBufferedTokens))
        {
            for (int i = 1; i <= 2; i++)
            {
                RollingIndex.Change(warmUp, i);
                warmUp.Commit();
            }
        }
        Console.WriteLine(Opening);
        var directory = new DiskDirectory(folder);
        using IndexWriter writer = IndexWriter.Open(directory, RollingIndex.Schema, maxBufferedTokens: MaxBufferedTokens);
        long commit = Manifest.Read(directory)?.Generation ?? 0;
        Console.WriteLine(commit);
        while (true)
        {
            RollingIndex.Change(writer, ++commit);
            writer.Commit();
            Console.WriteLine(commit);
        }
    }

    /// <summary>Starts it.</summary>
    public static Process Start(string folder)
    {
        // The host of the runtime that runs this test, wherever it is installed.
        string root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        string host = Path.GetFullPath(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return Process.Start(new ProcessStartInfo(host, ["exec", typeof(CommittingProgram).Assembly.Location, folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
