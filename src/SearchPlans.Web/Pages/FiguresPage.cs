using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>A chart with the words above and below it.</summary>
/// <param name="Chart">The chart.</param>
/// <param name="Address">Where its caption leads, or null.</param>
public sealed record CaptionedChart(Chart Chart, string? Address = null);

/// <summary>The page of one indicator's figures: place by year.</summary>
public sealed class FiguresPage
{
    /// <summary>How many years are shown where none were chosen.</summary>
    public const int LatestYears = 12;
    /// <summary>Most places of which each has a chart of its own.</summary>
    public const int MostLines = 9;

    private const int LeastYearsOfLine = 3;

    private readonly IReadOnlyDictionary<string, FigureComparison> _formers;

    /// <summary>Makes the page.</summary>
    /// <param name="choice">What was chosen.</param>
    /// <param name="table">The answer.</param>
    /// <param name="comparisons">Targets against results of the places, where they are few.</param>
    /// <param name="names">The names that an indicator may be chosen from.</param>
    /// <param name="formers">The same of what the indicator was called before, where that is asked for, by place.</param>
    public FiguresPage(
        FigureChoice choice, FigureTable table, IReadOnlyList<FigureComparison> comparisons, IReadOnlyList<string> names,
        IReadOnlyDictionary<string, FigureComparison>? formers = null)
    {
        _formers = formers ?? new Dictionary<string, FigureComparison>();
        Choice = choice;
        Table = table;
        Comparisons = comparisons;
        Names = names;
        bool all = choice.AllYears || choice.Request.FromYear > 0 || choice.Request.ToYear > 0 || table.Columns.Count <= LatestYears;
        int[] columns = [.. Enumerable.Range(0, table.Columns.Count)];
        // The latest first, next to the places. Of former names each has its columns together.
        Columns =
        [
            .. columns.GroupBy(c => table.Columns[c].Indicator)
                .Select(g => g.Reverse().Take(all ? int.MaxValue : LatestYears))
                .Reverse().SelectMany(g => g),
        ];
        DrawnColumn = columns.Where(c => NameOf(c) == choice.Drawn).Append(-1).First() is var asked and >= 0
            ? asked
            : SortColumnIn(table, choice) ?? FigureCharts.FullestLatest(table);
        Values = DrawnColumn >= 0 && table.TotalRows > 1 ? FigureCharts.ValuesOf(table, DrawnColumn) : [];
    }

    /// <summary>What was chosen.</summary>
    public FigureChoice Choice { get; }

    /// <summary>The answer.</summary>
    public FigureTable Table { get; }

    /// <summary>Targets against results of the places, where they are few; else empty.</summary>
    public IReadOnlyList<FigureComparison> Comparisons { get; }

    /// <summary>The names that an indicator may be chosen from.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns shown, as indexes into the table's, from left to right.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>How many years aren't shown.</summary>
    public int ColumnsHidden => Table.Columns.Count - Columns.Count;

    /// <summary>The column that is drawn, or -1.</summary>
    public int DrawnColumn { get; }

    /// <summary>What it states, the largest first; empty for a single place.</summary>
    public IReadOnlyList<PlaceValue> Values { get; }

    /// <summary>The choice with everything said that was understood, for links that stay.</summary>
    public FigureChoice Settled => Choice.Asking(r => r with { Indicator = Table.Request.Indicator, Measure = Table.Measure });

    /// <summary>What the table is of: 地区生产总值增速目标.</summary>
    public string Subject => Table.Request.Indicator + MeasureLabel + FigureLabels.Behind(Choice.Request.Kind);

    /// <summary>增速, or nothing for totals.</summary>
    public string MeasureLabel => MeasureLabelOf(Table.Measure, Choice.Request.ChangeKind);

    /// <summary>Whether there are columns of a former name, which then stands above them.</summary>
    public bool HasFormerNames => Table.Columns.Any(c => c.Indicator != Table.Request.Indicator);

    /// <summary>Whether nothing at all is stated.</summary>
    public bool IsEmpty => Table.TotalStatements == 0;

