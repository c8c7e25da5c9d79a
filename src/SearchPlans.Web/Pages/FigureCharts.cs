using SearchPlans.Figures;
using SearchPlans.Plans.Figures;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>Draws what a table of figures states.</summary>
public static class FigureCharts
{
    // From so many provinces on their tiles say something that the ranking doesn't.
    private const int LeastProvinces = 5;
    private const int Named = 3;

    /// <summary>Most places of a ranking: the first.</summary>
    public const int MostRanked = 40;

    /// <summary>The places that state a number of a column, the largest first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    public static IReadOnlyList<PlaceValue> ValuesOf(FigureTable table, int column)
    {
        return [.. Drawable(table, column).Select(r => ValueOf(r.Row, r.Chosen, table)).OrderByDescending(v => v.Number)];
    }

    /// <summary>The column that is drawn where none was asked for: the latest that is about as full as the fullest, or -1.</summary>
    public static int FullestLatest(FigureTable table)
    {
        int[] counts = [.. table.Columns.Select((_, c) => Drawable(table, c).Count())];
        int most = counts.DefaultIfEmpty().Max();
        return most == 0 ? -1 : Array.FindLastIndex(counts, c => c * 2 >= most);
    }

    /// <summary>A ranking of places: by bars from zero, or where what is aimed at has bounds, by dots and ranges.</summary>
    public static Chart? Ranking(string id, string title, IReadOnlyList<PlaceValue> values, FigureTable table)
    {
        if (values.Count < 2)
        {
            return null;
        }
        string said = Ranked(values);
        values = [.. values.Take(MostRanked)];
        bool bounded = table.Request.Kind != FigureKind.Result && values.Any(v => v.Min != null || v.Max != null || v.IsAbout);
        return bounded
            ? new RangeChart { Id = id, Title = title, Description = said, Values = values }
            : new BarChart { Id = id, Title = title, Description = said, Values = values };
    }

    /// <summary>The grid of provinces for a column, or null where too few of them state anything.</summary>
    /// <param name="id">The chart's id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="address">Where a province's tile leads.</param>
    public static ProvinceGrid? Provinces(string id, string title, FigureTable table, int column, Func<string, string> address)
    {
        Dictionary<string, ProvinceTile> tiles = [];
        foreach (FigureRow row in table.Rows.Where(r => ProvinceGrid.Provinces.Contains(r.RegionPath)))
        {
            FigureCell cell = row.Cells[column];
            if (cell.Chosen is { } chosen)
            {
                tiles[row.RegionPath] = new ProvinceTile(
                    FigureLabels.Cell(chosen, table.Measure, table.Unit), (double?)chosen.Order, address(row.RegionPath),
                    $"{ProvinceGrid.ShortName(row.RegionPath)}：{chosen.Text}");
            }
            else if (cell.Empty != EmptyCell.NoPlan)
            {
                tiles[row.RegionPath] = new ProvinceTile(
                    cell.Empty == EmptyCell.Damaged ? "缺" : "—", null, null,
                    $"{ProvinceGrid.ShortName(row.RegionPath)}：{FigureNames.LabelOf(cell.Empty)}");
            }
        }
        int stated = tiles.Values.Count(t => t.Number != null);
        if (stated < LeastProvinces)
        {
            return null;
        }
        return new ProvinceGrid
        {
            Id = id,
            Title = title,
            Description = $"34 个省级行政区各一格，{stated} 个有数，{ProvinceGrid.Provinces.Count - tiles.Count} 个未收录。{Ranked(ValuesOf(table, column))}",
            Tiles = tiles,
        };
    }

    /// <summary>A place's targets and results over the years, or null where no two years follow each other.</summary>
    /// <param name="id">The chart's id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="comparison">The figures.</param>
    /// <param name="years">The years across; null: those that there are.</param>
    /// <param name="axis">The scale of charts that stand side by side; null: one of its own.</param>
    /// <param name="former">The same of what the indicator was called before: the line breaks between the two. Null: none.</param>
    public static LineChart? Line(
        string id, string title, FigureComparison comparison, (int First, int Last)? years = null, ChartAxis? axis = null,
        FigureComparison? former = null)
    {
        former = former is not null && IsAlike(comparison, former) ? former : null;
        LineSeries targets = SeriesOf("目标", true, comparison, former, y => y.Target),
            results = SeriesOf("实际", false, comparison, former, y => y.Result);
        LinePoint[] all = [.. targets.Points, .. results.Points];
        if (!HasLine(targets) && !HasLine(results))
        {
            return null;
        }
        return new LineChart
        {
            Id = id,
            Title = title,
            Description = Described(targets, results) + FormerYears(comparison, former),
            Series = [.. new[] { results, targets }.Where(s => s.Points.Count > 0)],
            Years = years ?? (all.Min(p => p.Year), all.Max(p => p.Year)),
            Axis = axis ?? ChartAxis.Of(all.Select(p => p.Value), fromZero: false, about: 4),
            Height = axis == null ? 260 : 150,
            IsNamed = axis == null,
        };
    }

