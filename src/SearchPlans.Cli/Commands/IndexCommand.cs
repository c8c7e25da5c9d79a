using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Index;
using SearchPlans.Indexing;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans index</c>: brings the index in step with the corpus.</summary>
internal static class IndexCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var rebuild = new Option<bool>("--rebuild") { Description = "丢弃已有的索引，全部重新建立" };
        var slice = new Option<string?>("--slice")
        {
            HelpName = "份/共几份",
            Description = "几个程序同时填充一个新索引（只用于 OpenSearch）：这里填充其中一份，如 2/4；全部填好后自动换上",
        };
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("index", "使索引与语料一致：只处理新增、改动和移除的文件")
        {
            Examples =
            [
                ("searchplans index", "语料有变动之后"),
                ("searchplans index --rebuild", "索引损坏之后"),
                ("searchplans index --slice 2/4", "四台机器同时填充，这是第二台"),
                ("searchplans index --corpus ~/plans --index ~/plans-index --json", "另一处语料，结果为 JSON"),
            ],
            SuccessMeans = "索引已与语料一致",
            NegativeMeans = "有文件读不了，已略过（原因在标准错误上）；其余的都已索引",
            Notes =
            [
                "--slice 的每一份由一个程序填充，各写自己的一份；哪一份失败了，再运行一次就是。新索引换上之前，检索用的是原来的。",
                "设置（--index-codec、--index-words）、词表或程序有变时会自动重建，并说明原因。Ctrl+C 中断后，已提交的部分保留，再运行一次会接着做。",
            ],
        };
        command.Add(rebuild);
        command.Add(slice);
        command.Add(json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(slice) is not { } text)
            {
                return;
            }
            if (IndexSlice.Parse(text) is null)
            {
                result.AddError($"--slice 应写成 2/4 这样（四份中的第二份，至多 {IndexSlice.MaxCount} 份），不能是“{text}”。");
            }
            else if (result.GetValue(rebuild))
            {
                result.AddError("--slice 总是填充新的索引，不与 --rebuild 同用。");
            }
        });
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = SettingOptions.Open(parsed);
            SyncReport report = parsed.GetValue(slice) is { } text && IndexSlice.Parse(text) is { } part
                ? await SyncDisplay.RunAsync(library, streams, (told, token) => library.FillSliceAsync(part, told, token), cancellation)
                : await SyncDisplay.RunAsync(library, streams, parsed.GetValue(rebuild), cancellation);
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
        if (report.Slices is { } slices)
        {
            page.Write(slices.IsInUse
                ? $"{slices.Count} 份都已填好，新索引已经换上"
                : $"{slices.Count} 份中已填好 {slices.Done} 份，全部填好后自动换上");
        }
        page.Write($"新增 {report.Added}，改动 {report.Changed}，移除 {report.Removed}，未变 {report.Unchanged}，略过 {report.Refused.Count}"
            + $"；用时 {report.ElapsedMs / 1000:0.0} 秒");
        page.Write($"语料 {library.CorpusPath}", Tone.Faint);
        page.Write($"索引 {library.IndexPath}", Tone.Faint);
    }
}
