using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;

namespace SearchPlans.Index.Answers;

/// <summary>
/// Answers questions for figures on one commit: the plans of an indicator by its term, those of places, levels and types among them by
/// their values, and of each only the figures of that indicator.
/// </summary>
/// <param name="snapshot">The commit.</param>
internal sealed class FigureSearcher(IIndexSnapshot snapshot)
{
    private readonly FigureReader _figures = new(snapshot, snapshot.Fields.Vocabulary.Indicators);

    private IndicatorList Indicators => snapshot.Fields.Vocabulary.Indicators;

    /// <summary>The table of a request.</summary>
    public FigureTable Table(FigureRequest request)
    {
        (string? name, PlaceChoice places, IReadOnlyList<UnknownFigureName> unknown) = Resolve(request);
        return name is null || unknown.Count > 0
            ? FigureTables.Unknown(request, unknown)
            : FigureTables.Of(request, Find(request, name, places));
    }

    /// <summary>Target against result of the one place of a request; of several, or a place with others in it, the first itself.</summary>
    public FigureComparison Compare(FigureRequest request)
    {
        (string? name, PlaceChoice places, IReadOnlyList<UnknownFigureName> unknown) = Resolve(request);
        if (name is null || unknown.Count > 0 || places.Paths.Count == 0)
        {
            return new FigureComparison
            {
                Request = request,
                Measure = request.Measure ?? FigureMeasure.Value,
                Unit = "",
                RegionPath = "",
                Years = [],
                Unknown = unknown,
                Notices = places.Paths.Count == 0 && unknown.Count == 0 ? ["请选一个地区。"] : [],
            };
        }
        return FigureComparisons.Of(request, Find(request with { WithFormerNames = false }, name, places), places.Paths[0]);
    }

    /// <summary>A plan's own figures, or null where there is no plan with that id.</summary>
    public PlanFigures? Of(string planId) => snapshot.Find(PlanFields.Id, planId) is { } plan ? _figures.All(plan) : null;

    /// <summary>Indicators that match.</summary>
    public IndicatorAnswer Indicate(IndicatorRequest request) => IndicatorSearch.Of(request, Indicators, snapshot.FigureCounts());

    /// <summary>What a question for figures asks, or null where a text is none or there was no time to read all of its plans.</summary>
    public FigureCard? Card(string query)
    {
        CorpusValues corpus = snapshot.Values;
        if (!snapshot.Budget.HasTime() || FigureQuestions.Read(query, Indicators, corpus) is not { } question)
        {
            return null;
        }
        FigureTable table = Table(question.Request with { Size = FigureRequest.MaxSize });
        if (question.Kind is null && table.TotalStatements == 0)
        {
            // Of a year that isn't over there are only targets.
            table = Table(question.Request with { Size = FigureRequest.MaxSize, Kind = FigureKind.Target });
        }
        return table.Unknown.Count > 0 || snapshot.Budget.IsSpent
            ? null
            : FigureCards.Of(question, table, PlaceChoice.Read(question.Places, corpus).Paths);
    }

    private (string? Name, PlaceChoice Places, IReadOnlyList<UnknownFigureName> Unknown) Resolve(FigureRequest request)
    {
        CorpusValues corpus = snapshot.Values;
        PlaceChoice places = PlaceChoice.Read(request.Regions, corpus);
        string? name = IndicatorSearch.NameOf(request.Indicator, Indicators, IsStated);
        if (name is not null)
        {
            return (name, places, places.Unknown);
        }
        IReadOnlyList<string> nearest = IndicatorSearch.Nearest(request.Indicator, Indicators, snapshot.FigureCounts());
        return (null, places, [new UnknownFigureName("indicator", request.Indicator.Trim(), nearest), .. places.Unknown]);
    }

    private bool IsStated(string name) => FigureRecords.IsTerm(name) && snapshot.PlansWith(PlanFields.Indicator, name).Count > 0;

    private FoundFigures Find(FigureRequest request, string name, PlaceChoice places)
    {
        string[] names = request.WithFormerNames && FormerNames.Of(name) is { } former ? [former, name] : [name];
        var choices = new PlanChoices(new SearchRequest { Regions = places.Paths, Levels = request.Levels, Types = request.Types });
        IReadOnlyList<IReadOnlyList<PlanPlace>> found = snapshot.Each(
            names.Concat(names.Select(asked => FigureRecords.DamagedPrefix + asked)),
            term => snapshot.PlansWith(PlanFields.Indicator, term));
        ILookup<PlanPlace, string> damaged =
            names.SelectMany((asked, i) => found[names.Length + i].Select(plan => (plan, asked))).ToLookup(d => d.plan, d => d.asked);
        IEnumerable<(PlanPlace Plan, string Name)> stating = names.SelectMany((asked, i) => found[i].Select(plan => (plan, asked)))
            .Where(p => choices.Pass(snapshot.Entry(p.plan)) && snapshot.Budget.HasTime());
        Dictionary<string, HashSet<string>> only = names.ToDictionary(asked => asked, asked => new HashSet<string> { asked });
        IReadOnlyList<FigureStatement[]> statements = snapshot.Each(
            stating, p => (FigureStatement[])[.. _figures.Of(p.Plan, only[p.Name], figure => IsNear(figure, request))]);
        bool isSingle = request.Levels.Count == 0 || request.Levels.Count == 4;
        return new FoundFigures(
            names, _figures.Listed(name), [.. statements.SelectMany(s => s)],
            [.. snapshot.Entries.Where(choices.Pass).Select(p => new CoveredPlan(p.Region, p.Year, p.Type, [.. damaged[p.Place]]))],
            [.. places.Named.Where(p => isSingle || request.Levels.Contains(PlanLevelNames.OfRegion(p)))]);
    }

    // What no table of the request shows isn't read whole.
    private static bool IsNear(Figure figure, FigureRequest request) =>
        !figure.IsElsewhere && (request.FromYear == 0 || figure.Period.ToYear >= request.FromYear)
        && (request.ToYear == 0 || figure.Period.ToYear <= request.ToYear);
}
