using SearchPlans.Corpus;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Searching;

namespace SearchPlans.Web.Pages;

/// <summary>The result page.</summary>
/// <param name="Answer">What was found.</param>
/// <param name="Listed">The plans of this page with what is listed of them, those that answer first; what says nearly the same stands under
/// the first of it.</param>
/// <param name="Within">The only plan searched, or null.</param>
/// <param name="AllFacets">Whether all values to narrow by are shown, and only they.</param>
public sealed record SearchPage(SearchAnswer Answer, IReadOnlyList<FoldedPlan> Listed, PlanSummary? Within, bool AllFacets = false)
{
    /// <summary>How many plans a page shows.</summary>
    public const int PlansPerPage = 10;
    /// <summary>How many hits a page shows of a search in one plan.</summary>
    public const int HitsPerPage = 20;
    /// <summary>How many values a facet shows beside the hits; the others are a page away.</summary>
    public const int FacetValues = 10;
    /// <summary>Up to how many characters of a query every link of the page carries it. A longer one stands in the search
    /// box and the links to other pages only, and links into plans carry its beginning.</summary>
    public const int LinkedQueryChars = 120;

    // What links carry of a longer one.
    private const int LinkedBeginningChars = 100;

    /// <summary>Up to how many characters of choices every link of the page carries them; more stand once, in a form.</summary>
    public const int LinkedChoiceChars = 600;

    private const int PlansHoldingAll = 5;

    // The field of a condition that asks for an order.
    private const string Order = "次序";

    /// <summary>Whether query or choices are too long to be carried by every link, so that the page doesn't grow with their
    /// square.</summary>
    public bool LongQuery { get; } = Answer.Request.Query.Length > LinkedQueryChars || ChoiceChars(Answer.Request) > LinkedChoiceChars;

    /// <summary>Whether there are so many choices that they are shown in a form instead of links.</summary>
    public bool ManyChoices => ChoiceChars(Answer.Request) > LinkedChoiceChars;

    /// <summary>The search that the hits are of, as links carry it on: its query corrected, and an order that its words ask for not said
    /// twice, so that it goes with them.</summary>
    public SearchRequest Request { get; } = Answer.Request with
    {
        Query = Answer.Corrected?.Query ?? Answer.Request.Query,
        Sort = Answer.Request.Sort == SearchSort.Oldest && Answer.Conditions.Any(c => c.Field == Order)
            ? SearchSort.Relevance
            : Answer.Request.Sort,
    };

    /// <summary>The search as typed, with as much of its query as is searched for.</summary>
    public SearchRequest Searched => Request with { Query = Labels.Beginning(Answer.Request.Query, QueryParser.MaxLength) };

    /// <summary>The search as links into plans carry it.</summary>
    public SearchRequest Linked => Linkable(Request);

    /// <summary>The feed of what comes in of the search; null where it is too long to be carried by links, or asks for nothing.</summary>
    public FeedLink? Feed => LongQuery || string.IsNullOrWhiteSpace(Request.Query)
        ? null
        : new FeedLink($"检索：{Named}", Links.Readable.SearchFeed(Request with { Page = 1, Corrects = true, Sort = SearchSort.Relevance }));

    /// <summary>How the query was understood, in as many words as a person reads.</summary>
    public string Understood => Labels.Shortened(Answer.Understood, 400);

    /// <summary>The query as it is named in a sentence.</summary>
    public string Named => Labels.Shortened(Answer.Request.Query.Trim(), 40);

    /// <summary>Whether plans were asked for, and they answer.</summary>
    public bool IsOfPlans => Answer.CardsAre == PlanCardsAre.AskedFor;

    /// <summary>Whether the chips of conditions say all that was typed.</summary>
    public bool IsAllConditions
    {
        get
        {
            string rest = Answer.Conditions.Aggregate(Request.Query, (query, c) => query.Replace(c.Typed, "", StringComparison.Ordinal));
            return Answer.Conditions.Count > 0 && !rest.Any(r => char.IsLetterOrDigit(r) && r != '的');
        }
    }

    /// <summary>Whether there is something to choose by facets: of a single plan there isn't.</summary>
    public bool HasChoices => FacetLinks.FilterCount(Request) > 0 || (HasAnswer && !(IsOfPlans && Answer.TotalPlans <= 1));

    /// <summary>Whether hits or plans are counted: of the query as typed, or of the corrected one.</summary>
    public bool HasAnswer => Answer.TotalParagraphs > 0 || Answer.Corrected != null;

    /// <summary>Whether there is nothing to show at all, on no page.</summary>
    public bool IsEmpty => !HasAnswer && Answer.Pages == 0 && Answer.Cards.Count == 0;

    /// <summary>Whether a page behind the last was asked for.</summary>
    public bool IsBehindLast => Answer.Pages > 0 && Answer.Request.Page > Answer.Pages;

    /// <summary>Whether the page has hits or plans.</summary>
    public bool HasContent => Listed.Count > 0 || Answer.Cards.Count > 0;

    /// <summary>Whether cards are a list to go through: they come without outlines.</summary>
    public bool HasPlanList => Answer.Cards.All(c => c.Outline.Count == 0 && c.Previous == null && c.Next == null);

