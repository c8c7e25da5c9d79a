using System.CommandLine;
using SearchPlans.Adding;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Plans;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans add</c>: takes files into the corpus.</summary>
internal sealed class AddCommand
{
    private readonly StandardStreams _streams;

    private readonly Argument<string[]> _files = new("文件") { Description = "要收入语料的文件（.txt、.md）", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _title = Given("--title", "标题", "标题，若自动识别的不对");
    private readonly Option<string> _province = Given("--province", "省", "省、自治区或直辖市的全称，如 广东省；全国性的为 全国");
    private readonly Option<string> _city = Given("--city", "市", "地市的全称，如 深圳市");
    private readonly Option<string> _county = Given("--county", "县", "区县的全称，如 坪山区");
    private readonly Option<int> _year;
    private readonly Option<string> _type = Given("--type", "文种", "文种，如 国民经济和社会发展计划、政府工作报告");
    private readonly Option<bool> _json = CommonOptions.Json();

    private AddCommand(StandardStreams streams)
    {
        _streams = streams;
        _year = new Option<int>("--year")
        {
            HelpName = "年份",
            Description = "计划的年份；五年规划为第一年",
            CustomParser = result =>
            {
                string given = result.Tokens[^1].Value;
                if (int.TryParse(given.AsSpan().TrimEnd('年'), out int year) && year is > 0 and < 10_000) return year;
                result.AddError($"选项 --year 应为年份，如 2024，而不是“{given}”。");
                return 0;
            },
        };
    }

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams) => new AddCommand(streams).ToCommand();

    private DocumentedCommand ToCommand()
    {
        var command = new DocumentedCommand("add", "把文件收入语料并索引")
        {
            Examples =
            [
                ("searchplans add 下载/某市2025年计划.txt", "收入一份，标题、地区、年份、文种自动识别"),
                ("searchplans add *.txt", "收入多份"),
                ("searchplans add 报告.txt --province 广东省 --city 深圳市 --year 2025 --type 政府工作报告", "识别不出的由你给出"),
            ],
            SuccessMeans = "都已收入，或语料里已有同样的文字（不重复收入）",
            NegativeMeans = "有文件被拒收；其余的都已收入",
            Notes =
            [
                "文件被复制到语料文件夹，只用其文件名，重名的另取名。文字编码可以是 UTF-8、GB18030、UTF-16。",
                "用选项给出的内容若与识别的不同，写在文件旁的同名 .yaml 里；它们适用于这次收入的每一份文件。",
            ],
        };
        command.Add(_files);
        foreach (Option option in (ReadOnlySpan<Option>)[_title, _province, _city, _county, _year, _type, _json]) command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using PlanLibrary library = LibraryFolders.Open(parsed);
        // What is in the corpus but not yet in the index would not be known as a duplicate.
        if (Directory.Exists(library.CorpusPath)) SyncDisplay.Warn(SyncDisplay.Run(library, _streams), _streams);
        PlanMetadata? given = Metadata(parsed);
        var results = new List<AddResult>();
        // A file is kept whole or not at all; Ctrl+C takes effect between two.
        using var interruption = new Interruption();
        foreach (string file in parsed.GetRequiredValue(_files))
        {
            interruption.Token.ThrowIfCancellationRequested();
            results.Add(Add(library, file, given));
            if (!parsed.GetValue(_json)) Write(results[^1]);
            _streams.Flush();
        }
        if (parsed.GetValue(_json)) JsonOutput.Write(_streams, json => AddJson.Write(json, results));
        return results.Exists(r => r.Refusal is not null) ? ExitCodes.Negative : ExitCodes.Success;
    }

    private static AddResult Add(PlanLibrary library, string file, PlanMetadata? given)
    {
        try
        {
            return new AddResult(file, library.Add(file, ReadBounded(file), given), null);
        }
        catch (PlanFileException e)
        {
            return new AddResult(file, null, e.Message);
        }
    }

    private static byte[] ReadBounded(string file)
    {
        if (Directory.Exists(file)) throw new PlanFileException("是文件夹。请给出其中的文件。");
        if (!File.Exists(file)) throw new PlanFileException("没有这个文件。");
        try
        {
            // Told before it is read into memory.
            if (new FileInfo(file).Length > PlanFileReader.MaxByteLength)
                throw new PlanFileException($"文件超过 {PlanFileReader.MaxByteLength >> 20} MB。请拆分或精简后再收入。");
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PlanFileException($"读不了：{e.Message}", e);
        }
    }

    private void Write(AddResult result)
    {
        if (result.Refusal is { } reason)
        {
            _streams.WriteError($"拒收 {result.File}：{reason}");
            return;
        }
        AddOutcome outcome = result.Outcome!;
        string plan = $"《{outcome.Plan.DisplayTitle()}》（{outcome.Plan.Facts()}）{outcome.Plan.File}，{outcome.Plan.Id}";
        _streams.Out.WriteLine(outcome.Status == AddStatus.Added ? $"已收入 {result.File}：{plan}" : $"已有，未重复收入 {result.File}：{plan}");
    }

    private PlanMetadata? Metadata(ParseResult parsed)
    {
        var given = new PlanMetadata
        {
            Title = parsed.GetValue(_title) ?? "",
            Province = parsed.GetValue(_province) ?? "",
            City = parsed.GetValue(_city) ?? "",
            County = parsed.GetValue(_county) ?? "",
            Year = parsed.GetValue(_year),
            Type = parsed.GetValue(_type) ?? "",
        };
        return given == new PlanMetadata() ? null : given;
    }

    private static Option<string> Given(string name, string helpName, string description) =>
        new(name) { HelpName = helpName, Description = description };
}

/// <summary>What became of one file.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Outcome">How adding ended, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
internal sealed record AddResult(string File, AddOutcome? Outcome, string? Refusal);
