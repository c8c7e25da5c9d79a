using SearchPlans.Comparing;
using SearchPlans.Corpus;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Origins;
using SearchPlans.Plans;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Answers;

/// <summary>
/// Finds where the sentences of a plan stood before: paragraphs that share fingerprints, looked at from the earliest plan on, each
/// sentence compared with theirs by edit distance, up to the first that is nearly the same.
/// </summary>
/// <param name="snapshot">The commit.</param>
internal sealed class OriginSearcher(IIndexSnapshot snapshot)
{
    // So many paragraphs are fetched at once: of nearly every plan all that there are.
    private const int Fetched = 10_000;

    private readonly IStoredPlans _stored = snapshot.Stored;
    private readonly Dictionary<PlanPlace, Time?> _times = [];
    private readonly ParagraphSentences _paragraph = new();

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
        if (snapshot.Find(PlanFields.Id, planId) is not { } place)
        {
            return null;
        }
        UnitRecord[] units = [.. _stored.Units(place)];
        PlanRecord plan = _stored.Plan(place);
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
        if (TimeOf(place) is not { } time)
        {
            return none with { Compared = sentences.Length };
        }
        IReadOnlyList<IGrouping<UnitPlace, int>> candidates = CandidatesOf([.. sentences.Select(s => s.Sentence)], time, place);
        var distances = new EditDistance?[sentences.Length];
        var origins = new SentenceOrigin?[sentences.Length];
        foreach (IGrouping<UnitPlace, int>[] some in candidates.Chunk(Fetched))
        {
            // What stood in one before isn't looked for any more.
            IGrouping<UnitPlace, int>[] wanted = [.. some.Where(c => c.Any(sentence => origins[sentence] is null))];
            _stored.Expect(wanted.Select(c => c.Key));
            foreach (IGrouping<UnitPlace, int> candidate in wanted.Where(_ => snapshot.Budget.HasTime()))
            {
                Compare(candidate, sentences, distances, origins);
            }
        }
        return snapshot.Budget.IsSpent
            ? none with { IsTooCostly = true }
            : new PlanOrigins(plan.Summary, Weighed(origins, sentences, candidates), sentences.Length);
    }

    // What many plans share wording with is a form of words: forms of address, slogans of the time.
    private static SentenceOrigin[] Weighed(
        SentenceOrigin?[] origins, (UnitRecord Unit, Sentence Sentence)[] sentences, IReadOnlyList<IGrouping<UnitPlace, int>> candidates)
    {
        int plans = candidates.Select(c => c.Key.Plan).Distinct().Count();
        var sharing = new int[sentences.Length];
        foreach ((int sentence, _) in candidates.SelectMany(c => c.Select(sentence => (sentence, c.Key.Plan))).Distinct())
        {
            sharing[sentence]++;
        }
        return
        [
            .. origins.Select((origin, i) => origin is null ? null : origin with
            {
                Weight = sentences[i].Sentence.Letters.Length * Math.Log((plans + 1.0) / sharing[i]),
            }).OfType<SentenceOrigin>(),
        ];
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

    // A paragraph with the sentences that share fingerprints with it, but for those that stood in one before.
    private void Compare(
        IGrouping<UnitPlace, int> candidate, (UnitRecord Unit, Sentence Sentence)[] sentences, EditDistance?[] distances,
        SentenceOrigin?[] origins)
    {
        UnitRecord? other = null;
        foreach (int wanted in candidate.Where(sentence => origins[sentence] is null))
        {
            if (other is null)
            {
                other = _stored.Unit(candidate.Key.Plan, candidate.Key.Unit);
                _paragraph.Read(other.Line.AsSpan(other.HeadingLength));
            }
            (UnitRecord unit, Sentence sentence) = sentences[wanted];
            EditDistance distance = distances[wanted] ??= new EditDistance(sentence.Letters);
            (int best, double alike) = (-1, 0);
            for (int i = 0; i < _paragraph.Count; i++)
            {
                double similarity = distance.Similarity(_paragraph.Letters(i), PlanOrigins.LeastSimilarity);
                (best, alike) = similarity > alike ? (i, similarity) : (best, alike);
            }
            if (best >= 0)
            {
                (int start, int end) = _paragraph.At(best);
                (string now, string before) = (unit.Text[sentence.Start..sentence.End], other.Text[start..end]);
                (IReadOnlyList<TextRange> old, IReadOnlyList<TextRange> changed) = TextChanges.Between(before, now);
                PlanSummary source = snapshot.Plans.ByPlace[candidate.Key.Plan];
                origins[wanted] = new SentenceOrigin(
                    unit.Anchor, sentence.Start, sentence.End, now, source, other.Anchor, before, alike)
                {
                    Marks = changed,
                    SourceMarks = old,
                };
            }
        }
    }

    // The paragraphs of plans before that share fingerprints, in the order of their plans, each with the sentences it shares them with.
    private IReadOnlyList<IGrouping<UnitPlace, int>> CandidatesOf(Sentence[] sentences, Time time, PlanPlace own)
    {
        ILookup<PlanPlace, SharedSentence> ofPlans = snapshot.Sharing([.. sentences.Select(SentenceFingerprints.SoughtOf)], time.Year)
            .Where(shared => shared.Place.Plan != own && TimeOf(shared.Place.Plan) is { } other && other.IsBefore(time))
            .ToLookup(shared => shared.Place.Plan);
        return
        [
            .. ofPlans.OrderBy(p => TimeOf(p.Key)).ThenBy(p => p.Key)
                .SelectMany(p => p.OrderBy(shared => shared.Place.Unit).GroupBy(shared => shared.Place, shared => shared.Sentence)),
        ];
    }

    private Time? TimeOf(PlanPlace place)
    {
        if (_times.TryGetValue(place, out Time? known))
        {
            return known;
        }
        PlanSummary plan = snapshot.Plans.ByPlace[place];
        DateOnly? day = plan.Metadata.Published ?? plan.Metadata.SignedOn;
        int year = day?.Year ?? plan.Metadata.Year;
        PlanLevel level = PlanLevelNames.OfRegion(plan.RegionPath) is not PlanLevel.None and var told ? told : PlanLevel.County;
        return _times[place] = year == 0 ? null : new Time(year, day?.DayNumber ?? Time.NoDay, level, plan.Id);
    }
}
