using System.Diagnostics.CodeAnalysis;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Querying.Understanding;
using SearchPlans.Text.Characters;

namespace SearchPlans.Searching;

/// <summary>One or two sentences of a paragraph, chosen for what is marked in them.</summary>
/// <param name="Text">The characters shown.</param>
/// <param name="Marks">What to mark, as offsets into <paramref name="Text"/>, in order and apart.</param>
/// <param name="CutBefore">Whether the paragraph goes on before it.</param>
/// <param name="CutAfter">Whether the paragraph goes on behind it.</param>
public sealed record HitPassage(string Text, IReadOnlyList<TextRange> Marks, bool CutBefore, bool CutAfter);

/// <summary>A paragraph shown with a hit that isn't one itself: the first below a heading, or the best of a section or plan.</summary>
/// <param name="Anchor">Its anchor within the plan.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Section">Headings from the outermost to the innermost section around it.</param>
/// <param name="Text">Its whole text.</param>
/// <param name="Marks">What answers the query in it: UTF-16 offsets into <paramref name="Text"/>, in order and apart.</param>
/// <param name="Passages">What to show of it.</param>
public sealed record HitParagraph(
    string Anchor, PlanUnitKind Kind, IReadOnlyList<string> Section, string Text, IReadOnlyList<TextRange> Marks,
    IReadOnlyList<HitPassage> Passages);

/// <summary>What a hit is, by the scope of the search.</summary>
public enum HitUnit
{
    /// <summary>A paragraph, list item, row or title line; or a section by its heading alone.</summary>
    Paragraph,
    /// <summary>章节: an innermost section that holds all that was asked for.</summary>
    Section,
    /// <summary>全文: a plan that holds all that was asked for.</summary>
    Plan,
}

/// <summary>What answers the query: by the scope a paragraph, a section or a plan.</summary>
public sealed record SearchHit
{
    /// <summary>The plan it stands in.</summary>
    public required PlanSummary Plan { get; init; }
    /// <summary>What it is.</summary>
    public HitUnit Unit { get; init; }
    /// <summary>Headings from the outermost to the innermost section around it; of a section, its own last; empty for a plan.</summary>
    public required IReadOnlyList<string> Section { get; init; }
    /// <summary>Its anchor within the plan; the link is <c>/plans/{id}#{anchor}</c>. Of a section that of its heading; empty for a
    /// plan.</summary>
    public required string Anchor { get; init; }
    /// <summary>The anchor of the paragraph whose score it has: its own, or of a section or plan that of its best paragraph.</summary>
    public string BestAnchor { get => field ?? Anchor; init; }
    /// <summary>What the paragraph is; of a section and a plan what <see cref="Text"/> is.</summary>
    public required PlanUnitKind Kind { get; init; }
    /// <summary>Whether it looks back or ahead.</summary>
    public required PlanPart Part { get; init; }
    /// <summary>How well it answers; comparable within one answer only. Of a section or plan that of its best paragraph.</summary>
    public required double Score { get; init; }
    /// <summary>Its whole text; of a section its heading, of a plan its title.</summary>
    public required string Text { get; init; }
    /// <summary>What answers the query in it: UTF-16 offsets into <see cref="Text"/>, in order and apart.</summary>
    public required IReadOnlyList<TextRange> Marks { get; init; }
    /// <summary>What to show of it in a list: one or two sentences around the marks; two passages where no single one
    /// shows all that was asked for.</summary>
    public required IReadOnlyList<HitPassage> Passages { get; init; }
    /// <summary>What is shown below it: of a heading the first paragraph of its section; of a section or plan its best paragraphs, in
    /// reading order, at most three. Empty for other paragraphs.</summary>
    public IReadOnlyList<HitParagraph> Below { get; init; } = [];
    /// <summary>How many paragraphs of it were found: 1 for a paragraph.</summary>
    public int Paragraphs { get; init; } = 1;
    /// <summary>What it lacks of what was typed; empty where it answers. Hits that lack something come last and aren't counted.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];
    /// <summary>Whether <see cref="Lacks"/> are conditions that its plan doesn't meet (地区：江苏省), not words.</summary>
    public bool LacksConditions { get; init; }
    /// <summary>Whether it is no answer but holds as text the name of the plans that were asked for; not counted either.</summary>
    public bool HoldsName { get; init; }
    /// <summary>Whether it answers and is counted.</summary>
    public bool Answers => Lacks.Count == 0 && !HoldsName;
}

/// <summary>The best hits of one plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Hits">Its best hits, at most <see cref="MaxHits"/>; of a search in whole plans the plan alone.</param>
/// <param name="TotalHits">How many hits it has.</param>
public sealed record PlanHits(PlanSummary Plan, IReadOnlyList<SearchHit> Hits, int TotalHits)
{
    /// <summary>How many hits of a plan are shown with it.</summary>
    public const int MaxHits = 3;

    /// <summary>Whether its hits answer and are counted.</summary>
    public bool Answer => Hits.Count == 0 || Hits[0].Answers;
}

/// <summary>A value by which hits can be narrowed.</summary>
/// <param name="Value">The value as it is given back in a request (a region path, a year, a type).</param>
/// <param name="Label">The value as it is shown (of a region path its last part).</param>
/// <param name="Count">How many hits would be left if it alone were chosen in its facet.</param>
/// <param name="Selected">Whether the request holds it.</param>
/// <param name="Depth">Of a region: 0 province, 1 city, 2 county; otherwise 0.</param>
public sealed record FacetValue(string Value, string Label, int Count, bool Selected, int Depth);

