using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>Names a figure within its plan by where its number stands, so that it is known again when the plan is read anew.</summary>
/// <param name="Anchor">The paragraph.</param>
/// <param name="StartChar">UTF-16 offset in the paragraph of its first number.</param>
/// <param name="Name">The indicator: canonical, or as written.</param>
public readonly record struct FigureKey(string Anchor, int StartChar, string Name)
{
    /// <summary>That of a figure.</summary>
    /// <param name="anchor">Its paragraph.</param>
    /// <param name="figure">The figure.</param>
    public static FigureKey Of(string anchor, Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        int value = figure.Value?.Range.Start ?? int.MaxValue, change = figure.Change?.Amount.Range.Start ?? int.MaxValue;
        return new FigureKey(anchor, Math.Min(value, change), figure.Name);
    }

    /// <summary>As one word, for links and forms: p3f2-120-地区生产总值.</summary>
    public override string ToString() => $"{Anchor}~{StartChar}~{Name}";

    /// <summary>Reads what <see cref="ToString"/> gives; null where a text is none.</summary>
    public static FigureKey? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('~', 3);
        return parts.Length == 3 && parts[0].Length > 0 && int.TryParse(parts[1], System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out int start)
            ? new FigureKey(parts[0], start, parts[2])
            : null;
    }
}
