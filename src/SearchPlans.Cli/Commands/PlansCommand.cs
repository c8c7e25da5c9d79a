using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans plans</c>: lists the plans.</summary>
internal static class PlansCommand
{
    private static readonly string[] _columns =
        ["id", "年份", "地区", "文种", "标题", "文件", "段数", "字数", "发布机关", "发布日期"];

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var filters = new FilterOptions();
        var count = new Option<bool>("--count") { Description = "只输出有几份" };
        var csv = new Option<bool>("--csv") { Description = "输出 CSV，第一行是各列的名称" };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("plans", "列出计划，可按地区、年份、层级、文种筛选")
        {
            Examples =
            [
                ("searchplans plans", "按地区，新的年份在前"),
                ("searchplans plans --region 广东 --year 2020-2024 --type 政府工作报告", "只要这些"),
                ("searchplans plans --level 省 --count", "省级的有几份"),
                ("searchplans plans | cut -f5,6", "只要标题和文件"),
                ("searchplans plans --csv > 计划.csv", "存成 CSV"),
            ],
            SuccessMeans = "已列出",
            NegativeMeans = "一份计划也没有",
            Notes = ["一份一行，以制表符分开：id、年份、地区、文种、标题、文件、段数、字数、发布机关、发布日期。"],
        };
        foreach (Option option in (IEnumerable<Option>)[.. filters.All, count, csv, json])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            if (new[] { count, csv, json }.Count(parsed.GetValue) > 1)
            {
                throw new CommandException("选项 --count、--csv、--json 只能有一个。", ExitCodes.Error);
            }
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            IReadOnlyList<PlanSummary> all = await library.PlansAsync(cancellation);
            Filters chosen = await filters.ReadAsync(library, parsed, cancellation);
            PlanSummary[] plans = [.. all.Where(chosen.Pass)];
            if (chosen.Said() is { Length: > 0 } said)
            {
                streams.WriteNote($"筛选：{said}");
            }
            if (parsed.GetValue(count))
            {
                streams.Out.WriteLine(plans.Length);
            }
            else if (parsed.GetValue(csv))
            {
                TableExport.WriteCsv(streams.OutputBytes(), new ExportTable("计划", _columns, [.. plans.Select(CellsOf)]));
            }
            else if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, PlansResponse.From(plans));
            }
            else if (StandardStreams.OutputIsTerminal)
            {
                WriteForPeople(plans, PageWriter.For(streams));
            }
            else
            {
                WriteRows(plans, streams.Out);
            }
            if (plans.Length > 0)
            {
                return ExitCodes.Success;
            }
            streams.Error.WriteLine(all.Count > 0
                ? "没有符合筛选的计划。"
                : $"语料 {library.CorpusPath} 里还没有计划。放入文件（txt、docx、pdf 等）后运行 searchplans index。");
            return ExitCodes.Negative;
        });
        return command;
    }

    private static IReadOnlyList<object?> CellsOf(PlanSummary plan) =>
    [
        plan.Id, plan.Metadata.Year > 0 ? plan.Metadata.Year : null, plan.RegionPath, plan.Metadata.Type, plan.DisplayTitle(), plan.File,
        plan.Paragraphs, plan.Characters, plan.Metadata.Issuer, PlanLabels.Day(plan.Metadata.Published),
    ];

    private static void WriteRows(IReadOnlyList<PlanSummary> plans, TextWriter output)
    {
        foreach (PlanSummary plan in plans)
        {
            output.WriteLine(string.Join('\t', CellsOf(plan).Select(cell => PlanLabels.OneCell($"{cell}"))));
        }
    }

    private static void WriteForPeople(IReadOnlyList<PlanSummary> plans, PageWriter page)
    {
        foreach (PlanSummary plan in plans)
        {
            page.Write(new StyledLine().Add(plan.Id, Tone.Heading).Add("  ").Add(plan.DisplayTitle(), Tone.Title));
            page.Write(
                string.Join(" · ", new[] { plan.Facts(), plan.Publication(), $"{plan.Paragraphs} 段 {plan.Characters} 字", plan.File }
                    .Where(f => f.Length > 0)),
                Tone.Faint, indent: 12);
        }
    }
}
