using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Origins;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// Finds where the sentences of a plan stood before: paragraphs that share fingerprints, looked at from the earliest plan on, each
/// sentence compared with theirs by edit distance, up to the first that is nearly the same.
/// </summary>
/// <param name="commit">The commit, held by the caller.</param>
/// <param name="plans">Its plans.</param>
/// <param name="budget">What the answer may take.</param>
internal sealed class OriginSearcher(PlanCommit commit, PlanList plans, SearchBudget budget)
{
    // So many postings of a sentence are looked at in a segment.
    private const int MaxPostings = 20_000;

    // One that shares a single fingerprint does mostly so by chance.
    private const int LeastShared = 2;

    private readonly StoredPlans _stored = new(commit.Reader);
    private readonly Dictionary<(int Leaf, int Doc), IReadOnlyList<(Sentence Sentence, string Text, string Anchor)>> _read = [];
    private readonly Dictionary<(int Leaf, int Block), Time?> _times = [];
    private readonly List<int> _documents = [];
    private readonly BytesRef _bytes = new(8);

    // When and by whom: what stands first in this order is the origin.
    private readonly record struct Time(int Year, int Day, PlanLevel Level, string Id) : IComparable<Time>
    {
        public int CompareTo(Time other) => (Year, Day, Level, Id).CompareTo((other.Year, other.Day, other.Level, other.Id));

        // A day that isn't known may be any of the year's: then the level decides.
        public bool IsBefore(Time other) => Year != other.Year ? Year < other.Year
            : Day != other.Day && Day < NoDay && other.Day < NoDay ? Day < other.Day
            : Level < other.Level;

        public const int NoDay = int.MaxValue;
    }

    /// <summary>Where the sentences of a plan stood before; null when there is none with that id.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="anchor">A heading, for its section alone, or a paragraph; empty for all of it.</param>
    public PlanOrigins? Of(string planId, string anchor)
    {
        if (_stored.Find(PlanFields.Id, planId) is not var (leaf, block))
        {
            return null;
        }
        PlanRecord plan = _stored.Plan(leaf, block);
        UnitRecord[] units = [.. _stored.Units(leaf, block)];
        var none = new PlanOrigins(plan.Summary, [], 0);
        if (RangeOf(plan, units, anchor) is not var (first, end))
        {
            return none with { IsPartUnknown = true };
        }
        (UnitRecord Unit, Sentence Sentence)[] sentences =
        [
            .. units[first..end].Where(u => PlanContent.HasFingerprints(u.Kind, u.IsAside))
                .SelectMany(u => Sentence.Of(u.Text).Select(sentence => (u, sentence))).Take(PlanOrigins.MaxSentences + 1),
        ];
        if (sentences.Length > PlanOrigins.MaxSentences)
        {
            return none with { IsTooCostly = true };
        }
        if (TimeOf(leaf, block) is not { } time)
        {
            return none with { Compared = sentences.Length };
        }
        List<SentenceOrigin> origins = [];
        IReadOnlyList<(int Leaf, int Doc)>[] candidates = CandidatesOf([.. sentences.Select(s => s.Sentence)], time, (leaf, block));
        for (int i = 0; i < sentences.Length && budget.HasTime(); i++)
        {
            if (OriginOf(sentences[i].Sentence, sentences[i].Unit, candidates[i]) is { } origin)
            {
                origins.Add(origin);
            }
        }
        return budget.IsSpent ? none with { IsTooCostly = true } : new PlanOrigins(plan.Summary, origins, sentences.Length);
    }

    private static (int First, int End)? RangeOf(PlanRecord plan, UnitRecord[] units, string anchor)
    {
        if (anchor.Length == 0)
        {
            return (0, units.Length);
        }
        int at = Array.FindIndex(units, u => u.Anchor == anchor);
        return at < 0 ? null
            : units[at] is { Kind: PlanUnitKind.Heading, Section: >= 0 and var section } ? (at, plan.Sections[section].EndUnit)
            : (at, at + 1);
    }

    private SentenceOrigin? OriginOf(Sentence sentence, UnitRecord unit, IReadOnlyList<(int Leaf, int Doc)> candidates)
    {
        foreach ((int leaf, int doc) in candidates)
        {
            (Sentence Sentence, string Text, string Anchor)? best = null;
            double alike = 0;
            foreach ((Sentence Sentence, string Text, string Anchor) other in Read(leaf, doc))
            {
                double similarity = EditDistance.Similarity(sentence.Letters, other.Sentence.Letters, PlanOrigins.LeastSimilarity);
                (best, alike) = similarity > alike ? (other, similarity) : (best, alike);
            }
            if (best is var (found, text, anchor))
            {
                (string now, string before) = (unit.Text[sentence.Start..sentence.End], text[found.Start..found.End]);
                (IReadOnlyList<TextRange> old, IReadOnlyList<TextRange> changed) = TextChanges.Between(before, now);
                PlanSummary source = plans.ByBlock[(leaf, BlockOf(leaf, doc))];
                return new SentenceOrigin(unit.Anchor, sentence.Start, sentence.End, now, source, anchor, before, alike)
                {
                    Marks = changed,
                    SourceMarks = old,
                };
            }
        }
        return null;
    }

