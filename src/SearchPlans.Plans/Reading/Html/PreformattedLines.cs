namespace SearchPlans.Plans;

/// <summary>
/// Text of a page's pre element. Its line ends are shown, but old pages and mails have them at one width, within paragraphs that an indent
/// or a blank line begins.
/// </summary>
internal sealed class PreformattedLines
{
    private const int MinWidth = 24, MaxWidth = 60;

    private readonly string _text;
    private readonly int _width;

    /// <summary>Measures a text.</summary>
    public PreformattedLines(string text)
    {
        _text = text;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            _width = Math.Max(_width, line.TrimEnd().Length);
        }
    }

    /// <summary>Whether a line end ends a paragraph, and isn't one that a full line has before its rest.</summary>
    /// <param name="at">Offset of its \n.</param>
    public bool EndsParagraph(int at)
    {
        ReadOnlySpan<char> before = _text.AsSpan(Math.Max(0, at - MaxWidth), at - Math.Max(0, at - MaxWidth));
        before = before[(before.LastIndexOf('\n') + 1)..].TrimEnd();
        ReadOnlySpan<char> behind = _text.AsSpan(at + 1);
        return _width is < MinWidth or > MaxWidth
            || before.Length * 5 < _width * 4
            || behind.IsEmpty
            || char.IsWhiteSpace(behind[0])
            || HeadingNumber.Read(behind[..Math.Min(behind.Length, MaxWidth)]).Style != NumberStyle.None;
    }
}
