using System.Diagnostics;
using System.Text.Json;

namespace SearchPlans.Bench.Peers;

/// <summary>Something that is filled with documents.</summary>
internal interface IPeerWriter : IDisposable
{
    /// <summary>Adds the documents of a plan; may be called by as many threads as were asked for.</summary>
    void Add(List<DocumentLine> plan);

    /// <summary>Makes all that was added durable.</summary>
    void Commit();
}

/// <summary>Fills an index and says on standard output, as one line of JSON, how long that took.</summary>
internal static class IndexMeasurement
{
    public static void Run(string documents, string folder, int threads, Func<IPeerWriter> open)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
        Directory.CreateDirectory(folder);
        long docs = 0, chars = 0;
        var clock = new Stopwatch();
        clock.Start();
        using (IPeerWriter writer = open())
        {
            clock.Stop();
            using var reader = new DocumentReader(documents);
            while (reader.NextBatch() is { Count: > 0 } plans)
            {
                docs += plans.Sum(p => p.Count);
                chars += plans.Sum(p => p.Sum(d => (long)d.Text.Length));
                clock.Start();
                AddAll(writer, plans, threads);
                clock.Stop();
            }
            clock.Start();
            writer.Commit();
        }
        clock.Stop();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            docs,
            chars,
            threads,
            ms = clock.Elapsed.TotalMilliseconds,
            index_bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length),
            peak_rss_bytes = ProcessMemory.PeakBytes(),
        }));
    }

    private static void AddAll(IPeerWriter writer, List<List<DocumentLine>> plans, int threads)
    {
        int next = -1;
        void Work()
        {
            for (int plan; (plan = Interlocked.Increment(ref next)) < plans.Count;)
            {
                writer.Add(plans[plan]);
            }
        }
        var others = Enumerable.Range(1, threads - 1).Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning)).ToArray();
        Work();
        Task.WaitAll(others);
    }
}
