using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Searching;

namespace SearchPlans.Trends;

/// <summary>
/// Adds up what plans say: by year, by level, by place, and who says it first. The year of a plan is the one it is for, as everywhere;
/// what comes first goes by the day on which it was published or signed, and by the plan's year where none is known.
/// </summary>
public sealed class TrendTables
{
    private readonly TallyAxes _axes;
    private readonly PlanTally _read;

    /// <summary>Takes the plans that are looked through.</summary>
    /// <param name="plans">The plans that meet the choices of a request.</param>
    public TrendTables(IReadOnlyList<PlanSummary> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        _axes = new TallyAxes(plans);
        _read = new PlanTally(_axes);
        foreach (PlanSummary plan in plans)
        {
            _read.Add(plan, plan.Characters);
        }
    }

    /// <summary>An answer that says which names are none.</summary>
    public static Trend Unknown(TrendRequest request, IReadOnlyList<UnknownFigureName> unknown) =>
        new TrendTables([]).With(request, []) with { Unknown = unknown };

    /// <summary>The answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="spreads">One for each expression.</param>
    public Trend With(TrendRequest request, IReadOnlyList<Spread> spreads) => new()
    {
        Request = request,
        Years = [.. _axes.Years.Select((y, i) => (y, ReadOf(_read.OfYear(i))))],
        Levels = [.. _axes.Levels.Select((l, i) => (l, ReadOf(_read.OfLevel(i))))],
        Places = [.. _axes.Places.Select((p, i) => (p, ReadOf(_read.OfPlace(i))))],
        Read = ReadOf(_read.Total),
        Spreads = spreads,
    };

    /// <summary>The spread of an expression.</summary>
    /// <param name="expression">The expression as typed.</param>
    /// <param name="understood">What was looked for, in Chinese.</param>
    /// <param name="sameWords">Other expressions that were looked for along.</param>
    /// <param name="mentions">The plans that say it.</param>
    /// <param name="firstIn">Gives the first paragraph of a plan that says it, of those of <see cref="ShownOf"/>.</param>
    public Spread SpreadOf(
        string expression, string understood, IReadOnlyList<SameWords> sameWords, IReadOnlyList<PlanMentions> mentions,
        Func<PlanSummary, SearchHit> firstIn)
    {
        ArgumentNullException.ThrowIfNull(mentions);
        var said = new PlanTally(_axes);
        foreach (PlanMentions plan in mentions)
        {
            said.Add(plan.Plan, plan.Paragraphs);
        }
        PlanSummary[] plans = [.. mentions.Select(m => m.Plan)];
        int[] saying = [.. Enumerable.Range(0, _axes.Years.Length).Where(y => said.OfYear(y).Plans > 0)];
        return new Spread
        {
            Expression = expression,
            Understood = understood,
            SameWords = sameWords,
            Total = Count(said.Total, _read.Total),
            ByYear = [.. _axes.Years.Select((_, y) => Count(said.OfYear(y), _read.OfYear(y)))],
            ByLevel = [.. _axes.Levels.Select((_, l) => Count(said.OfLevel(l), _read.OfLevel(l)))],
            ByPlace = [.. _axes.Places.Select((_, p) => Count(said.OfPlace(p), _read.OfPlace(p)))],
            ByPlaceAndYear = [.. _axes.Places.Select((_, p) => (IReadOnlyList<SpreadCount>)
                [.. _axes.Years.Select((_, y) => Count(said.OfPlaceAndYear(p, y), _read.OfPlaceAndYear(p, y)))])],
            First = FirstOf("", plans, firstIn),
            Firsts = [.. WithFirsts(plans)
                .Select(g => FirstOf(g.Region, g.Plans, firstIn)).OfType<FirstMention>()
                .OrderBy(f => f.Year).ThenBy(f => f.Day ?? DateOnly.MaxValue)
                .ThenBy(f => RegionOrder.KeyOf(f.RegionPath), StringComparer.Ordinal)],
            LastYear = saying.Length == 0 ? null : _axes.Years[saying[^1]],
            Gaps = saying.Length == 0 ? [] : GapsIn(said, saying[0], saying[^1]),
            PlansWithoutYear = plans.Count(p => DateOf(p) is null),
        };
    }

