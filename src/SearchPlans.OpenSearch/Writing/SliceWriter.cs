using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;

namespace SearchPlans.OpenSearch.Writing;

/// <summary>Fills a part of a new index. Nobody sees it before all parts are there; whoever ends last lets the alias lead to it.</summary>
internal sealed class SliceWriter : ISliceWriter
{
    private readonly ClusterClient _client;
    private readonly OpenSearchOptions _options;
    private readonly ClusterIndex _index;
    private readonly WriterLease _lease;
    private readonly BulkSender _bulk;
    private readonly PlanSender _sender;
    private readonly PlanFields _fields;
    private readonly IndexSlice _slice;
    private readonly string _name;
    private readonly long _born;
    private readonly Func<CancellationToken, Task> _committed;

    private SliceWriter(
        ClusterClient client, OpenSearchOptions options, ClusterIndex index, WriterLease lease, PlanFields fields, IndexSlice slice,
        Filling filling, Func<CancellationToken, Task> committed)
    {
        (_client, _options, _index, _lease, _fields, _slice) = (client, options, index, lease, fields, slice);
        _committed = committed;
        (_name, _born) = (filling.Index, filling.Parts[slice.Number - 1].Born);
        _bulk = new BulkSender(index, _name, lease.ExpectAsync, options.Clock);
        _sender = new PlanSender(fields, _bulk);
    }

    /// <inheritdoc />
    public FilledSlices? Filled { get; private set; }

    /// <inheritdoc />
    public string? Rebuilt => $"由 {_slice.Count} 个程序分片填充";

    private int Part => _slice.Number - 1;

