using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;

namespace SearchPlans.OpenSearch.Writing;

/// <summary>
/// Changes an index on a cluster. Documents are written as born in the next commit, which nobody sees yet; the commit is the one
/// document that says so, and hides the versions that were replaced or deleted. These are deleted later, when no search can be under way
/// that still sees them.
/// </summary>
internal sealed class ClusterIndexWriter : IPlanIndexWriter
{
    // Longer than any search takes.
    private static readonly TimeSpan _untilDeleted = TimeSpan.FromSeconds(60);

    private readonly ClusterIndex _index;
    private readonly WriterLease _lease;
    private readonly PlanFields _fields;
    private readonly TimeProvider _clock;
    private readonly BulkSender _bulk;
    private readonly Func<CancellationToken, Task> _committed;
    private readonly PlanSender _sender;
    private readonly Lock _gate = new();

    // By file: the version that searches see, and the one that they will see with the next commit (null: none).
    private readonly Dictionary<string, (string Version, string ContentHash)> _seen;
    private readonly Dictionary<string, (string Version, string ContentHash)?> _changed = new(StringComparer.Ordinal);

    // Written since the last commit and replaced again.
    private readonly HashSet<string> _given = [];
    private readonly HashSet<string> _written = [];
    private ClusterState _state;
    private bool _isNew;

    /// <param name="index">The index.</param>
    /// <param name="lease">The right to write, which becomes this object's.</param>
    /// <param name="fields">What the index is made by.</param>
    /// <param name="state">What is committed where it is written to.</param>
    /// <param name="seen">The plans in it, by file.</param>
    /// <param name="rebuilt">Why it is begun with an empty index; null where it isn't.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="committed">Called after each commit.</param>
    public ClusterIndexWriter(
        ClusterIndex index, WriterLease lease, PlanFields fields, ClusterState state,
        Dictionary<string, (string Version, string ContentHash)> seen, string? rebuilt, TimeProvider clock,
        Func<CancellationToken, Task> committed)
    {
        (_index, _lease, _fields, _state, _seen, Rebuilt, _clock) = (index, lease, fields, state, seen, rebuilt, clock);
        _committed = committed;
        _isNew = rebuilt is not null;
        _bulk = new BulkSender(index, state.Index, lease.ExpectAsync, clock);
        _sender = new PlanSender(fields, _bulk);
    }

    /// <inheritdoc />
    public string? Rebuilt { get; }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> IndexedFilesAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, string>>(
                _seen.ToDictionary(s => s.Key, s => s.Value.ContentHash, StringComparer.Ordinal));
        }
    }

    /// <inheritdoc />
    public async Task AddAsync(IndexedPlan plan, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await _lease.ExpectAsync(cancellation);
        PlanContent content = PlanContent.Of(plan, _fields.Vocabulary.Indicators);
        string version = PlanJson.VersionOf(content);
        string file = content.Record.Summary.File;
        lock (_gate)
        {
            if (_changed.GetValueOrDefault(file) is { } before && before.Version != version)
            {
                _given.Add(before.Version);
            }
            _given.Remove(version);
            if (_seen.TryGetValue(file, out (string Version, string) seen) && seen.Version == version)
            {
                // It is there as it is.
                _changed.Remove(file);
                return;
            }
            _changed[file] = (version, content.ContentHash);
            if (!_written.Add(version))
            {
                return;
            }
        }
        await _sender.SendAsync(content, version, _state.Commit + 1, cancellation);
    }

    /// <inheritdoc />
    public async Task DeleteAsync(IReadOnlySet<string> files, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await _lease.ExpectAsync(cancellation);
        lock (_gate)
        {
            foreach (string file in files)
            {
                if (_changed.Remove(file, out (string Version, string)? written) && written is { } version)
                {
                    _given.Add(version.Version);
                }
                if (_seen.ContainsKey(file))
                {
                    _changed[file] = null;
                }
            }
        }
    }

    /// <inheritdoc />
    public async Task CommitAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await _lease.ExpectAsync(cancellation);
        await _bulk.FlushAsync(cancellation);
        if (_changed.Count == 0 && _given.Count == 0 && !_isNew)
        {
            return;
        }
        await Patience.TryAsync(token => _index.RefreshAsync(_state.Index, token), _clock, cancellation);
        IReadOnlyList<string> hidden = [];
        await Patience.TryAsync(async token => { hidden = await SweepAsync(token); }, _clock, cancellation);
        string[] taken = [.. _changed.Keys.Where(_seen.ContainsKey).Select(f => _seen[f].Version), .. _given];
        ClusterState next = _state.Next(taken, hidden, _clock.GetUtcNow());
        // All that took time is done: if the lease was lost meanwhile, nothing is committed.
        await _lease.ExpectAsync(cancellation);
        await Patience.TryAsync(token => _index.WriteAsync(next, token), _clock, cancellation);
        _state = next;
        if (_isNew)
        {
            await Patience.TryAsync(SwitchAsync, _clock, cancellation);
        }
        Settle();
        await _committed(cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _bulk.AbandonAsync();
            if (_isNew && _state.Commit == 0)
            {
                await _index.DropAsync(_state.Index, CancellationToken.None);
            }
            else if (!_isNew && _written.Count > 0)
            {
                await DeleteUncommittedAsync(_index, _state, CancellationToken.None);
            }
        }
        catch (ClusterException)
        {
            // Nobody sees what wasn't committed; the next writer deletes it.
        }
        await _lease.DisposeAsync();
        _bulk.Dispose();
    }

    /// <summary>Deletes what was written and never committed.</summary>
    public static async Task DeleteUncommittedAsync(ClusterIndex index, ClusterState state, CancellationToken cancellation)
    {
        // What a writer that died had written was never made visible to any query: this one would pass it over.
        await index.RefreshAsync(state.Index, cancellation);
        await index.DeleteAsync(
            state.Index,
            query => query.WriteObject("range", range => range.WriteObject(Fields.Born, born => born.WriteNumber("gt", state.Commit))),
            cancellation);
    }

    // The alias leads to the new index from one moment to the next; what was there before is deleted.
    private async Task SwitchAsync(CancellationToken cancellation)
    {
        FoundIndex? before = await _index.FindAsync(cancellation);
        await _index.SwitchAsync(_state.Index, cancellation);
        _isNew = false;
        if (before is not null && before.State.Index != _state.Index)
        {
            await _index.DropAsync(before.State.Index, cancellation);
        }
    }

    // Deletes hidden documents, unless a search may still see them; gives those that stay. What comes back as it was before, and was
    // written again, is neither deleted nor hidden any more.
    private async Task<IReadOnlyList<string>> SweepAsync(CancellationToken cancellation)
    {
        string[] hidden = [.. _state.Hidden.Where(v => !_written.Contains(v) || _given.Contains(v))];
        if (hidden.Length == 0 || _clock.GetUtcNow() - _state.At < _untilDeleted)
        {
            return hidden;
        }
        await _index.DeleteAsync(
            _state.Index, query => query.WriteObject("terms", terms => terms.WriteStrings(Fields.Version, hidden)), cancellation);
        return [];
    }

    private void Settle()
    {
        lock (_gate)
        {
            foreach ((string file, (string, string)? version) in _changed)
            {
                _seen.Remove(file);
                if (version is { } seen)
                {
                    _seen[file] = seen;
                }
            }
            _changed.Clear();
            _given.Clear();
            _written.Clear();
        }
    }
}
