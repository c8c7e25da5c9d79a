using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Trends;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans trend</c>: how expressions spread over years and places, and who says them first.</summary>
internal sealed class TrendCommand
{
    private readonly StandardStreams _streams;

    private readonly Argument<string[]> _expressions = new("说法")
    {
        Description = $"要看趋势的说法，按原样找；可以几个，至多 {TrendRequest.MaxExpressions} 个",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly TrendOptions _options = new();

    private readonly Option<bool> _firsts = new("--first") { Description = "列出最早见于各地的哪份文件，而不是各年的数目" };

    private readonly TableOutput _output = new();

    private TrendCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new TrendCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("trend", "说法的趋势：各年各地有多少文件说到，最早见于哪里")
        {
            Examples =
            [
                ("searchplans trend 新质生产力 低空经济 --year 2015-2026", "两个说法各年有多少文件说到"),
                ("searchplans trend 供给侧结构性改革 --first", "全国、各省、各市最早见于哪份文件"),
                ("searchplans trend 氢能 --region 长三角 --level 市 --csv > 氢能.csv", "长三角各市，存成 CSV"),
            ],
            SuccessMeans = "有文件说到",
            NegativeMeans = "一份文件也没有说到",
            Notes =
            [
                "数目是在全部文件里数出来的。年份指文件的年份；没有收录文件的年份写“未收录”，不是零。",
                "最早按发布或成文日期，日期不详的按文件年份，同年各处不分先后。",
                "--json 与网页接口 /api/trend 的形状相同。",
            ],
        };
        command.Add(_expressions);
        foreach (Option option in (ReadOnlySpan<Option>)[.. _options.All, _firsts, .. _output.Options])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        TrendRequest request = _options.Read(parsed, parsed.GetRequiredValue(_expressions));
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        Trend trend = await library.TrendAsync(request, cancellation);
        if (trend.Unknown.Count > 0)
        {
            throw new CommandException(UnknownFigureName.MessageOf(trend.Unknown));
        }
        if (trend.IsTooCostly)
        {
            throw new CommandException("没有在限时内数完，因此不给数目：请选定地区、层级或年份。");
        }
        ExportTable table = parsed.GetValue(_firsts) ? TrendExport.Firsts(trend) : TrendExport.ByYear(trend);
        _output.Write(
            parsed, _streams, () => TrendResponse.From(trend), () => table,
            page => TrendDisplay.Write(trend, parsed.GetValue(_firsts), page));
        return trend.Spreads.Any(s => s.Total.Plans > 0) ? ExitCodes.Success : ExitCodes.Negative;
    }
}
