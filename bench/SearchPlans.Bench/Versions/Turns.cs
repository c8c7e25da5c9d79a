namespace SearchPlans.Bench.Versions;

/// <summary>What was measured of one query on both sides: wall times of every run, processor time of every round.</summary>
internal sealed record QueryTurns(string Query, List<double>[] Us, List<double>[] CpuUs, long[] Hits)
{
    /// <summary>The median of all runs.</summary>
    public double MedianUs(int side) => Statistics.Median(Us[side]);

    /// <summary>How long the second side takes, as a share of the first.</summary>
    public double Ratio => MedianUs(1) / MedianUs(0);

    /// <summary>The same of processor time.</summary>
    public double CpuRatio => Statistics.Median(CpuUs[1]) / Statistics.Median(CpuUs[0]);
}

/// <summary>Lets processes take turns, query by query, so that what disturbs the machine disturbs all alike.</summary>
internal static class Turns
{
    /// <summary>Asks each query of each process in turn; who begins changes from one turn to the next.</summary>
    public static List<QueryTurns> Ask(ProductProcess[] sides, VersionOptions options)
    {
        foreach (ProductProcess side in sides)
        {
            WarmUp(side, options.WarmUp);
        }
        List<QueryTurns> turns =
        [
            .. UsualQueries.All.Select(q =>
                new QueryTurns(q, [.. sides.Select(_ => new List<double>())], [.. sides.Select(_ => new List<double>())],
                    new long[sides.Length])),
        ];
        for (int round = 0; round < options.Rounds; round++)
        {
            for (int query = 0; query < turns.Count; query++)
            {
                for (int i = 0; i < sides.Length; i++)
                {
                    int side = (i + query + round) % sides.Length;
                    PageTimes times = sides[side].Page(turns[query].Query, options.Runs);
                    turns[query].Us[side].AddRange(times.Us);
                    turns[query].CpuUs[side].Add(times.CpuUs);
                    turns[query].Hits[side] = times.Hits;
                }
            }
        }
        return turns;
    }

    private static void WarmUp(ProductProcess side, double seconds)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        do
        {
            foreach (string query in UsualQueries.All)
            {
                side.Page(query, 1);
            }
        }
        while (clock.Elapsed.TotalSeconds < seconds);
    }
}
