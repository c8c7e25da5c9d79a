using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Answers;

/// <content>What searching asks.</content>
internal partial interface IIndexSnapshot
{
    /// <summary>About how many documents there are, plans' own and deleted ones among them: what frequencies are held against.</summary>
    int Documents { get; }

    /// <summary>Whether a query finds anything.</summary>
    bool Exists(Query query);

    /// <summary>How often <see cref="Exists"/> and <see cref="Count"/> have answered by a guess, since it wasn't known yet.</summary>
    int Guesses { get; }

    /// <summary>Makes ready what may have to be searched for, where it isn't known yet whether it has to: finds nothing. Where
    /// everything is known at once, or what may have to be searched for can't wait, this.</summary>
    IIndexSnapshot Ahead { get; }

    /// <summary>Which of some units a query finds.</summary>
    bool[] Finds(Query query, IReadOnlyList<UnitPlace> units);

    /// <summary>In how many documents terms of a field stand.</summary>
    IReadOnlyList<int> DocFreqs(string field, IReadOnlyList<string> terms);

    /// <summary>Searches for hits in one list.</summary>
    /// <param name="query">The query.</param>
    /// <param name="request">What plans and parts are chosen, and the order.</param>
    /// <param name="unit">What is a hit.</param>
    /// <param name="count">How many hits at most.</param>
    FoundHits Search(Query query, SearchRequest request, HitUnit unit, int count);

    /// <summary>Searches for plans and their best hits.</summary>
    /// <param name="query">The query.</param>
    /// <param name="request">What plans and parts are chosen, and the order.</param>
    /// <param name="unit">What is a hit.</param>
    /// <param name="plans">How many plans at most.</param>
    FoundHits SearchByPlan(Query query, SearchRequest request, HitUnit unit, int plans);

    /// <summary>Finds plans alone, each of which is a hit.</summary>
    /// <param name="query">The query.</param>
    /// <param name="request">What plans and parts are chosen, and the order.</param>
    /// <param name="count">How many plans at most.</param>
    FoundPlans FindPlans(Query query, SearchRequest request, int count);

    /// <summary>Explains the score of a unit; null where the query doesn't find it.</summary>
    QueryExplanation? Explain(Query query, UnitPlace unit);
}
