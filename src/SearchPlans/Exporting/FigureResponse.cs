using System.ComponentModel;
using SearchPlans.Figures;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Exporting;

/// <summary>A statement of a figure.</summary>
public sealed record FigureResponseStatement(
    [property: Description("数字连同修饰，按原文：≥5.5%、6%左右、5%—6%")] string Text,
    [property: Description("数字，按表的单位；原文是范围或单位不能换算时没有此项")] decimal? Number,
    [property: Description("下限，按表的单位；没有则无此项")] decimal? Min,
    [property: Description("上限，按表的单位；没有则无此项")] decimal? Max,
    [property: Description("修饰语，按原文，如 左右、以上、力争；没有则为空")] string Hedge,
    [property: Description("口径与通常的有何不同：实际、同口径、累计、年均；没有则为空")] string Basis,
    [property: Description("原文写的指标名称")] string Written,
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("计划的文种")] string Type,
    [property: Description("计划年份")] int PlanYear,
    [property: Description("段落在计划内的锚点")] string Paragraph,
    [property: Description("原句")] string Sentence,
    [property: Description("数字在原句里的位置：[起, 止)，UTF-16 偏移；原句里没有时为空")] IReadOnlyList<int[]> Marks,
    [property: Description("阅读页地址，打开即到这一段")] string Url)
{
    /// <summary>Whether a person corrected it.</summary>
    [Description("为 true 时是人工更正过的；其余无此项")]
    public bool? Corrected { get; init; }

    /// <summary>What corrections name it by.</summary>
    [Description("更正这一处时用的键")]
    public string Key { get; init; } = "";

    /// <summary>Translates a statement.</summary>
    public static FigureResponseStatement From(CellStatement cell, FigureMeasure measure)
    {
        FigureStatement statement = cell.Statement;
        TextRange mark = statement.NumberInSentence(measure);
        return new FigureResponseStatement(
            cell.Text, cell.Number, cell.Min, cell.Max, cell.Hedge, cell.Basis, statement.Figure.WrittenName, statement.Plan.Id,
            statement.Plan.DisplayTitle(), statement.Plan.Metadata.Type, statement.Plan.Metadata.Year, statement.Anchor, statement.Sentence,
            mark.End > mark.Start ? [[mark.Start, mark.End]] : [], UrlOf(statement))
        {
            Corrected = statement.IsCorrected ? true : null,
            Key = statement.Key.ToString(),
        };
    }

    /// <summary>The address of a statement's paragraph.</summary>
    internal static string UrlOf(FigureStatement statement) => $"{PlanAddress.Of(statement.Plan.Id)}#{statement.Anchor}";
}

/// <summary>A cell of a table.</summary>
public sealed record FigureResponseCell(
    [property: Description("各处表述，排序和作图所取的一处在前；没有则为空")] IReadOnlyList<FigureResponseStatement> Statements,
    [property: Description("没有表述时的原因：未收录、有此文件但未见表述、原文数字缺损；有表述时没有此项")] string? Empty)
{
    /// <summary>Translates a cell.</summary>
    public static FigureResponseCell From(FigureCell cell, FigureMeasure measure) => new(
        [.. cell.Statements.Select(s => FigureResponseStatement.From(s, measure))],
        cell.Empty == EmptyCell.None ? null : FigureNames.LabelOf(cell.Empty));
}

/// <summary>A place's row.</summary>
public sealed record FigureResponseRow(
    [property: Description("地区路径，如 广东省/深圳市")] string Region,
    [property: Description("各列的格，与 columns 一一对应")] IReadOnlyList<FigureResponseCell> Cells);

/// <summary>A column.</summary>
public sealed record FigureResponseColumn(
    [property: Description("指标；改名前的指标自成一列")] string Indicator,
    [property: Description("年份，如 2025；规划期如 2021-2025")] string Period);

