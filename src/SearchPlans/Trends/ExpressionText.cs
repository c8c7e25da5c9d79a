namespace SearchPlans.Trends;

/// <summary>The words of a plan as numbers, paragraph by paragraph; -1 where something stands between two words (a sign, a
/// space).</summary>
/// <param name="Paragraphs">The paragraphs in reading order.</param>
internal sealed record ExpressionText(int[][] Paragraphs)
{
    /// <summary>What stands between two words that don't follow each other.</summary>
    public const int Break = -1;
}

/// <summary>Up to six words in a row, as one number.</summary>
internal readonly record struct ExpressionKey(UInt128 Value)
{
    /// <summary>The most words.</summary>
    public const int MaxWords = 6;

    private const int Bits = 20;

    /// <summary>Numbers of words from here on have no key.</summary>
    public const int MaxWord = (1 << Bits) - 1;

    /// <summary>The key of these words and one behind them.</summary>
    public ExpressionKey With(int word) => new((Value << Bits) | (uint)(word + 1));

    /// <summary>The words.</summary>
    public int[] Words()
    {
        List<int> words = [];
        for (UInt128 rest = Value; rest != 0; rest >>= Bits)
        {
            words.Add((int)(rest & MaxWord) - 1);
        }
        words.Reverse();
        return [.. words];
    }
}
