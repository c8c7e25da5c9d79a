namespace SearchPlans.Plans;

/// <summary>A paragraph, heading or list item on its way from a document to <see cref="PlanTextBuilder"/>.</summary>
/// <param name="Text">Its words.</param>
internal readonly record struct TextBlock(string Text)
{
    /// <summary>1 and more for a heading, else 0.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>Whether all of it is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Whether it is an item of a list without numbers.</summary>
    public bool IsItem { get; init; }

    /// <summary>Numbers of the notes it refers to, or null.</summary>
    public IReadOnlyList<int>? Notes { get; init; }

    /// <summary>Adds it to a text.</summary>
    public void WriteTo(PlanTextBuilder text)
    {
        if (HeadingLevel > 0)
        {
            text.Heading(HeadingLevel, Text);
        }
        else if (IsItem)
        {
            text.Item(Text);
        }
        else
        {
            text.Paragraph(Text, IsBold, Notes);
        }
    }
}
