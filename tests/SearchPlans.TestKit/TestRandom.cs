using Xunit.Abstractions;

namespace SearchPlans.TestKit;

/// <summary>Random numbers whose seed stands in the test's output. <c>SEARCHPLANS_TEST_SEED</c> runs a seed again.</summary>
public static class TestRandom
{
    public static Random Create(ITestOutputHelper output)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("SEARCHPLANS_TEST_SEED"), out int given) ? given : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }

    /// <summary>Different numbers below a limit, rising.</summary>
    public static int[] Subset(this Random random, int limit, int count)
    {
        var chosen = new HashSet<int>();
        while (chosen.Count < count)
        {
            chosen.Add(random.Next(limit));
        }
        return [.. chosen.Order()];
    }

    /// <summary>An ordinal below a limit, the low ones much more often, as words are.</summary>
    public static int Zipf(this Random random, int limit) => (int)Math.Pow(limit, random.NextDouble()) - 1;
}