    /// <summary>What else of the indicator there may be, where nothing is stated of what was asked for.</summary>
    public IReadOnlyList<(string Label, FigureChoice Choice)> Others =>
    [
        .. FigureNames.Measures.Where(m => m.Measure != Table.Measure)
            .Select(m => (m.Label, Settled.Asking(r => r with { Measure = m.Measure, ChangeKind = "", Page = 1 }))),
        .. FigureNames.Kinds.Where(k => k.Kind != Choice.Request.Kind)
            .Select(k => (k.Label, Settled.Asking(r => r with { Kind = k.Kind, Page = 1 }))),
        .. Choice.Request is { Regions.Count: > 0 } or { Levels.Count: > 0 } or { FromYear: > 0 } or { ToYear: > 0 }
            ? [("全部地区和年份", Settled.Asking(r => r with { Regions = [], Levels = [], FromYear = 0, ToYear = 0, Page = 1 }))]
            : Array.Empty<(string, FigureChoice)>(),
    ];

    /// <summary>Links to the pages of a table of many places.</summary>
    public Pager Pager => new(Table.Request.Page, Table.Pages, p => Links.Readable.Figures(Choice.Asking(r => r with { Page = p })));

    /// <summary>A single place, its targets against its results.</summary>
    public FigureChoice OfPlace(string regionPath) =>
        Settled.Asking(r => r with { Regions = [regionPath], Levels = [], Page = 1 }) with { IsComparison = true, Drawn = "", Sort = "" };

    /// <summary>Which signs of empty cells there are in the columns shown.</summary>
    public IEnumerable<EmptyCell> EmptyCells => FigureLabels.EmptyIn(Table.Rows.SelectMany(r => Columns.Select(c => r.Cells[c])));

    /// <summary>What a column is called in addresses: 2023, or with a former name 人均纯收入~2012.</summary>
    public string NameOf(int column) => NameOf(Table, column);

    /// <summary>The column that the choice orders by, or null.</summary>
    public static int? SortColumnIn(FigureTable table, FigureChoice choice)
    {
        int found = Enumerable.Range(0, table.Columns.Count).FirstOrDefault(c => NameOf(table, c) == choice.Sort, -1);
        return choice.Sort.Length > 0 && found >= 0 ? found : null;
    }

    /// <summary>The ranking of the column that is drawn, or null.</summary>
    public Chart? Ranking => DrawnColumn < 0
        ? null
        : FigureCharts.Ranking("ranking", $"{DrawnPeriod}{Subject}排序{UnitBehind}", Values, Table);

    /// <summary>What isn't drawn, in Chinese; empty where all is.</summary>
    public string NotDrawn =>
        Values.Count > FigureCharts.MostRanked ? $"只画前 {FigureCharts.MostRanked} 个。"
        : Table.Pages > 1 ? "只画本页所列的地区。" : "";

    /// <summary>The grid of provinces of the column that is drawn, or null.</summary>
    public ProvinceGrid? Provinces => DrawnColumn < 0
        ? null
        : FigureCharts.Provinces("provinces", $"{DrawnPeriod}{Subject}：省份方格图", Table, DrawnColumn,
            region => Links.Readable.Figures(OfPlace(region)));

    /// <summary>A chart of targets and results for each place, all to one scale; empty where there are too many places or too few
    /// years.</summary>
    public IReadOnlyList<CaptionedChart> Lines
    {
        get
        {
            FigureComparison[] drawn = [.. Comparisons.Where(c => c.Years.Count + (Former(c)?.Years.Count ?? 0) >= LeastYearsOfLine)];
            if (drawn is [var only])
            {
                string title = $"{only.RegionPath.Replace('/', ' ')}{Table.Request.Indicator}{MeasureLabel}：目标与实际{UnitBehind}";
                return FigureCharts.Line("line", title, only, former: Former(only)) is { } line ? [new CaptionedChart(line)] : [];
            }
            FigureComparison[] all = [.. drawn, .. drawn.Select(Former).OfType<FigureComparison>()];
            double[] numbers = [.. all.SelectMany(FigureCharts.NumbersOf)];
            if (numbers.Length == 0)
            {
                return [];
            }
            ChartAxis axis = ChartAxis.Of(numbers, fromZero: false, about: 4);
            int[] told = [.. all.SelectMany(c => c.Years).Select(y => y.Year)];
            (int, int) years = (told.Min(), told.Max());
            return
            [
                .. drawn.Select((c, i) => (c, FigureCharts.Line($"line{i}", FigureLabels.Place(c.RegionPath), c, years, axis, Former(c))))
                    .Where(c => c.Item2 != null)
                    .Select(c => new CaptionedChart(c.Item2!, Links.Readable.Figures(OfPlace(c.c.RegionPath)))),
            ];
        }
    }

