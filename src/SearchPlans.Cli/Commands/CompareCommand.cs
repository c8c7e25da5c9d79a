using System.CommandLine;
using System.Globalization;
using SearchPlans.Adding;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Plans;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans compare</c>: what differs between two plans.</summary>
internal sealed class CompareCommand
{
    private const char BetweenPlanAndSection = '~';

    private readonly StandardStreams _streams;
    private readonly Argument<string> _old = new("旧") { Description = "旧的一份：id、文件，或只有这一份才有的一部分标题；后加 ~锚点 只对照那一节" };
    private readonly Argument<string?> _new = new("新") { Description = "新的一份，写法同上", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _draft = new("--draft") { HelpName = "文件", Description = "新的一份是这个文件：只对照，不收入" };
    private readonly Option<bool> _all = new("--all") { Description = "没有改动的段落也列出" };
    private readonly Option<bool> _figures = new("--figures") { Description = "只要两份的指标" };
    private readonly TableOutput _output = new("输出 CSV：逐段，或加 --figures 的指标");

    private CompareCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new CompareCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("compare", "两份计划对照：各节去向、改动之处、指标变化")
        {
            Examples =
            [
                ("searchplans compare 广东省2023年 广东省2024年", "各节去向和改动的段落"),
                ("searchplans compare 广东省2023年 广东省2024年 --figures", "两份的指标，各是多少、变了多少"),
                ("searchplans compare 2023.md 2024.md --csv > 对照.csv", "逐段存成 CSV"),
                ("searchplans compare 广东省2024年 --draft 草稿.docx", "草稿与上一年的对照；草稿不收入"),
            ],
            SuccessMeans = "已对照",
            NegativeMeans = "没有其中一份计划，或名称可以指几份",
            Notes =
            [
                "删去的在 ［-…-］ 里，新增的在 ［+…+］ 里。",
                "--json 与网页接口 /api/compare 的形状相同。",
            ],
        };
        command.Add(_old);
        command.Add(_new);
        foreach (Option option in (ReadOnlySpan<Option>)[_draft, _all, _figures, .. _output.Options])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_new) is null == parsed.GetValue(_draft) is null)
        {
            throw new CommandException("新的一份要么写出名称，要么用 --draft 给出文件。");
        }
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        ContrastSide old = await SideAsync(library, parsed.GetRequiredValue(_old), cancellation);
        ContrastAnswer answer = parsed.GetValue(_draft) is { } draft
            ? await library.ContrastAsync(old, await ReadDraftAsync(draft, cancellation), cancellation)
            : await library.ContrastAsync(old, await SideAsync(library, parsed.GetValue(_new)!, cancellation), cancellation);
        PlanContrast contrast = answer.Contrast
            ?? throw new CommandException(
                answer.Missing is [var gone, ..] ? $"计划 {gone.PlanId} 刚刚被移除。" : answer.Refusal,
                answer.Missing.Count > 0 ? ExitCodes.Negative : ExitCodes.Error);
        bool onlyFigures = parsed.GetValue(_figures);
        _output.Write(
            parsed, _streams, () => ContrastResponse.From(contrast),
            () => onlyFigures ? ContrastExport.Figures(contrast) : ContrastExport.Paragraphs(contrast),
            page =>
            {
                WriteHead(page, contrast);
                if (!onlyFigures)
                {
                    WriteSections(page, contrast, parsed.GetValue(_all));
                }
                WriteFigures(page, contrast);
            },
            hasRows: false);
        return ExitCodes.Success;
    }

    private static async Task<ImportedDocument> ReadDraftAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"没有文件“{path}”。");
        }
        if (new FileInfo(path).Length > PlanFileReader.MaxByteLengthOf(path))
        {
            throw new CommandException($"文件“{path}”太大：至多 {PlanFileReader.MaxByteLengthOf(path) >> 20} MB。");
        }
        return await PlanLibrary.ImportAsync(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellation), cancellation);
    }

    private static async Task<ContrastSide> SideAsync(PlanLibrary library, string name, CancellationToken cancellation)
    {
        string[] parts = name.Split(BetweenPlanAndSection, 2);
        PlanSummary plan = await LibraryAccess.FindPlanAsync(library, parts[0], cancellation);
        return new ContrastSide(plan.Id, parts.Length > 1 ? parts[1] : "");
    }

    private static void WriteHead(PageWriter page, PlanContrast contrast)
    {
        page.Write($"旧：{ComposedTitles.Of(contrast.Old.Summary)}", Tone.Title);
        page.Write($"新：{ComposedTitles.Of(contrast.New.Summary)}", Tone.Title);
        page.Write($"各节：{Counts(contrast.Count)}；段落：{Counts(contrast.CountParagraphs)}", Tone.Faint);
    }

    private static string Counts(Func<ComparedKind, int> count) => string.Join('，', new[]
    {
        ComparedKind.Same, ComparedKind.Changed, ComparedKind.OnlyNew, ComparedKind.OnlyOld,
    }.Select(k => $"{ContrastNames.LabelOf(k)} {count(k)}"));

    private static void WriteSections(PageWriter page, PlanContrast contrast, bool all)
    {
        foreach (ContrastSection section in contrast.Sections)
        {
            int indent = Math.Max(0, 2 * (section.Level - 1));
            page.WriteBreak();
            if (section.Level > 0)
            {
                string fate = ContrastNames.LabelOf(section.Kind) + (section.IsMoved ? "、移动" : "");
                string heading = section is { Old: { } old, New: { } now } && old.Heading != now.Heading
                    ? $"{old.Heading} → {now.Heading}"
                    : (section.New ?? section.Old)!.Heading;
                page.Write(new StyledLine(indent).Add(heading, Tone.Heading).Add($" ［{fate}］", Tone.Faint));
            }
            foreach (ComparedRow row in section.Rows.Select(r => r.Text).Where(r => all || r.Kind != ComparedKind.Same))
            {
                WriteRow(page, row, indent + 2);
            }
        }
    }

    private static void WriteRow(PageWriter page, ComparedRow row, int indent)
    {
        var line = new StyledLine(indent);
        foreach ((ComparedKind kind, string text) in row.Pieces())
        {
            _ = kind switch
            {
                ComparedKind.OnlyOld => line.Add($"［-{text}-］", Tone.Faint),
                ComparedKind.OnlyNew => line.Add($"［+{text}+］"),
                _ => line.Add(text),
            };
        }
        page.Write(line);
    }

    private static void WriteFigures(PageWriter page, PlanContrast contrast)
    {
        page.WriteBreak();
        page.Write("指标", Tone.Title);
        foreach (ContrastFigure figure in contrast.Figures)
        {
            string change = figure.Difference is { } difference
                ? string.Create(CultureInfo.InvariantCulture, $"（{difference:+0.####;-0.####;0}{figure.Unit}）")
                : "";
            string name = $"{figure.Indicator} {FigureNames.LabelOf(figure.Kind)} {ContrastExport.BasisOf(figure)}";
            page.Write($"{name}：{figure.Old?.Text ?? "未见表述"} → {figure.New?.Text ?? "未见表述"}{change}", indent: 2);
        }
        if (contrast.Figures.Count == 0)
        {
            page.Write("（没有读出指标）", Tone.Faint, indent: 2);
        }
    }
}
