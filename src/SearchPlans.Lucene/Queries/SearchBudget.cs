namespace SearchPlans.Lucene.Queries;

/// <summary>
/// What a search may still spend: time by a clock, and the patience of who asked. One for all searches of a request, so that together they
/// keep the limit; once it is spent it stays so. Searches look at it every few thousand postings, and end with what they have found.
/// Belongs to one thread at a time.
/// </summary>
public sealed class SearchBudget
{
    // Moves in postings between two looks at the clock: some ten microseconds.
    private const int MovesBetweenLooks = 1 << 12;

    private readonly TimeProvider _clock;
    private readonly TimeSpan? _limit;
    private readonly long _since;
    private readonly CancellationToken _cancellation;
    private int _moves = MovesBetweenLooks;

    /// <summary>Begins to count.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <param name="limit">How long all searches together may take; null: as long as they do.</param>
    /// <param name="cancellation">Ends them without an answer.</param>
    public SearchBudget(TimeProvider clock, TimeSpan? limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (_clock, _limit, _since, _cancellation) = (clock, limit, clock.GetTimestamp(), cancellation);
    }

    /// <summary>Ends with the token alone.</summary>
    public static SearchBudget Unlimited(CancellationToken cancellation) => new(TimeProvider.System, null, cancellation);

    /// <summary>How long all searches together may take; null: as long as they do.</summary>
    public TimeSpan? Limit => _limit;

    /// <summary>Whether the time was up when it was last looked at.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>How much time is left, at least none; null without a limit.</summary>
    public TimeSpan? Left => _limit is not { } limit ? null
        : limit - _clock.GetElapsedTime(_since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>The token that ends the searches without an answer.</summary>
    public CancellationToken Cancellation => _cancellation;

    /// <summary>Looks at the clock; says whether there is time left.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public bool HasTime()
    {
        _cancellation.ThrowIfCancellationRequested();
        IsSpent = IsSpent || Left == TimeSpan.Zero;
        return !IsSpent;
    }

    /// <summary>Ends a search whose time is up.</summary>
    /// <exception cref="SearchBudgetSpentException">There is no time left.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal void Expect()
    {
        if (!HasTime())
        {
            throw new SearchBudgetSpentException();
        }
    }

    /// <summary>Counts a move in postings, and now and then looks at the clock.</summary>
    /// <exception cref="SearchBudgetSpentException">There is no time left.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal void CountMove()
    {
        if (--_moves > 0)
        {
            return;
        }
        _moves = MovesBetweenLooks;
        Expect();
    }
}

/// <summary>The time of a search is up. Caught by the searcher: what was found up to then stays.</summary>
internal sealed class SearchBudgetSpentException : Exception;
