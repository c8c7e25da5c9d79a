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
    private readonly IStoredPlans _stored = snapshot.Stored;
    private readonly Dictionary<UnitPlace, IReadOnlyList<(Sentence Sentence, string Text, string Anchor)>> _read = [];
    private readonly Dictionary<PlanPlace, Time?> _times = [];

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
        IReadOnlyList<UnitPlace>[] candidates = CandidatesOf([.. sentences.Select(s => s.Sentence)], time, place);
        IReadOnlyList<SentenceOrigin?> origins = snapshot.Each(
            Enumerable.Range(0, sentences.Length).Where(_ => snapshot.Budget.HasTime()),
            i => OriginOf(sentences[i].Sentence, sentences[i].Unit, candidates[i]));
        return snapshot.Budget.IsSpent
            ? none with { IsTooCostly = true }
            : new PlanOrigins(plan.Summary, [.. origins.OfType<SentenceOrigin>()], sentences.Length);
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

    private SentenceOrigin? OriginOf(Sentence sentence, UnitRecord unit, IReadOnlyList<UnitPlace> candidates)
    {
        foreach (UnitPlace place in candidates)
        {
            (Sentence Sentence, string Text, string Anchor)? best = null;
            double alike = 0;
            foreach ((Sentence Sentence, string Text, string Anchor) other in Read(place))
            {
                double similarity = EditDistance.Similarity(sentence.Letters, other.Sentence.Letters, PlanOrigins.LeastSimilarity);
                (best, alike) = similarity > alike ? (other, similarity) : (best, alike);
            }
            if (best is var (found, text, anchor))
            {
                (string now, string before) = (unit.Text[sentence.Start..sentence.End], text[found.Start..found.End]);
                (IReadOnlyList<TextRange> old, IReadOnlyList<TextRange> changed) = TextChanges.Between(before, now);
                PlanSummary source = snapshot.Plans.ByPlace[place.Plan];
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
    private IReadOnlyList<UnitPlace>[] CandidatesOf(Sentence[] sentences, Time time, PlanPlace own)
    {
        List<UnitPlace>[] candidates = [.. sentences.Select(_ => new List<UnitPlace>())];
        foreach (SharedSentence shared in snapshot.Sharing([.. sentences.Select(SentenceFingerprints.BucketsOf)]))
        {
            if (shared.Place.Plan != own && TimeOf(shared.Place.Plan) is { } other && other.IsBefore(time))
            {
                candidates[shared.Sentence].Add(shared.Place);
            }
        }
        return
        [
            .. candidates.Select(c => c.Count < 2
                ? c
                : (IReadOnlyList<UnitPlace>)[.. c.OrderBy(d => TimeOf(d.Plan)).ThenBy(d => d.Plan).ThenBy(d => d.Unit)]),
        ];
    }

    private IReadOnlyList<(Sentence Sentence, string Text, string Anchor)> Read(UnitPlace place)
    {
        if (_read.TryGetValue(place, out var known))
        {
            return known;
        }
        UnitRecord unit = _stored.Unit(place.Plan, place.Unit);
        return _read[place] = [.. Sentence.Of(unit.Text).Select(s => (s, unit.Text, unit.Anchor))];
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