/// <summary>The counts by which an answer can be narrowed. Each is counted without its own choices, so that others can be made.</summary>
/// <param name="Regions">Regions: provinces, and below a chosen one the places in it, each after the one it lies in.</param>
/// <param name="Years">Years, latest first.</param>
/// <param name="Types">Types, most frequent first.</param>
/// <param name="Parts">Parts of plans by name, in the order of <see cref="PlanPartNames.Named"/>.</param>
public sealed record SearchFacets(
    IReadOnlyList<FacetValue> Regions, IReadOnlyList<FacetValue> Years, IReadOnlyList<FacetValue> Types, IReadOnlyList<FacetValue> Parts)
{
    /// <summary>Levels of government by name, in the order of <see cref="PlanLevelNames.Named"/>.</summary>
    public IReadOnlyList<FacetValue> Levels { get; init; } = [];

    /// <summary>Issuers, most frequent first.</summary>
    public IReadOnlyList<FacetValue> Issuers { get; init; } = [];
}

/// <summary>Other expressions for the same that were searched along.</summary>
/// <param name="Run">What was typed.</param>
/// <param name="Others">The whole run with an expression in it put otherwise.</param>
public sealed record SameWords(string Run, IReadOnlyList<string> Others);

/// <summary>What every answer to a search says.</summary>
public abstract record SearchAnswer
{
    /// <summary>How many hits that lack something are listed at most.</summary>
    public const int MaxLacking = 100;

    /// <summary>The request, with page and size brought into range.</summary>
    public required SearchRequest Request { get; init; }
    /// <summary>How many paragraphs answer; in a wider scope, how many stand in the sections or plans that do and hold something of the
    /// query.</summary>
    public required int TotalParagraphs { get; init; }
    /// <summary>How many innermost sections answer; null where paragraphs do.</summary>
    public int? TotalSections { get; init; }
    /// <summary>How many plans they stand in.</summary>
    public required int TotalPlans { get; init; }
    /// <summary>How many of these paragraphs hold the query as it was typed, where it is one run that may also be found by its words; else
    /// null. They come first when sorted by relevance.</summary>
    public int? ParagraphsAsTyped { get; init; }
    /// <summary>How the query was understood, for people (包含“低空经济”，且包含“无人机”).</summary>
    public required string Understood { get; init; }
    /// <summary>What plain words were taken for conditions, in the order in which they were typed.</summary>
    public IReadOnlyList<QueryCondition> Conditions { get; init; } = [];
    /// <summary>Plans that answer by themselves; where only plans were asked for, those of this page.</summary>
    public IReadOnlyList<PlanCard> Cards { get; init; } = [];
    /// <summary>Why there are <see cref="Cards"/>.</summary>
    public PlanCardsAre CardsAre { get; init; }
    /// <summary>Where the query is a question for figures (深圳 2025 GDP目标), its answer; else null.</summary>
    public FigureCard? Figures { get; init; }
    /// <summary>How many paragraphs lack something of what was typed; 0 where enough have it all. At most
    /// <see cref="MaxLacking"/> are listed, behind those that answer.</summary>
    public int TotalLacking { get; init; }
    /// <summary>What holds all that was asked for, where no paragraph does; else null.</summary>
    public WiderTotals? Wider { get; init; }
    /// <summary>Of a query that finds nothing as typed, the corrected one, whose hits these are; else null.</summary>
    public CorrectedAnswer? Corrected { get; init; }
    /// <summary>Something the person should know (nothing to search for, the query was too long and cut …), or null.</summary>
    public string? Notice { get; init; }
    /// <summary>Whether the time was up before all was searched: what was found so far is shown, totals are of that, and
    /// <see cref="Notice"/> says so.</summary>
    public bool IsPartial { get; init; }
    /// <summary>By what 最新 and 最早 were sorted, for people (按发布日期，日期不详的按年份): a plan's day of publication where it is known, else
    /// the first day of its year; null where hits are sorted by relevance or there are none.</summary>
    public string? SortedBy { get; init; }
    /// <summary>What was searched along, shown so that it can be switched off (<see cref="SearchRequest.SameWords"/>).</summary>
    public IReadOnlyList<SameWords> SameWords { get; init; } = [];
    /// <summary>Expressions related to the query's, to be searched instead.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];
    /// <summary>您是不是要找: the query with what stands nowhere put as the corpus writes it; or null.</summary>
    public string? DidYouMean { get; init; }
    /// <summary>The counts to narrow by.</summary>
    public required SearchFacets Facets { get; init; }
    /// <summary>How long the answer took, in milliseconds.</summary>
    public required double TookMs { get; init; }
    /// <summary>How many pages there are; 0 when nothing was found.</summary>
    public required int Pages { get; init; }
}

/// <summary>An answer as one list of paragraphs.</summary>
public sealed record HitList : SearchAnswer
{
    /// <summary>Makes one to be filled in.</summary>
    public HitList() { }

    [SetsRequiredMembers]
    internal HitList(SearchAnswer answer, IReadOnlyList<SearchHit> hits) : base(answer) => Hits = hits;

    /// <summary>The hits of this page, in order.</summary>
    public required IReadOnlyList<SearchHit> Hits { get; init; }
}

/// <summary>An answer grouped by plan; a page holds <see cref="SearchRequest.Size"/> plans.</summary>
public sealed record PlanHitList : SearchAnswer
{
    /// <summary>Makes one to be filled in.</summary>
    public PlanHitList() { }

    [SetsRequiredMembers]
    internal PlanHitList(SearchAnswer answer, IReadOnlyList<PlanHits> plans) : base(answer) => Plans = plans;

    /// <summary>The plans of this page, the one with the best hit first.</summary>
    public required IReadOnlyList<PlanHits> Plans { get; init; }
}