/// <summary>A table of figures.</summary>
public sealed record FigureResponse(
    [property: Description("指标的通用名称；不在指标表里的，是原文写法")] string Indicator,
    [property: Description("value 总量、change 增速")] string Measure,
    [property: Description("target 目标、result 实际、plan-period 规划期")] string Kind,
    [property: Description("各数字的单位；没有单位的为空")] string Unit,
    [property: Description("各列")] IReadOnlyList<FigureResponseColumn> Columns,
    [property: Description("这一页的各地区")] IReadOnlyList<FigureResponseRow> Rows,
    [property: Description("地区总数")] int Total,
    [property: Description("第几页，从 1 起")] int Page,
    [property: Description("共几页")] int Pages,
    [property: Description("有几处表述时取哪一处的规则")] string Rule,
    [property: Description("须告知使用者的事")] IReadOnlyList<string> Notices,
    [property: Description("原文里有的增速口径，多的在前，可用作参数 change")] IReadOnlyList<string> ChangeKinds)
{
    /// <summary>Translates a table.</summary>
    public static FigureResponse From(FigureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new FigureResponse(
            table.Request.Indicator, FigureNames.NameOf(table.Measure), FigureNames.NameOf(table.Request.Kind), table.Unit,
            [.. table.Columns.Select(c => new FigureResponseColumn(c.Indicator, c.Period.ToString()))],
            [.. table.Rows.Select(r => new FigureResponseRow(
                r.RegionPath, [.. r.Cells.Select(c => FigureResponseCell.From(c, table.Measure))]))],
            table.TotalRows, table.Request.Page, table.Pages, table.Rule, table.Notices, table.ChangeKinds);
    }
}

/// <summary>A year's target against its result.</summary>
public sealed record FigureComparisonResponseYear(
    [property: Description("年份")] int Year,
    [property: Description("目标")] FigureResponseCell Target,
    [property: Description("实际")] FigureResponseCell Result,
    [property: Description("实际减目标；比率的单位是百分点，范围的从未达到的一端算起；不能相比时没有此项")] decimal? Difference,
    [property: Description("相差是否有利；无所谓高低或没有相差时没有此项")] bool? IsBetter,
    [property: Description("达到目标、低于目标、高于目标 0.5 个百分点、在区间内等；不能相比时为空")] string Verdict,
    [property: Description("不能相比的原因；能相比时为空")] string WhyNot);

/// <summary>Target against result of a place.</summary>
public sealed record FigureComparisonResponse(
    [property: Description("指标的通用名称")] string Indicator,
    [property: Description("value 总量、change 增速")] string Measure,
    [property: Description("各数字的单位")] string Unit,
    [property: Description("地区路径")] string Region,
    [property: Description("各年")] IReadOnlyList<FigureComparisonResponseYear> Years)
{
    /// <summary>Translates a comparison.</summary>
    public static FigureComparisonResponse From(FigureComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new FigureComparisonResponse(
            comparison.Request.Indicator, FigureNames.NameOf(comparison.Measure), comparison.Unit, comparison.RegionPath,
            [.. comparison.Years.Select(y => new FigureComparisonResponseYear(
                y.Year, FigureResponseCell.From(y.Target, comparison.Measure), FigureResponseCell.From(y.Result, comparison.Measure),
                y.Difference, y.IsBetter, y.Verdict, y.WhyNot))]);
    }
}

/// <summary>An indicator.</summary>
public sealed record IndicatorResponseItem(
    [property: Description("名称：指标表里的通用名称，或原文写法")] string Name,
    [property: Description("类别；不在指标表里的为空")] string Group,
    [property: Description("别名")] IReadOnlyList<string> Synonyms,
    [property: Description("more 越高越好、less 越低越好、neutral 无所谓高低；不在指标表里的为空")] string Better,
    [property: Description("有多少处表述")] int Figures,
    [property: Description("见于多少份计划")] int Plans)
{
    /// <summary>Translates an indicator.</summary>
    public static IndicatorResponseItem From(IndicatorCount indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return new IndicatorResponseItem(
            indicator.Name, indicator.Listed?.Group ?? "", indicator.Listed?.Synonyms ?? [], indicator.Listed?.Direction switch
            {
                IndicatorDirection.More => "more",
                IndicatorDirection.Less => "less",
                IndicatorDirection.Neutral => "neutral",
                _ => "",
            }, indicator.Figures, indicator.Plans);
    }
}

/// <summary>Indicators.</summary>
public sealed record IndicatorsResponse(
    [property: Description("这一页的指标")] IReadOnlyList<IndicatorResponseItem> Indicators,
    [property: Description("总数")] int Total,
    [property: Description("第几页，从 1 起")] int Page,
    [property: Description("没有对得上的时，相近的名称")] IReadOnlyList<string> Nearest)
{
    /// <summary>Translates an answer.</summary>
    public static IndicatorsResponse From(IndicatorAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new IndicatorsResponse(
            [.. answer.Indicators.Select(IndicatorResponseItem.From)], answer.Total, answer.Request.Page, answer.Nearest);
    }
}

