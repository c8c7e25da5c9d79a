using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Figures;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;
using SearchPlans.Trends;

namespace SearchPlans.Web.Pages;

/// <summary>Writes the addresses of pages. What has its default value is left out.</summary>
public sealed class Links
{
    // What stands for a range that is open at one end.
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    // What pages say of figures in another way than data, or not at all. Data have the places of a page all on one.
    private static readonly string[] _ofPages = ["from", "to", "years", "sort", "at", "view", "page"];

    private readonly UrlEncoder _encoder;

    private Links(UrlEncoder encoder) => _encoder = encoder;

    /// <summary>Addresses with Chinese as it is, for HTML: readable, and a third of the size.</summary>
    public static Links Readable { get; } = new(UrlEncoder.Create(UnicodeRanges.All));
    /// <summary>Addresses in ASCII only, for headers and programs.</summary>
    public static Links Ascii { get; } = new(UrlEncoder.Default);

    /// <summary>The result page of a search.</summary>
    public string Search(SearchRequest request) => "/search" + Query(Fields(request, page: true));

    /// <summary>Why a paragraph is a hit of a search and stands where it does.</summary>
    public string Why(SearchRequest request, string planId, string anchor) =>
        "/search/why" + Query([.. Fields(request, page: false), ("of", planId), ("at", anchor)]);

    /// <summary>The words that stand where a query stands.</summary>
    public string RelatedWords(SearchRequest request) => "/search/related" + Query(Fields(request, page: false));

    /// <summary>A plan, marked as a search marks it, at a paragraph.</summary>
    public string Plan(string id, SearchRequest request, string anchor = "") =>
        Plan(id, request.Query, request.Match, anchor, request.SameWords);

    /// <summary>A plan, marked for a query, at a paragraph.</summary>
    public string Plan(string id, string query = "", SearchMatch match = SearchMatch.Smart, string anchor = "", bool sameWords = true)
    {
        return PlanAddress.Of(id, new SearchRequest { Query = query, Match = match, SameWords = sameWords }, anchor, _encoder);
    }

    /// <summary>A near copy that waits for a decision, beside a plan.</summary>
    public string Compare(string draft, string planId) => $"/plans/add/compare/{draft}" + Query([("plan", planId)]);

    /// <summary>The document that a plan was read from.</summary>
    public string Original(string id) => PlanAddress.Of(id, _encoder) + "/original";

    /// <summary>The list of plans.</summary>
    public string Plans(string? region = null, int year = 0, string? type = null, int page = 1)
    {
        List<(string, string)> fields = [];
        if (!string.IsNullOrEmpty(region))
        {
            fields.Add(("region", region));
        }
        if (year != 0)
        {
            fields.Add(("year", year.ToString()));
        }
        if (!string.IsNullOrEmpty(type))
        {
            fields.Add(("type", type));
        }
        if (page > 1)
        {
            fields.Add(("page", page.ToString()));
        }
        return "/plans" + Query(fields);
    }

    /// <summary>The feed of a search.</summary>
    public string SearchFeed(SearchRequest request) => "/search" + FeedLink.Extension + Query(Fields(request, page: false));

    /// <summary>What came in of a search since a time; without one its address up to there.</summary>
    public string News(SearchRequest request, DateTimeOffset? since = null) => "/search/new"
        + Query([.. Fields(request, page: false), .. since is { } time ? [("since", Times.Exact(time))] : Array.Empty<(string, string)>()]);

    /// <summary>The feed of a table of figures.</summary>
    public string FigureFeed(FigureChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        FigureChoice asked = new(choice.Request with { Page = 1, Ascending = false });
        return "/figures" + FeedLink.Extension + Query(Fields(asked));
    }

    /// <summary>The feed of the plans of a place, year and type.</summary>
    public string PlanFeed(string? region = null, int year = 0, string? type = null) =>
        "/plans" + FeedLink.Extension + Plans(region, year, type)["/plans".Length..];

    /// <summary>A page of figures.</summary>
    public string Figures(FigureChoice choice) => "/figures" + Query(Fields(choice));

