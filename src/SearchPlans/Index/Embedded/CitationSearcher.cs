using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Citing;
using SearchPlans.Corpus;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// Follows the names of documents in the texts of a commit's plans. Names are kept as they were read; which plan they mean is looked up
/// when it is asked, so that a plan that comes or goes changes what others lead to without their being indexed again.
/// </summary>
/// <param name="commit">The commit, held by the caller.</param>
/// <param name="plans">Its plans.</param>
/// <param name="budget">What the answer may take.</param>
internal sealed class CitationSearcher(PlanCommit commit, PlanList plans, SearchBudget budget)
{
    private readonly StoredPlans _stored = new(commit.Reader);
    private readonly BinaryDocValues?[] _values = new BinaryDocValues?[commit.Reader.Leaves.Count];
    private readonly Dictionary<(int Leaf, int Doc), IReadOnlyList<CitedName>> _names = [];
    private CitationResolver? _resolver;

    private CitationResolver Resolver => _resolver ??= new CitationResolver(term => [.. DocsWith(PlanFields.Called, term).Select(PlanOf)]);

    /// <summary>What a plan names and what names it; null when there is none with that id.</summary>
    public PlanCitations? Of(string planId)
    {
        if (_stored.Find(PlanFields.Id, planId) is not var (leaf, block))
        {
            return null;
        }
        PlanSummary plan = plans.ByBlock[(leaf, block)];
        CitedDocument[] cited = [.. CitedBy(plan, (leaf, HeadOf(leaf, block)))];
        List<CitingPlan> citing = [];
        foreach ((int Leaf, int Doc) doc in CitationTerms.Called(plan.Metadata).SelectMany(t => DocsWith(PlanFields.Named, t)).Distinct())
        {
            if (!budget.HasTime())
            {
                return new PlanCitations(plan, cited, []) { IsTooCostly = true };
            }
            PlanSummary by = PlanOf(doc);
            if (by.Id != plan.Id && MentionsOf(doc, n => Resolver.Resolve(n, by).Plan?.Id == plan.Id) is { Count: > 0 } mentions)
            {
                citing.Add(new CitingPlan(by, mentions));
            }
        }
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
        foreach ((string term, int count) in NamedTerms())
        {
            if (!budget.HasTime())
            {
                return new MissingDocuments([]) { IsTooCostly = true };
            }
            // What is named by no more plans in all can't be named by more of those that don't find it.
            if (missing.Count >= MissingDocuments.MaxDocuments && count <= missing[MissingDocuments.MaxDocuments - 1].Plans)
            {
                break;
            }
            if (MissingOf(term) is { } document)
            {
                missing.Add(document);
                missing.Sort((a, b) => (b.Plans, a.Name).CompareTo((a.Plans, b.Name)));
            }
        }
        return new MissingDocuments([.. missing.Take(MissingDocuments.MaxDocuments)]);
    }

    private IEnumerable<CitedDocument> CitedBy(PlanSummary plan, (int Leaf, int Doc) head) => NamesOf(head)
        .Select(n => (Name: n, Meant: Resolver.Resolve(n, plan)))
        .GroupBy(n => n.Meant.Plan?.Id ?? $"{n.Name.Core} {n.Name.Version} {n.Name.Period} {n.Name.Place} {n.Name.Number}")
        .Select(g => (Of: g.First(), Mentions: (CitationMention[])[.. g.Select(n => MentionOf(head, n.Name))]))
        .Select(g => new CitedDocument(g.Of.Meant.Plan, g.Mentions[0].Name, g.Mentions)
        {
            IsSelf = g.Of.Meant.Plan?.Id == plan.Id,
            IsAmbiguous = g.Of.Meant.Fit == CitationFit.Several,
        });

    private MissingDocument? MissingOf(string term)
    {
        int count = 0;
        CitedName? first = null;
        List<CitingPlan> examples = [];
        foreach ((int Leaf, int Doc) doc in DocsWith(PlanFields.Named, term))
        {
            PlanSummary by = PlanOf(doc);
            CitedName? name = NamesOf(doc).FirstOrDefault(
                n => CitationTerms.MainOf(n) == term && Resolver.Resolve(n, by).Fit == CitationFit.None);
            if (name is null)
            {
                continue;
            }
            count++;
            first ??= name;
            if (examples.Count < MissingDocument.MaxExamples)
            {
                examples.Add(new CitingPlan(by, [MentionOf(doc, name)]));
            }
        }
        return first is null ? null : new MissingDocument(CitationTerms.Shown(first, examples[0].Mentions[0].Name), count, examples);
    }

    // The terms of documents that may be plans, those of most plans first.
    private List<(string Term, int Count)> NamedTerms()
    {
        List<(string, int)> found = [];
        if (MultiFields.GetTerms(commit.Reader, PlanFields.Named)?.GetEnumerator() is not { } terms)
        {
            return found;
        }
        while (terms.MoveNext() && budget.HasTime())
        {
            string term = terms.Term.Utf8ToString();
            if (CitationTerms.MayBePlan(term))
            {
                found.Add((term, terms.DocFreq));
            }
        }
        found.Sort((a, b) => b.Item2 != a.Item2 ? b.Item2.CompareTo(a.Item2) : string.CompareOrdinal(a.Item1, b.Item1));
        return found;
    }

    private List<CitationMention> MentionsOf((int Leaf, int Doc) head, Func<CitedName, bool> isWanted) =>
        [.. NamesOf(head).Where(isWanted).Select(n => MentionOf(head, n))];

    private CitationMention MentionOf((int Leaf, int Doc) head, CitedName name)
    {
        UnitRecord unit = _stored.Unit(head.Leaf, head.Doc + 1 + name.Unit);
        string text = unit.Text;
        int end = name.Start + name.Length;
        return new CitationMention(unit.Anchor, name.Start, end, text[name.Start..end], MentionedSentence.Around(text, name.Start, end));
    }

    private IReadOnlyList<CitedName> NamesOf((int Leaf, int Doc) head)
    {
        if (_names.TryGetValue(head, out IReadOnlyList<CitedName>? names))
        {
            return names;
        }
        AtomicReader segment = commit.Reader.Leaves[head.Leaf].AtomicReader;
        BinaryDocValues values = _values[head.Leaf] ??= segment.GetBinaryDocValues(PlanFields.Citations);
        var bytes = new BytesRef();
        values.Get(head.Doc, bytes);
        return _names[head] = CitationRecords.Read(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
    }

    private IEnumerable<(int Leaf, int Doc)> DocsWith(string field, string term)
    {
        for (int leaf = 0; leaf < commit.Reader.Leaves.Count; leaf++)
        {
            AtomicReader segment = commit.Reader.Leaves[leaf].AtomicReader;
            IBits? live = segment.LiveDocs;
            foreach (int doc in TermDocs.Of(segment, field, term))
            {
                if (live is null || live.Get(doc))
                {
                    yield return (leaf, doc);
                }
            }
        }
    }

    private int HeadOf(int leaf, int block) => DocBlocks.Of(commit.Reader.Leaves[leaf].AtomicReader).FirstDoc(Grouping.Block, block);

    private PlanSummary PlanOf((int Leaf, int Doc) head) =>
        plans.ByBlock[(head.Leaf, DocBlocks.Of(commit.Reader.Leaves[head.Leaf].AtomicReader).Of(Grouping.Block, head.Doc))];
}
