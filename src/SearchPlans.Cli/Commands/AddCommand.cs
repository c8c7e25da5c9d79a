using System.CommandLine;
using SearchPlans.Adding;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Fetching;
using SearchPlans.Plans;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans add</c>: takes files into the corpus.</summary>
internal sealed class AddCommand
{
    private readonly StandardStreams _streams;

    private readonly Argument<string[]> _files = new("文件")
    {
        Description = "要收入语料的文件、文件夹（连同其下全部文件）、zip 压缩包，或网址（http、https）",
        Arity = ArgumentArity.OneOrMore
    };
    private readonly MetadataOptions _given = new();
    private readonly Option<bool> _update = new("--update") { Description = "语料里同一文件名而文字不同的，换成新的" };
    private readonly Option<NearCopyChoice> _near = Choices.Option<NearCopyChoice>("--near", "以哪份为准",
    "与已有的计划近似时：待定 ask（默认，不收入）、旧 old、新 new（取代最近似的一份）、都留 both",
    [
        new(NearCopyChoice.Ask, "ask", "待定"),
        new(NearCopyChoice.Old, "old", "旧"),
        new(NearCopyChoice.New, "new", "新"),
        new(NearCopyChoice.Both, "both", "都留"),
    ]);
    private readonly Option<string?> _replaces = new("--replaces") { HelpName = "计划", Description = "取代这一份：id、文件，或只有它才有的一部分标题；一次只能收入一个文件" };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "从网址收入的不逐份询问" };
    private readonly Option<bool> _json = CommonOptions.Json();

    private AddCommand(StandardStreams streams) => _streams = streams;

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
                ("searchplans add https://www.example.gov.cn/ghgb/t2024.html", "打开网页和其中的附件，给你看识别的结果，问过再收入，记下网址"),
                ("searchplans add --near both 下载/", "近似的也收入，两份都留"),
                ("searchplans add 新版.txt --replaces 坪山区2024年", "收入并取代指明的一份"),
                ("searchplans add 报告.txt --province 广东省 --city 深圳市 --year 2025 --type 政府工作报告", "识别不出的由你给出"),
            ],
            SuccessMeans = "都已收入，或语料里已有同样的文字（不重复收入）",
            NegativeMeans = "有文件被拒收，或与已有的近似、待你以 --near 决定；其余的都已收入",
            Notes =
            [
                $"可读取 {string.Join('、', PlanFileReader.Extensions.Select(e => e[1..]))}。不是纯文字的，原件与读出的文字（原名加 .md）都留在语料里，文字可以改正。",
                "扫描件（只有图片的 pdf）由 tesseract 逐页识别，每页几秒，标为机器识别；没有装它的，说明怎样安装。",
                "文件夹和压缩包里的文件连同其下的文件夹收入；单个文件只用其文件名。同名而文字不同的另取名，除非给出 --update。",
                "与已有的计划近似（转载、带或不带附件、个别改动）的先不收入，说明与哪些近似；看过之后以 --near 说明以哪份为准，再运行一次。",
                "近似的不止一份时，--near new 只取代最近似的一份，其余照旧；要取代另一份，以 --replaces 指明。",
                "从网址收入的，先说明识别为什么，逐份问过再收入；--yes 不问。没有终端可问的（管道、定时任务），要加 --yes，否则只说明识别为什么。",
                "网址只打开公开的 http 和 https，遵守网站的 robots.txt；来源是这个网址的已在语料里，就不再打开，除非给出 --update。",
                "可随时按 Ctrl+C 停下，再运行一次会接着做：已收入的会认出是同样的文字。",
                "用选项给出的内容若与识别的不同，写在文件旁的同名 .yaml 里；它们适用于这次收入的每一份文件。",
            ],
        };
        command.Add(_files);
        foreach (Option option in _given.All.Concat([_update, _near, _replaces, _yes, _json]))
        {
            command.Add(option);
        }
        command.SetInterruptibleAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using PlanLibrary library = SettingOptions.Open(parsed);
        // What is in the corpus but not yet in the index would not be known as a duplicate.
        if (Directory.Exists(library.CorpusPath))
        {
            SyncDisplay.Warn(await SyncDisplay.RunAsync(library, _streams, rebuild: false, cancellation), _streams);
        }
        CommandLineWriter.Warn(library, _streams);
        PlanMetadata given = _given.Over(new PlanMetadata(), parsed);
        var choices = new AddChoices
        {
            Given = given == new PlanMetadata() ? null : given,
            Update = parsed.GetValue(_update),
            ReadsScans = true,
            NearCopies = parsed.GetValue(_near),
            Replaces = await ReplacedAsync(library, parsed, cancellation),
            By = CommandLineWriter.Current,
        };
        bool asks = choices.NearCopies == NearCopyChoice.Ask;
        bool json = parsed.GetValue(_json);
        // On a terminal the bar has the screen until the end; a reader of a pipe is told at once.
        var outcomes = new List<FileOutcome>();
        var report = new AddReport([], 0, 0);
        string[] files = [.. parsed.GetRequiredValue(_files).Where(f => !DocumentFetcher.IsAddress(f))];
        string[] addresses = [.. parsed.GetRequiredValue(_files).Where(DocumentFetcher.IsAddress)];
        try
        {
            if (files.Length > 0)
            {
                report = await AddDisplay.RunAsync(library, files, choices, Tell, cancellation);
            }
            var adding = new AddressAdding(
                _streams, library, choices, _given, parsed, confirms: parsed.GetValue(_yes),
                mayAsk: !json && StandardStreams.ErrorIsTerminal && !Console.IsInputRedirected);
            foreach (string address in addresses)
            {
                await adding.AddAsync(address, Tell, cancellation);
            }
        }
        finally
        {
            if (json)
            {
                JsonOutput.Write(_streams, writer => AddJson.Write(writer, outcomes));
            }
            else if (StandardStreams.ErrorIsTerminal)
            {
                outcomes.ForEach(o => Write(o, asks));
            }
        }
        if (outcomes.Count > 1)
        {
            WriteSummary(report with { Files = outcomes }, asks);
        }
        if (report.NotIndexed is { } later)
        {
            _streams.WriteError(later);
        }
        return outcomes.Exists(o => o.Status == AddStatus.Refused || (asks && o.Status == AddStatus.NearCopy))
            ? ExitCodes.Negative
            : ExitCodes.Success;

        void Tell(FileOutcome outcome)
        {
            outcomes.Add(outcome with { Undecided = null });
            if (json || StandardStreams.ErrorIsTerminal)
            {
                return;
            }
            Write(outcome, asks);
            _streams.Flush();
        }
    }

    private async Task<string?> ReplacedAsync(PlanLibrary library, ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_replaces) is not { } name)
        {
            return null;
        }
        if (parsed.GetRequiredValue(_files) is not [var file] || Directory.Exists(file) || ArchiveReader.Supports(file))
        {
            throw new CommandException("选项 --replaces 一次只能收入一个文件，不能是几个文件、文件夹或压缩包。", ExitCodes.Error);
        }
        if (parsed.GetValue(_near) is NearCopyChoice.Old or NearCopyChoice.Both)
        {
            throw new CommandException("选项 --replaces 指明以新的取代哪一份，不能与 --near old 或 both 同用。", ExitCodes.Error);
        }
        return (await LibraryAccess.FindPlanAsync(library, name, cancellation)).Id;
    }

    private static string NearTo(FileOutcome outcome) =>
        "与" + string.Join("，与", outcome.AllNear.Select(n => $"已有的{Named(n.Plan)}近似，较短一份的 {n.ContainmentPercent} 见于另一份"));

    private static string Named(PlanSummary plan) => $"《{plan.DisplayTitle()}》（{plan.Facts()}）{plan.File}，{plan.Id}";

    private void Write(FileOutcome outcome, bool asks)
    {
        if (outcome.Plan is not { } plan)
        {
            _streams.WriteError($"拒收 {outcome.Name}：{outcome.Reason}");
            return;
        }
        if (outcome.Status == AddStatus.NearCopy)
        {
            if (asks)
            {
                _streams.WriteError(
                    $"未收入 {outcome.Name}：{NearTo(outcome)}。请以 --near 说明以哪份为准：旧 old、新 new、都留 "
                        + $"both{(outcome.AllNear.Count > 1 ? "；新的取代最近似的一份，或以 --replaces 指明取代哪一份" : "")}。");
            }
            else
            {
                _streams.WriteLine($"保留旧的，未收入 {outcome.Name}：{NearTo(outcome)}");
            }
            return;
        }
        _streams.WriteLine(outcome.Status switch
        {
            AddStatus.Added => $"已收入 {outcome.Name}：{Named(plan)}",
            AddStatus.Updated => $"已换成新的 {outcome.Name}：{Named(plan)}",
            _ => $"已有，未重复收入 {outcome.Name}：{Named(plan)}",
        });
        foreach (string notice in outcome.Notices)
        {
            _streams.WriteWarning($"{outcome.Name}：{notice}");
        }
    }

    private void WriteSummary(AddReport report, bool asks) => _streams.Error.WriteLine(
        $"收入 {report.Count(AddStatus.Added)}，更新 {report.Count(AddStatus.Updated)}，已有 {report.Count(AddStatus.Duplicate)}，"
        + $"{(asks ? "近似待定" : "近似而保留旧的")} {report.Count(AddStatus.NearCopy)}，拒收 {report.Count(AddStatus.Refused)}；{report.Characters} 字，用时 "
        + $"{report.ElapsedMs / 1000:0.0} 秒");
}
