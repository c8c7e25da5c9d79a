namespace SearchPlans.Web.Rendering.Charts;

/// <summary>A year's number in a line.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The number.</param>
/// <param name="Written">The number as it is said: 6%左右.</param>
/// <param name="BeginsAnew">Whether it can't be compared with the year before (another basis, another name): the line breaks before
/// it.</param>
public sealed record LinePoint(int Year, double Value, string Written, bool BeginsAnew = false);

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is: 目标, 完成.</param>
/// <param name="IsTarget">Whether it is of what was aimed at: it is drawn in dashes.</param>
/// <param name="Points">Its years, ascending. Where a year is left out the line breaks.</param>
public sealed record LineSeries(string Name, bool IsTarget, IReadOnlyList<LinePoint> Points);

/// <summary>Numbers over years, what was aimed at beside what came of it.</summary>
public sealed class LineChart : Chart
{
    private const double Above = 12;
    private const double Below = 26;
    private const double LabelDistance = 15;
    private const int ManyYears = 24;
    // More years than have room for their names: every second, fifth or tenth is named.
    private const int MostYearNames = 12;
    private const int MostYearNamesOfSmall = 6;
    private static readonly int[] _yearSteps = [1, 2, 5, 10, 20];

    /// <summary>The lines.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>The first and last year across, also of charts that stand side by side.</summary>
    public required (int First, int Last) Years { get; init; }

    /// <summary>The scale upwards.</summary>
    public required ChartAxis Axis { get; init; }

    /// <summary>Its height in pixels.</summary>
    public double Height { get; init; } = 240;

    /// <summary>Whether a line's last point says which line it is.</summary>
    public bool IsNamed { get; init; } = true;

    /// <inheritdoc />
    protected override string Looks => IsNamed ? "over-years" : "over-years small";

    /// <inheritdoc />
    protected override string Extent => $"height=\"{Svg.Number(Height)}\"";

    private protected override void Draw(Svg svg)
    {
        foreach (double tick in Axis.Ticks)
        {
            svg.Line(tick == 0 ? "zero" : "tick", 0, Y(tick), 1, Y(tick));
            svg.Text("end", 0, Y(tick) + 4, ChartAxis.Label(tick), -8);
        }
        int step = YearStep(Years.Last - Years.First + 1, IsNamed ? MostYearNames : MostYearNamesOfSmall);
        for (int year = Years.First; year <= Years.Last; year++)
        {
            // Counted from the last, which is what is looked for. On a phone every second of them has room.
            int back = Years.Last - year;
            if (back % step == 0)
            {
                svg.Text(back / step % 2 == 1 ? "mid wide-only" : "mid", X(year), Height - 6, year.ToString());
            }
        }
        foreach (LineSeries series in Series)
        {
            DrawLine(svg, series);
        }
        foreach ((string looks, double y, string label) in Labels())
        {
            svg.Text(looks, 1, y + 4, label, 10);
        }
    }

    private void DrawLine(Svg svg, LineSeries series)
    {
        string looks = series.IsTarget ? "target" : "result";
        for (int i = 1; i < series.Points.Count; i++)
        {
            (LinePoint before, LinePoint point) = (series.Points[i - 1], series.Points[i]);
            if (!point.BeginsAnew && point.Year == before.Year + 1)
            {
                svg.Line(looks, X(before.Year), Y(before.Value), X(point.Year), Y(point.Value));
            }
        }
        double radius = Years.Last - Years.First > ManyYears || !IsNamed ? 2.5 : 3.5;
        foreach (LinePoint point in series.Points)
        {
            svg.Dot(looks, X(point.Year), Y(point.Value), radius, $"{point.Year}年{series.Name}：{point.Written}");
        }
    }

    // The last of each line, behind the last year, apart where they would cover each other.
    private IEnumerable<(string Looks, double Y, string Label)> Labels()
    {
        double free = double.NegativeInfinity;
        foreach ((LineSeries series, LinePoint last) in Series.Where(s => s.Points.Count > 0).Select(s => (s, s.Points[^1]))
            .OrderBy(s => Y(s.Item2.Value)))
        {
            double y = Math.Max(Y(last.Value), free);
            free = y + LabelDistance;
            yield return (series.IsTarget ? "target" : "result", y, IsNamed ? $"{series.Name} {last.Written}" : last.Written);
        }
    }

    private double X(int year) => Years.Last == Years.First ? 0.5 : (year - Years.First) / (double)(Years.Last - Years.First);

    private double Y(double value) => Above + (1 - Axis.At(value)) * (Height - Above - Below);

    private static int YearStep(int years, int mostNames) => _yearSteps.First(step => step == _yearSteps[^1] || years <= mostNames * step);
}
