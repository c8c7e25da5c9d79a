using SearchPlans.Plans;

namespace SearchPlans.Corpus;

/// <summary>The lines between two --- at the beginning of a text that say what the document is.</summary>
internal static class FrontMatter
{
    private const string Fence = "---";

    // As long as sidecars may be.
    private const int MaxChars = 8192;

    /// <summary>How many characters front matter takes from the start of a text; 0 where there is none.</summary>
    public static int LengthIn(string text)
    {
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
        {
            return 0;
        }
        int start = 0;
        for (int line = 0; start < Math.Min(text.Length, MaxChars); line++)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0)
            {
                end = text.Length - 1;
            }
            bool isFence = text.AsSpan(start, end + 1 - start).TrimEnd() is Fence;
            if (line == 0 && !isFence)
            {
                return 0;
            }
            start = end + 1;
            if (line > 0 && isFence)
            {
                return start;
            }
        }
        return 0;
    }

    /// <summary>A text with what is known of it before it.</summary>
    public static string Before(string text, PlanMetadata known) =>
        known == new PlanMetadata() ? text : $"{Fence}\n{PlanSidecar.Write(known)}{Fence}\n\n{text}";
}
