using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans figures</c>: an indicator's figures, place by year.</summary>
internal sealed class FiguresCommand
{
    private const int DefaultSize = 100;

    private readonly StandardStreams _streams;

    private readonly Argument<string> _indicator = new("指标") { Description = "哪个指标，任何叫法都行：GDP、地区生产总值、研发投入强度" };

    private readonly Option<string?> _measure = new("--measure")
    {
        HelpName = "量",
        Description = "value（总量）或 change（增速）；默认取原文多数所说的",
    };

    private readonly Option<string> _change = new("--change")
    {
        HelpName = "口径",
        Description = "增速的口径：同比（默认）、同比实际、年均、累计、比2020年 等",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string[]> _region = new("--region")
    {
        HelpName = "地区",
        Description = "只要这些地区及其下各级的，如 广东、广东/深圳 或 长三角；可以多次",
    };

    private readonly Option<PlanLevel[]> _level = Choices.RepeatedOption("--level", "层级", "只要这些层级的：国家、省、市、县；可以多次",
        [.. PlanLevelNames.Named.Select(l => new Choice<PlanLevel>(l, $"{l}".ToLowerInvariant(), PlanLevelNames.NameOf(l)))]);

    private readonly Option<(int From, int To)> _year = new("--year")
    {
        HelpName = "年份",
        Description = "哪些年份的，如 2024、2015-2025 或 十四五",
        CustomParser = result =>
        {
            string given = result.Tokens[^1].Value;
            if (YearRange.Parse(given) is { } years)
            {
                return years;
            }
            result.AddError($"选项 --year 应为年份或一段年份，如 2024、2015-2025，而不是“{given}”。");
            return default;
        },
    };

    private readonly Option<FigureKind> _kind = Choices.Option<FigureKind>("--kind", "类型", "目标（默认）、实际、规划期",
        [.. FigureNames.Kinds.Select(k => new Choice<FigureKind>(k.Kind, k.Name, k.Label))]);

    private readonly Option<string[]> _type = new("--type") { HelpName = "文种", Description = "只要这些文种的，如 政府工作报告；可以多次" };

    private readonly Option<bool> _former = new("--former") { Description = "改名前的指标也列出来，自成各列" };

    private readonly Option<bool> _compare = new("--compare") { Description = "目标与实际对照，用于一个地区" };

    private readonly Option<int?> _sort = new("--sort") { HelpName = "年份", Description = "按这一年从高到低排；默认按地区" };

    private readonly Option<int> _page = CommonOptions.Number("--page", "第几页，从 1 起（默认 1）", 1, int.MaxValue);

    private readonly Option<int> _size = CommonOptions.Number(
        "--size", $"一页几个地区（默认 {DefaultSize}，最多 {FigureRequest.MaxSize}）", DefaultSize, FigureRequest.MaxSize);

    private readonly Option<bool> _csv = new("--csv") { Description = "输出 CSV：一处表述一行，附原句和链接" };

    private readonly Option<bool> _json = CommonOptions.Json();

    private FiguresCommand(StandardStreams streams) => _streams = streams;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new FiguresCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("figures", "指标数字：各地各年的目标、实际或规划期数字")
        {
            Examples =
            [
                ("searchplans figures GDP --level 省 --year 2023", "各省 2023 年的经济增长目标"),
                ("searchplans figures 地区生产总值 --measure change --region 广东 --level 市 --year 2015-2025 --kind target", "广东各市十年的增长目标"),
                ("searchplans figures 研发投入强度 --region 深圳 --compare", "深圳历年的目标与实际"),
                ("searchplans figures GDP --level 省 --year 2023 --sort 2023 --csv > gdp.csv", "从高到低，存成 CSV"),
            ],
            SuccessMeans = "有数字",
            NegativeMeans = "一个数字也没有",
            Notes =
            [
                "一格有几处表述时先列所取的一处，另注“等 n 处”；取哪一处的规则写在表下。",
                "空格：“-”是未收录，“×”是有此文件但未见表述，“?”是原文数字缺损。",
                "输出到文件或管道时以制表符分开。--json 与网页接口 /api/figures 的形状相同。",
                "searchplans indicators 列出有哪些指标。",
            ],
        };
        command.Add(_indicator);
        foreach (Option option in (ReadOnlySpan<Option>)[_measure, _change, _region, _level, _year, _kind, _type, _former, _compare,
            _sort, _page, _size, _csv, _json])
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, _streams, cancellation);
        (int from, int to) = parsed.GetValue(_year);
        string change = parsed.GetValue(_change)!.Trim();
        var request = new FigureRequest
        {
            Indicator = parsed.GetRequiredValue(_indicator),
            Measure = MeasureOf(parsed),
            ChangeKind = change == "同比" ? "" : change,
            Regions = parsed.GetValue(_region) ?? [],
            Levels = parsed.GetValue(_level) ?? [],
            FromYear = from,
            ToYear = to,
            Kind = parsed.GetValue(_kind),
            Types = parsed.GetValue(_type) ?? [],
            WithFormerNames = parsed.GetValue(_former),
            Page = parsed.GetValue(_page),
            Size = parsed.GetValue(_size),
        };
        return parsed.GetValue(_compare)
            ? await CompareAsync(library, request, parsed, cancellation)
            : await ShowAsync(library, request, parsed, cancellation);
    }

    private FigureMeasure? MeasureOf(ParseResult parsed)
    {
        if (parsed.GetValue(_measure) is not { } measure)
        {
            return null;
        }
        return FigureNames.MeasureOf(measure) ?? throw new CommandException(
            $"选项 --measure 不认识“{measure}”。可以是：{string.Join('、', FigureNames.Measures.Select(m => $"{m.Label}（{m.Name}）"))}。");
    }

    private async Task<int> ShowAsync(PlanLibrary library, FigureRequest request, ParseResult parsed, CancellationToken cancellation)
    {
        FigureTable table = await library.FiguresAsync(request, cancellation);
        Refuse(table.Unknown);
        if (parsed.GetValue(_sort) is { } year)
        {
            int column = table.Columns.ToList().FindLastIndex(c => c.Period.ToYear == year);
            if (column < 0)
            {
                throw new CommandException($"表里没有 {year} 年，不能按它排。");
            }
            table = await library.FiguresAsync(request with { SortColumn = column }, cancellation);
        }
        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(_streams, FigureResponse.From(table));
        }
        else if (parsed.GetValue(_csv))
        {
            TableExport.WriteCsv(_streams.OutputBytes(), FigureExport.ByStatement(table));
        }
        else if (StandardStreams.OutputIsTerminal)
        {
            FiguresPage.Write(table, PageWriter.For(_streams));
        }
        else
        {
            RowWriter.Write(_streams, FigureExport.AsShown(table));
        }
        if (!StandardStreams.OutputIsTerminal || parsed.GetValue(_json) || parsed.GetValue(_csv))
        {
            foreach (string notice in table.Notices)
            {
                _streams.WriteWarning(notice);
            }
        }
        return table.TotalStatements > 0 ? ExitCodes.Success : ExitCodes.Negative;
    }

    private async Task<int> CompareAsync(PlanLibrary library, FigureRequest request, ParseResult parsed, CancellationToken cancellation)
    {
        if (request.Regions.Count != 1)
        {
            throw new CommandException("目标与实际对照用于一个地区：请用 --region 说明是哪里，只说一个。");
        }
        FigureComparison comparison = await library.CompareFiguresAsync(request, cancellation);
        Refuse(comparison.Unknown);
        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(_streams, FigureComparisonResponse.From(comparison));
        }
        else if (parsed.GetValue(_csv))
        {
            TableExport.WriteCsv(_streams.OutputBytes(), FigureExport.Compared(comparison));
        }
        else if (StandardStreams.OutputIsTerminal)
        {
            FiguresPage.Write(comparison, PageWriter.For(_streams));
        }
        else
        {
            RowWriter.Write(_streams, FigureExport.Compared(comparison));
        }
        return comparison.Years.Count > 0 ? ExitCodes.Success : ExitCodes.Negative;
    }

    private static void Refuse(IReadOnlyList<UnknownFigureName> unknown)
    {
        if (unknown.Count > 0)
        {
            throw new CommandException(string.Concat(unknown.Select(u => u.Message())));
        }
    }
}
