using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Index.Queries;

/// <summary>
/// Scores what is found by several things that stand together, or by terms of several fields in a row, by its parts: each by how often it
/// stands in the paragraph, wherever that is. How often all of it does, only an index that reads positions itself could tell; so every
/// index scores alike.
/// </summary>
internal static class ScoredParts
{
    // What it scores that all of it is there: as much as a word that stands in every other paragraph.
    private const float Together = 1;

    /// <summary>Finds what a query does and scores it by its parts; gives back what has none.</summary>
    public static Query Of(Query query) => query switch
    {
        NearQuery near => FilteredBooleanQuery.All([RunQueries.Constant(near, Together), .. near.Items.Select(BestOf).OfType<Query>()]),
        ExactPhraseQuery phrase => ByOwnTerms(phrase, phrase),
        TestedQuery { Inner: ExactPhraseQuery phrase } => ByOwnTerms(phrase, query),
        DisjunctionMaxQuery ways => RunQueries.BestOf(ways.Disjuncts.Select(Of)),
        FilteredBooleanQuery { Should.Count: 0 } all => new FilteredBooleanQuery([.. all.Must.Select(Of)], [], all.MustNot, all.Filter),
        _ => query,
    };

    // Numerals at its ends are whole where it is found, and count as characters where it is scored.
    private static Query ByOwnTerms(ExactPhraseQuery phrase, Query found)
    {
        PhraseTerm[] own = [.. phrase.Terms.Where(t => t.Field is null)];
        return own.Length == phrase.Terms.Count
            ? found
            : new FilteredBooleanQuery([new ExactPhraseQuery(phrase.Field, own)], [], [], [found]);
    }

    // Numbers say nothing by how often there are any.
    private static Query? BestOf(SpanItem item) => PhrasesIn(item).ToList() switch
    {
        [] => null,
        [var only] => only,
        var several => RunQueries.BestOf(several),
    };

    private static IEnumerable<Query> PhrasesIn(SpanItem item) => item switch
    {
        PhraseSpan { Phrase: var phrase } => [new ExactPhraseQuery(phrase.Field, [.. phrase.Terms.Where(t => t.Field is null)])],
        AnySpan any => any.Items.SelectMany(PhrasesIn),
        UnbrokenSpan unbroken => PhrasesIn(unbroken.Item),
        _ => [],
    };
}
