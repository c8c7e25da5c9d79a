using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Json;
using SearchPlans.Cli.Output;
using SearchPlans.Index;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans verify</c>: reads the whole index and says what is wrong with it.</summary>
internal static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var json = CommonOptions.Json();
        var command = new DocumentedCommand("verify", "检查索引：校验和，然后是每个结构")
        {
            Examples =
            [
                ("searchplans verify", "检查仓库的索引"),
                ("searchplans verify || searchplans index --rebuild", "有问题就重建"),
            ],
            SuccessMeans = "索引完好",
            NegativeMeans = "有问题，或还没有索引",
        };
        command.Add(json);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = SettingOptions.Open(parsed);
            PlanIndexReport report = await library.VerifyAsync(CountDisplay.For(streams, "检查"), cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(streams, writer => ReportJson.Write(writer, report));
            }
            else
            {
                Write(report, PageWriter.For(streams));
            }
            if (report.Problems.Count > 0)
            {
                return ExitCodes.Negative;
            }
            if (report.Generation > 0)
            {
                return ExitCodes.Success;
            }
            streams.WriteWarning($"{library.IndexPath} 里还没有索引。请先运行 searchplans index。");
            return ExitCodes.Negative;
        });
        return command;
    }

    private static void Write(PlanIndexReport report, PageWriter page)
    {
        if (report.Generation > 0)
        {
            page.Write($"第 {report.Generation} 次提交：{report.Segments} 段索引，{report.Documents} 个文档，{report.Terms} 个词，"
                + $"{report.Postings} 条倒排，{report.ByteLength / 1e6:0.0} MB");
        }
        foreach (PlanIndexProblem problem in report.Problems)
        {
            page.Write(problem.Problem);
        }
        if (report.Problems.Count == 0 && report.Generation > 0)
        {
            page.Write("索引完好");
        }
    }
}
