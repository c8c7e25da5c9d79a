using SearchPlans.Comparing;
using SearchPlans.Figures;
using SearchPlans.Index.Queries;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Answers;

/// <summary>Reads on one commit what several plans say of a topic.</summary>
/// <param name="snapshot">The commit.</param>
internal sealed class TopicReader(IIndexSnapshot snapshot)
{
    /// <summary>Reads.</summary>
    public TopicColumns Read(TopicRequest request)
    {
        TopicColumns chosen = TopicChoice.Of(request, snapshot.Plans.InOrder, snapshot.Values);
        var search = new SearchRequest { Query = request.Expression, Match = SearchMatch.Exact, SameWords = request.SameWords };
        if (chosen.Columns.Count == 0 || QueryParser.Parse(request.Expression, out _, snapshot.Values) is not { } node)
        {
            return chosen;
        }
        QueryOptions options = QueryOptions.Of(search);
        TranslatedQuery query = QueryTranslator.Translate(node, snapshot.Fields.Vocabulary, options);
        HashSet<string> wanted = [.. chosen.Columns.Where(c => c.Plan is not null).Select(c => c.Plan!.Id)];
        Dictionary<string, PlanPlace> places =
            snapshot.Plans.ByPlace.Where(p => wanted.Contains(p.Value.Id)).ToDictionary(p => p.Value.Id, p => p.Key);
        IReadOnlyDictionary<PlanPlace, HitsOfPlan> found = snapshot.HitsOf(query.Query, places.Values, TopicRequest.MaxPassages);
        var builder = new HitBuilder(
            snapshot.Stored, new RunMarks(snapshot.Fields, query), SearchScope.Paragraph, snapshot.Budget.Cancellation);
        var figures = new FigureReader(snapshot, snapshot.Fields.Vocabulary.Indicators);
        IReadOnlyList<TopicColumn> columns = snapshot.Each(
            chosen.Columns,
            c => c.Plan is not null && places.TryGetValue(c.Plan.Id, out PlanPlace plan) && found.TryGetValue(plan, out HitsOfPlan? hits)
                ? Filled(c, plan, hits, builder, figures)
                : c);
        return snapshot.Budget.IsSpent
            ? chosen with { Columns = [], IsTooCostly = true }
            : chosen with
            {
                Columns = columns,
                Understood = QueryDescription.Describe(node, snapshot.Fields.Vocabulary, options, query.AbsentForms),
                SameWords = [.. query.Runs.SelectMany(r => r.Run.Forms.Skip(1))],
            };
    }

    private TopicColumn Filled(TopicColumn column, PlanPlace plan, HitsOfPlan found, HitBuilder builder, FigureReader figures)
    {
        (IReadOnlyList<SearchHit> passages, PlanFigures stated) =
            snapshot.Together(() => snapshot.Each(found.Hits, h => builder.Build(h)), () => figures.All(plan));
        ILookup<string, TextRange> marks = passages.SelectMany(p => p.Marks.Select(m => (p.Anchor, m))).ToLookup(m => m.Anchor, m => m.m);
        return column with
        {
            Paragraphs = found.Count,
            Passages = passages,
            Figures = [.. stated.Figures.Where(f => marks[f.Anchor].Any(m => AreOver(m, f.Figure.Sentence)))],
        };
    }

    private static bool AreOver(TextRange one, TextRange other) => one.Start < other.End && other.Start < one.End;
}
