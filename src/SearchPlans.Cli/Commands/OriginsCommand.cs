using System.CommandLine;
using System.Globalization;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Origins;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans origins</c>: where the sentences of a plan stood before.</summary>
internal static class OriginsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var name = new Argument<string>("计划") { Description = "id、文件，或只有这一份才有的一部分标题" };
        var at = new Option<string>("--at")
        {
            HelpName = "锚点",
            Description = "只比一节（标题的锚点）或一段",
            DefaultValueFactory = _ => "",
        };
        var inOrder = new Option<bool>("--in-order") { Description = "按原文次序；默认长而少见的在前，“各位代表”一类的套语在后" };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("origins", "一份计划的句子此前在哪里出现过")
        {
            Examples =
            [
                ("searchplans origins 坪山区2024年", "每句一处：最早见于哪份"),
                ("searchplans origins pingshan-2024-plan.txt --json", "给程序用，带不同之处"),
            ],
            SuccessMeans = "有句子此前出现过",
            NegativeMeans = "没有这份计划，或没有句子此前出现过",
            Notes =
            [
                "只比 15 字以上的句子，与年份更早或同年而层级更高的计划相比；相同的字不到 85% 的不算。",
                "--json 与网页接口 /api/plans/{id}/origins 的形状相同。",
            ],
        };
        command.Add(name);
        command.Add(at);
        command.Add(inOrder);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            PlanSummary plan = await LibraryAccess.FindPlanAsync(library, parsed.GetRequiredValue(name), cancellation);
            PlanOrigins origins = await library.OriginsAsync(plan.Id, parsed.GetRequiredValue(at), cancellation)
                ?? throw new CommandException($"计划 {plan.Id} 刚刚被移除。", ExitCodes.Negative);
            if (origins.IsPartUnknown)
            {
                throw new CommandException("--at 应为本文一个标题或段落的锚点，即阅读页地址 # 之后的部分。");
            }
            if (origins.IsTooCostly)
            {
                throw new CommandException("句子太多，没有在限时内比完。请用 --at 逐节查。");
            }
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, OriginResponse.From(origins));
            }
            else
            {
                Write(origins, parsed.GetValue(inOrder) ? origins.Sentences : origins.ByWeight(), PageWriter.For(streams));
            }
            return origins.Sentences.Count > 0 ? ExitCodes.Success : ExitCodes.Negative;
        });
        return command;
    }

    private static void Write(PlanOrigins origins, IReadOnlyList<SentenceOrigin> sentences, PageWriter page)
    {
        page.Write($"{origins.Plan.DisplayTitle()}：比对 {origins.Compared} 句，{origins.Sentences.Count} 句此前出现过", Tone.Title);
        foreach (SentenceOrigin origin in sentences)
        {
            page.WriteBreak();
            page.Write(origin.Text);
            string alike = (origin.Similarity * 100).ToString("0", CultureInfo.InvariantCulture);
            page.Write($"见于 {origin.Source.DisplayTitle()}（{origin.Source.Id}），{alike}% 相同", Tone.Faint, indent: 2);
            if (origin.Text != origin.SourceText)
            {
                page.Write(origin.SourceText, Tone.Faint, indent: 2);
            }
        }
    }
}
