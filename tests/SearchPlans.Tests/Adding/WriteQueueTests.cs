using System.Reflection;
using System.Text;
using SearchPlans.Adding;
using SearchPlans.Index;

namespace SearchPlans.Tests.Adding;

/// <summary>One writer, and a queue in which nobody holds up the others.</summary>
public sealed class WriteQueueTests
{
    private const int Many = 150;

    [Fact]
    public async Task A_single_document_gets_in_between_the_pieces_of_many()
    {
        using var temporary = new TemporaryLibrary();
        string folder = ManyIn(temporary);
        Task<AddOutcome>? single = null;
        int doneWhenSingleWas = 0;
        int done = 0;
        var progress = new Told(value =>
        {
            done = value.FilesDone;
            // Asked for while the first batch is decided upon.
            single ??= AddAsync(temporary.Library, "单.txt", "北京市2024年政府工作报告\n琥珀风筝。\n", () => doneWhenSingleWas = Volatile.Read(ref done));
        });
        AddReport report = await temporary.Library.AddManyAsync([folder], progress: progress);
        Assert.Equal(Many, report.Count(AddStatus.Added));
        Assert.Equal(AddStatus.Added, (await single!).Status);
        Assert.InRange(doneWhenSingleWas, 1, Many - 1);
        Assert.Equal(Many + 1, temporary.Library.Plans.Count);
        Assert.Equal(1, temporary.Library.Search(new() { Query = "琥珀风筝" }).TotalParagraphs);
        Assert.Equal(0, temporary.Library.QueueLength);
    }

    // What a single one kept meanwhile is found as the same, though it wasn't there when the batch was read.
    [Fact]
    public async Task What_others_add_meanwhile_is_found_as_the_same()
    {
        using var temporary = new TemporaryLibrary();
        string folder = ManyIn(temporary);
        Task<AddOutcome>? single = null;
        var progress = new Told(_ => single ??= AddAsync(temporary.Library, "先到.txt", TextOf(Many - 1), () => { }));
        AddReport report = await temporary.Library.AddManyAsync([folder], progress: progress);
        Assert.Equal(AddStatus.Added, (await single!).Status);
        Assert.Equal((Many - 1, 1), (report.Count(AddStatus.Added), report.Count(AddStatus.Duplicate)));
        Assert.Equal(Many, temporary.Library.Plans.Count);
    }

    [Fact]
    public async Task Many_who_write_at_once_are_all_served_once()
    {
        using var temporary = new TemporaryLibrary(("一.txt", TextOf(9999)));
        IEnumerable<Task<AddOutcome>> adding =
            [.. Enumerable.Range(0, 30).Select(i => AddAsync(temporary.Library, $"{i}.txt", TextOf(i % 15), () => { }))];
        AddOutcome[] outcomes = await Task.WhenAll(adding);
        Assert.Equal((15, 15), (outcomes.Count(o => o.Status == AddStatus.Added), outcomes.Count(o => o.Status == AddStatus.Duplicate)));
        Assert.Equal(16, temporary.Library.Plans.Count);
        Assert.Empty(temporary.Library.Verify().Problems);
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_passed_over()
    {
        using var temporary = new TemporaryLibrary(("一.txt", TextOf(9999)));
        using var enough = new CancellationTokenSource();
        Task<AddOutcome> held;
        Task given;
        using (new HeldIndex(temporary.Index))
        {
            held = AddAsync(temporary.Library, "甲.txt", TextOf(1), () => { });
            given = temporary.Library.CorrectAsync(temporary.Library.Plans[0].Id, new(), cancellation: enough.Token);
            await enough.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        }
        Assert.Equal(AddStatus.Added, (await held).Status);
        Assert.Equal(2, temporary.Library.Plans.Count);
    }

    // Another process may write then: nothing that is over holds the lock.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_told_that_it_is_over_finds_the_writer_given_up(bool fails)
    {
        IPlanIndex index = DispatchProxy.Create<IPlanIndex, SlowToClose>();
        var slow = (SlowToClose)(object)index;
        await using var queue = new WriteQueue(index, (_, _) => Task.CompletedTask);
        Task<int> written = queue.WriteAsync(
            _ => fails ? throw new IOException("坏") : Task.FromResult(1), CancellationToken.None);
        await slow.Closing.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(written.IsCompleted);
        Assert.Equal(1, queue.Length);
        slow.Closed.SetResult();
        await Task.WhenAny(written).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(fails, written.IsFaulted);
        Assert.Equal(0, queue.Length);
    }

    private static string ManyIn(TemporaryLibrary temporary)
    {
        string folder = Path.Combine(Path.GetDirectoryName(temporary.Corpus)!, "many");
        Directory.CreateDirectory(folder);
        for (int i = 0; i < Many; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"{i:000}.txt"), TextOf(i));
        }
        return folder;
    }

    private static string TextOf(int i) => $"山西省{1980 + (i % 40)}年政府工作报告\n第{i}份：{new string((char)(0x4E00 + i), 20)}试点{i}。\n";

    private static async Task<AddOutcome> AddAsync(PlanLibrary library, string name, string text, Action done)
    {
        ImportedDocument document = await PlanLibrary.ImportAsync(name, Encoding.UTF8.GetBytes(text));
        AddOutcome outcome = await library.AddAsync(document);
        done();
        return outcome;
    }

    private sealed class Told(Action<AddProgress> told) : IProgress<AddProgress>
    {
        public void Report(AddProgress value)
        {
            if (value.FilesDone > 0)
            {
                told(value);
            }
        }
    }

    /// <summary>An index, and its writer, that does nothing but close when it is let.</summary>
    public class SlowToClose : DispatchProxy
    {
        private SlowToClose? _index;

        public TaskCompletionSource Closing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (targetMethod!.Name)
            {
                case nameof(IPlanIndex.OpenWriterAsync):
                    IPlanIndexWriter writer = Create<IPlanIndexWriter, SlowToClose>();
                    ((SlowToClose)writer)._index = this;
                    return Task.FromResult(writer);
                case "get_" + nameof(IPlanIndexWriter.Rebuilt):
                    return null;
                case nameof(IAsyncDisposable.DisposeAsync):
                    (_index ?? this).Closing.TrySetResult();
                    return new ValueTask((_index ?? this).Closed.Task);
                default:
                    throw new NotSupportedException(targetMethod.Name);
            }
        }
    }
}
