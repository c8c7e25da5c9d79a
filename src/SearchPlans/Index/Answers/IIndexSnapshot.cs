using Lucene.Net.Search;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Index.Answers;

/// <summary>The plans of a commit.</summary>
/// <param name="InOrder">By region, latest year first.</param>
/// <param name="ByPlace">By their places, in the order of these.</param>
internal sealed record PlanList(IReadOnlyList<PlanSummary> InOrder, IReadOnlyDictionary<PlanPlace, PlanSummary> ByPlace)
{
    /// <summary>Puts plans in order.</summary>
    public static PlanList Of(IReadOnlyDictionary<PlanPlace, PlanSummary> byPlace) => new(
        [
            .. byPlace.Values
                .OrderBy(p => RegionOrder.KeyOf(p.RegionPath), StringComparer.Ordinal)
                .ThenByDescending(p => p.Metadata.Year)
                .ThenBy(p => p.Metadata.Title, StringComparer.Ordinal),
        ],
        byPlace);
}

/// <summary>What the fields of a plan say, by which plans are chosen.</summary>
/// <param name="Place">Where the plan is.</param>
/// <param name="Region">Its region path.</param>
/// <param name="Year">Its year, or 0.</param>
/// <param name="Type">Its type.</param>
/// <param name="Issuer">Its issuer, or nothing.</param>
internal readonly record struct PlanEntry(PlanPlace Place, string Region, int Year, string Type, string Issuer);

/// <summary>The hit of a plan that stands first.</summary>
/// <param name="Hit">The hit.</param>
/// <param name="Hits">How many the plan has.</param>
internal readonly record struct FirstHit(FoundHit Hit, int Hits);

/// <summary>Hits of a plan.</summary>
/// <param name="Hits">Those that stand first, in reading order.</param>
/// <param name="Count">How many there are.</param>
internal sealed record HitsOfPlan(IReadOnlyList<FoundHit> Hits, int Count);

/// <summary>A paragraph that shares fingerprints with a sentence.</summary>
/// <param name="Sentence">Which of the sentences asked for.</param>
/// <param name="Place">The paragraph.</param>
internal readonly record struct SharedSentence(int Sentence, UnitPlace Place);

/// <summary>
/// One commit of an index as answers ask it: what is written on it answers alike whatever holds the index. It ends what it does when the
/// time of the request is over, with what it has. For one thread and one request.
/// </summary>
internal partial interface IIndexSnapshot
{
    /// <summary>What the answer may take.</summary>
    SearchBudget Budget { get; }

    /// <summary>The fields and words that it was made by.</summary>
    PlanFields Fields { get; }

    /// <summary>What stands for a part of the index, the same over commits for as long as the plans in it stay what they are.</summary>
    /// <param name="leaf">The part.</param>
    object SegmentOf(int leaf);

    /// <summary>What its plans have in their fields.</summary>
    CorpusValues Values { get; }

    /// <summary>Its plans with all that is known of them. Of very many plans the first request of a commit that asks for them waits for
    /// seconds.</summary>
    PlanList Plans { get; }

    /// <summary>Its plans by their fields alone, in the order of their places.</summary>
    IEnumerable<PlanEntry> Entries { get; }

    /// <summary>What the fields of a plan say.</summary>
    PlanEntry Entry(PlanPlace plan);

    /// <summary>What is known of a plan.</summary>
    PlanSummary Summary(PlanPlace plan);

    /// <summary>What it gives back of them.</summary>
    IStoredPlans Stored { get; }

    /// <summary>The plan that has a value in a keyword field, or null.</summary>
    PlanPlace? Find(string field, string value);

    /// <summary>The plans that have a term in a keyword field, in the order of their places.</summary>
    IReadOnlyList<PlanPlace> PlansWith(string field, string term);

    /// <summary>For each of some terms the plans that have it in a keyword field, in the order of their places.</summary>
    IReadOnlyList<IReadOnlyList<PlanPlace>> PlansWith(string field, IReadOnlyList<string> terms) => Each(terms, t => PlansWith(field, t));

    /// <summary>The terms of a keyword field of plans, each with how many plans have it.</summary>
    IEnumerable<(string Term, int Plans)> TermsOf(string field);

    /// <summary>How much is stated under each name in all plans.</summary>
    IReadOnlyDictionary<string, NameCount> FigureCounts();

    /// <summary>How many documents a query finds.</summary>
    int Count(Query query);

    /// <summary>Of each plan that meets the choices of a request and has hits, the one that stands first, in the order of places.</summary>
    IReadOnlyList<FirstHit> FirstHits(Query query, SearchRequest request, HitUnit unit);

    /// <summary>The first paragraphs that a query finds in plans; plans without any are left out.</summary>
    /// <param name="query">The query.</param>
    /// <param name="plans">The plans.</param>
    /// <param name="most">How many hits of each at most.</param>
    IReadOnlyDictionary<PlanPlace, HitsOfPlan> HitsOf(Query query, IReadOnlyCollection<PlanPlace> plans, int most);

    /// <summary>The paragraphs that share two fingerprints and more with a sentence. Fingerprints in very many paragraphs are forms of
    /// words; of those a sentence has room for a few.</summary>
    /// <param name="buckets">Of each sentence the buckets of its fingerprints.</param>
    /// <param name="untilYear">Plans of later years aren't asked for, and may be given or not.</param>
    IReadOnlyList<SharedSentence> Sharing(IReadOnlyList<IReadOnlyList<int>> buckets, int untilYear);

    /// <summary>The plans that share sampled shingles, each with how many. Those in more than <paramref name="mostCommon"/> plans are forms
    /// of words and don't count.</summary>
    IReadOnlyDictionary<PlanPlace, int> SharingShingles(IReadOnlyList<ulong> sample, int mostCommon);

    /// <summary>For every two plans that share sampled shingles how many they share, of those that <paramref name="mostSharing"/> plans
    /// have at most; when there are <paramref name="mostPairs"/>, no further shingle is looked at.</summary>
    IReadOnlyDictionary<(PlanPlace One, PlanPlace Other), int> ShinglePairs(int mostSharing, int mostPairs);

    /// <summary>Makes something of each item. What has to be fetched for one is fetched together with what has to be for the
    /// others.</summary>
    IReadOnlyList<TResult> Each<T, TResult>(IEnumerable<T> items, Func<T, TResult> make);
}

/// <summary>What all snapshots offer.</summary>
internal static class IndexSnapshotExtensions
{
    /// <summary>Makes two things. What has to be fetched for one is fetched together with what has to be for the other.</summary>
    public static (T1 One, T2 Other) Together<T1, T2>(this IIndexSnapshot snapshot, Func<T1> one, Func<T2> other)
    {
        (T1? made, T2? too) = (default, default);
        snapshot.Each<Action, bool>([() => made = one(), () => too = other()], make =>
        {
            make();
            return true;
        });
        return (made!, too!);
    }
}
