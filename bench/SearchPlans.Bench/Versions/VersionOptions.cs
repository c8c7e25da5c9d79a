namespace SearchPlans.Bench.Versions;

/// <summary>What to measure of the product, and how often.</summary>
internal sealed record VersionOptions
{
    /// <summary>A folder or a zip of plans.</summary>
    public required string Corpus { get; init; }

    /// <summary>Where corpora and indexes are made.</summary>
    public required string Work { get; init; }

    /// <summary>The program of the version before; null where only this one is measured.</summary>
    public string? Before { get; init; }

    /// <summary>The program of this version.</summary>
    public string After { get; init; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "SearchPlans.Product.Bench", "release", "SearchPlans.Product.Bench.dll"));

    /// <summary>Sizes of made-up text, as multiples of the corpus; null where none were given.</summary>
    public int[]? Sizes { get; init; }

    /// <summary>How many times each query comes round.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>How many times in a row a query is timed each time it comes round.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Seconds for which each version answers before it is timed.</summary>
    public double WarmUp { get; init; } = 10;

    /// <summary>How many fresh processes open the index.</summary>
    public int Openings { get; init; } = 11;

    /// <summary>How many fresh processes index the corpus.</summary>
    public int Indexings { get; init; } = 5;

    /// <summary>How many times a plan is replaced, in a burst and by itself.</summary>
    public int Replacements { get; init; } = 7;

    /// <summary>Reads the command line; null when it can't be understood.</summary>
    public static VersionOptions? Parse(string[] args)
    {
        if (args.Length % 2 == 0 || args[0].StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }
        var options = new VersionOptions { Corpus = args[0], Work = Path.Combine(Path.GetTempPath(), "searchplans-versions") };
        for (int i = 1; i < args.Length; i += 2)
        {
            string value = args[i + 1];
            VersionOptions? next = args[i] switch
            {
                "--work" => options with { Work = value },
                "--before" => options with { Before = value },
                "--after" => options with { After = value },
                "--sizes" =>
                    options with { Sizes = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Order()] },
                "--rounds" => options with { Rounds = int.Parse(value) },
                "--runs" => options with { Runs = int.Parse(value) },
                "--warm-up" => options with { WarmUp = double.Parse(value) },
                "--openings" => options with { Openings = int.Parse(value) },
                "--indexings" => options with { Indexings = int.Parse(value) },
                "--replacements" => options with { Replacements = int.Parse(value) },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }
            options = next;
        }
        return options;
    }
}
