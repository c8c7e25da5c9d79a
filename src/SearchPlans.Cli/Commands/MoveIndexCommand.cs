using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Indexing;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans move-index</c>: brings the index from the folder to the cluster, or back, and compares both.</summary>
internal static class MoveIndexCommand
{
    // More differences say no more.
    private const int MostTold = 10;

    private const string ToCluster = "cluster";

    private const string ToFolder = "folder";

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var to = new Argument<string>("到") { Description = $"{ToCluster}：OpenSearch 集群；{ToFolder}：文件夹" };
        to.CompletionSources.Add(ToCluster, ToFolder);
        to.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not (ToCluster or ToFolder))
            {
                result.AddError($"搬到哪里，可以是：{ToCluster}（OpenSearch 集群）、{ToFolder}（文件夹）。");
            }
        });
        var command = new DocumentedCommand("move-index", "把索引从文件夹搬到 OpenSearch 集群，或搬回来，并核对两处是否一致")
        {
            Examples =
            [
                ("searchplans move-index cluster", "由语料填好集群里的索引，再与文件夹里的核对"),
                ("searchplans move-index folder", "搬回文件夹"),
            ],
            SuccessMeans = "两处的计划、段数和字数都一样",
            NegativeMeans = "两处不一样（差别在标准错误上），或有文件读不了",
            Notes =
            [
                "两处都由语料得出，原来那一处先更新到与语料一致，并且留着不删。集群在哪里由设置 Index:OpenSearch:Address 等说明；"
                + "搬好之后，服务用哪一处仍由这项设置决定。",
            ],
        };
        command.Add(to);
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            (PlanLibrary folder, PlanLibrary cluster) = SettingOptions.OpenBoth(parsed);
            await using PlanLibrary one = folder, other = cluster;
            (PlanLibrary from, PlanLibrary target) = parsed.GetValue(to) == ToCluster ? (folder, cluster) : (cluster, folder);
            SyncReport report = await SyncDisplay.RunAsync(target, streams, false, cancellation);
            SyncDisplay.Warn(report, streams);
            await SyncDisplay.RunAsync(from, streams, false, cancellation);
            IReadOnlyList<PlanSummary> before = await from.PlansAsync(cancellation), after = await target.PlansAsync(cancellation);
            string[] differences = [.. Differences(before, after)];
            foreach (string difference in differences.Take(MostTold))
            {
                streams.WriteWarning(difference);
            }
            PageWriter page = PageWriter.For(streams);
            page.Write($"{from.IndexPath}：{Counts(before)}", Tone.Faint);
            page.Write($"{target.IndexPath}：{Counts(after)}", Tone.Faint);
            page.Write(differences.Length == 0 ? "两处一致" : $"两处有 {differences.Length} 处不一样");
            return differences.Length == 0 && report.Refused.Count == 0 ? ExitCodes.Success : ExitCodes.Negative;
        });
        return command;
    }

    private static string Counts(IReadOnlyList<PlanSummary> plans) =>
        $"{plans.Count} 份，{plans.Sum(p => (long)p.Paragraphs)} 段，{plans.Sum(p => (long)p.Characters)} 字";

    private static IEnumerable<string> Differences(IReadOnlyList<PlanSummary> before, IReadOnlyList<PlanSummary> after)
    {
        Dictionary<string, PlanSummary> there = after.ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (PlanSummary plan in before)
        {
            if (!there.Remove(plan.Id, out PlanSummary? moved))
            {
                yield return $"缺少 {plan.File}";
            }
            else if ((plan.File, plan.Paragraphs, plan.Characters) != (moved.File, moved.Paragraphs, moved.Characters))
            {
                yield return $"{plan.File}：{plan.Paragraphs} 段、{plan.Characters} 字，"
                    + $"搬后 {moved.File}：{moved.Paragraphs} 段、{moved.Characters} 字";
            }
        }
        foreach (PlanSummary more in there.Values)
        {
            yield return $"多出 {more.File}";
        }
    }
}
