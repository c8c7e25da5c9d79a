using SearchPlans.Text.Sentences;

namespace SearchPlans.Citing;

/// <summary>The sentence around something in a paragraph.</summary>
internal static class MentionedSentence
{
    // What is longer is cut at both ends.
    private const int MaxAround = 80;

    /// <summary>The sentence, with … where it was cut.</summary>
    public static string Around(string text, int start, int end)
    {
        (int from, int to) = (0, 0);
        while (to < end)
        {
            from = to <= start ? to : from;
            to = SentenceBoundaries.Next(text, to);
        }
        int first = Math.Max(from, start - MaxAround), last = Math.Min(to, end + MaxAround);
        first += first > 0 && char.IsLowSurrogate(text[first]) ? 1 : 0;
        last -= last < text.Length && char.IsLowSurrogate(text[last]) ? 1 : 0;
        return $"{(first > from ? "…" : "")}{text[first..last].Trim().TrimEnd('“', '‘', '《', '（')}{(last < to ? "…" : "")}";
    }
}
