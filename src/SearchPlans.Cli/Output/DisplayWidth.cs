namespace SearchPlans.Cli.Output;

/// <summary>How wide text is on a terminal; good for Chinese and Latin text, not for every script.</summary>
internal static class DisplayWidth
{
    // Unicode's East Asian Width: from here on (Hangul Jamo) nearly all that occurs in Chinese text is two cells wide.
    private const char FirstWide = '\u1100';

    /// <summary>Cells that a text takes.</summary>
    public static int Of(string text) => text.Sum(Of);

    /// <summary>Cells that a UTF-16 code unit takes: 1 or 2; each half of a surrogate pair 1.</summary>
    public static int Of(char c) =>
        c >= FirstWide && !char.IsSurrogate(c) && c is not ('–' or '—' or '‘' or '’' or '“' or '”' or '…' or '›' or '┊') ? 2 : 1;
}
