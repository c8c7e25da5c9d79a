using System.CommandLine;
using System.Text;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Vocabulary;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans lexicon</c>: what a lexicon changes in how a corpus is cut into words.</summary>
internal static class LexiconCommand
{
    private const int DefaultTop = 20, MaxTop = 10_000;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var lexicon = new Option<string?>("--lexicon") { HelpName = "文件", Description = $"要衡量的词表（默认：语料里的 {LexiconMeasurement.FileName}）" };
        Option<int> top = CommonOptions.Number("--top", $"列出合成最多的几个词（默认 {DefaultTop}）", DefaultTop, MaxTop);
        Option<bool> json = CommonOptions.Json();
        var command = new DocumentedCommand("lexicon", "衡量词表改变了什么：有无词表时，语料怎样分词")
        {
            Examples =
            [
                ("searchplans lexicon", "语料自己的词表，和程序自带的词"),
                ("searchplans lexicon --lexicon 新词.txt --top 50", "一份还没有放进语料的词表"),
                ("searchplans lexicon --json | jq -r '.own.unseen[]'", "语料里没有用上的词"),
            ],
            SuccessMeans = "已衡量；词表的每一行都用上了",
            NegativeMeans = "已衡量；词表有的行没有用上，或有文件读不了",
            Notes =
            [
                "词表一行一个词，2 到 16 个汉字，# 后是注释（UTF-8）。",
                "直接读语料的文件，不用索引，也不改动任何文件。词表放进语料之后，运行 index 才用于检索。",
            ],
        };
        command.Add(lexicon);
        command.Add(top);
        command.Add(json);
        command.SetInterruptibleAction((parsed, cancellation) =>
        {
            string corpus = SettingOptions.Read(parsed).CorpusPath;
            if (!Directory.Exists(corpus))
            {
                throw new CommandException($"语料文件夹不存在：{corpus}。请用 --corpus 指明。");
            }
            string? file = FileOf(parsed.GetValue(lexicon), corpus);
            LexiconReport report = LexiconMeasurement.Run(
                corpus, file is null ? null : Read(file), parsed.GetValue(top), CountDisplay.For(streams, "分词"), cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, report);
            }
            else
            {
                new LexiconPage(PageWriter.For(streams)).Write(report, file);
            }
            foreach (var refused in report.Refused)
            {
                streams.WriteWarning($"略过 {refused.File}：{refused.Reason}");
            }
            foreach (var problem in report.Own?.Problems ?? [])
            {
                streams.WriteWarning($"第 {problem.Line} 行没有用上“{problem.Text}”：{problem.Reason}");
            }
            bool isAllUsed = report.Refused.Count == 0 && report.Own is null or { Problems.Count: 0, WithoutRoom.Count: 0 };
            return Task.FromResult(isAllUsed ? ExitCodes.Success : ExitCodes.Negative);
        });
        return command;
    }

    private static string? FileOf(string? given, string corpus)
    {
        if (given is not null)
        {
            return File.Exists(given) ? given : throw new CommandException($"没有这个文件：{given}");
        }
        string own = Path.Combine(corpus, LexiconMeasurement.FileName);
        return File.Exists(own) ? own : null;
    }

    private static string Read(string file)
    {
        if (new FileInfo(file).Length > LexiconMeasurement.MaxByteLength)
        {
            throw new CommandException($"词表超过 {LexiconMeasurement.MaxByteLength >> 10} KB：{file}。请精简。");
        }
        try
        {
            return File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            throw new CommandException($"词表不是 UTF-8：{file}。请先转换，如 iconv -f GB18030 -t UTF-8。");
        }
    }
}
