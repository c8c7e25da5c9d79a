using System.Diagnostics;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Indexing;
using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Hosting;

/// <summary>Brings the index in step before serving starts and says on a writer, line by line, how far it is.</summary>
internal sealed class StartupSync(TextWriter log) : IProgress<SyncProgress>
{
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(500);
    private readonly Stopwatch _sinceLine = new();

    /// <summary>Runs the synchronisation. A lock held by another process, or a corpus
    /// that is gone, is said and no error: the index is served as it is.</summary>
    public async Task RunAsync(PlanLibrary library)
    {
        Line($"语料 {library.CorpusPath}");
        Line($"索引 {library.IndexPath}");
        try
        {
            Say(await library.SynchronizeAsync(this));
        }
        catch (CorpusGoneException gone)
        {
            log.WriteLine($"索引这次没有更新：{gone.Message}");
            log.WriteLine("先按现有的索引提供检索；语料恢复后会自动更新。");
        }
        catch (IOException held)
        {
            Line($"索引这次没有更新：{held.Message}");
            log.WriteLine("先按现有的索引提供检索；对方写完后，新内容会自动出现。");
        }
        if (!Directory.Exists(library.CorpusPath) && library.CorpusProblem is null)
        {
            log.WriteLine("语料文件夹还没有，添加第一份计划时会新建。如果本该有，请检查路径。");
        }
        try
        {
            await library.WarmUpAsync();
        }
        catch (PlanIndexException away)
        {
            // Pages say so until it is back.
            Line($"索引暂时不可用：{away.Message}");
        }
    }

    /// <inheritdoc />
    public void Report(SyncProgress value)
    {
        lock (_sinceLine)
        {
            bool first = !_sinceLine.IsRunning;
            bool last = value.FilesTotal > 0 && value.FilesDone == value.FilesTotal;
            if (!first && !last && _sinceLine.Elapsed < _between)
            {
                return;
            }
            _sinceLine.Restart();
            Line(value.FilesTotal == 0 ? "正在比对语料与索引……" : $"正在索引 {value.FilesDone}/{value.FilesTotal} {value.File}");
        }
    }

    // Names of files may hold anything.
    private void Line(string line) => log.WriteLine(VisibleText.Of(line));

    private void Say(SyncReport report)
    {
        if (report.Rebuilt is { } why)
        {
            Line($"已全部重新索引：{why}");
        }
        log.WriteLine(
            $"索引已同步：新增 {report.Added}，更新 {report.Changed}，移除 {report.Removed}，未变 {report.Unchanged}，用时 {report.ElapsedMs / 1000:0.0} 秒");
        foreach (RefusedFile file in report.Refused)
        {
            Line($"未收入 {file.File}：{file.Reason}");
        }
    }
}