    /// <summary>What stands above the cards, where the line of totals doesn't say it; else empty.</summary>
    public string CardsTitle => Answer.CardsAre switch
    {
        PlanCardsAre.Titled => $"标题含“{Named}”的文件",
        PlanCardsAre.HoldAll => "写全了的文件",
        _ => "",
    };

    /// <summary>The cards that are shown; of plans that only hold the words apart the first, as a link leads to
    /// all, and none within the only plan searched.</summary>
    public IReadOnlyList<PlanCard> Cards => Answer.CardsAre switch
    {
        PlanCardsAre.HoldAll when Within != null => [],
        PlanCardsAre.HoldAll => [.. Answer.Cards.Take(PlansHoldingAll)],
        _ => Answer.Cards,
    };

    /// <summary>The query that links from cards into plans carry: none where plans alone were asked for, of which nothing is to be
    /// marked.</summary>
    public string CardQuery => IsOfPlans ? "" : Linked.Query;

    /// <summary>The words of the query that were typed apart and aren't conditions.</summary>
    public string[] Words =>
    [
        .. Answer.Request.Query.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Except(Answer.Conditions.Select(c => c.Typed)),
    ];

    /// <summary>What says of hits that they aren't counted.</summary>
    public string UncountedBecause => UncountedHits.Before(Listed.SelectMany(g => g.Plan.Hits), Named);

    /// <summary>What words were taken for, as the page shows it; each with what to do about it.</summary>
    public IReadOnlyList<ConditionChip> Chips => [.. Answer.Conditions.Select(c => new ConditionChip(
        c,
        Request with { Query = c.Without, Page = 1 },
        Request with { Query = c.AsText, Page = 1 },
        [.. c.Narrower.Select(n => (n.Label, Request with { Query = n.Query, Page = 1 }))]))];

    /// <summary>All that the search is narrowed by, words of the query first, and the search without it.</summary>
    public IReadOnlyList<(string Label, SearchRequest Without)> Dropped =>
    [
        .. Chips.Select(c => (c.Label, c.Without)),
        .. FacetLinks.Chosen(Request),
    ];

    /// <summary>The search in another order: words that ask for one give way to a choice.</summary>
    public SearchRequest Sorted(SearchSort sort) => Request with
    {
        Sort = sort,
        Page = 1,
        Query = sort == SearchSort.Relevance && Answer.Conditions.FirstOrDefault(c => c.Field == Order) is { } order
            ? order.Without
            : Request.Query,
    };

    // With what stands around each in an address.
    private static int ChoiceChars(SearchRequest request) =>
        FacetLinks.ValuesOf(request).Sum(choice => choice.Name.Length + choice.Value.Length + 2);

    /// <summary>A search with no more of its query than many links can carry.</summary>
    public static SearchRequest Linkable(SearchRequest request) =>
        request.Query.Length <= LinkedQueryChars
        ? request
        : request with { Query = Labels.Beginning(request.Query, LinkedBeginningChars) };

    /// <summary>The values of a facet that are shown.</summary>
    public IEnumerable<FacetValue> Shown(FacetBox facet) =>
        facet.Values.Where((v, i) => v.Label.Length > 0 && (AllFacets || i < FacetValues || v.Selected));

    /// <summary>What the hits are counted in (12 段), by the scope.</summary>
    public string Measure => IsOfPlans ? "份文件" : Answer.Request.Scope switch
    {
        SearchScope.Section => "节",
        SearchScope.Plan => "份文件",
        _ => "段",
    };

    /// <summary>What answers, as it is named where there is none.</summary>
    public string Answers => IsOfPlans ? "文件" : Answer.Request.Scope switch
    {
        SearchScope.Section => "章节",
        SearchScope.Plan => "文件",
        _ => "段落",
    };

    /// <summary>The expressions that were searched along, in as few words as a chip holds.</summary>
    public string Others => Labels.Shortened(string.Join('、', Answer.SameWords.SelectMany(w => w.Others).Distinct()), 24);

    /// <summary>How many hits there are, in <see cref="Measure"/>.</summary>
    public int Hits => IsOfPlans ? Answer.TotalPlans : Answer.Request.Scope switch
    {
        SearchScope.Section => Answer.TotalSections ?? 0,
        SearchScope.Plan => Answer.TotalPlans,
        _ => Answer.TotalParagraphs,
    };
}

/// <summary>A word that was taken for a condition.</summary>
/// <param name="Condition">What it was taken for.</param>
/// <param name="Without">The search without it.</param>
/// <param name="AsText">The search with the word as text.</param>
/// <param name="Narrower">Narrower searches, each with its label.</param>
public sealed record ConditionChip(
    QueryCondition Condition, SearchRequest Without, SearchRequest AsText, IReadOnlyList<(string Label, SearchRequest Request)> Narrower)
{
    /// <summary>What it is a condition of, and what that has to be.</summary>
    public string Label => $"{Condition.Field}：{Condition.Value}";

    /// <summary>The word as typed, named in a sentence.</summary>
    public string Typed => Condition.Typed.Trim('“', '”', '"');
}
