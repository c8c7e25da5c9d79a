using System.Collections.Concurrent;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Plans;
using SearchPlans.Text.Sentences;
using SearchPlans.Trends;

namespace SearchPlans.Index.Answers;

/// <summary>The words of plans as numbers, each plan's cut once for as long as its segment is there. Safe for concurrent use.</summary>
/// <param name="identity">What the index is made by: other words are cut otherwise.</param>
internal sealed class PlanExpressions(string identity)
{
    // Of the corpora that fit, all; of larger ones those asked for last. A word takes four bytes.
    private const long MostWords = 16_000_000;
    private const int MostAnswers = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<(object Segment, int Block), ExpressionText> _texts = [];
    private readonly ConcurrentDictionary<(string Version, WordsRequest Request), WordChanges> _answers = new();
    private long _held;

    /// <summary>What the index is made by.</summary>
    public string Identity { get; } = identity;

    /// <summary>The words.</summary>
    public ExpressionWords Words { get; } = new();

    /// <summary>An answer of a commit, made once.</summary>
    /// <param name="version">The commit.</param>
    /// <param name="request">The request.</param>
    /// <param name="make">Makes it.</param>
    public WordChanges Answer(string version, WordsRequest request, Func<WordChanges> make)
    {
        if (_answers.TryGetValue((version, request), out WordChanges? known))
        {
            return known;
        }
        WordChanges answer = make();
        if (_answers.Count >= MostAnswers)
        {
            _answers.Clear();
        }
        return _answers[(version, request)] = answer;
    }

    /// <summary>Cuts what of a commit isn't cut yet, newest years first, as far as there is room; forgets segments that it doesn't have any
    /// more.</summary>
    /// <param name="snapshot">The commit.</param>
    /// <param name="cancellation">Cancels; what was cut stays.</param>
    public void Prepare(IIndexSnapshot snapshot, CancellationToken cancellation)
    {
        IReadOnlyDictionary<PlanPlace, PlanSummary> plans = snapshot.Plans.ByPlace;
        HashSet<object> segments = [.. plans.Keys.Select(p => p.Leaf).Distinct().Select(snapshot.SegmentOf)];
        lock (_gate)
        {
            foreach ((object, int) gone in _texts.Keys.Where(k => !segments.Contains(k.Segment)).ToArray())
            {
                _held -= Size(_texts[gone]);
                _texts.Remove(gone);
            }
        }
        foreach ((PlanPlace place, PlanSummary plan) in plans.OrderByDescending(p => p.Value.Metadata.Year))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Volatile.Read(ref _held) + (plan.Characters / 2) > MostWords)
            {
                return;
            }
            Of(snapshot, place);
        }
    }

    /// <summary>A plan's words.</summary>
    /// <param name="snapshot">The commit.</param>
    /// <param name="place">Where the plan is in it.</param>
    public ExpressionText Of(IIndexSnapshot snapshot, PlanPlace place)
    {
        (object, int) key = (snapshot.SegmentOf(place.Leaf), place.Block);
        lock (_gate)
        {
            if (_texts.TryGetValue(key, out ExpressionText? known))
            {
                return known;
            }
        }
        ExpressionText text = Read(snapshot, place);
        lock (_gate)
        {
            if (_held + Size(text) > MostWords)
            {
                _texts.Clear();
                _held = 0;
            }
            if (_texts.TryAdd(key, text))
            {
                _held += Size(text);
            }
        }
        return text;
    }

    private static long Size(ExpressionText text) => text.Paragraphs.Sum(p => (long)p.Length);

    private ExpressionText Read(IIndexSnapshot snapshot, PlanPlace place)
    {
        UnitRecord[] units = [.. snapshot.Stored.Units(place).Where(IsText)];
        BufferTokenizer tokenizer = snapshot.Fields.Vocabulary.WordAnalyzer.CreateTokenizer();
        var tokens = new TokenBuffer();
        List<int[]> paragraphs = [];
        foreach (UnitRecord unit in units)
        {
            tokens.Clear();
            tokenizer.Tokenize(unit.Text, tokens);
            List<int> words = [];
            for (int i = 0; i < tokens.Count; i++)
            {
                if (i > 0 && tokens.StartChar(i) != tokens.EndChar(i - 1))
                {
                    words.Add(ExpressionText.Break);
                }
                words.Add(Words.NumberOf(tokens.Term(i)));
            }
            paragraphs.Add([.. words]);
        }
        return new ExpressionText([.. paragraphs]);
    }

    /// <summary>Whether a unit is text of its plan.</summary>
    public static bool IsText(UnitRecord unit) =>
        !unit.IsAside && unit.Kind is not (PlanUnitKind.Title or PlanUnitKind.Surrounding or PlanUnitKind.Contents)
        && unit.Part is not (PlanPart.Glossary or PlanPart.Appendix);
}

