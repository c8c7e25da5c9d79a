using SearchPlans.Comparing;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

/// <summary>Reads on one commit what several plans say of a topic.</summary>
/// <param name="commit">The commit, held by the caller.</param>
/// <param name="plans">Its plans.</param>
/// <param name="budget">What the answer may take; where it is spent, there is none.</param>
internal sealed class TopicReader(PlanCommit commit, PlanList plans, SearchBudget budget)
{
    /// <summary>Reads.</summary>
    public TopicColumns Read(TopicRequest request)
    {
        TopicColumns chosen = TopicChoice.Of(request, plans.InOrder, PlanValues.Of(commit.Reader));
        var search = new SearchRequest { Query = request.Expression, Match = SearchMatch.Exact, SameWords = request.SameWords };
        if (chosen.Columns.Count == 0
            || QueryParser.Parse(request.Expression, out _, PlanValues.Of(commit.Reader)) is not { } node)
        {
            return chosen;
        }
        QueryOptions options = QueryOptions.Of(search);
        TranslatedQuery query = QueryTranslator.Translate(node, commit.Fields.Vocabulary, options);
        HashSet<string> wanted = [.. chosen.Columns.Where(c => c.Plan is not null).Select(c => c.Plan!.Id)];
        Dictionary<(int Leaf, int Block), string> blocks =
            plans.ByBlock.Where(p => wanted.Contains(p.Value.Id)).ToDictionary(p => p.Key, p => p.Value.Id);
        var collector = new ChosenPlansCollector(search, blocks, TopicRequest.MaxPassages);
        commit.Searcher.Search(query.Query, collector, budget);
        collector.Finish();
        var builder = new HitBuilder(
            new StoredPlans(commit.Reader), commit.Reader, new RunMarks(commit.Fields, query), SearchScope.Paragraph, budget.Cancellation);
        var figures = new FigureSearcher(commit, budget);
        TopicColumn[] columns = [.. chosen.Columns.Select(c => Filled(c, collector, builder, figures))];
        return budget.IsSpent
            ? chosen with { Columns = [], IsTooCostly = true }
            : chosen with
            {
                Columns = columns,
                Understood = QueryDescription.Describe(node, commit.Fields.Vocabulary, options, query.AbsentForms),
                SameWords = [.. query.Runs.SelectMany(r => r.Run.Forms.Skip(1))],
            };
    }

    private static TopicColumn Filled(TopicColumn column, ChosenPlansCollector found, HitBuilder builder, FigureSearcher figures)
    {
        if (column.Plan is null || !found.ByPlan.TryGetValue(column.Plan.Id, out List<FoundHit>? hits))
        {
            return column;
        }
        SearchHit[] passages = [.. hits.Select(h => builder.Build(h))];
        ILookup<string, TextRange> marks = passages.SelectMany(p => p.Marks.Select(m => (p.Anchor, m))).ToLookup(m => m.Anchor, m => m.m);
        return column with
        {
            Paragraphs = found.Count(hits[0]),
            Passages = passages,
            Figures = [.. (figures.Of(column.Plan.Id)?.Figures ?? []).Where(f => marks[f.Anchor].Any(m => AreOver(m, f.Figure.Sentence)))],
        };
    }
    private static bool AreOver(TextRange one, TextRange other) => one.Start < other.End && other.Start < one.End;
}

/// <summary>Keeps of each plan chosen the paragraphs that stand first.</summary>
internal sealed class ChosenPlansCollector(
    SearchRequest request, IReadOnlyDictionary<(int Leaf, int Block), string> chosen, int most) : HitCollector(request, HitUnit.Paragraph)
{
    /// <summary>The first hits of each plan that has some, in reading order.</summary>
    public Dictionary<string, List<FoundHit>> ByPlan { get; } = [];

    /// <summary>How many hits the plan of a hit has.</summary>
    public int Count(FoundHit hit) => CountOf(hit);

    /// <inheritdoc />
    protected override void Take(FoundHit hit)
    {
        if (!chosen.TryGetValue((hit.Leaf, hit.Block), out string? plan))
        {
            return;
        }
        if (!ByPlan.TryGetValue(plan, out List<FoundHit>? hits))
        {
            ByPlan[plan] = hits = [];
        }
        if (hits.Count < most)
        {
            hits.Add(hit);
        }
    }
}