    /// <summary>Begins, joining whoever fills other parts; <paramref name="committed"/> is called when the new index is in use.</summary>
    public static async Task<SliceWriter> OpenAsync(
        ClusterClient client, OpenSearchOptions options, ClusterIndex index, PlanFields fields, IndexSlice slice,
        Func<CancellationToken, Task> committed, CancellationToken cancellation)
    {
        WriterLease lease = await WriterLease.TakeAsync(client, options, cancellation, Filling.LeaseOf(slice));
        try
        {
            string identity = IndexDefinition.IdentityOf(fields);
            while (true)
            {
                Filling filling = await Filling.ReadAsync(client, options.Index, cancellation)
                    ?? Filling.Begin(index.NewName(options.Clock.GetUtcNow()), identity, slice.Count);
                if (filling.Parts.Count != slice.Count)
                {
                    throw new PlanIndexException(
                        $"新索引正分 {filling.Parts.Count} 份填充，还差第 {filling.Missing} 份。请按 --slice 1/{filling.Parts.Count} 的分法继续，"
                        + "或用 searchplans index --rebuild 放弃它、由一个程序重建。");
                }
                if (filling.Identity != identity)
                {
                    throw new PlanIndexException(
                        "新索引已由别的程序开始填充，它的版本、词表或设置与这里不同。请使各处一致，或用 searchplans index --rebuild 放弃它、由一个程序重建。");
                }
                FillingPart part = filling.Parts[slice.Number - 1];
                if (!part.IsDone && part.Born > 0)
                {
                    // Whoever filled it is gone: the lease is this one's.
                    await index.RefreshAsync(filling.Index, cancellation);
                    await index.DeleteAsync(filling.Index, SearchBornIn(part.Born), cancellation);
                }
                Filling begun = part.IsDone ? filling : filling.With(slice.Number - 1, new FillingPart(filling.Last + 1, false));
                if (part.IsDone || await begun.WriteAsync(client, options.Index, cancellation))
                {
                    await index.CreateAsync(begun.Index, IndexDefinition.Body(options, identity), cancellation);
                    var writer = new SliceWriter(client, options, index, lease, fields, slice, begun, committed);
                    writer.Filled = part.IsDone ? await writer.EndAsync(cancellation) : null;
                    return writer;
                }
            }
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives up what is being filled in parts, unless somebody is at it.</summary>
    /// <exception cref="PlanIndexLockedException">Somebody is.</exception>
    public static async Task GiveUpAsync(
        ClusterClient client, OpenSearchOptions options, ClusterIndex index, Filling filling, CancellationToken cancellation)
    {
        for (int number = 1; number <= filling.Parts.Count; number++)
        {
            var slice = new IndexSlice(number, filling.Parts.Count);
            if (await WriterLease.HolderAsync(client, options, cancellation, Filling.LeaseOf(slice)) is { } holder)
            {
                throw new PlanIndexLockedException($"{holder}正在填充新索引的第 {slice} 份，请等它写完或先停下它。");
            }
        }
        await Filling.DeleteAsync(client, options.Index, cancellation);
        await index.DropAsync(filling.Index, cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> IndexedFilesAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    /// <inheritdoc />
    public async Task AddAsync(IndexedPlan plan, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        PlanContent content = PlanContent.Of(plan, _fields.Vocabulary.Indicators);
        await _sender.SendAsync(content, PlanJson.VersionOf(content), _born, cancellation);
    }

    /// <summary>Deletes nothing: of what is new nothing is there twice.</summary>
    public Task DeleteAsync(IReadOnlySet<string> files, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task CommitAsync(CancellationToken cancellation)
    {
        if (Filled is not null)
        {
            return;
        }
        await _bulk.FlushAsync(cancellation);
        await _lease.ExpectAsync(cancellation);
        await Patience.TryAsync(token => _index.RefreshAsync(_name, token), _options.Clock, cancellation);
        await Patience.TryAsync(
            async token =>
            {
                Filling filling = await CurrentAsync(token) ?? throw GivenUp();
                return filling.Parts[Part].IsDone
                    || await filling.With(Part, new FillingPart(_born, true)).WriteAsync(_client, _options.Index, token);
            },
            _options.Clock, cancellation);
        Filled = await EndAsync(cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _bulk.AbandonAsync();
        await _lease.DisposeAsync();
        _bulk.Dispose();
    }

    private static PlanIndexException GivenUp() => new("正在分片填充的新索引已被放弃，请重新开始。");

    private static Action<System.Text.Json.Utf8JsonWriter> SearchBornIn(long born) => query => query.WriteObject(
        "range", range => range.WriteObject(Fields.Born, of =>
        {
            of.WriteNumber("gte", born);
            of.WriteNumber("lte", born);
        }));

    // Null where it was given up, or is in use by now.
    private async Task<Filling?> CurrentAsync(CancellationToken cancellation) =>
        await Filling.ReadAsync(_client, _options.Index, cancellation) is { } filling && filling.Index == _name ? filling : null;

    // With the last part the index takes the place of the one before. Two that end at once both see all parts: the second finds it done.
    // One that ends in the middle of this leaves it to whoever runs any part once more.
    private async Task<FilledSlices> EndAsync(CancellationToken cancellation)
    {
        if (await CurrentAsync(cancellation) is { IsComplete: false } open)
        {
            return new FilledSlices(open.Done, open.Parts.Count, false);
        }
        await using WriterLease writer = await TakeWriterAsync(cancellation);
        if (await CurrentAsync(cancellation) is { } filling)
        {
            await Patience.TryAsync(token => UseAsync(filling, writer, token), _options.Clock, cancellation);
        }
        await _committed(cancellation);
        return new FilledSlices(_slice.Count, _slice.Count, true);
    }

    private async Task UseAsync(Filling filling, WriterLease writer, CancellationToken cancellation)
    {
        await _index.RefreshAsync(_name, cancellation);
        // What came late of attempts that failed.
        await _index.DeleteAsync(
            _name,
            query => query.WriteObject("bool", both =>
            {
                both.WriteObject("filter", filter => filter.WriteObject("exists", exists => exists.WriteString("field", Fields.Born)));
                both.WriteObject("must_not", not => not.WriteObject("terms", terms =>
                {
                    terms.WriteStartArray(Fields.Born);
                    foreach (FillingPart part in filling.Parts)
                    {
                        terms.WriteNumberValue(part.Born);
                    }
                    terms.WriteEndArray();
                }));
            }),
            cancellation);
        if ((await _index.ReadAsync(_name, cancellation)).Commit == 0)
        {
            await writer.ExpectAsync(cancellation);
            await _index.WriteAsync(
                ClusterState.Empty(_name) with { Commit = filling.Last, At = _options.Clock.GetUtcNow() }, cancellation);
        }
        FoundIndex? before = await _index.FindAsync(cancellation);
        await _index.SwitchAsync(_name, cancellation);
        if (before is not null && before.State.Index != _name)
        {
            await _index.DropAsync(before.State.Index, cancellation);
        }
        await Filling.DeleteAsync(_client, _options.Index, cancellation);
    }

    // Whoever follows the corpus writes for seconds at a time.
    private async Task<WriterLease> TakeWriterAsync(CancellationToken cancellation)
    {
        const int Tries = 30;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await WriterLease.TakeAsync(_client, _options, cancellation);
            }
            catch (PlanIndexLockedException) when (attempt < Tries)
            {
                // Each try waits for a moment.
            }
        }
    }
}
