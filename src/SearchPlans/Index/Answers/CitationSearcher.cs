using SearchPlans.Citing;
using SearchPlans.Corpus;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;

namespace SearchPlans.Index.Answers;

/// <summary>
/// Follows the names of documents in the texts of a commit's plans. Names are kept as they were read; which plan they mean is looked up
/// when it is asked, so that a plan that comes or goes changes what others lead to without their being indexed again.
/// </summary>
/// <param name="snapshot">The commit.</param>
internal sealed class CitationSearcher(IIndexSnapshot snapshot)
{
    // Terms looked at together: a few more than are shown, as some lead to plans after all.
    private const int Batch = 2 * MissingDocuments.MaxDocuments;

    private readonly IStoredPlans _stored = snapshot.Stored;
    private CitationResolver? _resolver;

    private CitationResolver Resolver => _resolver ??= new CitationResolver(
        term => [.. snapshot.PlansWith(PlanFields.Called, term).Select(PlanOf)]);

    /// <summary>What a plan names and what names it; null when there is none with that id.</summary>
    public PlanCitations? Of(string planId)
    {
        if (snapshot.Find(PlanFields.Id, planId) is not { } place)
        {
            return null;
        }
        PlanSummary plan = PlanOf(place);
        PlanPlace[] others = [.. snapshot.Each(CitationTerms.Called(plan.Metadata), term => snapshot.PlansWith(PlanFields.Named, term))
            .SelectMany(naming => naming).Distinct().Where(p => PlanOf(p).Id != plan.Id)];
        snapshot.Each(others.Prepend(place), _stored.Citations);
        List<(PlanPlace By, CitedName[] Names)> naming = [];
        foreach (PlanPlace by in others)
        {
            if (!snapshot.Budget.HasTime())
            {
                return new PlanCitations(plan, CitedBy(place), []) { IsTooCostly = true };
            }
            CitedName[] names = [.. _stored.Citations(by).Where(n => Resolver.Resolve(n, PlanOf(by)).Plan?.Id == plan.Id)];
            if (names.Length > 0)
            {
                naming.Add((by, names));
            }
        }
        _stored.Expect(naming.Prepend((place, [.. _stored.Citations(place)])).SelectMany(n => n.Names, (n, name) => UnitOf(n.By, name)));
        CitedDocument[] cited = CitedBy(place);
        IEnumerable<CitingPlan> citing =
            naming.Select(n => new CitingPlan(PlanOf(n.By), [.. n.Names.Select(name => MentionOf(n.By, name))]));
        return new PlanCitations(plan, cited,
        [
            .. citing.OrderBy(c => RegionOrder.KeyOf(c.Plan.RegionPath), StringComparer.Ordinal)
                .ThenByDescending(c => c.Plan.Metadata.Year).ThenBy(c => c.Plan.Id, StringComparer.Ordinal),
        ]);
    }

    /// <summary>The documents that are named most and aren't here.</summary>
    public MissingDocuments Missing()
    {
        List<MissingDocument> missing = [];
        // What is named by no more plans in all can't be named by more of those that don't find it.
        foreach ((string Term, int Plans)[] terms in NamedTerms().Chunk(Batch))
        {
            if (!snapshot.Budget.HasTime())
            {
                return new MissingDocuments([]) { IsTooCostly = true };
            }
            if (missing.Count >= MissingDocuments.MaxDocuments && terms[0].Plans <= missing[MissingDocuments.MaxDocuments - 1].Plans)
            {
                break;
            }
            IReadOnlyList<IReadOnlyList<PlanPlace>> naming = snapshot.PlansWith(PlanFields.Named, [.. terms.Select(t => t.Term)]);
            missing.AddRange(snapshot.Each(
                terms.Zip(naming), t => snapshot.Budget.HasTime() ? MissingOf(t.First.Term, t.Second) : null).OfType<MissingDocument>());
            missing.Sort((a, b) => (b.Plans, a.Name).CompareTo((a.Plans, b.Name)));
        }
        if (snapshot.Budget.IsSpent)
        {
            return new MissingDocuments([]) { IsTooCostly = true };
        }
        return new MissingDocuments([.. missing.Take(MissingDocuments.MaxDocuments)]);
    }

    private CitedDocument[] CitedBy(PlanPlace place)
    {
        PlanSummary plan = PlanOf(place);
        return [.. _stored.Citations(place)
            .Select(n => (Name: n, Meant: Resolver.Resolve(n, plan)))
            .GroupBy(n => n.Meant.Plan?.Id ?? $"{n.Name.Core} {n.Name.Version} {n.Name.Period} {n.Name.Place} {n.Name.Number}")
            .Select(g => (Of: g.First(), Mentions: (CitationMention[])[.. g.Select(n => MentionOf(place, n.Name))]))
            .Select(g => new CitedDocument(g.Of.Meant.Plan, g.Mentions[0].Name, g.Mentions)
            {
                IsSelf = g.Of.Meant.Plan?.Id == plan.Id,
                IsAmbiguous = g.Of.Meant.Fit == CitationFit.Several,
            })];
    }

    private MissingDocument? MissingOf(string term, IReadOnlyList<PlanPlace> naming)
    {
        (PlanPlace By, CitedName Name)[] lost =
        [
            .. snapshot.Each(naming, by => (By: by, Name: _stored.Citations(by).FirstOrDefault(
                n => CitationTerms.MainOf(n) == term && Resolver.Resolve(n, PlanOf(by)).Fit == CitationFit.None)))
                .Where(n => n.Name is not null).Select(n => (n.By, n.Name!)),
        ];
        if (lost.Length == 0)
        {
            return null;
        }
        CitingPlan[] examples = [.. snapshot.Each(
            lost.Take(MissingDocument.MaxExamples), n => new CitingPlan(PlanOf(n.By), [MentionOf(n.By, n.Name)]))];
        return new MissingDocument(CitationTerms.Shown(lost[0].Name, examples[0].Mentions[0].Name), lost.Length, examples);
    }

    // The terms of documents that may be plans, those of most plans first.
    private IEnumerable<(string Term, int Plans)> NamedTerms() => snapshot.TermsOf(PlanFields.Named)
        .Where(t => CitationTerms.MayBePlan(t.Term))
        .OrderByDescending(t => t.Plans).ThenBy(t => t.Term, StringComparer.Ordinal);

    private CitationMention MentionOf(PlanPlace by, CitedName name)
    {
        UnitRecord unit = _stored.Unit(by, name.Unit);
        string text = unit.Text;
        int end = name.Start + name.Length;
        return new CitationMention(unit.Anchor, name.Start, end, text[name.Start..end], MentionedSentence.Around(text, name.Start, end));
    }

    private static UnitPlace UnitOf(PlanPlace by, CitedName name) => new(by, name.Unit);

    private PlanSummary PlanOf(PlanPlace place) => snapshot.Plans.ByPlace[place];
}
