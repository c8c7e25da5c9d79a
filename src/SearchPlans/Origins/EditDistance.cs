namespace SearchPlans.Origins;

/// <summary>How many characters have to be put in, taken out or changed to make one text another (Levenshtein), within a band.</summary>
internal static class EditDistance
{
    /// <summary>The share of characters that two texts have in common, 0 to 1: 1 less the distance by the length of the longer one; 0
    /// where that is below what is asked for.</summary>
    /// <param name="one">One text.</param>
    /// <param name="other">The other.</param>
    /// <param name="least">The least that counts, 0 to 1.</param>
    public static double Similarity(string one, string other, double least)
    {
        int longer = Math.Max(one.Length, other.Length);
        int most = (int)((1 - least) * longer);
        return Within(one, other, most) is { } distance ? 1 - ((double)distance / longer) : 0;
    }

    // Only diagonals that far off can lead there; time grows with the length times that.
    private static int? Within(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return null;
        }
        int width = (2 * most) + 1;
        Span<int> before = stackalloc int[width + 2], now = stackalloc int[width + 2];
        before.Fill(int.MaxValue - 1);
        for (int d = 0; d <= most; d++)
        {
            before[most + d + 1] = d;
        }
        for (int i = 1; i <= one.Length; i++)
        {
            now.Fill(int.MaxValue - 1);
            int best = int.MaxValue;
            for (int d = Math.Max(-most, -i); d <= Math.Min(most, other.Length - i); d++)
            {
                int j = i + d, at = most + d + 1;
                int distance = j == 0 ? i : Math.Min(before[at] + (one[i - 1] == other[j - 1] ? 0 : 1), now[at - 1] + 1);
                now[at] = Math.Min(distance, before[at + 1] + 1);
                best = Math.Min(best, now[at]);
            }
            if (best > most)
            {
                return null;
            }
            Span<int> last = before;
            before = now;
            now = last;
        }
        int end = before[most + other.Length - one.Length + 1];
        return end <= most ? end : null;
    }
}
