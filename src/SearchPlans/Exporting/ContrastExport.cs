using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Figures;

namespace SearchPlans.Exporting;

/// <summary>Two plans side by side as files.</summary>
public static class ContrastExport
{
    /// <summary>The name of a file: 太原市2025年政府工作报告 对照 太原市2026年政府工作报告.</summary>
    public static string NameOf(PlanContrast contrast)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        return $"{ComposedTitles.Of(contrast.Old.Summary)} 对照 {ComposedTitles.Of(contrast.New.Summary)}";
    }

    /// <summary>A row for each paragraph of both, and for each heading.</summary>
    public static ExportTable Paragraphs(PlanContrast contrast)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        return new ExportTable(
            "逐段", ["类别", "级", "旧章节", "新章节", "移动", "旧", "新", "旧锚点", "新锚点"],
            [.. contrast.Sections.SelectMany(s => RowsOf(s))]);
    }

    /// <summary>A row for each indicator of both.</summary>
    /// <param name="contrast">The comparison.</param>
    /// <param name="host">What stands before addresses (https://plans.example), or empty.</param>
    public static ExportTable Figures(PlanContrast contrast, string host = "")
    {
        ArgumentNullException.ThrowIfNull(contrast);
        return new ExportTable(
            "指标", ["指标", "类型", "口径", "旧", "新", "变化", "变化单位", "旧原句", "新原句", "旧链接", "新链接"],
            [
                .. contrast.Figures.Select(f => (IReadOnlyList<object?>)
                [
                    f.Indicator, FigureNames.LabelOf(f.Kind), BasisOf(f), f.Old?.Text ?? "", f.New?.Text ?? "", f.Difference,
                    f.Difference is null ? "" : f.Unit, f.Old?.Statement.Sentence ?? "", f.New?.Statement.Sentence ?? "",
                    LinkOf(f.Old), LinkOf(f.New),
                ]),
            ]);

        string LinkOf(CellStatement? cell) => cell is not { Statement: { Plan.Id.Length: > 0 } statement }
            ? ""
            : host + FigureResponseStatement.UrlOf(statement);
    }

    /// <summary>总量, 增速, or how else the change is measured.</summary>
    public static string BasisOf(ContrastFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Basis.Length > 0 ? figure.Basis : FigureNames.LabelOf(figure.Measure);
    }

    /// <summary>As a document of Word: what differs, section by section, what is gone struck through and what is new underlined; then the
    /// figures that both state.</summary>
    public static byte[] Docx(PlanContrast contrast)
    {
        ArgumentNullException.ThrowIfNull(contrast);
        List<Paragraph> body =
        [
            WordStyles.Line("对照", "Title"), WordStyles.Line($"旧：{ComposedTitles.Of(contrast.Old.Summary)}", "Place"),
            WordStyles.Line($"新：{ComposedTitles.Of(contrast.New.Summary)}", "Place"),
            WordStyles.Line("删去的加删除线，新增的加下划线；没有改动的段落略去。", "Place"),
        ];
        foreach (ContrastSection section in contrast.Sections.Where(s => s.Kind != ComparedKind.Same || s.IsMoved))
        {
            AddSection(body, section);
        }
        AddFigures(body, contrast);
        return WordStyles.Document(body);
    }

    private static IEnumerable<IReadOnlyList<object?>> RowsOf(ContrastSection section)
    {
        string old = section.Old?.Heading ?? "", now = section.New?.Heading ?? "";
        string moved = section.IsMoved ? "是" : "";
        if (section.Level > 0)
        {
            yield return [
                $"{ContrastNames.LabelOf(section.Kind)}（标题）", section.Level, old, now, moved, old, now, section.Old?.Anchor ?? "",
                section.New?.Anchor ?? ""];
        }
        foreach (ContrastRow row in section.Rows)
        {
            yield return [
                ContrastNames.LabelOf(row.Text.Kind), section.Level, old, now, moved, row.Text.Old, row.Text.New, row.OldAnchor,
                row.NewAnchor];
        }
    }

    private static void AddSection(List<Paragraph> body, ContrastSection section)
    {
        if (section.Level > 0)
        {
            string heading = section switch
            {
                { Old: { } old, New: { } now } when old.Heading != now.Heading => $"{now.Heading}（旧：{old.Heading}）",
                { New: { } now } => now.Heading,
                _ => section.Old!.Heading,
            };
            string moved = section.IsMoved ? "，移动" : "";
            body.Add(WordStyles.Line($"{heading} ［{ContrastNames.LabelOf(section.Kind)}{moved}］", "Heading1"));
        }
        foreach (ComparedRow row in section.Rows.Select(r => r.Text).Where(r => r.Kind != ComparedKind.Same))
        {
            body.Add(WordStyles.Paragraph(
                "Quote", row.Pieces().Select(p => (p.Text, p.Kind == ComparedKind.OnlyOld, p.Kind == ComparedKind.OnlyNew))));
        }
    }

    private static void AddFigures(List<Paragraph> body, PlanContrast contrast)
    {
        ContrastFigure[] both = [.. contrast.Figures.Where(f => f is { Old: not null, New: not null })];
        if (both.Length == 0)
        {
            return;
        }
        body.Add(WordStyles.Line("两份都说到的指标", "Heading1"));
        foreach (ContrastFigure figure in both)
        {
            string change = figure.Difference is { } difference
                ? string.Create(CultureInfo.InvariantCulture, $"（{difference:+0.####;-0.####;0}{figure.Unit}）")
                : "";
            body.Add(WordStyles.Line(
                $"{figure.Indicator} {FigureNames.LabelOf(figure.Kind)} {BasisOf(figure)}：{figure.Old!.Text} → {figure.New!.Text}{change}",
                "Place"));
        }
    }
}
