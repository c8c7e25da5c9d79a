using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Figures;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans indicators</c>: which indicators there are figures of.</summary>
internal static class IndicatorsCommand
{
    private const int DefaultLimit = 50;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var text = new Argument<string>("文字")
        {
            Description = "名称的一部分、任何叫法或拼音（dqsczz）；不填为全部",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => "",
        };
        Option<string> group = new("--group") { HelpName = "类别", Description = "只要一类的，如 综合、财政、创新", DefaultValueFactory = _ => "" };
        Option<bool> other = new("--other") { Description = "只要指标表里没有的名称，见得多的在前" };
        Option<int> limit = CommonOptions.Number(
            "--limit", $"最多几个（默认 {DefaultLimit}，最多 {IndicatorRequest.MaxSize}）", DefaultLimit, IndicatorRequest.MaxSize);
        Option<int> page = CommonOptions.Number("--page", "第几页，从 1 起（默认 1）", 1, int.MaxValue);
        Option<bool> json = CommonOptions.Json();
        var command = new DocumentedCommand("indicators", "列出指标，以及各有多少处数字")
        {
            Examples =
            [
                ("searchplans indicators 居民收入", "按叫法找"),
                ("searchplans indicators rjkzp", "按拼音的声母"),
                ("searchplans indicators --other --limit 100", "指标表里没有的名称，可据此补进 corpus/indicators.txt"),
            ],
            SuccessMeans = "有对得上的",
            NegativeMeans = "没有对得上的",
            Notes = ["一行一个，以制表符分开：名称、类别、处数、计划数。--json 与网页接口 /api/indicators 的形状相同。"],
        };
        command.Add(text);
        foreach (Option option in (ReadOnlySpan<Option>)[group, other, limit, page, json])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            IndicatorAnswer answer = await library.IndicatorsAsync(new IndicatorRequest
            {
                Text = parsed.GetValue(text) ?? "",
                Group = parsed.GetValue(group)!,
                IsListed = parsed.GetValue(other) ? false : null,
                Page = parsed.GetValue(page),
                Size = parsed.GetValue(limit),
            }, cancellation);
            foreach (Plans.Figures.IndicatorProblem problem in answer.Problems)
            {
                streams.WriteWarning($"indicators.txt 第 {problem.Line} 行没有用上：{problem.Reason}");
            }
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, IndicatorsResponse.From(answer));
            }
            else
            {
                foreach (IndicatorCount indicator in answer.Indicators)
                {
                    streams.Out.WriteLine($"{indicator.Name}\t{indicator.Listed?.Group}\t{indicator.Figures}\t{indicator.Plans}");
                }
            }
            if (answer.Total > answer.Indicators.Count)
            {
                streams.Error.WriteLine($"共 {answer.Total} 个，这里列出 {answer.Indicators.Count} 个；--page、--limit 看其余的。");
            }
            if (answer.Nearest.Count > 0)
            {
                streams.Error.WriteLine($"没有对得上的。相近的有：{string.Join('、', answer.Nearest)}。");
            }
            return answer.Total > 0 ? ExitCodes.Success : ExitCodes.Negative;
        });
        return command;
    }
}