    // Numbers in another unit have no place on the scale.
    private FigureComparison? Former(FigureComparison comparison) =>
        _formers.GetValueOrDefault(comparison.RegionPath) is { } former && FigureCharts.IsAlike(comparison, former) ? former : null;

    /// <summary>The year or period that is drawn, as it is said.</summary>
    public string DrawnPeriod => FigureLabels.Period(Table.Columns[DrawnColumn].Period);

    /// <summary>The unit, in brackets behind a title, where numbers come without.</summary>
    public string UnitBehind => Table.Unit.Length == 0 || FigureLabels.IsPercentage(Table.Unit) ? "" : $"（{Table.Unit}）";

    /// <summary>What a measure is called behind an indicator's name: 增速, 年均增速; nothing for totals.</summary>
    public static string MeasureLabelOf(FigureMeasure measure, string changeKind) =>
        measure == FigureMeasure.Value ? "" : (changeKind.Length > 0 ? changeKind : "") + FigureNames.LabelOf(measure);

    private static string NameOf(FigureTable table, int column)
    {
        FigureColumn of = table.Columns[column];
        return of.Indicator == table.Request.Indicator ? of.Period.ToString() : $"{of.Indicator}~{of.Period}";
    }
}

/// <summary>The page of indicators: all by groups, or those that match.</summary>
/// <param name="Text">What was looked for, or empty.</param>
/// <param name="Answer">The indicators.</param>
/// <param name="Names">The names that an indicator may be chosen from.</param>
/// <param name="IsOfOthers">Whether names that no list has are listed.</param>
/// <param name="HasProvinces">Whether the corpus has plans of several provinces, so that these are what a link begins with.</param>
/// <param name="Asked">What stands in the form.</param>
public sealed record IndicatorsPage(
    string Text, IndicatorAnswer Answer, IReadOnlyList<string> Names, bool IsOfOthers, bool HasProvinces, FigureChoice Asked)
{
    /// <summary>Links to the pages of the names.</summary>
    public Pager Pager => new(
        Answer.Request.Page, (Answer.Total + Answer.Request.Size - 1) / Answer.Request.Size,
        p => Links.Readable.Indicators(Text, IsOfOthers, p));

    /// <summary>The groups with their indicators that something is stated of, in the order of the list.</summary>
    public IReadOnlyList<(string Group, IReadOnlyList<IndicatorCount> Indicators)> Groups =>
    [
        .. IndicatorList.Groups.Select(g => (Group: g, Indicators: In(g))).Where(g => g.Indicators.Count > 0),
    ];

    private IReadOnlyList<IndicatorCount> In(string group) =>
        [.. Answer.Indicators.Where(i => i.Listed?.Group == group && i.Figures > 0)];

    /// <summary>What a link to an indicator asks for.</summary>
    public FigureChoice ChoiceOf(string indicator) => Asked.Asking(r => r with
    {
        Indicator = indicator,
        Levels = r.Regions.Count == 0 && r.Levels.Count == 0 && HasProvinces ? [PlanLevel.Province] : r.Levels,
    });
}

/// <summary>All figures of one plan, to check and correct.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="MayCorrect">Whether a form to correct them is of any use to who reads.</param>
/// <param name="Corrected">Whether one was corrected just now.</param>
public sealed record PlanFiguresPage(PlanFigures Figures, bool MayCorrect, bool Corrected)
{
    private const int PassageChars = 60;

    /// <summary>What stands around a figure's number.</summary>
    public static FigurePassage PassageOf(FigureStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        FigureMeasure measure = statement.Figure.Value != null ? FigureMeasure.Value : FigureMeasure.Change;
        return FigurePassage.Around(statement.Sentence, statement.NumberInSentence(measure), PassageChars);
    }
}
