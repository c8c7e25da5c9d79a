using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Keeping;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans check</c>: what needs a look, and saying that somebody has looked.</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var name = new Argument<string?>("计划")
        {
            Description = "id、文件，或只有这一份才有的一部分标题；不给则列出待核对的",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var undo = new Option<bool>("--undo") { Description = "撤销，又列在待核对里" };
        var output = new TableOutput();
        var command = new DocumentedCommand("check", "列出待核对的计划，或把一份标为已核对")
        {
            Examples =
            [
                ("searchplans check", "哪些没有年份、没有地区、章节可疑、内容相近"),
                ("searchplans check 广东省2024年", "看过了，无误：不再列出"),
                ("searchplans check 广东省2024年 --undo", "撤销"),
            ],
            SuccessMeans = "有待核对的；或已标好",
            NegativeMeans = "没有待核对的；没有这份计划，或名称可以指几份",
            Notes = ["标记记在语料文件旁的同名 .yaml 里（checked: true），替换成新的一份后要重新核对。", "--json 与网页接口 /api/review 的形状相同。"],
        };
        command.Add(name);
        command.Add(undo);
        foreach (Option option in output.Options)
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            if (parsed.GetValue(name) is not { } wanted)
            {
                if (parsed.GetValue(undo))
                {
                    throw new CommandException("请说明撤销哪一份。");
                }
                IReadOnlyList<ReviewItem> items = await library.ReviewAsync(cancellation);
                output.Write(parsed, streams, () => ReviewResponse.From(items), () => TableOf(items));
                return items.Count > 0 ? ExitCodes.Success : ExitCodes.Negative;
            }
            CommandLineWriter.Warn(library, streams);
            PlanSummary plan = await LibraryAccess.FindPlanAsync(library, wanted, cancellation);
            bool isChecked = !parsed.GetValue(undo);
            _ = await library.CheckAsync(plan.Id, isChecked, CommandLineWriter.Current, cancellation)
                ?? throw new CommandException($"计划 {plan.Id} 刚刚被移除。", ExitCodes.Negative);
            streams.WriteLine($"{(isChecked ? "已核对" : "已撤销核对")}《{plan.DisplayTitle()}》，{plan.Id}");
            return ExitCodes.Success;
        });
        return command;
    }

    private static ExportTable TableOf(IReadOnlyList<ReviewItem> items) => new(
        "待核对", ["id", "文件", "标题", "原因", "相近的"],
        [
            .. items.Select(i => (IReadOnlyList<object?>)
            [
                i.Plan.Id, i.Plan.File, i.Plan.DisplayTitle(), string.Join('、', i.Reasons.Select(ReviewNames.LabelOf)),
                string.Join(' ', i.NearTo.Select(p => p.Id)),
            ]),
        ]);
}