    /// <summary>The figures of a page as data: csv, xlsx or json.</summary>
    public string FigureData(FigureChoice choice, string format)
    {
        if (choice.IsComparison && format != "json")
        {
            return "/figures" + Query([.. Fields(choice.Asking(r => r with { Page = 1 }) with { Sort = "", Drawn = "" }), ("format",
                format)]);
        }
        List<(string, string)> fields = [.. Fields(choice).Where(f => !_ofPages.Contains(f.Name))];
        (int from, int to) = (choice.Request.FromYear, choice.Request.ToYear);
        if (from + to > 0)
        {
            fields.Add(("year", $"{(from > 0 ? from : FirstYear)}-{(to > 0 ? to : LastYear)}"));
        }
        fields.AddRange(choice.IsComparison ? [] : [("format", format)]);
        return (choice.IsComparison ? "/api/figures/compare" : "/api/figures") + Query(fields);
    }

    /// <summary>The spread of expressions.</summary>
    public string Trend(TrendChoice choice) => "/trend" + Query(choice.Fields());

    /// <summary>The spread of expressions as data: csv, xlsx or json.</summary>
    public string TrendData(TrendChoice choice, string format) =>
        "/api/trend" + Query([.. choice.Fields(ofData: true), ("format", format)]);

    /// <summary>Which plans say an expression.</summary>
    public string Coverage(TrendChoice choice) => "/coverage" + Query(choice.Fields(ofData: true));

    /// <summary>Which plans say an expression, as data: csv, xlsx or json.</summary>
    public string CoverageData(TrendChoice choice, string format) =>
        "/api/coverage" + Query([.. choice.Fields(ofData: true), ("format", format)]);

    /// <summary>Two plans side by side.</summary>
    /// <param name="old">The one: an id, or an id with a section, or words; empty: not chosen yet.</param>
    /// <param name="now">The other.</param>
    public string Contrast(string old, string now = "") => "/compare" + Query(ContrastFields(old, now));

    /// <summary>Two plans side by side as data: csv, xlsx, docx or json.</summary>
    public string ContrastData(string old, string now, string format) =>
        "/api/compare" + Query([.. ContrastFields(old, now), ("format", format)]);

    /// <summary>What several plans say of one topic.</summary>
    public string Topic(TopicRequest request) => "/compare" + Query(TopicPage.Fields(request));

    /// <summary>What several plans say of one topic as data: csv, xlsx or json.</summary>
    public string TopicData(TopicRequest request, string format) =>
        "/api/compare/topic" + Query([.. TopicPage.Fields(request), ("format", format)]);

    private static List<(string Name, string Value)> ContrastFields(string old, string now) =>
        [.. new[] { ("a", old), ("b", now) }.Where(f => f.Item2.Length > 0)];

    /// <summary>What is new and what is gone in the plans of a place and year.</summary>
    public string Words(string place, int year = 0, string type = "")
    {
        List<(string, string)> fields = [("place", place)];
        fields.AddRange(year > 0 ? [("year", $"{year}")] : []);
        fields.AddRange(type.Length > 0 ? [("type", type)] : []);
        return "/words" + Query(fields);
    }

    /// <summary>A list of expressions looked up at once.</summary>
    public string Batch(TrendRequest request) => "/batch" + Query(BatchPage.Fields(request));

    /// <summary>The indicators that match a text, names that no list has, or all.</summary>
    public string Indicators(string text = "", bool others = false, int page = 1)
    {
        List<(string, string)> fields = [];
        if (text.Length > 0)
        {
            fields.Add(("indicator", text));
        }
        if (others)
        {
            fields.Add(("names", "other"));
        }
        if (page > 1)
        {
            fields.Add(("page", page.ToString()));
        }
        return "/figures" + Query(fields);
    }

    /// <summary>A figure where it stands: its number in the plan, or its paragraph where the text has no such number.</summary>
    public string Figure(FigureStatement statement, FigureMeasure? measure = null) =>
        Plan(statement.Plan.Id, anchor: FigureMarks.TargetOf(statement, measure));

    /// <summary>All figures of a plan.</summary>
    public string PlanFigures(string id) => PlanAddress.Of(id, _encoder) + "/figures";