    // Of a day that isn't known the year alone.
    private static (int Year, DateOnly? Day)? DateOf(PlanSummary plan) =>
        (plan.Metadata.Published ?? plan.Metadata.SignedOn) is { } day ? (day.Year, day)
        : plan.Metadata.Year > 0 ? (plan.Metadata.Year, null)
        : null;

    /// <summary>The plans among some that say an expression whose first paragraph a spread shows.</summary>
    public static IReadOnlyList<PlanSummary> ShownOf(IReadOnlyList<PlanSummary> plans) =>
        [.. WithFirsts(plans).Select(g => g.Plans).Prepend(plans).Select(FirstsOf).OfType<FirstPlans>()
            .SelectMany(f => f.OfDay.Concat(f.Undated)).DistinctBy(p => p.Id)];

    private static FirstMention? FirstOf(string region, IReadOnlyList<PlanSummary> plans, Func<PlanSummary, SearchHit> firstIn) =>
        FirstsOf(plans) is not { } first ? null
        : first.Day is null ? new FirstMention(region, first.Year, null, [.. first.Undated.Select(firstIn)], [])
        : new FirstMention(region, first.Year, first.Day, [.. first.OfDay.Select(firstIn)], [.. first.Undated.Select(firstIn)]);

    // Places that others look at: their plans.
    private static IEnumerable<(string Region, IReadOnlyList<PlanSummary> Plans)> WithFirsts(IReadOnlyList<PlanSummary> plans) => plans
        .Where(p => PlanLevelNames.OfRegion(p.RegionPath) is PlanLevel.Nation or PlanLevel.Province or PlanLevel.City)
        .GroupBy(p => p.RegionPath).Select(g => (g.Key, (IReadOnlyList<PlanSummary>)[.. g]));

    // Those of the first year: of its first day, and those whose day isn't known.
    private sealed record FirstPlans(int Year, DateOnly? Day, IReadOnlyList<PlanSummary> OfDay, IReadOnlyList<PlanSummary> Undated);

    private static FirstPlans? FirstsOf(IReadOnlyList<PlanSummary> plans)
    {
        (PlanSummary Plan, int Year, DateOnly? Day)[] dated =
        [
            .. plans.Select(p => (Plan: p, Date: DateOf(p))).Where(p => p.Date is not null)
                .Select(p => (p.Plan, p.Date!.Value.Year, p.Date.Value.Day)),
        ];
        if (dated.Length == 0)
        {
            return null;
        }
        int year = dated.Min(p => p.Year);
        (PlanSummary Plan, int Year, DateOnly? Day)[] ofYear = [.. dated.Where(p => p.Year == year)];
        DateOnly? day = ofYear.Min(p => p.Day);
        return new FirstPlans(
            year, day, day is null ? [] : [.. InOrder(ofYear.Where(p => p.Day == day).Select(p => p.Plan))],
            [.. InOrder(ofYear.Where(p => p.Day is null).Select(p => p.Plan))]);
    }

    private static IEnumerable<PlanSummary> InOrder(IEnumerable<PlanSummary> plans) =>
        plans.OrderBy(p => RegionOrder.KeyOf(p.RegionPath), StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal);

    private List<YearSpan> GapsIn(PlanTally said, int first, int last)
    {
        List<YearSpan> gaps = [];
        bool goesOn = false;
        for (int y = first; y <= last; y++)
        {
            bool isGap = said.OfYear(y).Plans == 0 && _read.OfYear(y).Plans > 0;
            if (isGap && goesOn)
            {
                gaps[^1] = gaps[^1] with { To = _axes.Years[y] };
            }
            else if (isGap)
            {
                gaps.Add(new YearSpan(_axes.Years[y], _axes.Years[y]));
            }
            goesOn = isGap;
        }
        return gaps;
    }

    private static SpreadCount Count((int Plans, long Amount) said, (int Plans, long Amount) read) =>
        new((int)said.Amount, said.Plans, ReadOf(read));

    private static ReadText ReadOf((int Plans, long Amount) read) => new(read.Plans, read.Amount);
}
