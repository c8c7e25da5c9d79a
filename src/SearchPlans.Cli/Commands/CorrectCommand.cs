using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Reading;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans correct</c>: corrects what is known of a plan.</summary>
internal static class CorrectCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var name = new Argument<string>("计划") { Description = "id、文件，或只有这一份才有的一部分标题" };
        var given = new MetadataOptions();
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("correct", "更正一份计划的标题、地区、年份等")
        {
            Examples =
            [
                ("searchplans correct 坪山区2024年 --issuer 坪山区人民政府 --published 2024-02-01", "补上发布机关和日期"),
                ("searchplans correct 报告.docx --year 2025", "改正年份"),
                ("searchplans correct 报告.docx --year \"\"", "撤回更正，仍按文中认出的"),
                ("searchplans correct 报告.docx --county 不详", "认出的区县不对：记为不详，省、市照旧"),
            ],
            SuccessMeans = "已更正",
            NegativeMeans = "没有这份计划，或名称可以指几份（都列在标准错误上）",
            Notes =
            [
                "只改给出的各项，记在语料文件旁的同名 .yaml 里；原文件一字不动，索引随即更新。",
                "值为空（\"\"）的一项撤回更正；值为“不详”的一项留空，不再据文推断。地区的省、市、县是一个整体，给出其一就要给全；名称独有的，上级自动补上。",
            ],
        };
        command.Add(name);
        foreach (Option option in given.All)
        {
            command.Add(option);
        }
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            if (!given.AreGiven(parsed))
            {
                throw new CommandException($"没有说更正什么。请至少给出一项：{string.Join('、', given.All.Select(o => o.Name))}。", ExitCodes.Error);
            }
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            PlanSummary plan = await LibraryAccess.FindPlanAsync(library, parsed.GetRequiredValue(name), cancellation);
            CommandLineWriter.Warn(library, streams);
            PlanSummary? corrected =
                await library.CorrectAsync(plan.Id, given.Over(plan.Metadata, parsed), CommandLineWriter.Current, cancellation);
            PlanPage page = (corrected is null ? null : await library.ReadAsync(plan.Id, cancellation: cancellation))
                ?? throw new CommandException($"计划 {plan.Id} 刚刚被移除。", ExitCodes.Negative);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, PlanResponse.From(page, outlineOnly: true));
            }
            else
            {
                ShowCommand.WriteHead(page, PageWriter.For(streams));
            }
            return ExitCodes.Success;
        });
        return command;
    }
}
