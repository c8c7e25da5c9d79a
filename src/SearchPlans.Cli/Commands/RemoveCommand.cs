using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Keeping;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans remove</c>: takes plans out of the corpus, so that they can be brought back.</summary>
internal static class RemoveCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var names = new Argument<string[]>("计划")
        {
            Description = "id、文件，或只有这一份才有的一部分标题；可以几份",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("remove", "删除计划，可以恢复")
        {
            Examples =
            [
                ("searchplans remove 坪山区2024年", "删除一份"),
                ("searchplans remove 报告.docx 旧稿.txt", "删除几份"),
                ("searchplans restore 报告.docx", "恢复"),
            ],
            SuccessMeans = "都已删除",
            NegativeMeans = "没有其中一份，或名称可以指几份（都列在标准错误上）；一份也没有删除",
            Notes =
            [
                "原件、读出的文字和说明文件（.yaml）一并移到语料文件夹的 .trash 里，检索随即找不到。只要还在那里，就能用 searchplans restore 恢复。",
                "要彻底删除，请删去 .trash 里的文件夹。",
            ],
        };
        command.Add(names);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            CommandLineWriter.Warn(library, streams);
            // All of them are looked up before the first is moved.
            var plans = new List<PlanSummary>();
            foreach (string name in parsed.GetRequiredValue(names))
            {
                plans.Add(await LibraryAccess.FindPlanAsync(library, name, cancellation));
            }
            var removed = new List<RemoveOutcome>();
            foreach (PlanSummary plan in plans.DistinctBy(p => p.Id))
            {
                RemoveOutcome outcome = await library.RemoveAsync(plan.Id, CommandLineWriter.Current, cancellation)
                    ?? throw new CommandException($"计划 {plan.Id} 刚刚被移除。", ExitCodes.Negative);
                removed.Add(outcome);
                if (!parsed.GetValue(json))
                {
                    streams.WriteLine($"已删除《{plan.DisplayTitle()}》（{plan.Facts()}）{plan.File}。恢复：searchplans restore {outcome.Entry.Key}");
                }
                if (outcome.NotIndexed is { } later)
                {
                    streams.WriteWarning(later);
                }
            }
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, writer => HistoryJson.Write(writer, [.. removed.Select(r => r.Entry)]));
            }
            return ExitCodes.Success;
        });
        return command;
    }
}