/// <summary>A figure of a plan.</summary>
public sealed record PlanFigureResponse(
    [property: Description("指标：通用名称，或原文写法")] string Indicator,
    [property: Description("原文写的名称")] string Written,
    [property: Description("target 目标、result 实际、plan-period 规划期")] string Kind,
    [property: Description("年份，如 2025、2021-2025、2023Q1")] string Period,
    [property: Description("总量，按原文；没有则为空")] string Value,
    [property: Description("增速，按原文；没有则为空")] string Change,
    [property: Description("增速的口径：同比、年均、累计、比2020年；没有增速则为空")] string ChangeKind,
    [property: Description("所说的地区不是本计划的时，是哪里；否则为空")] string Place,
    [property: Description("约束性、预期性，或为空")] string Binding,
    [property: Description("段落在计划内的锚点")] string Paragraph,
    [property: Description("原句")] string Sentence,
    [property: Description("阅读页地址，打开即到这一段")] string Url,
    [property: Description("更正这一处时用的键")] string Key)
{
    /// <summary>Whether a person corrected it.</summary>
    [Description("为 true 时是人工更正过的；其余无此项")]
    public bool? Corrected { get; init; }

    /// <summary>Translates a statement.</summary>
    public static PlanFigureResponse From(FigureStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        Figure figure = statement.Figure;
        return new PlanFigureResponse(
            figure.Name, figure.WrittenName, FigureNames.NameOf(figure.Kind), figure.Period.ToString(), statement.Text(FigureMeasure.Value),
            statement.Text(FigureMeasure.Change), figure.Change?.KindName ?? "", figure.IsElsewhere ? figure.Place : "", figure.Binding,
            statement.Anchor, statement.Sentence, FigureResponseStatement.UrlOf(statement), statement.Key.ToString())
        {
            Corrected = statement.IsCorrected ? true : null,
        };
    }
}

/// <summary>A plan's own figures.</summary>
public sealed record PlanFiguresResponse(
    [property: Description("计划的 id")] string Plan,
    [property: Description("计划的标题")] string Title,
    [property: Description("各处表述，按先后")] IReadOnlyList<PlanFigureResponse> Figures,
    [property: Description("人工划去的")] IReadOnlyList<PlanFigureResponse> StruckOut)
{
    /// <summary>Translates a plan's figures.</summary>
    public static PlanFiguresResponse From(PlanFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new PlanFiguresResponse(
            figures.Plan.Id, figures.Plan.DisplayTitle(), [.. figures.Figures.Select(PlanFigureResponse.From)],
            [.. figures.StruckOut.Select(PlanFigureResponse.From)]);
    }
}

/// <summary>A figure that answers a question.</summary>
public sealed record FigureCardResponseItem(
    [property: Description("地区路径")] string Region,
    [property: Description("年份")] string Period,
    [property: Description("表述")] FigureResponseCell Cell);

/// <summary>The answer to a question for figures.</summary>
public sealed record FigureCardResponse(
    [property: Description("指标的通用名称")] string Indicator,
    [property: Description("value 总量、change 增速")] string Measure,
    [property: Description("target 目标、result 实际")] string Kind,
    [property: Description("所附的条件，按所写；没有则为空")] string Condition,
    [property: Description("合乎所问的地区、年份数")] int Total,
    [property: Description("其中的前几个")] IReadOnlyList<FigureCardResponseItem> Items,
    [property: Description("所问的一地一年没有表述时的原因；否则没有此项")] string? Empty)
{
    /// <summary>Translates a card.</summary>
    public static FigureCardResponse From(FigureCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new FigureCardResponse(
            card.Request.Indicator, FigureNames.NameOf(card.Measure), FigureNames.NameOf(card.Request.Kind), card.Condition, card.Total,
            [.. card.Items.Select(i => new FigureCardResponseItem(
                i.RegionPath, i.Period.ToString(), FigureResponseCell.From(i.Cell, card.Measure)))],
            card.Empty == EmptyCell.None ? null : FigureNames.LabelOf(card.Empty));
    }
}
