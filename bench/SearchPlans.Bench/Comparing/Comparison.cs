namespace SearchPlans.Bench.Comparing;

/// <summary>All that was measured of one peer on one collection.</summary>
internal sealed class PeerResults
{
    /// <summary>Filling an index with ready tokens, on one thread and on two; a result for each round.</summary>
    public Dictionary<int, List<IndexResult>> Index { get; } = new() { [1] = [], [2] = [] };

    /// <summary>Filling an index with text as it is, cut by SmartCn.</summary>
    public Dictionary<int, List<IndexResult>> Raw { get; } = new() { [1] = [], [2] = [] };

    /// <summary>Answering, a result for each round.</summary>
    public List<QueryResult> Queries { get; } = [];
}

/// <summary>A collection and what each peer made of it.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Docs">How many documents it has.</param>
internal sealed record CollectionResults(string Name, int Docs)
{
    public Dictionary<string, PeerResults> Peers { get; } = [];

    /// <summary>How many processes wanted a processor before and after: the last minute's mean, as Linux has it.</summary>
    public string LoadBefore { get; init; } = "?";

    /// <inheritdoc cref="LoadBefore"/>
    public string LoadAfter { get; init; } = "?";
}

/// <summary>Makes the documents and queries, lets the peers take turns, and gathers what they say.</summary>
internal sealed class Comparison(ComparisonOptions options)
{
    public const string Ours = "SearchPlans", LuceneNet = "Lucene.Net", Lucene = "Lucene 10.6.0", Sqlite = "SQLite FTS5", Made = "made";

    private const int Seed = 20240101;
    // Slow peers may run fewer times: this many seconds for the timed runs of a mode.
    private const double MostSeconds = 60;

    public static int Run(string[] args)
    {
        if (ComparisonOptions.Parse(args) is not { } options)
        {
            return 2;
        }
        Directory.CreateDirectory(options.Work);
        ComparisonTables.Head(Console.Out, options);
        var results = new List<CollectionResults>();
        foreach (CollectionResults collection in new Comparison(options).Measure())
        {
            results.Add(collection);
            ComparisonTables.Collection(Console.Out, collection);
        }
        ComparisonTables.Curve(Console.Out, [.. results.Where(r => r.Name.StartsWith(Made, StringComparison.Ordinal))]);
        return 0;
    }

    // One collection after another, each given away as soon as it is measured.
    private IEnumerable<CollectionResults> Measure()
    {
        List<List<Paragraph>> reports = ReportDocuments.Read(options.Reports);
        string raw = FileOf("reports.raw.jsonl"), tokens = FileOf("reports.tokens.jsonl"), queries = FileOf("reports.queries.tsv");
        DocumentFiles.WriteRaw(raw, reports);
        int docs = DocumentFiles.WriteTokens(tokens, reports);
        DrawQueries(tokens, queries);
        yield return Compare("reports", docs, tokens, queries, raw, size: 1);
        queries = FileOf("made.queries.tsv");
        var generator = new PlanLikeGenerator(reports);
        foreach (int size in options.Sizes)
        {
            tokens = FileOf($"made-{size}.tokens.jsonl");
            docs = DocumentFiles.WriteTokens(tokens, generator.Plans(Seed).Take(reports.Count * size));
            // Drawn once, from the smallest, whose documents begin all the others.
            if (size == options.Sizes[0])
            {
                DrawQueries(tokens, queries);
            }
            yield return Compare($"{Made} {size}×", docs, tokens, queries, raw: null, size);
            File.Delete(tokens);
        }
    }

    private CollectionResults Compare(string name, int docs, string tokens, string queries, string? raw, int size)
    {
        var results = new CollectionResults(name, docs) { LoadBefore = Load() };
        Peer[] peers = [.. Peers().Where(p => p.Name != Sqlite || size <= options.SqliteUpTo)];
        foreach (Peer peer in peers)
        {
            results.Peers[peer.Name] = new PeerResults();
        }
        for (int round = 0; round < options.Rounds; round++)
        {
            // Who comes first changes, so that a machine that slows down doesn't favour anyone.
            Peer[] turn = round % 2 == 0 ? peers : [.. peers.Reverse()];
            foreach (Peer peer in turn)
            {
                IndexAll(peer, results.Peers[peer.Name], name, tokens, raw, repeat: round == 0 || size == 1);
            }
            foreach (Peer peer in turn)
            {
                Say($"{name}, round {round + 1}: {peer.Name} answers");
                results.Peers[peer.Name].Queries.Add(peer.Query(
                    IndexOf(peer, 1), queries, FileOf($"{peer.Name}.json"), options, MostSeconds));
            }
        }
        return results with { LoadAfter = Load() };
    }

    private void IndexAll(Peer peer, PeerResults results, string name, string tokens, string? raw, bool repeat)
    {
        // Large collections are indexed once: at that length a run is its own repetition.
        if (!repeat)
        {
            return;
        }
        foreach (int threads in (int[])[2, 1])
        {
            if (peer.Name == Sqlite && threads > 1)
            {
                continue;
            }
            Say($"{name}: {peer.Name} indexes, {threads} thread(s)");
            results.Index[threads].Add(peer.Index(tokens, IndexOf(peer, threads), pretokenized: true, threads));
            if (raw is not null && peer.Name != Sqlite)
            {
                results.Raw[threads].Add(peer.Index(raw, FileOf($"{peer.Name}-raw.index"), pretokenized: false, threads));
            }
        }
    }

    private static void DrawQueries(string tokens, string queries) =>
        File.WriteAllLines(queries, new QueryDraw(DocumentFiles.ReadTokens(tokens), Seed).Lines());

    private static Peer[] Peers()
    {
        string built = Path.Combine(AppContext.BaseDirectory, "..", "..");
        string Program(string name) => Path.GetFullPath(Path.Combine(built, name, "release", $"{name}.dll"));
        string java = Environment.GetEnvironmentVariable("JAVA") ?? "java";
        string lucene = Environment.GetEnvironmentVariable("LUCENE_CLASSPATH")
            ?? throw new InvalidOperationException("LUCENE_CLASSPATH isn't set; start this by bench/compare.sh.");
        return
        [
            new Peer(Ours, ["dotnet", Program("SearchPlans.Lucene.Bench")]),
            new Peer(LuceneNet, ["dotnet", Program("SearchPlans.LuceneNet.Bench")]),
            // Vectors as Lucene's makers run it; all processors for Java's collector and compiler; a heap that holds the
            // buffer for indexing with room to spare.
            new Peer(Lucene,
            [
                java, "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "-Xms1g", "-Xmx1g", "-XX:+UseParallelGC", "-cp", lucene, "LuceneBench",
            ]),
            new Peer(Sqlite, ["dotnet", Program("SearchPlans.Sqlite.Bench")]),
        ];
    }

    private string IndexOf(Peer peer, int threads) => FileOf($"{peer.Name}-{threads}.index");

    private string FileOf(string name) => Path.Combine(options.Work, name.Replace(' ', '-'));

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static void Say(string what) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {what}");
}
