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

    private readonly Argument<string[]> _files = new("文件") { Description = "要收入语料的文件、文件夹（连同其下全部文件）或 zip 压缩包", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _title = Given("--title", "标题", "标题，若自动识别的不对");
    private readonly Option<string> _province = Given("--province", "省", "省、自治区或直辖市的全称，如 广东省；全国性的为 全国");
    private readonly Option<string> _city = Given("--city", "市", "地市的全称，如 深圳市");
    private readonly Option<string> _county = Given("--county", "县", "区县的全称，如 坪山区");
    private readonly Option<int> _year;
    private readonly Option<string> _type = Given("--type", "文种", "文种，如 国民经济和社会发展计划、政府工作报告");
    private readonly Option<bool> _update = new("--update") { Description = "语料里同一文件名而文字不同的，换成新的" };
    private readonly Option<bool> _keepBoth = new("--keep-both") { Description = "与已有的计划近似的也收入，两份都留" };
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
                ("searchplans add 下载/ 汇编.zip", "收入文件夹和压缩包里的全部文件"),
                ("searchplans add --update 下载/", "同名的换成新的文字"),
                ("searchplans add 报告.txt --province 广东省 --city 深圳市 --year 2025 --type 政府工作报告", "识别不出的由你给出"),
            ],
            SuccessMeans = "都已收入，或语料里已有同样的文字（不重复收入）",
            NegativeMeans = "有文件被拒收，或与已有的近似、待你决定；其余的都已收入",
            Notes =
            [
                "可读取 txt、md、html、docx、pdf、doc、wps、odt、rtf、ofd。不是纯文字的，原件与读出的文字（原名加 .md）都留在语料里，文字可以改正。",
                "文件夹和压缩包里的文件连同其下的文件夹收入；单个文件只用其文件名。同名而文字不同的另取名，除非给出 --update。",
                "与已有的计划近似（转载、带或不带附件、个别改动）的不收入，除非给出 --keep-both；同名的也可用 --update 换掉。",
                "可随时按 Ctrl+C 停下，再运行一次会接着做：已收入的会认出是同样的文字。",
                "用选项给出的内容若与识别的不同，写在文件旁的同名 .yaml 里；它们适用于这次收入的每一份文件。",
            ],
        };
        command.Add(_files);
        foreach (Option option in (ReadOnlySpan<Option>)[_title, _province, _city, _county, _year, _type, _update, _keepBoth, _json]) command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using PlanLibrary library = LibraryFolders.Open(parsed);
        // What is in the corpus but not yet in the index would not be known as a duplicate.
        if (Directory.Exists(library.CorpusPath)) SyncDisplay.Warn(SyncDisplay.Run(library, _streams), _streams);
        var choices = new AddChoices { Given = Metadata(parsed), Update = parsed.GetValue(_update), KeepBoth = parsed.GetValue(_keepBoth) };
        bool json = parsed.GetValue(_json);
        // On a terminal the bar has the screen until the end; a reader of a pipe is told at once.
        var outcomes = new List<FileOutcome>();
        AddReport report;
        try
        {
            report = AddDisplay.Run(library, parsed.GetRequiredValue(_files), choices, outcome =>
            {
                outcomes.Add(outcome with { Undecided = default });
                if (json || StandardStreams.ErrorIsTerminal) return;
                Write(outcome);
                _streams.Flush();
            });
        }
        finally
        {
            if (json) JsonOutput.Write(_streams, writer => AddJson.Write(writer, outcomes));
            else if (StandardStreams.ErrorIsTerminal) outcomes.ForEach(Write);
        }
        if (outcomes.Count > 1) WriteSummary(report);
        return outcomes.Exists(o => o.Status is AddStatus.Refused or AddStatus.NearCopy) ? ExitCodes.Negative : ExitCodes.Success;
    }

    private void Write(FileOutcome outcome)
    {
        if (outcome.Plan is not { } plan)
        {
            _streams.WriteError($"拒收 {outcome.Name}：{outcome.Reason}");
            return;
        }
        string named = $"《{plan.DisplayTitle()}》（{plan.Facts()}）{plan.File}，{plan.Id}";
        if (outcome.Near is { } near)
        {
            _streams.WriteError($"未收入 {outcome.Name}：与已有的{named}近似，较短一份的 {near.ContainmentPercent} 见于另一份。都要留请加 --keep-both；同名要换成新的请加 --update。");
            return;
        }
        _streams.Out.WriteLine(outcome.Status switch
        {
            AddStatus.Added => $"已收入 {outcome.Name}：{named}",
            AddStatus.Updated => $"已换成新的 {outcome.Name}：{named}",
            _ => $"已有，未重复收入 {outcome.Name}：{named}",
        });
        foreach (string notice in outcome.Notices) _streams.WriteWarning($"{outcome.Name}：{notice}");
    }

    private void WriteSummary(AddReport report) => _streams.Error.WriteLine(
        $"收入 {report.Count(AddStatus.Added)}，更新 {report.Count(AddStatus.Updated)}，已有 {report.Count(AddStatus.Duplicate)}，"
        + $"近似待定 {report.Count(AddStatus.NearCopy)}，拒收 {report.Count(AddStatus.Refused)}；{report.Characters} 字，用时 {report.ElapsedMs / 1000:0.0} 秒");

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
