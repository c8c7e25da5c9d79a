using System.ComponentModel;
using SearchPlans.Corpus;
using SearchPlans.Searching;
using SearchPlans.Trends;

namespace SearchPlans.Exporting;

/// <summary>How much of what was read says an expression.</summary>
public sealed record TrendResponseCount(
    [property: Description("含有它的段落数")] int Paragraphs,
    [property: Description("说到它的文件数")] int Plans,
    [property: Description("收录的文件数；为 0 时是未收录，不等于没有说")] int Read)
{
    /// <summary>The share of plans.</summary>
    [Description("说到它的文件占比，0 到 1；未收录时没有此项")]
    public double? Share { get; init; }

    /// <summary>Paragraphs for every 10,000 characters.</summary>
    [Description("每万字的段落数；未收录时没有此项")]
    public double? PerTenThousand { get; init; }

    /// <summary>Translates a count.</summary>
    public static TrendResponseCount From(SpreadCount count) => new(count.Paragraphs, count.Plans, count.Read.Plans)
    {
        Share = count.Share is { } share ? Math.Round(share, 4) : null,
        PerTenThousand = count.PerTenThousand is { } per ? Math.Round(per, 4) : null,
    };
}

/// <summary>A paragraph that says an expression.</summary>
public sealed record TrendResponseMention(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("地区路径")] string Region,
    [property: Description("段落在计划内的锚点")] string Paragraph,
    [property: Description("所在章节，由外到内")] IReadOnlyList<string> Section,
    [property: Description("段落全文")] string Text,
    [property: Description("它在段落里的位置：[起, 止)，UTF-16 偏移")] IReadOnlyList<int[]> Marks,
    [property: Description("阅读页地址，打开即到这一段")] string Url)
{
    /// <summary>Translates a hit.</summary>
    public static TrendResponseMention From(SearchHit hit) => new(
        hit.Plan.Id, hit.Plan.DisplayTitle(), hit.Plan.RegionPath, hit.Anchor, hit.Section, hit.Text,
        [.. hit.Marks.Select(m => new[] { m.Start, m.End })], $"{PlanAddress.Of(hit.Plan.Id)}#{hit.Anchor}");
}

/// <summary>Where a place says an expression first.</summary>
public sealed record TrendResponseFirst(
    [property: Description("地区路径，以其本级文件计；整个语料的最早一处为空")] string Region,
    [property: Description("年份：发布（或成文）之年，日期不详的按文件的年份")] int Year,
    [property: Description("日期；该年的文件都不详时没有此项，这时 mentions 里哪一处最早无从判断")] DateOnly? Day,
    [property: Description("那一天的各份文件里第一处；日期不详时是那一年各份文件里的第一处")] IReadOnlyList<TrendResponseMention> Mentions,
    [property: Description("同一年而日期不详的文件里第一处，可能更早")] IReadOnlyList<TrendResponseMention> Undated)
{
    /// <summary>Translates a first mention.</summary>
    public static TrendResponseFirst? From(FirstMention? first) => first is null ? null : new(
        first.RegionPath, first.Year, first.Day, [.. first.Mentions.Select(TrendResponseMention.From)],
        [.. first.Undated.Select(TrendResponseMention.From)]);
}

/// <summary>The count of a place, year by year.</summary>
public sealed record TrendResponsePlace(
    [property: Description("全国或省级地区，含其下各级")] string Region,
    [property: Description("合计")] TrendResponseCount Total,
    [property: Description("各年，与 years 一一对应")] IReadOnlyList<TrendResponseCount> ByYear);

/// <summary>The count of a level.</summary>
public sealed record TrendResponseLevel(
    [property: Description("层级：国家、省、市、县")] string Level,
    [property: Description("合计")] TrendResponseCount Total);

/// <summary>Years that follow each other.</summary>
public sealed record TrendResponseGap([property: Description("起")] int From, [property: Description("止")] int To);

/// <summary>The spread of an expression.</summary>
public sealed record TrendResponseSpread(
    [property: Description("说法，按输入")] string Expression,
    [property: Description("找的是什么；不成其为说法时为空")] string Understood,
    [property: Description("一并找的同义说法")] IReadOnlyList<string> SameWords,
    [property: Description("合计，年份不详的文件也在内")] TrendResponseCount Total,
    [property: Description("各年，与 years 一一对应")] IReadOnlyList<TrendResponseCount> ByYear,
    [property: Description("各级")] IReadOnlyList<TrendResponseLevel> ByLevel,
    [property: Description("各地")] IReadOnlyList<TrendResponsePlace> ByPlace,
    [property: Description("各级政府本级文件的最早一处：全国、各省、各市，早的在前")] IReadOnlyList<TrendResponseFirst> Firsts,
    [property: Description("最早与最晚之间，有文件而没有说到的年份")] IReadOnlyList<TrendResponseGap> Gaps)
{
    /// <summary>The first of all.</summary>
    [Description("最早一处；没有则无此项")]
    public TrendResponseFirst? First { get; init; }

    /// <summary>The last year.</summary>
    [Description("最晚说到的年份；没有则无此项")]
    public int? LastYear { get; init; }
}

/// <summary>A year and what was read of it.</summary>
public sealed record TrendResponseYear(
    [property: Description("年份")] int Year,
    [property: Description("收录的文件数")] int Plans,
    [property: Description("这些文件的字数")] long Characters);

/// <summary>How expressions spread.</summary>
public sealed record TrendResponse(
    [property: Description("收录了文件的最早年份到最晚年份，中间不缺")] IReadOnlyList<TrendResponseYear> Years,
    [property: Description("各个说法")] IReadOnlyList<TrendResponseSpread> Expressions,
    [property: Description("查找的文件数")] int Plans,
    [property: Description("用时，毫秒")] double TookMs)
{
    /// <summary>Translates an answer.</summary>
    public static TrendResponse From(Trend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return new TrendResponse(
            [.. trend.Years.Select(y => new TrendResponseYear(y.Year, y.Read.Plans, y.Read.Characters))],
            [.. trend.Spreads.Select(s => From(trend, s))], trend.Read.Plans, Math.Round(trend.TookMs, 2));
    }

    private static TrendResponseSpread From(Trend trend, Spread spread) => new(
        spread.Expression, spread.Understood, [.. spread.SameWords.SelectMany(s => s.Others)], TrendResponseCount.From(spread.Total),
        [.. spread.ByYear.Select(TrendResponseCount.From)],
        [.. spread.ByLevel.Select((c, i) => new TrendResponseLevel(
            PlanLevelNames.NameOf(trend.Levels[i].Level), TrendResponseCount.From(c)))],
        [.. spread.ByPlace.Select((c, i) => new TrendResponsePlace(
            trend.Places[i].RegionPath, TrendResponseCount.From(c), [.. spread.ByPlaceAndYear[i].Select(TrendResponseCount.From)]))],
        [.. spread.Firsts.Select(f => TrendResponseFirst.From(f)!)],
        [.. spread.Gaps.Select(g => new TrendResponseGap(g.From, g.To))])
    {
        First = TrendResponseFirst.From(spread.First),
        LastYear = spread.LastYear,
    };
}
