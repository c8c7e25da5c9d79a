using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Suggesting;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans suggest</c>: what a person may be about to type.</summary>
internal static class SuggestCommand
{
    private const int DefaultLimit = 10, MaxLimit = 100;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var typed = new Argument<string>("文字") { Description = "已输入的：汉字、拼音（pingshan）、声母（ps），可以混用" };
        Option<int> limit = CommonOptions.Number("--limit", $"最多几条（默认 {DefaultLimit}，最多 {MaxLimit}）", DefaultLimit, MaxLimit);
        Option<bool> json = CommonOptions.Json();
        var command = new DocumentedCommand("suggest", "输入提示：语料里的词、术语、地名、章节标题和计划标题")
        {
            Examples =
            [
                ("searchplans suggest 坪", "以这个字开头的"),
                ("searchplans suggest xinzhi", "按拼音"),
                ("searchplans suggest dkjj --limit 3", "按声母，只要三条"),
            ],
            SuccessMeans = "有可提示的",
            NegativeMeans = "没有可提示的",
            Notes = ["一条一行，由好到次。--json 与网页接口 /api/suggest 的形状相同，另说明是什么、怎样对上的。"],
        };
        command.Add(typed);
        command.Add(limit);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            IReadOnlyList<Suggestion> suggestions = await library.SuggestAsync(parsed.GetRequiredValue(typed), parsed.GetValue(limit),
                cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, SuggestResponse.From(suggestions));
            }
            else
            {
                foreach (Suggestion suggestion in suggestions)
                {
                    streams.WriteLine(suggestion.Text);
                }
            }
            return suggestions.Count > 0 ? ExitCodes.Success : ExitCodes.Negative;
        });
        return command;
    }
}
