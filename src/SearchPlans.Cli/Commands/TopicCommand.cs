using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Searching;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans topic</c>: what several plans say of one topic.</summary>
internal sealed class TopicCommand
{
    private readonly StandardStreams _streams;
    private readonly Argument<string> _expression = new("说法") { Description = "要看的说法，按原样找" };

    private readonly Option<string[]> _plan = new("--plan")
    {
        HelpName = "计划",
        Description = "这几份：id、文件，或只有这一份才有的一部分标题；可以多次",
    };

    private readonly Option<string[]> _region = new("--region")
    {
        HelpName = "地区",
        Description = "这些地区本级的文件，如 广东、广东/深圳 或 长三角；可以多次",
    };

    private readonly Option<string?> _year = new("--year") { HelpName = "年份", Description = "哪一年的文件，如 2024；不给则各地最近的一年" };
    private readonly Option<string?> _type = new("--type") { HelpName = "文种", Description = "只要这一文种的；不给则先取政府工作报告" };
    private readonly Option<bool> _onlyTyped = new("--only-typed") { Description = "只找原词，不找同义的说法" };
    private readonly TableOutput _output = new();

    private TopicCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new TopicCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("topic", "一个说法，几份文件各怎样说")
        {
            Examples =
            [
                ("searchplans topic 低空经济 --region 广东 --region 江苏 --region 浙江 --year 2024", "三省 2024 年的报告各怎样说"),
                ("searchplans topic 养老 --plan 2023.md --plan 2024.md", "这两份各怎样说"),
            ],
            SuccessMeans = "有文件说到",
            NegativeMeans = "一份文件也没有说到",
            Notes = ["“没有说到”的，有这份文件而没有这个说法；没有这一年的文件时，是否说到无从得知。", "--json 与网页接口 /api/compare/topic 的形状相同。"],
        };
        command.Add(_expression);
        foreach (Option option in (ReadOnlySpan<Option>)[_plan, _region, _year, _type, _onlyTyped, .. _output.Options])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        List<string> wrong = [];
        TopicRequest? request = new TopicArguments
        {
            Expression = parsed.GetRequiredValue(_expression),
            SameWords = parsed.GetValue(_onlyTyped) ? "0" : "1",
            Regions = parsed.GetValue(_region) ?? [],
            Year = parsed.GetValue(_year),
            Type = parsed.GetValue(_type),
        }.ToRequest((name, given, wanted) => wrong.Add($"{(name == "q" ? "说法" : $"选项 --{name} 的值")}“{given}”不能用：{wanted}。"));
        string[] names = parsed.GetValue(_plan) ?? [];
        if (request is null || (names.Length == 0 && request.Regions.Count == 0))
        {
            throw new CommandException(wrong.Count > 0 ? string.Concat(wrong) : "请用 --region 或 --plan 说明要看哪些文件。");
        }
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        List<string> plans = [];
        foreach (string name in names)
        {
            plans.Add((await LibraryAccess.FindPlanAsync(library, name, cancellation)).Id);
        }
        TopicColumns topic = await library.TopicAsync(request with { Plans = plans }, cancellation);
        string problem = UnknownFigureName.MessageOf(topic.Unknown) + topic.Refusal
            + (topic.IsTooCostly ? "没有在限时内查完，因此不给结果：请少选几份。" : "");
        if (problem.Length > 0)
        {
            throw new CommandException(problem);
        }
        _output.Write(
            parsed, _streams, () => TopicResponse.From(topic), () => TopicExport.Passages(topic), page => Write(topic, page),
            hasRows: false);
        return topic.Columns.Any(c => c.Paragraphs > 0) ? ExitCodes.Success : ExitCodes.Negative;
    }

    private static void Write(TopicColumns topic, PageWriter page)
    {
        if (TopicExport.YearsDiffer(topic) is { Length: > 0 } years)
        {
            string hint = topic.SharedYear > 0 ? $"同看 {topic.SharedYear} 年的：--year {topic.SharedYear}" : "";
            page.Write(new StyledLine().Add(years + hint, Tone.Faint));
            page.WriteBreak();
        }
        foreach (TopicColumn column in topic.Columns)
        {
            string name = column.Plan is { } plan ? ComposedTitles.Of(plan) : column.RegionPath.Replace('/', ' ');
            string said = column.Plan is null ? TopicExport.NoPlan(topic.Request)
                : column.Paragraphs == 0 ? TopicExport.NotMentioned
                : $"{column.Paragraphs} 段";
            page.Write(new StyledLine().Add(name, Tone.Title).Add($"  {said}", Tone.Faint));
            foreach (SearchHit hit in column.Passages)
            {
                page.Write(new StyledLine(2).Add(hit.Text, hit.Marks).Add($"  #{hit.Anchor}", Tone.Faint));
            }
            page.WriteBreak();
        }
    }
}
