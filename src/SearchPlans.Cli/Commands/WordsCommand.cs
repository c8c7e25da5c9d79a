using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Trends;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans words</c>: what is new and what is gone in the plans of a place and year.</summary>
internal sealed class WordsCommand
{
    private readonly StandardStreams _streams;

    private readonly Argument<string> _place = new("地区") { Description = "一个地区，看它本级的文件，如 广东、广东/深圳、全国" };

    private readonly Option<int> _year = CommonOptions.Number("--year", "哪一年的文件（默认：最近一年）", 0, 9999);

    private readonly Option<string?> _type = new("--type") { HelpName = "文种", Description = "哪一种文件（默认：政府工作报告，没有时取最多的一种）" };

    private readonly Option<int> _limit = CommonOptions.Number("--limit", "每类至多几个（默认：30）", 30, WordsRequest.MaxCount);

    private readonly TableOutput _output = new();

    private WordsCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new WordsCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("words", "一地一年的文件里有哪些新说法，哪些不再说了")
        {
            Examples =
            [
                ("searchplans words 山东 --year 2026", "山东 2026 年的新说法、各地少见的和不再说的"),
                ("searchplans words 全国 --csv > 新说法.csv", "全国最近一年，存成 CSV"),
            ],
            SuccessMeans = "有新说法，或有不再说的",
            NegativeMeans = "没有这样的文件，或没有可比的",
            Notes =
            [
                "新说法与本地此前至多 10 份同类文件相比，各地少见的与同年同级别地区至多 40 份相比，不再说的是此前 3 份里说而本年一段也没有的。",
                "按对数似然比 G2 排列；至少在两段里，占比至少翻一番。--json 与网页接口 /api/words 的形状相同。",
            ],
        };
        command.Add(_place);
        foreach (Option option in (ReadOnlySpan<Option>)[_year, _type, _limit, .. _output.Options])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        WordChanges words = await library.WordsAsync(
            new WordsRequest
            {
                Region = parsed.GetRequiredValue(_place),
                Year = parsed.GetValue(_year),
                Type = parsed.GetValue(_type) ?? "",
                Count = parsed.GetValue(_limit),
            },
            cancellation);
        if (words.Unknown.Count > 0)
        {
            throw new CommandException(UnknownFigureName.MessageOf(words.Unknown));
        }
        _output.Write(parsed, _streams, () => WordsResponse.From(words), () => WordsExport.Rows(words));
        if (words.Plans.Count == 0)
        {
            _streams.WriteNote("没有收录这样的文件。");
        }
        return WordsExport.Lists(words).Any(l => l.Words.Count > 0) ? ExitCodes.Success : ExitCodes.Negative;
    }
}