    // Of each sentence the paragraphs of plans before that share fingerprints, in the order of their plans.
    private IReadOnlyList<(int Leaf, int Doc)>[] CandidatesOf(Sentence[] sentences, Time time, (int Leaf, int Block) own)
    {
        List<(int Leaf, int Doc)>[] candidates = [.. sentences.Select(_ => new List<(int, int)>())];
        // All at once and in the order of the terms, so that a block of terms is read once.
        (int Bucket, int Sentence)[] wanted =
            [.. sentences.SelectMany((s, i) => SentenceFingerprints.BucketsOf(s).Select(bucket => (bucket, i))).Order()];
        for (int leaf = 0; leaf < commit.Reader.Leaves.Count; leaf++)
        {
            foreach ((int sentence, int doc) in SharedIn(leaf, wanted, sentences.Length))
            {
                (int Leaf, int Block) place = (leaf, BlockOf(leaf, doc));
                if (place != own && TimeOf(place.Leaf, place.Block) is { } other && other.IsBefore(time))
                {
                    candidates[sentence].Add((leaf, doc));
                }
            }
        }
        return
        [
            .. candidates.Select(c => c.Count < 2
                ? c
                : (IReadOnlyList<(int, int)>)[.. c.OrderBy(d => TimeOf(d.Leaf, BlockOf(d.Leaf, d.Doc))).ThenBy(d => d)]),
        ];
    }

    // The documents that share two fingerprints and more with a sentence. Fingerprints in very many paragraphs are forms of words; of
    // those a sentence has room for a few.
    private List<(int Sentence, int Doc)> SharedIn(int leaf, (int Bucket, int Sentence)[] wanted, int sentences)
    {
        AtomicReader segment = commit.Reader.Leaves[leaf].AtomicReader;
        List<(int, int)> shared = [];
        if (segment.GetTerms(PlanFields.Fingerprints)?.GetEnumerator() is not { } terms)
        {
            return shared;
        }
        var found = new List<int>[sentences];
        int[] left = new int[sentences];
        Array.Fill(left, MaxPostings);
        DocsEnum? docs = null;
        for (int i = 0; i < wanted.Length && budget.HasTime();)
        {
            int next = i + 1;
            while (next < wanted.Length && wanted[next].Bucket == wanted[i].Bucket)
            {
                next++;
            }
            if (terms.SeekExact(Term(wanted[i].Bucket)) && terms.DocFreq is var count)
            {
                docs = terms.Docs(segment.LiveDocs, docs, DocsFlags.NONE);
                _documents.Clear();
                while (docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
                {
                    _documents.Add(doc);
                }
                for (int w = i; w < next; w++)
                {
                    int sentence = wanted[w].Sentence;
                    if ((left[sentence] -= count) >= 0)
                    {
                        (found[sentence] ??= []).AddRange(_documents);
                    }
                }
            }
            i = next;
        }
        for (int sentence = 0; sentence < sentences; sentence++)
        {
            if (found[sentence] is not { } all)
            {
                continue;
            }
            all.Sort();
            for (int i = LeastShared - 1; i < all.Count; i++)
            {
                // The second of a run of the same.
                if (all[i] == all[i - 1] && (i < LeastShared || all[i] != all[i - LeastShared]))
                {
                    shared.Add((sentence, all[i]));
                }
            }
        }
        return shared;
    }

    private BytesRef Term(int bucket)
    {
        _bytes.CopyChars(SentenceFingerprints.TermOf(bucket));
        return _bytes;
    }

    private IReadOnlyList<(Sentence Sentence, string Text, string Anchor)> Read(int leaf, int doc)
    {
        if (_read.TryGetValue((leaf, doc), out var known))
        {
            return known;
        }
        UnitRecord unit = _stored.Unit(leaf, doc);
        return _read[(leaf, doc)] = [.. Sentence.Of(unit.Text).Select(s => (s, unit.Text, unit.Anchor))];
    }

    private Time? TimeOf(int leaf, int block)
    {
        if (_times.TryGetValue((leaf, block), out Time? known))
        {
            return known;
        }
        PlanSummary plan = plans.ByBlock[(leaf, block)];
        DateOnly? day = plan.Metadata.Published ?? plan.Metadata.SignedOn;
        int year = day?.Year ?? plan.Metadata.Year;
        PlanLevel level = PlanLevelNames.OfRegion(plan.RegionPath) is not PlanLevel.None and var told ? told : PlanLevel.County;
        return _times[(leaf, block)] = year == 0 ? null : new Time(year, day?.DayNumber ?? Time.NoDay, level, plan.Id);
    }

    private int BlockOf(int leaf, int doc) => DocBlocks.Of(commit.Reader.Leaves[leaf].AtomicReader).Of(Grouping.Block, doc);
}
