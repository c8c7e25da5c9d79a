using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.History;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans log</c>: what was done to the corpus, and by whom.</summary>
internal static class LogCommand
{
    private const int PresetLimit = 50;
    private const int MaxLimit = 100_000;

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var limit = CommonOptions.Number("--limit", $"最近多少条；不给出时为 {PresetLimit}", PresetLimit, MaxLimit);
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("log", "列出收录、替换、更正、删除、恢复的记录")
        {
            Examples =
            [
                ("searchplans log", "最近的，新的在前"),
                ("searchplans log --limit 1000 | grep 删除", "只看删除"),
            ],
            SuccessMeans = "已列出",
            NegativeMeans = "还没有记录",
            Notes =
            [
                "一条一行，以制表符分开：时间、做了什么、谁、id、文件、标题。记在语料文件夹的 .searchplans/writes.jsonl 里，只增不改。",
                "直接放进语料文件夹的文件，第一次索引时记为收录；重建索引、复制语料都不会再记。",
            ],
        };
        command.Add(limit);
        command.Add(json);
        command.SetInterruptibleAction((parsed, _) =>
        {
            var log = new WriteLog(SettingOptions.Read(parsed).CorpusPath);
            IReadOnlyList<LogEntry> entries = log.Newest(parsed.GetValue(limit)).Entries;
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, writer => HistoryJson.Write(writer, entries));
            }
            foreach (LogEntry entry in parsed.GetValue(json) ? [] : entries)
            {
                streams.Out.WriteLine(string.Join('\t', ((string[])
                [
                    PlanLabels.Time(entry.Time), LogLabels.Of(entry.Action), LogLabels.Of(entry.By), entry.Subject, entry.File, entry.Title,
                ]).Select(PlanLabels.OneCell)));
            }
            if (entries.Count > 0)
            {
                return Task.FromResult(ExitCodes.Success);
            }
            streams.Error.WriteLine("还没有记录。");
            return Task.FromResult(ExitCodes.Negative);
        });
        return command;
    }
}
