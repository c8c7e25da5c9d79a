using System.ComponentModel;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Exporting;

/// <summary>One of two plans side by side.</summary>
public sealed record ContrastResponsePlan(
    [property: Description("计划的 id；草稿为空")] string Plan,
    [property: Description("标题")] string Title,
    [property: Description("地区路径；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("文种；未知为空")] string Type,
    [property: Description("只对照这一节时，节的锚点；全文为空")] string Section,
    [property: Description("阅读页地址；草稿为空")] string Url)
{
    /// <summary>Translates a side.</summary>
    public static ContrastResponsePlan From(PlanSummary plan, ContrastSide side)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(side);
        return new ContrastResponsePlan(
            plan.Id, plan.DisplayTitle(), plan.RegionPath, plan.Metadata.Year, plan.Metadata.Type, side.Section,
            plan.Id.Length > 0 ? PlanAddress.Of(plan.Id) : "");
    }
}

/// <summary>A paragraph of both.</summary>
public sealed record ContrastResponseRow(
    [property: Description("same 相同、changed 改动、new 新增、gone 删去")] string Kind,
    [property: Description("旧的一段；没有则为空")] string Old,
    [property: Description("新的一段；没有则为空")] string New,
    [property: Description("旧的一段的锚点")] string OldParagraph,
    [property: Description("新的一段的锚点")] string NewParagraph,
    [property: Description("旧的一段里改动之处：[起, 止)，UTF-16 偏移")] IReadOnlyList<int[]> OldMarks,
    [property: Description("新的一段里改动之处")] IReadOnlyList<int[]> NewMarks)
{
    /// <summary>Translates a row.</summary>
    public static ContrastResponseRow From(ContrastRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ContrastResponseRow(
            ContrastNames.NameOf(row.Text.Kind), row.Text.Old, row.Text.New, row.OldAnchor, row.NewAnchor,
            Marks(row.Text.OldDiffers), Marks(row.Text.NewDiffers));
    }

    private static int[][] Marks(IReadOnlyList<TextRange> ranges) => [.. ranges.Select(r => (int[])[r.Start, r.End])];
}

/// <summary>Sections that answer to each other.</summary>
public sealed record ContrastResponseSection(
    [property: Description("same 相同、changed 改动、new 新增、gone 删去")] string Kind,
    [property: Description("是否移动了位置")] bool Moved,
    [property: Description("第几级，从 1 起；0 是第一节之前的文字")] int Level,
    [property: Description("旧的标题；没有则为空")] string Old,
    [property: Description("新的标题；没有则为空")] string New,
    [property: Description("旧标题的锚点")] string OldParagraph,
    [property: Description("新标题的锚点")] string NewParagraph,
    [property: Description("本节自己的段落，不含下级各节")] IReadOnlyList<ContrastResponseRow> Rows)
{
    /// <summary>Translates a section.</summary>
    public static ContrastResponseSection From(ContrastSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return new ContrastResponseSection(
            ContrastNames.NameOf(section.Kind), section.IsMoved, section.Level, section.Old?.Heading ?? "", section.New?.Heading ?? "",
            section.Old?.Anchor ?? "", section.New?.Anchor ?? "", [.. section.Rows.Select(ContrastResponseRow.From)]);
    }
}

/// <summary>What both state of an indicator.</summary>
public sealed record ContrastResponseFigure(
    [property: Description("指标")] string Indicator,
    [property: Description("target 目标、result 实际、plan-period 规划期")] string Kind,
    [property: Description("value 总量、change 增速")] string Measure,
    [property: Description("增速的口径：年均、比2020年等；比上年的为空")] string Basis)
{
    /// <summary>What the old plan states.</summary>
    [Description("旧的一份所说；没有说则无此项")]
    public FigureResponseStatement? Old { get; init; }

    /// <summary>What the new plan states.</summary>
    [Description("新的一份所说；没有说则无此项")]
    public FigureResponseStatement? New { get; init; }

    /// <summary>New less old.</summary>
    [Description("新的减旧的；有一边没有、是范围或单位不能换算时无此项")]
    public decimal? Difference { get; init; }

    /// <summary>The unit of the difference.</summary>
    [Description("差的单位；百分数的差是个百分点；没有差时无此项")]
    public string? Unit { get; init; }

    /// <summary>Translates a row.</summary>
    public static ContrastResponseFigure From(ContrastFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return new ContrastResponseFigure(
            figure.Indicator, FigureNames.NameOf(figure.Kind), FigureNames.NameOf(figure.Measure), figure.Basis)
        {
            Old = figure.Old is { } old ? FigureResponseStatement.From(old, figure.Measure) : null,
            New = figure.New is { } now ? FigureResponseStatement.From(now, figure.Measure) : null,
            Difference = figure.Difference,
            Unit = figure.Difference is null ? null : figure.Unit,
        };
    }
}

/// <summary>How many there are of a kind.</summary>
public sealed record ContrastResponseCount(
    [property: Description("相同")] int Same,
    [property: Description("改动")] int Changed,
    [property: Description("新增")] int New,
    [property: Description("删去")] int Gone)
{
    /// <summary>Counts by a function.</summary>
    public static ContrastResponseCount From(Func<ComparedKind, int> count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return new(count(ComparedKind.Same), count(ComparedKind.Changed), count(ComparedKind.OnlyNew), count(ComparedKind.OnlyOld));
    }
}

/// <summary>Two plans side by side.</summary>
public sealed record ContrastResponse(
    [property: Description("旧的一份，即 a")] ContrastResponsePlan Old,
    [property: Description("新的一份，即 b")] ContrastResponsePlan New,
    [property: Description("各种节的数目")] ContrastResponseCount Sections,
    [property: Description("各种段落的数目")] ContrastResponseCount Paragraphs,
    [property: Description("两份各节，按新的一份的次序；只有旧的才有的，在它前面一节之后")] IReadOnlyList<ContrastResponseSection> Rows,
    [property: Description("两份所说的指标，新的一份里先出现的在前")] IReadOnlyList<ContrastResponseFigure> Figures)
{
    /// <summary>Translates a comparison.</summary>
    public static ContrastResponse From(PlanContrast contrast)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        return new ContrastResponse(
            ContrastResponsePlan.From(contrast.Old.Summary, contrast.OldSide),
            ContrastResponsePlan.From(contrast.New.Summary, contrast.NewSide),
            ContrastResponseCount.From(contrast.Count), ContrastResponseCount.From(contrast.CountParagraphs),
            [.. contrast.Sections.Select(ContrastResponseSection.From)], [.. contrast.Figures.Select(ContrastResponseFigure.From)]);
    }
}
