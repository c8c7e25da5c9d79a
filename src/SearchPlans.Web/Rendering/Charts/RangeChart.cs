namespace SearchPlans.Web.Rendering.Charts;

/// <summary>Places by what they aim at: a dot for a number, hollow where it is about so much, a bar for a range, an arrow where only one
/// end is said.</summary>
public sealed class RangeChart : Chart
{
    private const double RowHeight = 26;
    private const double Above = 24;

    /// <summary>The places in the order in which they are shown.</summary>
    public required IReadOnlyList<PlaceValue> Values { get; init; }

    /// <inheritdoc />
    protected override string Looks => "ranges";

    /// <inheritdoc />
    protected override string Extent => $"height=\"{Svg.Number(Bottom)}\"";

    private double Bottom => Above + Values.Count * RowHeight;

    private protected override void Draw(Svg svg)
    {
        ChartAxis axis = ChartAxis.Of(
            Values.SelectMany(v => new[] { v.Number, v.Min ?? v.Number, v.Max ?? v.Number }), fromZero: false, about: 6);
        foreach (double tick in axis.Ticks)
        {
            svg.Line(tick == 0 ? "zero" : "tick", axis.At(tick), Above - 4, axis.At(tick), Bottom);
            svg.Text("mid", axis.At(tick), 12, ChartAxis.Label(tick));
        }
        for (int i = 0; i < Values.Count; i++)
        {
            double y = Above + (i + 0.5) * RowHeight;
            svg.Text("end name", 0, y + 4.5, Values[i].ShownPlace, -10);
            DrawValue(svg, axis, Values[i], y);
            // At the right edge, one below the other: beside its dot a number would run into the arrows.
            svg.Text("number", 1, y + 4.5, Values[i].Written, 28);
        }
    }

    private static void DrawValue(Svg svg, ChartAxis axis, PlaceValue value, double y)
    {
        string tip = $"{value.Place}：{value.Written}";
        switch (value)
        {
            case { Min: { } min, Max: { } max } when max > min:
                svg.Box("range", axis.At(min), y - 4, axis.At(max) - axis.At(min), 8, tip);
                svg.Line("cap", axis.At(min), y - 7, axis.At(min), y + 7);
                svg.Line("cap", axis.At(max), y - 7, axis.At(max), y + 7);
                break;
            case { Min: { } least, Max: null }:
                svg.Shape("arrow", axis.At(least), y, "M0 0H20M15-4 20 0 15 4");
                svg.Dot("dot", axis.At(least), y, 4.5, tip);
                break;
            case { Min: null, Max: { } most }:
                svg.Shape("arrow", axis.At(most), y, "M0 0H-20M-15-4-20 0-15 4");
                svg.Dot("dot", axis.At(most), y, 4.5, tip);
                break;
            default:
                svg.Dot(value.IsAbout ? "dot hollow" : "dot", axis.At(value.Number), y, 4.5, tip);
                break;
        }
    }
}
