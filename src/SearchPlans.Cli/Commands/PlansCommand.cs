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
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("plans", "列出全部计划")
        {
            Examples =
            [
                ("searchplans plans", "按地区，新的年份在前"),
                ("searchplans plans | cut -f5,6", "只要标题和文件"),
                ("searchplans plans --json | jq '.plans[] | select(.year == 2024)'", "按条件挑选"),
            ],
            SuccessMeans = "已列出",
            NegativeMeans = "一份计划也没有",
            Notes = ["一份一行，以制表符分开：id、年份、地区、文种、标题、文件、段数、字数、发布机关、发布日期。"],
        };
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            IReadOnlyList<PlanSummary> plans = await library.PlansAsync(cancellation);
            if (parsed.GetValue(json))
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
            if (plans.Count > 0)
            {
                return ExitCodes.Success;
            }
            streams.Error.WriteLine($"语料 {library.CorpusPath} 里还没有计划。放入文件（txt、docx、pdf 等）后运行 searchplans index。");
            return ExitCodes.Negative;
        });
        return command;
    }

    private static void WriteRows(IReadOnlyList<PlanSummary> plans, TextWriter output)
    {
        foreach (PlanSummary plan in plans)
        {
            output.WriteLine(string.Join('\t', ((string[])
            [
                plan.Id, plan.Metadata.Year > 0 ? $"{plan.Metadata.Year}" : "", plan.RegionPath, plan.Metadata.Type,
                plan.DisplayTitle(), plan.File, $"{plan.Paragraphs}", $"{plan.Characters}", plan.Metadata.Issuer,
                PlanLabels.Day(plan.Metadata.Published),
            ]).Select(PlanLabels.OneCell)));
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
