using SearchPlans.Text.Characters;
using SearchPlans.Vocabulary;

namespace SearchPlans.Figures;

/// <summary>What comes nearest to a name that is none: what holds it, shares most pairs of characters with it, or sounds like it.</summary>
public static class NearestNames
{
    // Less in common is no likeness.
    private const double LeastAlike = 0.3;

    // Longer ones are texts; comparing each with every name takes time.
    private const int MaxChars = 40;

    /// <summary>The nearest names, best first.</summary>
    /// <param name="text">The name as asked.</param>
    /// <param name="names">The names there are, each with what it is shown as.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<string> Of(string text, IEnumerable<(string Name, string Shown)> names, int count = 5)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        string folded = CharacterFolding.Fold(text.Trim());
        folded = folded[..Math.Min(folded.Length, MaxChars)];
        if (folded.Length == 0)
        {
            return [];
        }
        return [.. names.Select(n => (n.Shown, Score: Likeness(folded, CharacterFolding.Fold(n.Name))))
            .Where(n => n.Score >= LeastAlike)
            .GroupBy(n => n.Shown)
            .Select(g => (Shown: g.Key, Score: g.Max(n => n.Score)))
            .OrderByDescending(n => n.Score).ThenBy(n => n.Shown.Length).ThenBy(n => n.Shown, StringComparer.Ordinal)
            .Take(count).Select(n => n.Shown)];
    }

    /// <summary>How alike two names are, 0 to 1: Dice's coefficient of their characters and of their pairs of characters; a name within the
    /// other counts for more.</summary>
    internal static double Likeness(string one, string other)
    {
        if (one == other)
        {
            return 1;
        }
        double pairs = Dice(Grams(one, 2), Grams(other, 2)), characters = Dice(Grams(one, 1), Grams(other, 1));
        bool isWithin = one.Length > 1 && other.Length > 1
            && (other.Contains(one, StringComparison.Ordinal) || one.Contains(other, StringComparison.Ordinal));
        // 广冬 for 广东: a character for another that sounds like it, or one wrong among many.
        double inPlace = 0.9 * one.Zip(other).Sum(c => c.First == c.Second ? 1 : Pinyin.SoundAlike(c.First, c.Second) ? 0.9 : 0)
            / Math.Max(one.Length, other.Length);
        double shared = (double)Math.Min(one.Length, other.Length) / Math.Max(one.Length, other.Length);
        return Math.Max(Math.Max((pairs + characters) / 2, inPlace), isWithin ? 0.5 + (0.4 * shared) : 0);
    }

    private static HashSet<string> Grams(string text, int length) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - length + 1)).Select(i => text.Substring(i, length))];

    private static double Dice(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