    /// <summary>What a plan names and what names it.</summary>
    public string PlanCitations(string id) => PlanAddress.Of(id, _encoder) + "/citations";

    /// <summary>Where the sentences of a plan stood before.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="at">A heading or a paragraph; empty for all of it.</param>
    /// <param name="inTextOrder">Whether they stand as in the text.</param>
    /// <param name="page">Which page of them, from 1.</param>
    public string Origins(string id, string at = "", bool inTextOrder = false, int page = 1) =>
        PlanAddress.Of(id, _encoder) + "/origins" + Query(
        [
            .. at.Length > 0 ? [("at", at)] : Array.Empty<(string, string)>(),
            .. inTextOrder ? [("sort", OriginsPage.TextOrder)] : Array.Empty<(string, string)>(),
            .. page > 1 ? [("page", $"{page}")] : Array.Empty<(string, string)>(),
        ]);

    /// <summary>The form to correct a figure.</summary>
    public string CorrectFigure(string id, FigureKey key) =>
        PlanAddress.Of(id, _encoder) + "/figures/correct" + Query([("figure", key.ToString())]);

    /// <summary>The fields of a page of figures, as a form carries them along.</summary>
    public static List<(string Name, string Value)> Fields(FigureChoice choice)
    {
        FigureRequest asked = choice.Request;
        List<(string, string)> fields = [("indicator", asked.Indicator)];
        if (asked.Measure is { } measure)
        {
            fields.Add(("measure", FigureNames.Measures.First(m => m.Measure == measure).Name));
        }
        Add("change", asked.ChangeKind);
        if (asked.Kind != FigureKind.Target)
        {
            fields.Add(("kind", FigureNames.Kinds.First(k => k.Kind == asked.Kind).Name));
        }
        fields.AddRange(asked.Regions.Select(r => ("region", r)));
        fields.AddRange(asked.Levels.Select(l => ("level", PlanLevelNames.NameOf(l))));
        Add("from", asked.FromYear > 0 ? asked.FromYear.ToString() : "");
        Add("to", asked.ToYear > 0 ? asked.ToYear.ToString() : "");
        Add("years", choice.AllYears ? "all" : "");
        Add("former", asked.WithFormerNames ? "true" : "");
        Add("sort", choice.Sort.Length > 0 && asked.Ascending ? "-" + choice.Sort : choice.Sort);
        Add("at", choice.Drawn);
        Add("view", choice.IsComparison ? "compare" : "");
        Add("page", asked.Page > 1 ? asked.Page.ToString() : "");
        return fields;

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                fields.Add((name, value));
            }
        }
    }

    /// <summary>The fields of a search beside its query, as a form carries them along: not that it was searched uncorrected, which was
    /// said of that query.</summary>
    public static IReadOnlyList<(string Name, string Value)> Kept(SearchRequest request) =>
        Fields(request with { Query = "", Corrects = true }, page: false);

    private static List<(string Name, string Value)> Fields(SearchRequest request, bool page)
    {
        List<(string, string)> fields = [];
        if (request.Query.Length > 0)
        {
            fields.Add(("q", request.Query));
        }
        if (SearchChoices.Scopes.NameUnlessDefault(request.Scope) is { } scope)
        {
            fields.Add(("scope", scope));
        }
        if (SearchChoices.Matches.NameUnlessDefault(request.Match) is { } match)
        {
            fields.Add(("match", match));
        }
        if (!request.SameWords)
        {
            fields.Add(("same", "0"));
        }
        if (!request.Corrects)
        {
            fields.Add(("correct", "0"));
        }
        fields.AddRange(FacetLinks.ValuesOf(request));
        if (request.PlanId is { } plan)
        {
            fields.Add(("plan", plan));
        }
        if (SearchChoices.Sorts.NameUnlessDefault(request.Sort) is { } sort)
        {
            fields.Add(("sort", sort));
        }
        if (page && request.Page > 1)
        {
            fields.Add(("page", request.Page.ToString()));
        }
        return fields;
    }

    private string Query(List<(string Name, string Value)> fields)
    {
        StringBuilder query = new();
        foreach ((string name, string value) in fields)
        {
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(_encoder.Encode(value));
        }
        return query.ToString();
    }
}
