using SearchPlans.Text.Characters;

namespace SearchPlans.Plans.Figures;

/// <summary>The words that make a number less than exact, and the bounds that they set.</summary>
internal static class Hedges
{
    /// <summary>The amount that a number is, with its hedges.</summary>
    /// <param name="number">The number.</param>
    /// <param name="statement">What is said of it.</param>
    /// <param name="isFall">Whether it is how much something fell: then it is negative, and 3%以上 is at most −3.</param>
    /// <param name="text">The paragraph.</param>
    public static FigureAmount Amount(FigureNumber number, Statement statement, bool isFall, FigureText text)
    {
        var words = new List<string>();
        int bound = 0;
        bool isAbout = statement.Trailing.Exists(word => word is "左右" or "上下");
        foreach (string word in statement.Predicate.Hedges)
        {
            int direction = DirectionOf(word);
            // 控制在4.5%左右, 控制在3%至4%: the range or 左右 says how exactly.
            if (direction < 0 && word.Contains("控制", StringComparison.Ordinal)
                && (isAbout || number.Upper is not null || statement.Trailing.Count > 0))
            {
                continue;
            }
            bound = direction != 0 ? direction : bound;
            words.Add(word);
        }
        foreach (string word in statement.Trailing)
        {
            int direction = word switch { "以上" or "及以上" or "之上" or "之多" => 1, "以内" or "以下" or "之内" => -1, _ => 0 };
            bound = direction != 0 ? direction : bound;
            words.Add(word);
        }
        if (number.IsVague)
        {
            bound = 1;
            words.Add("多");
        }
        string unit = number.Unit;
        if (unit.Length > 0 && char.IsAsciiLetter(unit[^1]))
        {
            // GWh, TEU: as written, not as folded.
            int letters = unit.Length - unit.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz23").Length;
            unit = unit[..^letters] + text.Written(number.End - letters, number.End);
        }
        string hedge = string.Join('、', words);
        TextRange range = text.Range(number.Start, number.End);
        decimal sign = isFall ? -1 : 1;
        if (number.Upper is { } upper)
        {
            (decimal one, decimal other) = (number.Value * sign, upper * sign);
            return new FigureAmount(null, unit, Math.Min(one, other), Math.Max(one, other), hedge, range);
        }
        decimal value = number.Value * sign;
        bound = isFall ? -bound : bound;
        return new FigureAmount(value, unit, bound > 0 ? value : null, bound < 0 ? value : null, hedge, range);
    }

    // 1 for at least, -1 for at most, 0 for no bound.
    private static int DirectionOf(string word)
    {
        PredicateWords.AtEnd(word, out PredicateFlags flags);
        return (flags & PredicateFlags.AtLeast) != 0 ? 1 : (flags & PredicateFlags.AtMost) != 0 ? -1 : 0;
    }
}
