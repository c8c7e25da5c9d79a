using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Adding;

/// <summary>A document that was read, understood and compared with the index.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Document">The document.</param>
/// <param name="Name">The name it is to be kept under, relative to the corpus, harmless.</param>
/// <param name="Plan">The plan in it, with what was given.</param>
internal sealed record AddDraft(AddSource Source, ReadDocument Document, string Name, Plan Plan)
{
    /// <summary>Why it was refused, in Chinese; the rest is then empty.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Whether it was refused as pictures of pages.</summary>
    public bool IsScan { get; private init; }

    /// <summary>Hash of the text, by which the same is known again.</summary>
    public string TextHash { get; } = ContentHashes.OfText(Plan.Text);

    /// <summary>The text's shingles.</summary>
    public ShingleSketch Sketch { get; } = NearCopies.SketchOf(Plan);

    /// <summary>The plan in the index that has the same text, or null.</summary>
    public PlanSummary? Same { get; private init; }

    /// <summary>The plans in the index that have nearly the same text, nearest first.</summary>
    public IReadOnlyList<NearCopy> Near { get; private init; } = [];

    /// <summary>Reads a document.</summary>
    /// <param name="index">The index.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="given">What is known better than by understanding it, or null.</param>
    /// <param name="except">Tells the files, relative to the corpus, that are no copies any more.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PlanFileException">It can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<AddDraft> ReadAsync(
        IPlanIndex index, AddSource source, PlanMetadata? given, Predicate<string>? except, CancellationToken cancellation)
    {
        byte[] content = source.Read();
        PlanFile file = source.File ?? await CorpusReading.ImportAsync(content, source.Target, cancellation);
        // Before what the file doesn't say by its name: cleaning may make it longer, never another kind.
        Plan plan = CorpusReading.Parse(file, source.Target, given);
        string name = CorpusNames.Of(source.Target, plan.Metadata.Title);
        cancellation.ThrowIfCancellationRequested();
        var draft = new AddDraft(source, new ReadDocument(content, file, given), name, plan);
        return await draft.ComparedAsync(index, except, cancellation);
    }

    /// <summary>The same, compared with the index as it is now.</summary>
    /// <param name="index">The index.</param>
    /// <param name="except">Tells the files, relative to the corpus, that are no copies any more.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<AddDraft> ComparedAsync(IPlanIndex index, Predicate<string>? except, CancellationToken cancellation)
    {
        if (Refusal is not null)
        {
            return this;
        }
        PlanSummary? same = await index.FindTextAsync(TextHash, cancellation);
        return this with { Same = same, Near = same is null ? await index.NearCopiesAsync(Sketch, except, cancellation) : [] };
    }

    /// <summary>A document that couldn't be read.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="reason">Why, in Chinese.</param>
    /// <param name="isScan">Whether it is pictures of pages.</param>
    public static AddDraft Refused(AddSource source, string reason, bool isScan = false) =>
        new(source, new ReadDocument([], new PlanFile(source.Name, "", "", 0), null), "", new Plan("", new PlanMetadata(), [], []))
        {
            Refusal = reason,
            IsScan = isScan,
        };
}
