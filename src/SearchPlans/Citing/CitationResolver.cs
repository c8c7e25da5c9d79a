using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Citing;

/// <summary>How a name in a text comes to a plan.</summary>
internal enum CitationFit
{
    /// <summary>No plan that is here goes by it.</summary>
    None,
    /// <summary>Just one does.</summary>
    One,
    /// <summary>Several do.</summary>
    Several,
}

/// <summary>
/// Says which plan a name means. A name means a plan only where everything that it tells fits (words, place, period, version, number)
/// and no other plan fits as well: rather no link than a wrong one. Keeps what it has looked up; for one thread and one request.
/// </summary>
/// <param name="called">The plans that go by a term.</param>
internal sealed class CitationResolver(Func<string, IReadOnlyList<PlanSummary>> called)
{
    private const double LeastShared = 0.5;

    private readonly Dictionary<string, IReadOnlyList<PlanSummary>> _called = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentName> _names = new(StringComparer.Ordinal);

    /// <summary>The plan that a name in a text means.</summary>
    /// <param name="name">The name.</param>
    /// <param name="citing">The plan whose text it stands in.</param>
    public (CitationFit Fit, PlanSummary? Plan) Resolve(CitedName name, PlanSummary citing)
    {
        if (name.IsSelf)
        {
            return (CitationFit.One, citing);
        }
        string[] terms = [.. CitationTerms.Of(name, citing.RegionPath)];
        List<PlanSummary> byNumber =
            [.. Called(terms.Where(CitationTerms.IsOfNumber)).Where(p => name.Core.Length == 0 || IsLike(name, p))];
        List<PlanSummary> fitting = byNumber.Count > 0
            ? byNumber
            : [.. Called(terms.Where(t => !CitationTerms.IsOfNumber(t))).Where(p => Fits(name, p, citing))];
        return fitting.Count switch
        {
            0 => (CitationFit.None, null),
            1 => (CitationFit.One, fitting[0]),
            _ => (CitationFit.Several, null),
        };
    }

    private IEnumerable<PlanSummary> Called(IEnumerable<string> terms) => terms
        .SelectMany(term => _called.TryGetValue(term, out IReadOnlyList<PlanSummary>? plans) ? plans : _called[term] = called(term))
        .DistinctBy(p => p.Id);

    private DocumentName NameOf(PlanSummary plan) =>
        _names.TryGetValue(plan.Id, out DocumentName? name) ? name : _names[plan.Id] = DocumentName.Of(plan.Metadata);

    // By place and words the terms were looked up; the rest is compared here.
    private bool Fits(CitedName cited, PlanSummary plan, PlanSummary citing)
    {
        DocumentName name = NameOf(plan);
        string number = plan.Metadata.Number;
        if (name.Version != cited.Version || (cited.Number.Length > 0 && number.Length > 0 && number != cited.Number))
        {
            return false;
        }
        int year = citing.Metadata.Year;
        (bool isPeriodTold, bool areYearsTold) = (cited.Ordinal > 0, cited.FromYear > 0);
        if (isPeriodTold && name.Ordinal > 0 && cited.Ordinal != name.Ordinal)
        {
            return false;
        }
        if (areYearsTold && name.Years.From > 0 && (cited.FromYear, cited.ToYear) != name.Years)
        {
            return false;
        }
        if ((isPeriodTold && name.Ordinal == 0) || (areYearsTold && name.Years.From == 0 && name.Ordinal == 0))
        {
            return false;
        }
        if (isPeriodTold || areYearsTold)
        {
            return true;
        }
        // Who doesn't say the period means the one that the text is of; who doesn't say the year of a yearly document says nothing.
        (int from, int to) = name.Ordinal > 0 ? FiveYearPlans.YearsOf(name.Ordinal) ?? default : name.Years;
        return from == 0 || (to > from && year >= from && year <= to);
    }

    // A number is a document's own, but one that was copied wrongly leads to another: the names have to be alike.
    private bool IsLike(CitedName cited, PlanSummary plan)
    {
        string core = NameOf(plan).Core;
        HashSet<string> pairs = Pairs(core);
        HashSet<string> own = Pairs(cited.Core);
        return cited.Core == core || own.Count(pairs.Contains) >= LeastShared * Math.Min(pairs.Count, own.Count);
    }

    private static HashSet<string> Pairs(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];
}
