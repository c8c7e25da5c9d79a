using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.History;
using SearchPlans.Keeping;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans restore</c>: lists what was taken out of the corpus, and brings it back.</summary>
internal static class RestoreCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var name = new Argument<string?>("编号")
        {
            Description = "回收站里的编号；删除的计划也可用它的 id 或文件，恢复最近删除的那一次",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("restore", "列出删除的计划和旧版本，恢复其中之一")
        {
            Examples =
            [
                ("searchplans restore", "列出回收站里的全部，新的在前"),
                ("searchplans restore 报告.docx", "恢复最近删除的这一份"),
                ("searchplans restore 20260102T030405678-9jk2x4m7qa-3f2e", "按编号恢复，旧版本也可以"),
            ],
            SuccessMeans = "已恢复，或已列出",
            NegativeMeans = "回收站里没有",
            Notes =
            [
                "一条一行，以制表符分开：编号、删除的时间、已删除或旧版本、计划的 id、年份、地区、标题、文件、删除者。",
                "恢复一份计划的旧版本，现在的一份就进回收站，还可以再换回来。计划的 id 不变，链接照样有效。",
            ],
        };
        command.Add(name);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            CommandLineWriter.Warn(library, streams);
            IReadOnlyList<TrashEntry> held = library.Removed();
            if (parsed.GetValue(name) is not { } wanted)
            {
                return List(held, parsed.GetValue(json), streams);
            }
            TrashEntry entry = held.FirstOrDefault(e => e.Key == wanted)
                ?? held.FirstOrDefault(e => e.Reason == TrashReason.Removed
                    && (e.PlanId == wanted || e.Document == wanted || e.FileName == wanted || e.Title == wanted))
                ?? throw new CommandException($"回收站里没有“{wanted}”。searchplans restore 列出全部。", ExitCodes.Negative);
            KeepOutcome outcome = await library.RestoreAsync(entry.Key, CommandLineWriter.Current, cancellation)
                ?? throw new CommandException($"“{wanted}”刚刚被恢复或清除。", ExitCodes.Negative);
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
                streams.WriteLine($"已恢复《{outcome.Plan.DisplayTitle()}》（{outcome.Plan.Facts()}）{outcome.Plan.File}，{outcome.Plan.Id}");
            }
            return ExitCodes.Success;
        });
        return command;
    }

    private static int List(IReadOnlyList<TrashEntry> held, bool json, StandardStreams streams)
    {
        if (json)
        {
            JsonOutput.Write(streams, writer => HistoryJson.Write(writer, held));
        }
        foreach (TrashEntry entry in json ? [] : held)
        {
            streams.Out.WriteLine(string.Join('\t', ((string[])
            [
                entry.Key, PlanLabels.Time(entry.Time), LogLabels.Of(entry.Reason), entry.PlanId, entry.Year > 0 ? $"{entry.Year}" : "",
                entry.RegionPath, entry.Title, entry.Document, LogLabels.Of(entry.By),
            ]).Select(PlanLabels.OneCell)));
        }
        if (held.Count > 0)
        {
            return ExitCodes.Success;
        }
        streams.Error.WriteLine("回收站是空的。");
        return ExitCodes.Negative;
    }
}
