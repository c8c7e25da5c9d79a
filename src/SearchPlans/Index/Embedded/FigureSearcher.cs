using SearchPlans.Figures;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// Answers questions for figures on one commit: the plans of an indicator by its term, those of places, levels and types among them by
/// their values, and of each only the figures of that indicator.
/// </summary>
/// <param name="commit">The commit, held by the caller.</param>
/// <param name="budget">What the answer may take; looked at with each plan. When it is spent, tables are of the plans read up to
/// then, and there is no card.</param>
internal sealed class FigureSearcher(PlanCommit commit, SearchBudget budget)
{
    private readonly StoredFigures _figures = new(commit.Reader, new StoredPlans(commit.Reader), commit.Fields.Vocabulary.Indicators);

    private IndicatorList Indicators => commit.Fields.Vocabulary.Indicators;

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
    public PlanFigures? Of(string planId)
    {
        if (new StoredPlans(commit.Reader).Find(PlanFields.Id, planId) is not var (leaf, block))
        {
            return null;
        }
        return _figures.All(leaf, DocBlocks.Of(commit.Reader.Leaves[leaf].AtomicReader).FirstDoc(Grouping.Block, block));
    }

    /// <summary>Indicators that match.</summary>
    public IndicatorAnswer Indicate(IndicatorRequest request) => IndicatorSearch.Of(request, Indicators, _figures.Counts());

    /// <summary>What a question for figures asks, or null where a text is none or there was no time to read all of its plans.</summary>
    public FigureCard? Card(string query)
    {
        CorpusValues corpus = PlanValues.Of(commit.Reader);
        if (!budget.HasTime() || FigureQuestions.Read(query, Indicators, corpus) is not { } question)
        {
            return null;
        }
        FigureTable table = Table(question.Request with { Size = FigureRequest.MaxSize });
        if (question.Kind is null && table.TotalStatements == 0)
        {
            // Of a year that isn't over there are only targets.
            table = Table(question.Request with { Size = FigureRequest.MaxSize, Kind = FigureKind.Target });
        }
        return table.Unknown.Count > 0 || budget.IsSpent
            ? null
            : FigureCards.Of(question, table, PlaceChoice.Read(question.Places, corpus).Paths);
    }

    private (string? Name, PlaceChoice Places, IReadOnlyList<UnknownFigureName> Unknown) Resolve(FigureRequest request)
    {
        CorpusValues corpus = PlanValues.Of(commit.Reader);
        PlaceChoice places = PlaceChoice.Read(request.Regions, corpus);
        string? name = IndicatorSearch.NameOf(request.Indicator, Indicators, _figures.IsStated);
        if (name is not null)
        {
            return (name, places, places.Unknown);
        }
        IReadOnlyList<string> nearest = IndicatorSearch.Nearest(request.Indicator, Indicators, _figures.Counts());
        return (null, places, [new UnknownFigureName("indicator", request.Indicator.Trim(), nearest), .. places.Unknown]);
    }

    private FoundFigures Find(FigureRequest request, string name, PlaceChoice places)
    {
        string[] names = request.WithFormerNames && FormerNames.Of(name) is { } former ? [former, name] : [name];
        var choices = new SearchRequest { Regions = places.Paths, Levels = request.Levels, Types = request.Types };
        PlanFilter[] filters =
            [.. commit.Reader.Leaves.Select(leaf => new PlanFilter(choices, PlanSegment.Of(leaf.AtomicReader)))];
        var statements = new List<FigureStatement>();
        var damaged = new Dictionary<(int Leaf, int Doc), List<string>>();
        foreach (string asked in names)
        {
            var only = new HashSet<string>(StringComparer.Ordinal) { asked };
            foreach ((int leaf, int doc) in _figures.PlansWith(asked).Where(p => Passes(filters, p.Leaf, p.Doc)))
            {
                if (!budget.HasTime())
                {
                    break;
                }
                statements.AddRange(_figures.Of(leaf, doc, only, figure => IsNear(figure, request)));
            }
            foreach ((int Leaf, int Doc) plan in _figures.PlansWith(FigureRecords.DamagedPrefix + asked))
            {
                if (!damaged.TryGetValue(plan, out List<string>? of))
                {
                    damaged[plan] = of = [];
                }
                of.Add(asked);
            }
        }
        bool isSingle = request.Levels.Count == 0 || request.Levels.Count == 4;
        return new FoundFigures(
            names, _figures.Listed(name), statements, [.. Covered(filters, damaged)],
            [.. places.Named.Where(p => isSingle || request.Levels.Contains(Corpus.PlanLevelNames.OfRegion(p)))]);
    }

    // What no table of the request shows isn't read whole.
    private static bool IsNear(Figure figure, FigureRequest request) =>
        !figure.IsElsewhere && (request.FromYear == 0 || figure.Period.ToYear >= request.FromYear)
        && (request.ToYear == 0 || figure.Period.ToYear <= request.ToYear);

    private bool Passes(PlanFilter[] filters, int leaf, int doc) =>
        filters[leaf].Test(DocBlocks.Of(commit.Reader.Leaves[leaf].AtomicReader).Of(Grouping.Block, doc)) == PlanFilter.Passes;

    private IEnumerable<CoveredPlan> Covered(PlanFilter[] filters, Dictionary<(int Leaf, int Doc), List<string>> damaged)
    {
        foreach ((int leaf, int block) in new StoredPlans(commit.Reader).Blocks())
        {
            PlanFilter filter = filters[leaf];
            if (filter.Test(block) != PlanFilter.Passes)
            {
                continue;
            }
            int doc = DocBlocks.Of(commit.Reader.Leaves[leaf].AtomicReader).FirstDoc(Grouping.Block, block);
            yield return new CoveredPlan(
                filter.Region(block), filter.Year(block), filter.Type(block),
                damaged.TryGetValue((leaf, doc), out List<string>? of) ? of : []);
        }
    }
}
