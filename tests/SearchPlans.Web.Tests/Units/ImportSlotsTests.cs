using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Tests.Units;

/// <summary>How many documents are read at once, and how failures of disks are told.</summary>
public sealed class ImportSlotsTests
{
    [Fact]
    public async Task So_many_are_read_at_once_some_wait_and_the_rest_is_sent_away()
    {
        using ImportSlots slots = new(new ServerLimits { Imports = 2, ImportQueue = 1 });
        using ImportSlot first = await slots.TakeAsync(default);
        ImportSlot second = await slots.TakeAsync(default);
        Assert.Equal(2, slots.InUse);
        Task<ImportSlot> third = slots.TakeAsync(default);
        using ImportSlot fourth = await slots.TakeAsync(default);
        Assert.Equal((true, true, false, false), (first.IsTaken, second.IsTaken, third.IsCompleted, fourth.IsTaken));
        second.Dispose();
        using ImportSlot came = await third;
        Assert.True(came.IsTaken);
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_makes_room()
    {
        using ImportSlots slots = new(new ServerLimits { Imports = 1, ImportQueue = 1 });
        using ImportSlot first = await slots.TakeAsync(default);
        using CancellationTokenSource gone = new();
        Task<ImportSlot> waiting = slots.TakeAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Task<ImportSlot> next = slots.TakeAsync(default);
        Assert.False(next.IsCompleted);
        first.Dispose();
        using ImportSlot came = await next;
        Assert.True(came.IsTaken);
    }

    // IOException carries the number that the system gave: 28 is "no space left on device".
    [Fact]
    public void Failures_of_disks_are_no_mistakes_of_who_sends_and_keep_their_stacks()
    {
        FailureLog log = new();
        WriteFailures failures = new(log);
        (IOException Failure, int Status, string Said)[] cases =
        [
            (new CorpusWriteException(new IOException("x", 28)), 507, "磁盘空间不足"),
            (new IOException("/var/data/x", 28), 507, "磁盘空间不足"),
            (new CorpusWriteException(new UnauthorizedAccessException("/var/data/x")), 503, "权限"),
            (new PlanIndexLockedException("另一个程序正在写"), 503, "另一个程序正在写"),
            (new CorpusGoneException("语料文件夹不存在：/var/data", "语料文件夹不存在"), 503, "语料文件夹不存在"),
            (new IOException("/var/data/x"), 503, "请稍后再试"),
        ];
        foreach ((IOException failure, int status, string said) in cases)
        {
            DefaultHttpContext context = new();
            WriteFailure answer = failures.Of(failure, context);
            Assert.Equal(status, answer.Status);
            Assert.Contains(said, answer.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("/var", answer.Message, StringComparison.Ordinal);
            Assert.NotEmpty(context.Response.Headers.RetryAfter.ToString());
        }
        Assert.Equal(cases.Select(c => c.Failure), log.Failures);
    }

    private sealed class FailureLog : ILogger<WriteFailures>
    {
        public List<Exception?> Failures { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Failures.Add(exception);
    }
}
