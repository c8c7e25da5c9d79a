namespace SearchPlans.Plans;

/// <summary>What a line is by its form alone.</summary>
internal enum LineForm
{
    /// <summary>Words.</summary>
    Text,
    /// <summary>A Markdown bullet.</summary>
    Bullet,
    /// <summary>A —— item.</summary>
    Dash,
    /// <summary>---, ***, ____.</summary>
    Rule,
    /// <summary>A row of a Markdown table.</summary>
    Table,
    /// <summary>An HTML tag or comment, or a Markdown footnote.</summary>
    Markup,
}

/// <summary>What a line is for.</summary>
internal enum LineRole
{
    /// <summary>Part of the plan.</summary>
    Body,
    /// <summary>Stands around the plan.</summary>
    Surrounding,
    /// <summary>The title or one line of it.</summary>
    Title,
    /// <summary>Between title and text: meeting, date, speaker, salutation.</summary>
    Byline,
    /// <summary>An entry of a table of contents.</summary>
    Contents,
    /// <summary>The number of a printed page between two lines of the text.</summary>
    PageNumber,
}

/// <summary>One line that isn't blank, without the white space around it.</summary>
internal sealed class PlanLine
{
    /// <summary>Offset of its first character in the text.</summary>
    public required int Start { get; init; }

    /// <summary>Offset right after its last character.</summary>
    public required int End { get; init; }

    /// <summary>Offset of its first character after Markdown's marks (##, &gt;, -, **).</summary>
    public required int ContentStart { get; init; }

    /// <summary>Offset after its last character before Markdown's marks.</summary>
    public required int ContentEnd { get; init; }

    /// <summary>What it is by its form.</summary>
    public required LineForm Form { get; set; }

    /// <summary>1–6 for a Markdown heading, else 0.</summary>
    public required int HashLevel { get; init; }

    /// <summary>Whether all of it is bold.</summary>
    public required bool IsBold { get; init; }

    /// <summary>Offset after the closing ** where only its beginning is bold, else 0.</summary>
    public required int BoldLeadEnd { get; init; }

    /// <summary>The number it begins with.</summary>
    public required HeadingNumber Number { get; set; }

    /// <summary>Whether the line before ends right before it, without a blank line or an indent between, so that it may be its
    /// rest.</summary>
    public required bool IsClose { get; init; }

    /// <summary>What it is for.</summary>
    public LineRole Role { get; set; }

    /// <summary>Whether it names something that is attached, and so is an item of a list and heads nothing.</summary>
    public bool IsListed { get; set; }

    /// <summary>Characters of its content.</summary>
    public int Length => ContentEnd - ContentStart;

    /// <summary>Its content, without Markdown's marks.</summary>
    public ReadOnlySpan<char> Content(string text) => text.AsSpan(ContentStart, ContentEnd - ContentStart);
}
