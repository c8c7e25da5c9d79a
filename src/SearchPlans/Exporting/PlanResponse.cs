using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Reading;

namespace SearchPlans.Exporting;

/// <summary>A plan in a list.</summary>
public sealed record PlanResponseItem(
    [property: Description("计划的 id")] string Id,
    [property: Description("标题")] string Title,
    [property: Description("地区路径，如 广东省/深圳市/坪山区；未知为空")] string Region,
    [property: Description("计划年份；未知为 0")] int Year,
    [property: Description("回顾的年份；未知为 0")] int ReviewedYear,
    [property: Description("文种；未知为空")] string Type,
    [property: Description("发布机关；未知为空")] string Issuer,
    [property: Description("文号，如 国发〔2024〕12号；未知为空")] string Number,
    [property: JsonPropertyName("signed"), Description("成文日期，如 2024-01-28；未知则无此项")] string? SignedOn,
    [property: Description("发布日期，如 2024-02-01；未知则无此项")] string? Published,
    [property: Description("来源：网址或出版物；未知为空")] string Source,
    [property: Description("语料里的文件")] string File,
    [property: Description("段落、列表项与标题数")] int Paragraphs,
    [property: Description("字符数")] int Characters,
    [property: Description("阅读页地址")] string Url)
{
    /// <summary>What recognised the text in pictures of pages.</summary>
    [Description("文字由机器从扫描件里识别出来的，用了什么和有多大把握；由人录入的无此项")]
    public RecognitionResponse? Recognition { get; init; }

    /// <summary>Translates a summary.</summary>
    public static PlanResponseItem From(PlanSummary plan) => new(
        plan.Id, plan.DisplayTitle(), plan.RegionPath, plan.Metadata.Year, plan.Metadata.ReviewedYear, plan.Metadata.Type,
        plan.Metadata.Issuer, plan.Metadata.Number, Day(plan.Metadata.SignedOn), Day(plan.Metadata.Published), plan.Metadata.Source,
        plan.File,
        plan.Paragraphs, plan.Characters, PlanAddress.Of(plan.Id))
    {
        Recognition = RecognitionResponse.From(plan.Metadata.Recognition),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>All plans.</summary>
public sealed record PlansResponse(
    [property: Description("计划数")] int Total,
    [property: Description("各份计划，按地区，年份新的在前")] IReadOnlyList<PlanResponseItem> Plans)
{
    /// <summary>Translates a list.</summary>
    public static PlansResponse From(IReadOnlyList<PlanSummary> plans) => new(plans.Count, [.. plans.Select(PlanResponseItem.From)]);
}

/// <summary>Where each field of a plan's metadata comes from.</summary>
public sealed record PlanResponseOrigins(
    [property: Description("标题的由来：given 由人给出、frontMatter 文件开头写明、found 文件另处写明、inferred 由文字推断、none 未知；不是 none 而没有值的，是说明了不详")] string Title,
    [property: Description("地区的由来")] string Region,
    [property: Description("计划年份的由来")] string Year,
    [property: Description("回顾年份的由来")] string ReviewedYear,
    [property: Description("文种的由来")] string Type,
    [property: Description("发布机关的由来")] string Issuer,
    [property: Description("文号的由来")] string Number,
    [property: JsonPropertyName("signed"), Description("成文日期的由来")] string SignedOn,
    [property: Description("发布日期的由来")] string Published,
    [property: Description("来源一项的由来")] string Source)
{
    /// <summary>Translates origins.</summary>
    public static PlanResponseOrigins From(PlanMetadataOrigins of) => new(
        Name(of.Title), Name(of.Place), Name(of.Year), Name(of.ReviewedYear), Name(of.Type), Name(of.Issuer), Name(of.Number),
        Name(of.SignedOn), Name(of.Published), Name(of.Source));

    private static string Name(MetadataOrigin origin) => origin switch
    {
        MetadataOrigin.Given => "given",
        MetadataOrigin.FrontMatter => "frontMatter",
        MetadataOrigin.Found => "found",
        MetadataOrigin.Inferred => "inferred",
        _ => "none",
    };
}

/// <summary>Something in a plan's text that an editor should look at.</summary>
public sealed record PlanResponseNotice(
    [property: Description("原文件的第几行，从 1 起")] int Line,
    [property: Description("所在段落的锚点")] string Paragraph,
    [property: Description("可疑之处")] string Text);

/// <summary>A section of a plan.</summary>
public sealed record PlanResponseSection(
    [property: Description("标题，连同编号")] string Heading,
    [property: Description("编号，如 （三）；没有则为空")] string Number,
    [property: Description("层级，最外为 1")] int Level,
    [property: Description("上一级在 outline 里的序号，从 0 起；没有则为 -1")] int Parent,
    [property: Description("标题所在段落的锚点")] string Paragraph,
    [property: Description("回顾、部署、名词解释、附件，或为空")] string Part);

/// <summary>A paragraph of a plan.</summary>
public sealed record PlanResponseParagraph(
    [property: Description("锚点，即阅读页地址 # 之后的部分")] string Paragraph,
    [property: Description("title 题目、heading 标题、paragraph 段落、listItem 列表项、tableRow 表格的一行、contents 目录的一行、surrounding 原文前后文字")] string Kind,
    [property: Description("所在一节在 outline 里的序号，从 0 起；没有则为 -1")] int Section,
    [property: Description("文字；表格的一行是 | 甲 | 乙 |")] string Text,
    [property: Description("段首小标题的字符数；没有则为 0")] int LeadLength,
    [property: Description("回顾、部署、名词解释、附件，或为空")] string Part,
    [property: Description("引用写法；原文前后文字没有引用，为空")] string Citation,
    [property: Description("参数 q 命中之处：[起, 止)，text 的 UTF-16 偏移")] IReadOnlyList<int[]> Marks)
{
    /// <summary>The cells of a table row.</summary>
    [Description("表格一行的各格；其余各段无此项")]
    public IReadOnlyList<string>? Cells { get; init; }

    /// <summary>Whether a table row says what the columns are.</summary>
    [Description("表格的一行是不是表头；其余各段无此项")]
    public bool? IsTableHead { get; init; }
}

/// <summary>A whole plan.</summary>
public sealed record PlanResponse(
    [property: Description("元数据")] PlanResponseItem Plan,
    [property: Description("元数据各项从何得知")] PlanResponseOrigins Origins,
    [property: Description("文中可疑之处：编号缺失、重复、失序")] IReadOnlyList<PlanResponseNotice> Notices,
    [property: Description("提纲，按先后")] IReadOnlyList<PlanResponseSection> Outline,
    [property: Description("全文，按先后；只要提纲时无此项")] IReadOnlyList<PlanResponseParagraph>? Paragraphs)
{
    /// <summary>Translates a plan.</summary>
    /// <param name="page">The plan.</param>
    /// <param name="outlineOnly">Whether to leave its paragraphs out.</param>
    public static PlanResponse From(PlanPage page, bool outlineOnly = false) => new(
        PlanResponseItem.From(page.Summary),
        PlanResponseOrigins.From(page.Origins),
        [.. page.Notices.Select(n => new PlanResponseNotice(n.Line, n.Anchor, n.Text))],
        [.. page.Sections.Select(s => new PlanResponseSection(
            s.Heading, s.Number, s.Level, s.Parent, page.Units[s.FirstUnit].Anchor, PlanPartNames.NameOf(s.Part)))],
        outlineOnly ? null : [.. page.Units.Select(Paragraph)]);

    private static PlanResponseParagraph Paragraph(PlanPageUnit unit)
    {
        bool isRow = unit.Kind == PlanUnitKind.TableRow;
        return new PlanResponseParagraph(
            unit.Anchor, UnitKindNames.NameOf(unit.Kind), unit.Section, unit.Text, unit.LeadLength, PlanPartNames.NameOf(unit.Part),
            unit.Citation,
            unit.Marks.ToPairs())
        {
            Cells = isRow ? [.. TableCells.Of(unit.Text).Select(c => unit.Text[c.StartChar..c.EndChar])] : null,
            IsTableHead = isRow ? unit.IsTableHead : null,
        };
    }
}
