using Lucene.Net.Index;

namespace SearchPlans.Lucene.Queries;

/// <summary>A term of a phrase.</summary>
/// <param name="Term">The term as the field's analyzer makes it.</param>
/// <param name="Position">Where it stands in the phrase, relative to the others.</param>
/// <param name="Field">Its field, where that isn't the phrase's; it has to count positions alike.</param>
public readonly record struct PhraseTerm(string Term, int Position, string? Field = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Field is null ? "" : Field + ":")}{Term}@{Position}";
}

/// <summary>Documents in which terms stand at the given distances from each other. A phrase of one term is that term.</summary>
public sealed class ExactPhraseQuery : LeafQuery
{
    private Term[]? _luceneTerms;

    /// <summary>A phrase.</summary>
    /// <param name="field">A field that keeps positions; its norms score the phrase.</param>
    /// <param name="terms">The terms, by rising position; at least one.</param>
    public ExactPhraseQuery(string field, IReadOnlyList<PhraseTerm> terms)
    {
        ArgumentOutOfRangeException.ThrowIfZero(terms.Count);
        Field = field;
        Terms = terms;
    }

    /// <summary>The field of terms that don't name another.</summary>
    public string Field { get; }

    /// <summary>The terms, by rising position.</summary>
    public IReadOnlyList<PhraseTerm> Terms { get; }

    /// <summary>The terms as Lucene has them, made when they are first looked up.</summary>
    internal Term[] LuceneTerms => _luceneTerms ??= [.. Terms.Select(t => new Term(t.Field ?? Field, t.Term))];

    /// <inheritdoc/>
    protected override IEnumerable<object?> Parts => [Field, Terms];

    /// <inheritdoc/>
    public override LeafScorer? CreateScorer(LeafScoring leaf, float boost) =>
        LuceneTerms is [Term only] ? leaf.Term(only, boost) : CreatePhraseScorer(leaf, boost);

    /// <summary>The scorer of more than one term, or null when the leaf lacks one of them.</summary>
    internal PhraseScorer? CreatePhraseScorer(LeafScoring leaf, float boost)
    {
        Term[] terms = LuceneTerms;
        var postings = new (TermPostings, int)[terms.Length];
        float idfSum = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            if (leaf.Postings(terms[i], positions: true) is not { } found)
            {
                return null;
            }
            postings[i] = (found, Terms[i].Position);
            idfSum += leaf.Search.Term(terms[i]).Idf;
        }
        return new PhraseScorer(postings, leaf.Texts(Field), idfSum * boost);
    }
}
