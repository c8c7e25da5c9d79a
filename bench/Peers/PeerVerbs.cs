namespace SearchPlans.Bench.Peers;

/// <summary>The verbs that every peer has.</summary>
internal static class PeerVerbs
{
    public static int Run(
        string[] args, string program, Func<string, bool, IPeerWriter> openWriter, Func<string, Func<IPeerSearcher>> openSearcher)
    {
        string[] plain = [.. args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !TakesValue(args[i - 1])))];
        switch (plain)
        {
            case ["index", string documents, string folder]:
                bool pretokenized = args.Contains("--pretokenized");
                IndexMeasurement.Run(documents, folder, (int)Number(args, "--threads", 1), () => openWriter(folder, pretokenized));
                return 0;
            case ["query", string folder, string queries, string outFile]:
                var limits = new QueryLimits(
                    Value(args, "--modes", "top10,exact").Split(','),
                    Number(args, "--warm-up", 30),
                    (int)Number(args, "--runs", 21),
                    Number(args, "--seconds", double.MaxValue),
                    Number(args, "--throughput", 2));
                QueryMeasurement.Run(queries, outFile, limits, openSearcher(folder));
                return 0;
            default:
                Console.Error.WriteLine($"""
                    {program} index DOCS.jsonl DIR [--pretokenized] [--threads N]
                    {program} query DIR QUERIES.tsv OUT.json [--modes top10,exact] [--warm-up SECONDS] [--runs 21]
                        [--seconds MOST] [--throughput SECONDS]
                    """);
                return 2;
        }
    }

    private static bool TakesValue(string option) =>
        option is "--modes" or "--threads" or "--warm-up" or "--runs" or "--seconds" or "--throughput";

    private static double Number(string[] args, string option, double otherwise) =>
        Value(args, option, "") is { Length: > 0 } value ? double.Parse(value) : otherwise;

    private static string Value(string[] args, string option, string otherwise)
    {
        int at = Array.IndexOf(args, option);
        return at < 0 ? otherwise : args[at + 1];
    }
}
