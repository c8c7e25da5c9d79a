using SearchPlans.Corpus;
using SearchPlans.Figures;

namespace SearchPlans.Trends;

/// <summary>A place and a year whose expressions are asked for.</summary>
public sealed record WordsRequest
{
    /// <summary>The most expressions of a list.</summary>
    public const int MaxCount = 50;

    /// <summary>The place by any of its names: one, with its own plans, not those of places in it.</summary>
    public required string Region { get; init; }

    /// <summary>The year of the plans; 0: the last that there is.</summary>
    public int Year { get; init; }

    /// <summary>The type of document; empty: government work reports, else the type that the place has most of.</summary>
    public string Type { get; init; } = "";

    /// <summary>How many expressions a list has at most.</summary>
    public int Count { get; init; } = 30;
}

/// <summary>An expression that rose or vanished.</summary>
/// <param name="Text">The expression as it is written.</param>
/// <param name="Paragraphs">Paragraphs of the year's plans that hold it.</param>
/// <param name="ParagraphsBefore">Paragraphs of the plans that it is held against that hold it.</param>
/// <param name="Ratio">G², the log-likelihood ratio of both shares of paragraphs (Dunning 1993): how sure it is that they differ.</param>
/// <param name="LogRatio">The binary logarithm of the quotient of the shares, half a paragraph added to each (Hardie 2014): how much they
/// differ; 1: twice the share.</param>
/// <param name="Peers">Plans of the same year of other places of the level that say it.</param>
/// <param name="Plan">The plan that its sentence is of: the year's, of what vanished the last before.</param>
/// <param name="Anchor">The paragraph.</param>
/// <param name="Sentence">The first sentence that says it.</param>
/// <param name="Start">Where it stands in the sentence.</param>
public sealed record WordChange(
    string Text, int Paragraphs, int ParagraphsBefore, double Ratio, double LogRatio, int Peers, PlanSummary Plan, string Anchor,
    string Sentence, int Start);

/// <summary>What is new and what is gone in the plans of a place and year.</summary>
public sealed record WordChanges
{
    /// <summary>The request, with place, year and type as they were understood.</summary>
    public required WordsRequest Request { get; init; }

    /// <summary>The place's plans of the year; empty where there is none.</summary>
    public IReadOnlyList<PlanSummary> Plans { get; init; } = [];

    /// <summary>The place's plans of the years before, latest first, as far back as is looked at.</summary>
    public IReadOnlyList<PlanSummary> Before { get; init; } = [];

    /// <summary>Plans of other places of the level, of the same year and type, as many as are looked at.</summary>
    public IReadOnlyList<PlanSummary> Peers { get; init; } = [];

    /// <summary>What rose against the years before; empty where there are none.</summary>
    public IReadOnlyList<WordChange> Risen { get; init; } = [];

    /// <summary>What was said in the last years before and isn't any more.</summary>
    public IReadOnlyList<WordChange> Vanished { get; init; } = [];

    /// <summary>What is said more than by its peers of the year.</summary>
    public IReadOnlyList<WordChange> Own { get; init; } = [];

    /// <summary>Years of which the place has plans of the type, latest first, to choose another.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>A name that is unknown; then there is nothing else.</summary>
    public IReadOnlyList<UnknownFigureName> Unknown { get; init; } = [];
}
