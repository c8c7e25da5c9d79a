using System.Globalization;
using Xunit.Abstractions;

namespace SearchPlans.TestKit;

/// <summary>Random numbers whose seed stands in the test's output: always the same, so that a test that passed passes again;
/// <c>SEARCHPLANS_TEST_SEED</c> gives another seed, and <c>SEARCHPLANS_TEST_SEED=random</c> one that is drawn at each run.</summary>
public static class TestRandom
{
    private const int UsualSeed = 20261129;

    /// <summary>Numbers by the seed, which is printed.</summary>
    /// <param name="output">Where it is printed.</param>
    /// <param name="usual">The seed where no other is asked for.</param>
    public static Random Create(ITestOutputHelper output, int usual = UsualSeed)
    {
        int seed = Seed(usual);
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }

    /// <summary>The seed, for what prints it in a message of its own.</summary>
    /// <param name="usual">The seed where no other is asked for.</param>
    public static int Seed(int usual = UsualSeed)
    {
        string? asked = Environment.GetEnvironmentVariable("SEARCHPLANS_TEST_SEED");
        return string.IsNullOrEmpty(asked) ? usual
            : asked == "random" ? Random.Shared.Next()
            : int.Parse(asked, CultureInfo.InvariantCulture);
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
