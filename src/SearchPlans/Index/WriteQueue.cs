using System.Threading.Channels;

namespace SearchPlans.Index;

/// <summary>
/// The one writer of an index and the queue before it. What wants to write is done one after the other, in the order in which it came; who
/// waits holds neither lock nor thread. Long work comes in pieces, so that a single document gets in between two of them. The pieces of one
/// owner share an open writer, whose changes are committed when they ask for it, when somebody else's turn comes, or after a while.
/// Safe for concurrent use.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    // How long changes of an owner who says nothing more stay uncommitted.
    private static readonly TimeSpan _longestOpen = TimeSpan.FromSeconds(2);

    private readonly IPlanIndex _index;
    private readonly Func<IPlanIndexWriter, CancellationToken, Task> _fill;
    private readonly Channel<Item> _items = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _done;
    private IPlanIndexWriter? _open;
    private object? _openOwner;
    private int _length;

    /// <summary>Makes the queue.</summary>
    /// <param name="index">What is written into.</param>
    /// <param name="fill">Brings an index that had to be begun anew in step, before anything else is done to it: without it
    /// nothing would be known as a copy.</param>
    public WriteQueue(IPlanIndex index, Func<IPlanIndexWriter, CancellationToken, Task> fill)
    {
        (_index, _fill) = (index, fill);
        _done = Task.Run(RunAsync);
    }

    /// <summary>How many pieces of work wait or are being done.</summary>
    public int Length => Volatile.Read(ref _length);

    /// <summary>Does something to an index that is in order: one that had to be begun anew is filled first.</summary>
    /// <param name="write">What is done; what it doesn't commit is lost.</param>
    /// <param name="cancellation">Gives up waiting; what is under way ends as it wants to.</param>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was done.</exception>
    public Task<T> WriteAsync<T>(Func<IPlanIndexWriter, Task<T>> write, CancellationToken cancellation) =>
        EnqueueAsync(write, owner: null, fills: false, rebuild: false, cancellation);

    /// <summary>Does a piece of longer work. The writer may stay open for the next piece of the same owner.</summary>
    /// <param name="owner">Whose work it is.</param>
    /// <param name="write">What is done.</param>
    /// <param name="cancellation">Gives up waiting; what is under way ends as it wants to.</param>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was done.</exception>
    public Task<T> WritePieceAsync<T>(object owner, Func<IPlanIndexWriter, Task<T>> write, CancellationToken cancellation) =>
        EnqueueAsync(write, owner, fills: false, rebuild: false, cancellation);

    /// <summary>Does something to an index that may have been begun anew, which it sees by <see cref="IPlanIndexWriter.Rebuilt"/> and
    /// fills.</summary>
    /// <param name="rebuild">Whether to begin it anew whatever is there.</param>
    /// <param name="write">What is done; what it doesn't commit is lost.</param>
    /// <param name="cancellation">Gives up waiting; what is under way ends as it wants to.</param>
    /// <exception cref="PlanIndexLockedException">Another process is writing; nothing was done.</exception>
    public Task<T> FillAsync<T>(bool rebuild, Func<IPlanIndexWriter, Task<T>> write, CancellationToken cancellation) =>
        EnqueueAsync(write, owner: null, fills: true, rebuild, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _items.Writer.TryComplete();
        await _done;
    }

    private async Task<T> EnqueueAsync<T>(
        Func<IPlanIndexWriter, Task<T>> write, object? owner, bool fills, bool rebuild, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var item = new Item(owner, fills, rebuild, WriteAsync, failed => answer.TrySetException(failed), cancellation);
        Interlocked.Increment(ref _length);
        if (!_items.Writer.TryWrite(item))
        {
            Interlocked.Decrement(ref _length);
            throw new ObjectDisposedException(nameof(WriteQueue));
        }
        // Given up while it waits, it is passed over when its turn comes; once begun, it ends by itself.
        await using CancellationTokenRegistration gone = cancellation.Register(() =>
        {
            if (item.TryLeave())
            {
                answer.TrySetCanceled(cancellation);
            }
        });
        return await answer.Task;

        async Task<Action> WriteAsync(IPlanIndexWriter writer)
        {
            T result = await write(writer);
            return () => answer.TrySetResult(result);
        }
    }

    private async Task RunAsync()
    {
        while (await HasNextAsync())
        {
            while (_items.Reader.TryRead(out Item? item))
            {
                Action? tell = item.TryBegin() ? await DoAsync(item) : null;
                Interlocked.Decrement(ref _length);
                tell?.Invoke();
            }
        }
        await CloseAsync();
    }

    private async Task<bool> HasNextAsync()
    {
        Task<bool> next = _items.Reader.WaitToReadAsync().AsTask();
        if (_open is not null && await Task.WhenAny(next, Task.Delay(_longestOpen)) != next)
        {
            await CloseAsync();
        }
        return await next;
    }

    // Gives what tells how it went. Who is told finds the writer given up: another process may write then.
    private async Task<Action> DoAsync(Item item)
    {
        Action tell;
        try
        {
            if (_open is not null && (item.Owner is null || item.Owner != _openOwner))
            {
                await CloseAsync();
            }
            _open ??= await OpenAsync(item);
            _openOwner = item.Owner;
            tell = await item.Write(_open);
        }
        catch (Exception failed)
        {
            await DropAsync();
            tell = () => item.Fail(failed);
        }
        if (item.Owner is null)
        {
            await DropAsync();
        }
        return tell;
    }

    private async Task<IPlanIndexWriter> OpenAsync(Item item)
    {
        IPlanIndexWriter writer = await _index.OpenWriterAsync(item.Rebuild, item.Cancellation);
        if (item.Fills || writer.Rebuilt is null)
        {
            return writer;
        }
        await using (writer)
        {
            await _fill(writer, item.Cancellation);
        }
        return await _index.OpenWriterAsync(false, item.Cancellation);
    }

    // What an owner left uncommitted. Should that fail, the files are in the corpus, and the next synchronisation finds them.
    private async Task CloseAsync()
    {
        try
        {
            if (_open is { } writer)
            {
                await writer.CommitAsync(CancellationToken.None);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody waits for it.
        }
        await DropAsync();
    }

    private async Task DropAsync()
    {
        if (_open is { } writer)
        {
            (_open, _openOwner) = (null, null);
            await writer.DisposeAsync();
        }
    }

    private sealed class Item(
        object? owner,
        bool fills,
        bool rebuild,
        Func<IPlanIndexWriter, Task<Action>> write,
        Action<Exception> fail,
        CancellationToken cancellation)
    {
        private int _isTaken;

        public object? Owner => owner;

        public bool Fills => fills;

        public bool Rebuild => rebuild;

        public CancellationToken Cancellation => cancellation;

        /// <summary>Does it, and gives what tells so.</summary>
        public Func<IPlanIndexWriter, Task<Action>> Write => write;

        public Action<Exception> Fail => fail;

        public bool TryBegin() => Interlocked.Exchange(ref _isTaken, 1) == 0;

        public bool TryLeave() => Interlocked.Exchange(ref _isTaken, 1) == 0;
    }
}
