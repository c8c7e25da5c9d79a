namespace SearchPlans.Web.Rendering.Charts;

/// <summary>Places ranked by a number: a bar each, from zero.</summary>
public sealed class BarChart : Chart
{
    private const double RowHeight = 26;
    private const double BarHeight = 14;

    /// <summary>The places in the order in which they are shown.</summary>
    public required IReadOnlyList<PlaceValue> Values { get; init; }

    /// <inheritdoc />
    protected override string Looks => "bars";

    /// <inheritdoc />
    protected override string Extent => $"height=\"{Svg.Number(Values.Count * RowHeight)}\"";

    private protected override void Draw(Svg svg)
    {
        ChartAxis axis = ChartAxis.Of(Values.Select(v => v.Number), fromZero: true);
        // To the largest, not to the round number behind it: numbers stand at the ends of bars.
        double least = Math.Min(0, Values.Select(v => v.Number).DefaultIfEmpty().Min());
        double most = Math.Max(0, Values.Select(v => v.Number).DefaultIfEmpty().Max());
        double span = most > least ? most - least : axis.Max - axis.Min;
        double zero = (0 - least) / span;
        for (int i = 0; i < Values.Count; i++)
        {
            PlaceValue value = Values[i];
            double middle = (i + 0.5) * RowHeight;
            double length = Math.Abs(value.Number) / span;
            double start = value.Number < 0 ? zero - length : zero;
            svg.Text("end name", 0, middle + 4.5, value.ShownPlace, -10);
            svg.Box(value.Number < 0 ? "bar below" : "bar", start, middle - BarHeight / 2, length, BarHeight,
                $"{value.Place}：{value.Written}");
            svg.Text("number", start + length, middle + 4.5, value.Written, 6);
        }
        svg.Line("zero", zero, 0, zero, Values.Count * RowHeight);
    }
}
