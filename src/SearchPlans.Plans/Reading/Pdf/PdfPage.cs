namespace SearchPlans.Plans;

/// <summary>A sign as a page's content stream prints it; points, y upwards from the lower edge of what is seen of the page.</summary>
/// <param name="Text">What it means by its font; may be wrong, empty or several characters.</param>
/// <param name="Font">Its font.</param>
/// <param name="Code">Its code in the font.</param>
/// <param name="X">Where its base line begins.</param>
/// <param name="Y">Height of its base line there.</param>
/// <param name="AdvanceX">From the beginning of its base line to the end.</param>
/// <param name="AdvanceY">The same upwards; 0 in a row that is read from left to right.</param>
/// <param name="Size">Height of the type.</param>
internal readonly record struct PdfGlyph(
    string Text, PdfFont Font, int Code, double X, double Y, double AdvanceX, double AdvanceY, double Size)
{
    /// <summary>Whether the font says what it means; else the code stands for it.</summary>
    public bool IsMapped { get; init; } = true;
}

/// <summary>A font of a document, by its name.</summary>
/// <param name="name">Name in the file; subsets have one of their own.</param>
internal sealed class PdfFont(string name)
{
    /// <summary>Its name, or empty.</summary>
    public string Name { get; } = name;

    /// <summary>Whether all its codes that were met are of one byte.</summary>
    public bool IsSingleByte { get; set; } = true;
}

/// <summary>What is printed on a page.</summary>
/// <param name="Width">Width of what is seen of it, as it is shown.</param>
/// <param name="Height">Height of it.</param>
internal sealed record PdfPage(double Width, double Height)
{
    /// <summary>Its signs in the order of printing.</summary>
    public List<PdfGlyph> Glyphs { get; } = [];

    /// <summary>Straight lines, upright or level: XMin, YMin, XMax, YMax; y upwards.</summary>
    public List<(double XMin, double YMin, double XMax, double YMax)> Rules { get; } = [];

    /// <summary>How many pictures it has.</summary>
    public int Pictures { get; set; }
}