/// <summary>Finds what is new and what is gone in the plans of a place and year.</summary>
/// <param name="snapshot">The commit.</param>
/// <param name="texts">The words of its plans.</param>
internal sealed class WordsSearcher(IIndexSnapshot snapshot, PlanExpressions texts)
{
    // So far back, and so many others: what is older or farther says no more of what is new.
    private const int MostBefore = 10;
    private const int MostPeers = 40;

    // What vanished was said in one of the last so many.
    private const int LastBefore = 3;

    private const int LeastParagraphs = 2;
    private const int LeastOfVanished = 3;

    /// <summary>The answer.</summary>
    public WordChanges Of(WordsRequest request, CancellationToken cancellation)
    {
        PlaceChoice place = PlaceChoice.Read([request.Region], snapshot.Values);
        if (place.Unknown.Count > 0 || place.Paths.Count != 1)
        {
            return new WordChanges { Request = request, Unknown = place.Unknown };
        }
        string region = place.Paths[0];
        KeyValuePair<PlanPlace, PlanSummary>[] own =
            [.. snapshot.Plans.ByPlace.Where(p => p.Value.RegionPath == region && p.Value.Metadata.Year > 0)];
        string type = request.Type.Length > 0 ? DocumentTypes.Named(request.Type)
            : own.Any(p => p.Value.Metadata.Type == DocumentTypes.WorkReport) ? DocumentTypes.WorkReport
            : own.CountBy(p => p.Value.Metadata.Type).OrderByDescending(t => t.Value).Select(t => t.Key).FirstOrDefault("");
        own = [.. own.Where(p => p.Value.Metadata.Type == type).OrderByDescending(p => p.Value.Metadata.Year)];
        int year = request.Year > 0 ? request.Year : own.Select(p => p.Value.Metadata.Year).FirstOrDefault();
        var now = own.Where(p => p.Value.Metadata.Year == year).ToArray();
        var before = own.Where(p => p.Value.Metadata.Year < year).Take(MostBefore).ToArray();
        PlanLevel level = PlanLevelNames.OfRegion(region);
        string around = region.Contains('/', StringComparison.Ordinal) ? region[..region.LastIndexOf('/')] : "";
        var peers = snapshot.Plans.ByPlace
            .Where(p => p.Value.Metadata.Year == year && p.Value.Metadata.Type == type && p.Value.RegionPath != region
                && PlanLevelNames.OfRegion(p.Value.RegionPath) == level)
            .OrderBy(p => p.Value.RegionPath.StartsWith(around + "/", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(p => RegionOrder.KeyOf(p.Value.RegionPath), StringComparer.Ordinal)
            .Take(MostPeers).ToArray();
        var answer = new WordChanges
        {
            Request = request with { Region = region, Year = year, Type = type },
            Plans = [.. now.Select(p => p.Value)],
            Before = [.. before.Select(p => p.Value)],
            Peers = [.. peers.Select(p => p.Value)],
            Years = [.. own.Select(p => p.Value.Metadata.Year).Distinct()],
        };
        if (now.Length == 0)
        {
            return answer;
        }
        ExpressionText[] all = TextsOf([.. now, .. before, .. peers], cancellation);
        ExpressionText[] nowTexts = all[..now.Length], beforeTexts = all[now.Length..(now.Length + before.Length)];
        ExpressionText[] peerTexts = all[(now.Length + before.Length)..];
        // Where what is found stands is read again, before the work.
        snapshot.Each(now.Concat(before), p => snapshot.Stored.Units(p.Key).Count);
        int count = Math.Clamp(request.Count, 1, WordsRequest.MaxCount);
        IReadOnlyList<ExpressionChange> risen = [], held = [], vanished = [];
        Parallel.Invoke(
            () => risen = before.Length == 0 ? [] : Find(nowTexts, beforeTexts, LeastParagraphs, count),
            () => held = peers.Length == 0 ? [] : Find(nowTexts, peerTexts, LeastParagraphs, count),
            () => vanished = before.Length == 0
                ? []
                : [.. Find(beforeTexts[..Math.Min(LastBefore, beforeTexts.Length)], nowTexts, LeastOfVanished, count * 2)
                    .Where(c => c.Count.Against == 0).Take(count)]);
        cancellation.ThrowIfCancellationRequested();
        return answer with
        {
            Risen = Told(risen, now, peerTexts, cancellation),
            Own = Told(held, now, peerTexts, cancellation),
            Vanished = Told(vanished, before, peerTexts, cancellation),
        };
    }

    private IReadOnlyList<ExpressionChange> Find(ExpressionText[] of, ExpressionText[] against, int leastParagraphs, int count) =>
        ExpressionChanges.Find(texts.Words, of, against, leastParagraphs, count);

    private ExpressionText[] TextsOf(KeyValuePair<PlanPlace, PlanSummary>[] of, CancellationToken cancellation) =>
        [.. snapshot.Each(of, p =>
        {
            cancellation.ThrowIfCancellationRequested();
            return texts.Of(snapshot, p.Key);
        })];

    private WordChange[] Told(
        IEnumerable<ExpressionChange> changes, KeyValuePair<PlanPlace, PlanSummary>[] from, ExpressionText[] peers,
        CancellationToken cancellation)
    {
        ExpressionChange[] all = [.. changes];
        Dictionary<ExpressionKey, int> saying = new ExpressionCounts(texts.Words).TextsWith([.. all.Select(c => c.Key)], peers);
        var units = from
            .Select(p => (Plan: p.Value, Units: snapshot.Stored.Units(p.Key).Where(PlanExpressions.IsText).ToArray())).ToArray();
        List<WordChange> told = [];
        foreach (ExpressionChange change in all)
        {
            cancellation.ThrowIfCancellationRequested();
            if (FirstOf(change.Text, units) is var (plan, unit, start))
            {
                (string sentence, int at) = SentenceAround(unit.Text, start);
                told.Add(new WordChange(
                    sentence.Substring(at, change.Text.Length), change.Count.Paragraphs, change.Count.Against, change.Ratio,
                    change.LogRatio, saying[change.Key], plan, unit.Anchor, sentence, at));
            }
        }
        return [.. told];
    }

    private static (PlanSummary, UnitRecord, int)? FirstOf(string text, (PlanSummary Plan, UnitRecord[] Units)[] units)
    {
        foreach ((PlanSummary plan, UnitRecord[] own) in units)
        {
            foreach (UnitRecord unit in own.OrderBy(u => u.Kind == PlanUnitKind.Heading ? 1 : 0))
            {
                // Words are folded; only what stands as it is folded is shown.
                int at = unit.Text.IndexOf(text, StringComparison.OrdinalIgnoreCase);
                if (at >= 0)
                {
                    return (plan, unit, at);
                }
            }
        }
        return null;
    }

    private static (string Sentence, int At) SentenceAround(string text, int at)
    {
        int start = 0;
        for (int end = SentenceBoundaries.Next(text, 0); end <= at && end < text.Length; end = SentenceBoundaries.Next(text, end))
        {
            start = end;
        }
        int next = SentenceBoundaries.Next(text, start);
        string sentence = text[start..next].TrimEnd();
        return (sentence, at - start);
    }
}
