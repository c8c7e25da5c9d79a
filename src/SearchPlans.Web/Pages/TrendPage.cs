using System.Globalization;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Trends;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>The spread of expressions as it is shown.</summary>
/// <param name="Choice">What is chosen.</param>
/// <param name="Trend">The answer; null where nothing was asked.</param>
public sealed record TrendPage(TrendChoice Choice, Trend? Trend)
{
    /// <summary>Said where it took too long to count.</summary>
    public const string TooCostly = "没有在限时内数完，因此不给数目。请少选几个说法，或用地区、层级、年份缩小范围。";

    // First mentions that are shown before the rest is folded.
    private const int MostFirsts = 12;

    private const int YearsBefore = 4;

    // From so many provinces on their tiles say something that the table of places doesn't.
    private const int LeastProvinces = 2;

    /// <summary>Whether there is anything to show.</summary>
    public bool HasSpreads => Trend is { Spreads.Count: > 0, Years.Count: > 0 };

    /// <summary>The years of which there are plans, latest first, from a little before the first mention.</summary>
    public IEnumerable<int> ReadYears =>
        Trend!.Years.Where(y => y.Read.Plans > 0 && y.Year >= FirstDrawn()).Select(y => y.Year).Reverse();

    /// <summary>The number of a count by the measure chosen; null where nothing was read.</summary>
    public double? NumberOf(SpreadCount count) => Choice.Measure switch
    {
        TrendMeasure.Share => count.Share * 100,
        TrendMeasure.PerTenThousand => count.PerTenThousand,
        _ => count.Read.Plans == 0 ? null : count.Paragraphs,
    };

    /// <summary>A count as it is written by the measure chosen.</summary>
    public string Written(SpreadCount count) => NumberOf(count) is not { } number ? "未收录" : Choice.Measure switch
    {
        TrendMeasure.Share => Percent(number),
        TrendMeasure.PerTenThousand => number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => $"{count.Paragraphs} 段",
    };

