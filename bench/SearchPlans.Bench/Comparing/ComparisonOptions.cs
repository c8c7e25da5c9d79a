namespace SearchPlans.Bench.Comparing;

/// <summary>What to compare, and how long.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>A zip or a folder of reports.</summary>
    public required string Reports { get; init; }

    /// <summary>Where documents and indexes are made; several gigabytes at 16×.</summary>
    public required string Work { get; init; }

    /// <summary>How many times all peers take turns.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>How queries are asked: <c>top10</c>, where a peer may pass over what can't win, and <c>exact</c>, where it counts all
    /// hits.</summary>
    public string[] Modes { get; init; } = ["top10", "exact"];

    /// <summary>Seconds for which queries run before any is timed, in each mode.</summary>
    public double WarmUp { get; init; } = 30;

    /// <summary>Timed runs of each query in a round.</summary>
    public int Runs { get; init; } = 31;

    /// <summary>Sizes of made-up text, as multiples of the reports.</summary>
    public int[] Sizes { get; init; } = [1, 4, 16];

    /// <summary>Seconds over which queries a second are counted, for each number of threads.</summary>
    public double Throughput { get; init; } = 2;

    /// <summary>The largest size at which SQLite takes part.</summary>
    public int SqliteUpTo { get; init; } = 1;

    /// <summary>Reads the command line; null when it can't be understood.</summary>
    public static ComparisonOptions? Parse(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) || args.Length % 2 == 0)
        {
            return null;
        }
        var options = new ComparisonOptions { Reports = args[0], Work = Path.Combine(Path.GetTempPath(), "searchplans-compare") };
        for (int i = 1; i < args.Length; i += 2)
        {
            string value = args[i + 1];
            switch (args[i])
            {
                case "--work":
                    options = options with { Work = value };
                    break;
                case "--rounds":
                    options = options with { Rounds = int.Parse(value) };
                    break;
                case "--modes":
                    options = options with { Modes = value.Split(',') };
                    break;
                case "--warm-up":
                    options = options with { WarmUp = double.Parse(value) };
                    break;
                case "--runs":
                    options = options with { Runs = int.Parse(value) };
                    break;
                case "--sizes":
                    options = options with
                    {
                        Sizes = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Order()]
                    };
                    break;
                case "--throughput":
                    options = options with { Throughput = double.Parse(value) };
                    break;
                case "--sqlite-up-to":
                    options = options with { SqliteUpTo = int.Parse(value) };
                    break;
                default: return null;
            }
        }
        return options;
    }
}
