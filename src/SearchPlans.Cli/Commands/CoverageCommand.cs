using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Trends;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans coverage</c>: which plans say an expression, which don't, and which aren't in the corpus.</summary>
internal sealed class CoverageCommand
{
    private readonly StandardStreams _streams;
    private readonly Argument<string> _expression = new("说法") { Description = "要找的说法，按原样找" };
    private readonly TrendOptions _options = new();
    private readonly TableOutput _output = new();

    private CoverageCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new CoverageCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("coverage", "哪些文件说到一个说法，哪些没有")
        {
            Examples =
            [
                ("searchplans coverage 低空经济 --level 省 --year 2025 --type 政府工作报告", "2025 年各省的报告里哪些没有说，哪些没有收录"),
                ("searchplans coverage 氢能 --region 长三角 --csv > 氢能.csv", "存成 CSV"),
            ],
            SuccessMeans = "有文件说到",
            NegativeMeans = "一份文件也没有说到",
            Notes =
            [
                "选定层级、文种和年份后，还列出按行政区划应有而未收录的文件：它们是否说到无从得知。",
                "语料里无法读取的文件也列出，名称里写明了别的地区、年份的除外。",
                "--json 与网页接口 /api/coverage 的形状相同。",
            ],
        };
        command.Add(_expression);
        foreach (Option option in (ReadOnlySpan<Option>)[.. _options.All, .. _output.Options])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        TrendRequest request = _options.Read(parsed, [parsed.GetRequiredValue(_expression)]);
        if (request.Expressions.Count > 1)
        {
            throw new CommandException("一次只查一个说法。");
        }
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        Coverage coverage = await library.CoverageAsync(request, cancellation);
        if (coverage.Unknown.Count > 0)
        {
            throw new CommandException(UnknownFigureName.MessageOf(coverage.Unknown));
        }
        if (coverage.IsTooCostly)
        {
            throw new CommandException("没有在限时内查完，因此不给结果：请选定地区、层级或年份。");
        }
        _output.Write(
            parsed, _streams, () => CoverageResponse.From(coverage), () => TrendExport.Plans(coverage),
            page => TrendDisplay.Write(coverage, page));
        return coverage.Saying.Count > 0 ? ExitCodes.Success : ExitCodes.Negative;
    }
}
