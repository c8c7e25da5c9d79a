using System.CommandLine;
using System.Text;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Trends;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans batch</c>: how often each of a list of expressions is said, by places and years.</summary>
internal sealed class BatchCommand
{
    private const int MaxFileBytes = 1 << 20;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly StandardStreams _streams;

    private readonly Argument<string> _file = new("文件")
    {
        Description = "要查的说法，UTF-8 文本，一行一个，# 开头的行不算；- 是标准输入",
    };

    private readonly TrendOptions _options = new();

    private readonly TableOutput _output = new();

    private readonly Option<string?> _xlsx = new("--xlsx") { HelpName = "文件", Description = "写成 XLSX 文件：明细、文件数、段落数各一张" };

    private BatchCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new BatchCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("batch", "批量查词：一列说法，各地各年有多少文件、多少段说到")
        {
            Examples =
            [
                ("searchplans batch 说法.txt --region 广东 --region 江苏 --year 2020-2026 --csv > 结果.csv", "两省各年，存成 CSV"),
                ("printf '低空经济\\n氢能\\n' | searchplans batch -", "从标准输入读，全部文件合计"),
            ],
            SuccessMeans = "有文件说到",
            NegativeMeans = "一份文件也没有说到",
            Notes =
            [
                $"至多 {BatchTable.MaxExpressions} 个说法、{BatchTable.MaxPlaces} 个地区、{BatchTable.MaxCounts} 个数（说法 × 地区 × 年份）。",
                "--region 的每个值各算一行，如 长三角 是一行；不写 --year 只有合计。数目与 search --exact、trend 的一致；收录为 0 是未收录，不等于没有说。",
                "--json 与网页接口 /api/batch 的形状相同。",
            ],
        };
        command.Add(_file);
        foreach (Option option in (ReadOnlySpan<Option>)[.. _options.All, _xlsx, .. _output.Options])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        IReadOnlyList<string> expressions = BatchTable.ExpressionsIn(await ReadAsync(parsed.GetRequiredValue(_file), cancellation));
        if (BatchTable.Problem(expressions) is { } problem)
        {
            throw new CommandException(problem);
        }
        TrendRequest request = _options.Read(parsed, [expressions[0]]) with { Expressions = expressions };
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        BatchTable table = await library.BatchAsync(request, cancellation);
        if (table.Unknown.Count > 0)
        {
            throw new CommandException(UnknownFigureName.MessageOf(table.Unknown));
        }
        if (table.Refusal is { } refusal)
        {
            throw new CommandException(refusal);
        }
        if (parsed.GetValue(_xlsx) is { } path)
        {
            WholeFile.Write(path, file => TableExport.WriteXlsx(
                file, BatchExport.Rows(table), BatchExport.Plans(table), BatchExport.Paragraphs(table)));
        }
        else
        {
            _output.Write(parsed, _streams, () => BatchResponse.From(table), () => BatchExport.Rows(table));
        }
        return table.Rows.Any(r => r.Counts.Any(c => c[0].Plans > 0)) ? ExitCodes.Success : ExitCodes.Negative;
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        await using Stream input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        byte[] bytes = new byte[MaxFileBytes + 1];
        int length = await input.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > MaxFileBytes)
        {
            throw new CommandException($"{path} 太大：一列说法至多 {MaxFileBytes >> 20} MB。");
        }
        try
        {
            return _utf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw new CommandException($"{path} 不是 UTF-8 编码的文字，请另存为 UTF-8。");
        }
    }
}
