using Lucene.Net.Index;
using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>
/// Documents that hold enough of some terms: those that weigh at least a share of the weight (idf) of all that the index has.
/// Scores like the terms found. For questions and long runs of text, of which nobody expects every word.
/// </summary>
/// <param name="field">The field.</param>
/// <param name="terms">The terms, each once.</param>
/// <param name="share">The share, above 0 and at most 1.</param>
public sealed class CoverageQuery(string field, IReadOnlyList<string> terms, float share) : LeafQuery
{
    private Term[]? _luceneTerms;

    /// <summary>The field.</summary>
    public string Field { get; } = field;

    /// <summary>The terms, each once.</summary>
    public IReadOnlyList<string> Terms { get; } = terms;

    /// <summary>The share of weight that is enough, above 0 and at most 1.</summary>
    public float Share { get; } = share;

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [Field, Terms, Share];

    /// <inheritdoc/>
    public override IEnumerable<(Query Query, float Boost)> ScoringParts(float boost) =>
        Terms.Select(t => ((Query)new TermQuery(new Term(Field, t)), boost));

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost)
    {
        _luceneTerms ??= [.. Terms.Select(t => new Term(Field, t))];
        float all = 0;
        var found = new List<(TermScorer, float)>();
        foreach (Term term in _luceneTerms)
        {
            TermStates states = leaf.Search.Term(term);
            if (states.Context.DocFreq > 0)
            {
                all += states.Idf;
            }
            if (leaf.Term(term, boost) is { } scorer)
            {
                found.Add((scorer, states.Idf));
            }
        }
        return found.Count == 0 ? null : new CoverageScorer(found, all * Share);
    }
}
