using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Keeping;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans rename</c>: gives a plan's files another name; its id stays.</summary>
internal static class RenameCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var name = new Argument<string>("计划") { Description = "id、文件，或只有这一份才有的一部分标题" };
        var wanted = new Argument<string>("文件名") { Description = "新的文件名，可带文件夹；扩展名可省" };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("rename", "改一份计划在语料里的文件名，链接照样有效")
        {
            Examples = [("searchplans rename 报告-2.docx 广东省/深圳市/2024年政府工作报告", "移到文件夹里并改名")],
            SuccessMeans = "已改名",
            NegativeMeans = "没有这份计划，或名称可以指几份（都列在标准错误上）",
            Notes = ["原件、读出的文字和说明文件一并改名；计划的 id 记在说明文件里，不随文件名变。文件夹的名称可以说明地区。"],
        };
        command.Add(name);
        command.Add(wanted);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            CommandLineWriter.Warn(library, streams);
            PlanSummary plan = await LibraryAccess.FindPlanAsync(library, parsed.GetRequiredValue(name), cancellation);
            KeepOutcome outcome =
                await library.RenameAsync(plan.Id, parsed.GetRequiredValue(wanted), CommandLineWriter.Current, cancellation)
                ?? throw new CommandException($"计划 {plan.Id} 刚刚被移除。", ExitCodes.Negative);
            if (outcome.NotIndexed is { } later)
            {
                streams.WriteWarning(later);
            }
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, PlanResponseItem.From(outcome.Plan));
            }
            else
            {
                streams.WriteLine($"已改名 {plan.File} → {outcome.Plan.File}，{outcome.Plan.Id}");
            }
            return ExitCodes.Success;
        });
        return command;
    }
}