    /// <summary>Share in percent, as written.</summary>
    public static string Percent(double percent) =>
        percent.ToString(percent is > 0 and < 1 ? "0.0" : "0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Each expression over the years, all by one scale; of a single year there is nothing to draw.</summary>
    public IReadOnlyList<LineChart> Lines()
    {
        (int First, int Last) years = (FirstDrawn(), Trend!.Years[^1].Year);
        if (years.First == years.Last)
        {
            return [];
        }
        var axis = ChartAxis.Of(Trend.Spreads.SelectMany(s => s.ByYear).Select(NumberOf).OfType<double>(), fromZero: true, about: 4);
        return [.. Trend.Spreads.Select((s, i) => new LineChart
        {
            Id = $"line{i}",
            Title = s.Expression,
            Description = $"{MeasureLabel}：{Summary(s)}",
            Series = [new LineSeries(s.Expression, IsTarget: false, [.. s.ByYear.Select((c, y) => (Count: c, Trend.Years[y].Year))
                .Where(p => p.Count.Read.Plans > 0 && p.Year >= years.First)
                .Select(p => new LinePoint(p.Year, NumberOf(p.Count)!.Value, Written(p.Count)))])],
            Years = years,
            Axis = axis,
            Height = Trend.Spreads.Count == 1 ? 260 : 170,
            IsNamed = Trend.Spreads.Count == 1,
        })];
    }

    // A few years before any of them is said; before that nobody says them, which the first mention tells.
    private int FirstDrawn()
    {
        int[] firsts = [.. Trend!.Spreads.SelectMany(s => s.ByYear.Select((c, y) => (c.Plans, Trend.Years[y].Year)))
            .Where(y => y.Plans > 0).Select(y => y.Year)];
        return Math.Max(Trend.Years[0].Year, firsts.DefaultIfEmpty(int.MinValue + YearsBefore).Min() - YearsBefore);
    }

    /// <summary>The grid of provinces of an expression, in the year chosen or in all; null where there are too few.</summary>
    public ProvinceGrid? Provinces(int spread)
    {
        Spread of = Trend!.Spreads[spread];
        int year = Trend.Years.Select(y => y.Year).ToList().IndexOf(Choice.Year);
        Dictionary<string, ProvinceTile> tiles = [];
        for (int p = 0; p < Trend.Places.Count; p++)
        {
            SpreadCount count = year < 0 ? of.ByPlace[p] : of.ByPlaceAndYear[p][year];
            string place = Trend.Places[p].RegionPath;
            if (count.Read.Plans > 0 && ProvinceGrid.Provinces.Contains(place))
            {
                tiles[place] = new ProvinceTile(
                    count.Plans == 0 ? "没有" : Choice.Measure == TrendMeasure.Share ? $"{count.Plans}/{count.Read.Plans}" : Written(count),
                    count.Plans == 0 ? null : NumberOf(count),
                    count.Plans == 0 ? null : Links.Readable.Search(SearchOf(of, place, Choice.Year)),
                    $"{ProvinceGrid.ShortName(place)}：{Tip(count)}");
            }
        }
        return tiles.Count < LeastProvinces ? null : new ProvinceGrid
        {
            Id = $"grid{spread}",
            Title = $"{of.Expression}：各省级地区{(Choice.Year > 0 ? $"，{Choice.Year}年" : "")}",
            Description = $"34 个省级行政区各一格，{tiles.Values.Count(t => t.Number != null)} 个说到，"
                + $"{tiles.Values.Count(t => t.Number == null)} 个有文件而没有说到，{ProvinceGrid.Provinces.Count - tiles.Count} 个未收录。",
            Tiles = tiles,
        };
    }

    /// <summary>The search that finds what was counted.</summary>
    /// <param name="spread">The expression.</param>
    /// <param name="region">A place, or null for those of the request.</param>
    /// <param name="year">A year, or 0 for all.</param>
    public SearchRequest SearchOf(Spread spread, string? region = null, int year = 0) => new()
    {
        Query = spread.Expression,
        Match = SearchMatch.Exact,
        SameWords = Choice.Request.SameWords,
        Regions = region is null ? Trend!.Request.Regions : [region],
        Levels = Choice.Request.Levels,
        Types = Choice.Request.Types,
        Years = year > 0 ? [year] : Trend!.Request.FromYear + Trend.Request.ToYear == 0 ? [] : [.. Trend.Years.Select(y => y.Year)],
        Sort = year > 0 ? SearchSort.Relevance : SearchSort.Oldest,
    };

    /// <summary>The measure by name.</summary>
    public string MeasureLabel => TrendChoice.Measures.First(m => m.Measure == Choice.Measure).Label;

    /// <summary>How much says an expression, in a sentence.</summary>
    public string Summary(Spread spread)
    {
        if (spread.Total.Plans == 0)
        {
            return $"{Trend!.Read.Plans} 份文件里都没有说到。";
        }
        string share = spread.Total.Share is { } part ? $"（{Percent(part * 100)}）" : "";
        string gaps = spread.Gaps.Count == 0 ? "" : $"其间 {string.Join('、', spread.Gaps.Select(Written))}有文件而没有说到。";
        string last = spread.LastYear is { } year && spread.First is { } first && year > first.Year ? $"最晚见于 {year} 年。" : "";
        return $"{Trend!.Read.Plans} 份文件里 {spread.Total.Plans} 份说到{share}，共 {spread.Total.Paragraphs} 段。{last}{gaps}";
    }

    /// <summary>First mentions that are shown at once, and those that are folded.</summary>
    public static (IReadOnlyList<FirstMention> Shown, IReadOnlyList<FirstMention> Folded) FirstsOf(Spread spread) =>
        spread.Firsts.Count <= MostFirsts + 3
            ? (spread.Firsts, [])
            : ([.. spread.Firsts.Take(MostFirsts)], [.. spread.Firsts.Skip(MostFirsts)]);

    /// <summary>When a first mention is: its day, or its year where no day is known.</summary>
    public static string When(FirstMention first) =>
        first.Day is { } day ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : $"{first.Year}年";

    /// <summary>Where a mention stands.</summary>
    public string AddressOf(SearchHit hit, Spread spread) =>
        Links.Readable.Plan(hit.Plan.Id, spread.Expression, SearchMatch.Exact, hit.Anchor, Choice.Request.SameWords);

    private static string Written(YearSpan gap) => gap.From == gap.To ? $"{gap.From} 年" : $"{gap.From}—{gap.To} 年";

    private static string Tip(SpreadCount count) =>
        $"{count.Read.Plans} 份文件里 {count.Plans} 份说到，{count.Paragraphs} 段，每万字 {count.PerTenThousand:0.##} 段";
}
