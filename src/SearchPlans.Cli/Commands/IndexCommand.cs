using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Indexing;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans index</c>: brings the index in step with the corpus.</summary>
internal static class IndexCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "丢弃已有的索引，全部重新建立" };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("index", "使索引与语料一致：只处理新增、改动和移除的文件")
        {
            Examples =
            [
                ("searchplans index", "语料有变动之后"),
                ("searchplans index --rebuild", "索引损坏之后"),
                ("searchplans index --corpus ~/plans --index ~/plans-index --json", "另一处语料，结果为 JSON"),
            ],
            SuccessMeans = "索引已与语料一致",
            NegativeMeans = "有文件读不了，已略过（原因在标准错误上）；其余的都已索引",
            Notes =
            [
                "设置（--index-codec、--index-words）、词表或程序有变时会自动重建，并说明原因。Ctrl+C 中断后，已提交的部分保留，再运行一次会接着做。",
            ],
        };
        command.Add(rebuild);
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = SettingOptions.Open(parsed);
            SyncReport report = await SyncDisplay.RunAsync(library, streams, parsed.GetValue(rebuild), cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, writer => ReportJson.Write(writer, report));
            }
            else
            {
                Write(report, library, PageWriter.For(streams));
            }
            SyncDisplay.Warn(report, streams);
            return report.Refused.Count == 0 ? ExitCodes.Success : ExitCodes.Negative;
        });
        return command;
    }

    private static void Write(SyncReport report, PlanLibrary library, PageWriter page)
    {
        if (report.Rebuilt is { } reason)
        {
            page.Write($"重新建立（{reason.TrimEnd('。')}）");
        }
        page.Write($"新增 {report.Added}，改动 {report.Changed}，移除 {report.Removed}，未变 {report.Unchanged}，略过 {report.Refused.Count}"
            + $"；用时 {report.ElapsedMs / 1000:0.0} 秒");
        page.Write($"语料 {library.CorpusPath}", Tone.Faint);
        page.Write($"索引 {library.IndexPath}", Tone.Faint);
    }
}
