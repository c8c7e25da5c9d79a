using System.Globalization;

namespace SearchPlans.TestKit;

/// <summary>How much a test does, where the environment asks for more than it usually does.</summary>
public static class TestSize
{
    /// <summary>The number that a variable of the environment has; null where it has none.</summary>
    /// <param name="variable">Its name: SEARCHPLANS_TEST_…</param>
    public static int? Asked(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int asked) ? asked : null;
}
