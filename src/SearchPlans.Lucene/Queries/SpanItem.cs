using Lucene.Net.Index;
using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>What takes up a stretch of positions in a text, as part of a <see cref="NearQuery"/>.</summary>
public abstract record SpanItem
{
    /// <summary>The field whose norms count when it is the first item.</summary>
    internal abstract string NormsField { get; }

    /// <summary>Where it stands in a leaf, or null when that is nowhere.</summary>
    internal abstract Spans? CreateSpans(LeafScoring leaf);

    /// <summary>How much it tells.</summary>
    internal abstract float Weight(SearchScoring search);

    private protected static Spans? Any(List<Spans> spans) => spans.Count switch { 0 => null, 1 => spans[0], _ => new AnySpans(spans) };
}

/// <summary>Where a phrase stands.</summary>
/// <param name="Phrase">The phrase.</param>
/// <param name="Length">How many positions it takes up from its first term on, at least 1.</param>
public sealed record PhraseSpan(ExactPhraseQuery Phrase, int Length) : SpanItem
{
    internal override string NormsField => Phrase.Field;

    internal override Spans? CreateSpans(LeafScoring leaf)
    {
        if (Phrase.LuceneTerms is [Term only])
        {
            return leaf.Postings(only, positions: true) is { } postings ? new TermSpans(postings, Length) : null;
        }
        return Phrase.CreatePhraseScorer(leaf, 1) is { } scorer ? new PhraseSpans(scorer, Length) : null;
    }

    internal override float Weight(SearchScoring search) => Phrase.LuceneTerms.Sum(t => search.Term(t).Idf);
}

/// <summary>Where any of several stands.</summary>
/// <param name="Items">At least one.</param>
public sealed record AnySpan(IReadOnlyList<SpanItem> Items) : SpanItem
{
    internal override string NormsField => Items[0].NormsField;

    /// <inheritdoc/>
    public bool Equals(AnySpan? other) => QueryParts.AreEqual(Items, other?.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => QueryParts.Hash(Items);

    /// <inheritdoc/>
    public override string ToString() => $"AnySpan {QueryParts.Text(Items)}";

    internal override Spans? CreateSpans(LeafScoring leaf) => Any([.. Items.Select(i => i.CreateSpans(leaf)).OfType<Spans>()]);

    internal override float Weight(SearchScoring search) => Items.Max(i => i.Weight(search));
}

/// <summary>Where an item stands without a separator on any of its positions but the last.</summary>
/// <param name="Item">The item.</param>
/// <param name="Separators">What must not stand within.</param>
public sealed record UnbrokenSpan(SpanItem Item, IReadOnlyList<TermQuery> Separators) : SpanItem
{
    internal override string NormsField => Item.NormsField;

    /// <inheritdoc/>
    public bool Equals(UnbrokenSpan? other) => Item.Equals(other?.Item) && QueryParts.AreEqual(Separators, other!.Separators);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Item, QueryParts.Hash(Separators));

    /// <inheritdoc/>
    public override string ToString() => $"UnbrokenSpan {Item} without {QueryParts.Text(Separators)}";

    internal override Spans? CreateSpans(LeafScoring leaf)
    {
        TermPostings[] separators = [.. Separators.Select(s => leaf.Postings(s.Term, positions: true)).OfType<TermPostings>()];
        return Item.CreateSpans(leaf) is not { } spans ? null : separators.Length == 0 ? spans : new UnbrokenSpans(spans, separators);
    }

    internal override float Weight(SearchScoring search) => Item.Weight(search);
}

/// <summary>A range of terms in the order of their UTF-8 bytes.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The first that isn't in it any more.</param>
public readonly record struct TermRange(string From, string To);

/// <summary>Where a term of any of several ranges stands; each takes up one position.</summary>
/// <param name="Field">A field that keeps positions.</param>
/// <param name="Ranges">The ranges.</param>
public sealed record TermRangeSpan(string Field, IReadOnlyList<TermRange> Ranges) : SpanItem
{
    internal override string NormsField => Field;

    /// <inheritdoc/>
    public bool Equals(TermRangeSpan? other) => Field == other?.Field && QueryParts.AreEqual(Ranges, other.Ranges);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Field, QueryParts.Hash(Ranges));

    /// <inheritdoc/>
    public override string ToString() => $"TermRangeSpan {Field}:{QueryParts.Text(Ranges)}";

    internal override Spans? CreateSpans(LeafScoring leaf)
    {
        TermPostings[] terms = [.. Ranges.SelectMany(r => leaf.Postings(Field, r))];
        return terms.Length > TermWindowSpans.FewTerms
            ? new TermWindowSpans(terms)
            : Any([.. terms.Select(t => (Spans)new TermSpans(t, 1))]);
    }

    // What a range holds tells little; the words beside it tell what is rare.
    internal override float Weight(SearchScoring search) => 1;
}
