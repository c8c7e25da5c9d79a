namespace SearchPlans.Trends;

/// <summary>An expression that is said more than in what it is held against.</summary>
/// <param name="Key">Its words.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Count">How it stands.</param>
/// <param name="Ratio">G² of the shares of paragraphs.</param>
/// <param name="LogRatio">The binary logarithm of their quotient.</param>
internal sealed record ExpressionChange(ExpressionKey Key, string Text, ExpressionCount Count, double Ratio, double LogRatio);

/// <summary>
/// Finds the expressions that some texts say more than others: whole ones, not parts of longer ones. How sure it is that they differ is
/// G² (Dunning, "Accurate methods for the statistics of surprise and coincidence", 1993), by how much the log ratio (Hardie, 2014). What
/// is whole is told by three things: the words belong together more than chance has it at every cut (pointwise mutual information), what
/// stands beside it is free, and it isn't a part of something longer that stands nearly as often.
/// </summary>
internal static class ExpressionChanges
{
    // p < 0.05 of one expression; of the list the first stand far above.
    private const double LeastRatio = 3.84;

    // Twice the share, at least.
    private const double LeastLogRatio = 1;

    // Bits that words in a row have to be likelier together than apart.
    private const double LeastCohesion = 3;

    // From this share of one neighbour on it belongs to the expression.
    private const double MostBound = 0.7;

    // A longer one that stands in this share of the paragraphs is the expression.
    private const double LeastOfPart = 0.7;

    private const int Looked = 600;

    /// <summary>The expressions, most telling first.</summary>
    /// <param name="words">What words may do.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="against">What they are held against.</param>
    /// <param name="leastParagraphs">In how many paragraphs one stands at least.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<ExpressionChange> Find(
        IExpressionWords words, IReadOnlyCollection<ExpressionText> texts, IReadOnlyCollection<ExpressionText> against, int leastParagraphs,
        int count)
    {
        var counts = new ExpressionCounts(words);
        counts.Collect(texts, leastParagraphs);
        counts.Hold(against);
        ExpressionChange[] risen =
        [
            .. counts.All.Select(c => Change(words, c.Key, c.Value, counts))
                .Where(c => c.Ratio >= LeastRatio && c.LogRatio >= LeastLogRatio && IsCohesive(c, counts))
                .OrderByDescending(c => c.Ratio).ThenByDescending(c => c.Text.Length).ThenBy(c => c.Text, StringComparer.Ordinal)
                .Take(Looked),
        ];
        Dictionary<ExpressionKey, (double Left, double Right)> bound =
            counts.Bound([.. risen.Select(c => c.Key)], [.. texts, .. against]);
        return Whole([.. risen.Where(c => bound[c.Key] is { Left: < MostBound, Right: < MostBound })], count);
    }

    /// <summary>The log-likelihood ratio of two shares.</summary>
    public static double RatioOf(double here, double all, double there, double others)
    {
        double share = (here + there) / (all + others);
        return 2 * (Term(here, all * share) + Term(there, others * share)
            + Term(all - here, all * (1 - share)) + Term(others - there, others * (1 - share)));

        static double Term(double observed, double expected) => observed <= 0 ? 0 : observed * Math.Log(observed / expected);
    }

    private static ExpressionChange Change(
        IExpressionWords words, ExpressionKey key, ExpressionCount count, ExpressionCounts counts) => new(
        key, words.TextOf(key.Words()), count,
        RatioOf(count.Paragraphs, counts.Paragraphs, count.Against, counts.Against),
        Math.Log2((count.Paragraphs + 0.5) / (counts.Paragraphs + 1) / ((count.Against + 0.5) / (counts.Against + 1))));

    // At the weakest cut; of two halves the one that isn't counted is taken to be as frequent as its rarest word.
    private static bool IsCohesive(ExpressionChange change, ExpressionCounts counts)
    {
        int[] words = change.Key.Words();
        for (int cut = 1; cut < words.Length; cut++)
        {
            double left = Times(words.AsSpan(0, cut), counts), right = Times(words.AsSpan(cut), counts);
            if (Math.Log2(change.Count.Times * (double)counts.Words / (left * right)) < LeastCohesion)
            {
                return false;
            }
        }
        return true;
    }

    private static double Times(ReadOnlySpan<int> words, ExpressionCounts counts)
    {
        ExpressionKey key = default;
        int rarest = int.MaxValue;
        foreach (int word in words)
        {
            key = key.With(word);
            rarest = Math.Min(rarest, counts.WordTimes[word]);
        }
        return counts.All.TryGetValue(key, out ExpressionCount? known) ? known.Times : rarest;
    }

    private static List<ExpressionChange> Whole(ExpressionChange[] ranked, int count)
    {
        // A part of something longer that stands nearly as often gives way to it.
        List<ExpressionChange> whole =
        [
            .. ranked.Where(c => !Array.Exists(ranked, o => o.Text.Length > c.Text.Length
                && o.Text.Contains(c.Text, StringComparison.Ordinal) && o.Count.Paragraphs >= LeastOfPart * c.Count.Paragraphs)),
        ];
        // Of what is left, what holds or is held by something more telling says the same again.
        List<ExpressionChange> chosen = [];
        foreach (ExpressionChange change in whole)
        {
            if (chosen.Count == count)
            {
                break;
            }
            if (!chosen.Exists(c => c.Text.Contains(change.Text, StringComparison.Ordinal)
                || change.Text.Contains(c.Text, StringComparison.Ordinal)))
            {
                chosen.Add(change);
            }
        }
        return chosen;
    }
}
