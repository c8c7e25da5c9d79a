using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Searching;
using SearchPlans.Syncing;

namespace SearchPlans.Querying;

/// <summary>A query as it is found and marked.</summary>
/// <param name="Query">Finds the paragraphs.</param>
/// <param name="Runs">The runs that are to be marked: all but those excluded and those of titles, places, years, types.</param>
/// <param name="HeadingRuns">The runs to be marked in headings only.</param>
internal sealed record TranslatedQuery(Query Query, IReadOnlyList<RunQueries> Runs, IReadOnlyList<RunQueries> HeadingRuns);

/// <summary>
/// Turns what is asked for into how it is found. Hits are always paragraphs; a wider scope only widens the stretch in
/// which the words of an "and" have to be together, and in which an excluded one must not be: then every paragraph in
/// that stretch with at least one of the words is a hit.
/// </summary>
internal sealed class QueryTranslator
{
    // Found: what makes a paragraph a hit and scores it (null: nothing of its own, any paragraph).
    // Condition: what has to hold where it stands (null: nothing more than being found).
    private readonly record struct Part(Query? Found, Query? Condition);

    private readonly SearchScope _scope;
    private readonly SearchMatch _match;
    private readonly List<RunQueries> _runs = [];
    private readonly List<RunQueries> _headingRuns = [];

    private QueryTranslator(SearchScope scope, SearchMatch match)
    {
        _scope = scope;
        _match = match;
    }

    /// <summary>Translates.</summary>
    public static TranslatedQuery Translate(QueryNode node, SearchScope scope, SearchMatch match)
    {
        var translator = new QueryTranslator(scope, match);
        (Query? found, Query? condition) = translator.Read(node, excluded: false);
        // Where only headings are asked for, they are the hits; where only title, place, year or type are, a plan
        // answers as a whole: by its title line.
        found ??= new TermQuery(PlanFields.Kind, translator._headingRuns.Count > 0 ? PlanFields.HeadingTerm : PlanFields.TitleTerm);
        Query query = condition is null ? found : new BooleanQuery([found], [], [], [condition]);
        return new TranslatedQuery(query, translator._runs, translator._headingRuns);
    }

    private Part Read(QueryNode node, bool excluded) => node switch
    {
        RunNode run => Run(RunQueries.Create(run.Text, run.IsQuoted || _match == SearchMatch.Exact), excluded),
        AndNode and => And([.. and.Nodes.Select(n => Read(n, excluded))]),
        OrNode or => Or([.. or.Nodes.Select(n => Read(n, excluded))]),
        NotNode not => Not(Read(not.Node, !excluded)),
        FieldNode field => Field(field, excluded),
        YearNode years => new Part(null, Blocks(PlanFields.Year, years)),
        _ => throw new ArgumentException($"There is no translation for {node.GetType().Name}.", nameof(node)),
    };

    private Part Run(RunQueries run, bool excluded)
    {
        if (!excluded) _runs.Add(run);
        Query found = excluded && run.Words.Count > 0 ? run.Exact : run.Either;
        return new Part(found, Widen(found));
    }

    private GroupQuery? Widen(Query found) => _scope switch
    {
        SearchScope.Section => new GroupQuery(found, Grouping.Group),
        SearchScope.Plan => new GroupQuery(found, Grouping.Block),
        _ => null,
    };

    private static Part And(IReadOnlyList<Part> parts)
    {
        Query[] conditions = [.. parts.Select(p => p.Condition).OfType<Query>()];
        Query[] found = [.. parts.Select(p => p.Found).OfType<Query>()];
        bool together = parts.All(p => p.Condition is null || p.Found is null);
        Query? all = found.Length == 0 ? null : together ? BooleanQuery.All(found) : BooleanQuery.Any(found);
        return new Part(all, conditions.Length == 0 ? null : BooleanQuery.All(conditions));
    }

    private Part Or(IReadOnlyList<Part> parts)
    {
        // Parts with nothing of their own to find let any paragraph be one that their condition allows.
        Query[] each = [.. parts.Select(p => p switch
        {
            { Found: null } => p.Condition ?? new AllQuery(),
            { Condition: null } => p.Found,
            _ => new BooleanQuery([p.Found], [], [], [p.Condition]),
        })];
        Query found = BooleanQuery.Any(each);
        return new Part(found, Widen(found));
    }

    private Part Not(Part part)
    {
        // In a wider scope the condition says it all: a stretch is out as a whole.
        Query excluded = _scope == SearchScope.Paragraph && part is { Found: { } found, Condition: { } condition }
            ? new BooleanQuery([found], [], [], [condition])
            : part.Condition ?? part.Found ?? new NoneQuery();
        return new Part(null, new BooleanQuery([], [], [excluded], [new AllQuery()]));
    }

    private Part Field(FieldNode field, bool excluded)
    {
        switch (field.Field)
        {
            case QueryField.Title:
                return new Part(null, new GroupQuery(RunQueries.InField(PlanFields.Title, field.Text), Grouping.Block));
            case QueryField.Headings:
                if (!excluded) _headingRuns.Add(RunQueries.Create(field.Text, exactOnly: true));
                return new Part(null, new GroupQuery(RunQueries.InField(PlanFields.Headings, field.Text), Grouping.Group));
            case QueryField.Body:
                Part run = Run(RunQueries.Create(field.Text, _match == SearchMatch.Exact), excluded);
                var body = new BooleanQuery([run.Found!], [], [new TermQuery(PlanFields.Kind, PlanFields.HeadingTerm)], []);
                return new Part(body, Widen(body));
            case QueryField.Region:
                return new Part(null, Blocks(PlanFields.Region, field.Text));
            default:
                return new Part(null, Blocks(PlanFields.Type, field.Text));
        }
    }

    private static BlockQuery Blocks(string column, string part)
    {
        int ordinal = PlanFields.Schema.ColumnOrdinal(column);
        return new BlockQuery(segment =>
        {
            KeywordColumn values = segment.Keywords(ordinal);
            bool[] passes = [.. values.Values.Select(v => v.Contains(part, StringComparison.Ordinal))];
            return block => passes[values.Ordinal(block)];
        });
    }

    private static BlockQuery Blocks(string column, YearNode years)
    {
        int ordinal = PlanFields.Schema.ColumnOrdinal(column);
        return new BlockQuery(segment =>
        {
            NumberColumn values = segment.Numbers(ordinal);
            return block => values[block] >= years.From && values[block] <= years.To;
        });
    }
}