    /// <summary>Whether what an indicator was called before is told in the same unit, so that one scale holds both.</summary>
    public static bool IsAlike(FigureComparison comparison, FigureComparison former)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(former);
        return comparison.Years.Count == 0 || former.Unit == comparison.Unit;
    }

    /// <summary>The numbers that a comparison's chart shows, for a scale that several share.</summary>
    public static IEnumerable<double> NumbersOf(FigureComparison comparison) => comparison.Years
        .SelectMany(y => new[] { y.Target.Chosen?.Order, y.Result.Chosen?.Order }).Where(n => n != null).Select(n => (double)n!.Value);

    private static IEnumerable<(FigureRow Row, CellStatement Chosen)> Drawable(FigureTable table, int column) => table.Rows
        .Where(r => r.Cells[column].Chosen is { IsConverted: true }).Select(r => (r, r.Cells[column].Chosen!));

    private static PlaceValue ValueOf(FigureRow row, CellStatement chosen, FigureTable table) =>
        new(FigureLabels.Place(row.RegionPath), (double)chosen.Order!.Value, FigureLabels.Cell(chosen, table.Measure, table.Unit))
        {
            Min = (double?)chosen.Min,
            Max = (double?)chosen.Max,
            IsAbout = chosen.Statement.Amount(table.Measure) is { } amount && FigureLabels.IsAbout(amount),
        };

    private static LineSeries SeriesOf(
        string name, bool isTarget, FigureComparison comparison, FigureComparison? former, Func<ComparedYear, FigureCell> of)
    {
        List<LinePoint> points = [];
        string basis = "";
        var years = comparison.Years.Select(y => (Of: comparison, Year: y)).ToList();
        // A year that has the present name is told by it.
        years.AddRange((former?.Years ?? []).Where(y => years.TrueForAll(own => own.Year.Year != y.Year || of(own.Year).Chosen is null))
            .Select(y => (former!, y)));
        foreach ((FigureComparison under, ComparedYear year) in years.OrderBy(y => y.Year.Year))
        {
            if (of(year).Chosen is { Order: { } number } chosen)
            {
                string own = under == comparison ? chosen.Basis : under.Request.Indicator + chosen.Basis;
                string written = FigureLabels.Cell(chosen, under.Measure, under.Unit);
                points.Add(new LinePoint(
                    year.Year, (double)number, under == comparison ? written : $"{written}（{under.Request.Indicator}）",
                    points.Count > 0 && own != basis));
                basis = own;
            }
        }
        return new LineSeries(name, isTarget, points);
    }

    // Which years are told by the former name.
    private static string FormerYears(FigureComparison comparison, FigureComparison? former)
    {
        int[] years = [.. (former?.Years ?? []).Where(y => y.Target.Chosen is not null || y.Result.Chosen is not null).Select(y => y.Year)];
        return years.Length == 0 ? "" : $"{years[0]}年至{years[^1]}年有{former!.Request.Indicator}，与{comparison.Request.Indicator}不相连。";
    }

    private static bool HasLine(LineSeries series) =>
        series.Points.Zip(series.Points.Skip(1)).Any(p => !p.Second.BeginsAnew && p.Second.Year == p.First.Year + 1);

    private static string Described(LineSeries targets, LineSeries results)
    {
        return string.Join('；', new[] { results, targets }.Where(s => s.Points.Count > 0).Select(s =>
            $"{s.Name} {s.Points.Count} 年，{s.Points[0].Year}年{s.Points[0].Written}，{s.Points[^1].Year}年{s.Points[^1].Written}")) + "。";
    }

    private static string Ranked(IReadOnlyList<PlaceValue> values)
    {
        if (values.Count == 0)
        {
            return "";
        }
        string most = Listed(values.Take(Named));
        return values.Count <= Named
            ? $"从高到低：{most}。"
            : $"最高的是{most}；最低的是{Listed(values.Skip(Math.Max(Named, values.Count - Named)).Reverse())}。";
    }

    private static string Listed(IEnumerable<PlaceValue> values) => string.Join('、', values.Select(v => $"{v.Place}{v.Written}"));
}
