using Microsoft.Extensions.Time.Testing;
using SearchPlans.Adding;
using SearchPlans.Plans;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Tests.Units;

public sealed class JobBoardTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly string _path = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
    private readonly WaitingFolder _one, _two;

    public JobBoardTests() => (_one, _two) = (new WaitingFolder(_path), new WaitingFolder(_path));

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
        Directory.Delete(_path, recursive: true);
    }

    [Fact]
    public async Task Another_server_tells_how_far_a_job_is_and_has_it_stopped()
    {
        await using var here = new JobList<AddJob, AddJobState>(new JobBoard(_one, _clock), _clock);
        await using var there = new JobList<AddJob, AddJobState>(new JobBoard(_two, _clock), _clock);
        var job = new AddJob(_clock.GetUtcNow());
        var row = new AddJobRow("广东/甲.txt", AddStatus.NearCopy, null)
        {
            Near = new NamedPlan("p1", "广东省2024年政府工作报告"),
            NearPercent = "97%",
            Notices = ["看过一遍"],
            DraftId = "d1",
        };
        job.Tell(2, row, new ScanProgress("乙.pdf", new RecognitionProgress(3, 7)));
        Assert.True(here.TryStart(job, () => UntilStoppedAsync(job), () => { }));
        AddJobState told = await UntilAsync(() => there.Find(job.Id), _ => true);
        Assert.Equal((2, false, null, 3), (told.Total, told.Ended, told.Problem, told.Scan!.Pages.PagesDone));
        Assert.Equal((row.Name, row.Status, row.Near, "97%", "d1"),
            (told.Rows[0].Name, told.Rows[0].Status, told.Rows[0].Near, told.Rows[0].NearPercent, told.Rows[0].DraftId));
        Assert.Equal(row.Notices, told.Rows[0].Notices);
        Assert.True(there.Stop(job.Id));
        Assert.Equal("停了", (await UntilAsync(() => there.Find(job.Id), s => s.Ended)).Problem);
        Assert.Single(await UntilAsync(() => Directory.GetFiles(_path), f => f.Length == 1));
    }

    [Fact]
    public async Task A_job_whose_server_is_no_more_has_ended()
    {
        await using var here = new JobList<ScanJob, ScanJobState>(new JobBoard(_one, _clock), _clock);
        var job = new ScanJob("丙.pdf", _clock.GetUtcNow());
        var ended = new TaskCompletionSource();
        Assert.True(here.TryStart(job, () => ended.Task, () => { }));
        var board = new JobBoard(_two, _clock);
        // Without the clock going on: nothing more is told.
        await UntilAsync(() => board.Find<ScanJobState>(job.Id), _ => true, advances: false);
        string file = Assert.Single(Directory.GetFiles(_path));
        File.SetLastWriteTimeUtc(file, (_clock.GetUtcNow() - JobBoard.Silence - TimeSpan.FromSeconds(1)).UtcDateTime);
        ScanJobState lost = board.Find<ScanJobState>(job.Id)!;
        Assert.True(lost.Ended);
        Assert.Contains("服务停了", lost.Problem, StringComparison.Ordinal);
        File.SetLastWriteTimeUtc(file, (_clock.GetUtcNow() - DraftStore.Lifetime - TimeSpan.FromSeconds(1)).UtcDateTime);
        Assert.Null(board.Find<ScanJobState>(job.Id));
        job.End(null);
        ended.SetResult();
    }

    [Fact]
    public async Task What_is_told_wrongly_or_of_other_work_is_no_job()
    {
        await using var here = new JobList<FetchJob, FetchJobState>(new JobBoard(_one, _clock), _clock);
        var job = new FetchJob(1, _clock.GetUtcNow());
        job.Tell(new FetchRow("https://a.example.cn/", null, "打不开", [], [new FetchedDraft("d", "甲")]));
        job.End(null);
        Assert.True(here.TryStart(job, () => Task.CompletedTask, () => { }));
        var board = new JobBoard(_two, _clock);
        FetchJobState told = await UntilAsync(() => board.Find<FetchJobState>(job.Id), _ => true);
        Assert.Equal((true, "打不开", new FetchedDraft("d", "甲")), (told.Ended, told.Rows[0].Problem, told.Rows[0].Drafts[0]));
        Assert.Null(board.Find<AddJobState>(job.Id));
        Assert.Null(board.Find<FetchJobState>("../" + job.Id));
        Assert.False(board.AskToStop<AddJobState>(job.Id));
        await File.WriteAllTextAsync(Assert.Single(Directory.GetFiles(_path)), "{\"Id\":");
        Assert.Null(board.Find<FetchJobState>(job.Id));
    }

    private static async Task UntilStoppedAsync(AddJob job)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, job.Stopped);
        }
        catch (OperationCanceledException)
        {
            job.End("停了");
        }
    }

    private async Task<T> UntilAsync<T>(Func<T?> found, Func<T, bool> holds, bool advances = true) where T : class
    {
        for (DateTime end = DateTime.UtcNow.AddSeconds(60); DateTime.UtcNow < end; await Task.Delay(20))
        {
            if (found() is { } value && holds(value))
            {
                return value;
            }
            if (advances)
            {
                _clock.Advance(JobBoard.Beat);
            }
        }
        throw new TimeoutException();
    }
}
