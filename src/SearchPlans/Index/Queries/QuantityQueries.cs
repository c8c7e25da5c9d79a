using Lucene.Net.Search;
using SearchPlans.Lucene.Queries;
using SearchPlans.Querying;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Index.Queries;

/// <summary>
/// How a condition on a quantity is found: by the first quantity of its measure and role behind the words it is asked of, in the same
/// sentence and before another indicator is named (of 投资增长3%，消费增长8% the 8 isn't 投资's); or by one that is dealt out to them from a
/// list, see <see cref="QuantityAnalyzer"/>.
/// </summary>
internal static class QuantityQueries
{
    // 城镇 … 居民人均可支配收入, the rest of a name behind the other qualifiers of a list.
    private const int MaxList = 40;
    private const int MaxQualifier = 4;

    private static readonly TermQuery _sentenceEnd = RunQueries.TermIn(PlanFields.Sentences, SentenceAnalyzer.End);
    private static readonly TermQuery _boundary = RunQueries.TermIn(PlanFields.Quantities, QuantityAnalyzer.Boundary);
    private static readonly TermQuery _sign = RunQueries.TermIn(PlanFields.Quantities, QuantityAnalyzer.Sign);
    private static readonly TermRangeSpan _itemStart =
        new(PlanFields.Quantities, [new TermRange(QuantityAnalyzer.ItemStart, QuantityAnalyzer.ItemStart + "!")]);

    private static readonly TermQuery _headStart = RunQueries.TermIn(PlanFields.Quantities, QuantityAnalyzer.HeadStart);

    /// <summary>Any quantity that meets a condition, whatever it is said of; null where none can.</summary>
    public static TermRangeSpan? Anywhere(QuantityCondition condition) => Span(condition, "lrfsd");

    /// <summary>Any quantity of a unit, whatever it is said of.</summary>
    public static TermRangeSpan Of(QuantityUnit unit)
    {
        var any = new QuantityCondition(
            "", unit.Kind, unit.Text, double.NegativeInfinity, true, double.PositiveInfinity, true, HasSign: false);
        return new TermRangeSpan(PlanFields.Quantities, [.. "lrfsd".SelectMany(role => QuantityTerms.MeasuresOf(any)
            .Select(m => new TermRange($"{role}{m}", $"{role}{m}!")))]);
    }

    /// <summary>Finds the paragraphs in which a quantity meets a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="runOf">Understands the words that it is asked of.</param>
    /// <param name="maxBetween">How many characters may stand between them and the quantity.</param>
    public static Query Find(QuantityCondition condition, Func<string, RunQueries> runOf, int maxBetween)
    {
        if (Anywhere(condition) is not { } anywhere)
        {
            return FilteredBooleanQuery.None;
        }
        if (!QueryParser.HasCharacters(condition.Subject))
        {
            return new NearQuery([anywhere]);
        }
        string roles = string.Concat(condition.Roles.Select(QuantityTerms.RoleOf));
        RunQueries subject = runOf(condition.Subject);
        bool namesIndicator = QueryParser.HasCharacters(condition.Indicator);
        // 增长>=5% asks for what is dealt out to whatever indicators, too.
        string behindRoles = namesIndicator ? roles : roles + QuantityTerms.Dealt;
        var ways = new List<Query>();
        void AddBehind(IReadOnlyList<SpanItem> words) => ways.Add(new NearQuery([.. words, Span(condition, behindRoles)!])
        {
            InOrder = true,
            MaxLength = subject.Run.Length + maxBetween + 1,
            Separators = [_sentenceEnd, _boundary, .. Measures(condition, roles + QuantityTerms.Dealt)],
        });
        AddBehind([Unbroken(subject)]);
        // 工业增加值同比增长 says 工业增加值增长, too.
        if (subject.Run.Words.Count > 1)
        {
            AddBehind(WordsOf(subject, runOf));
        }
        if (namesIndicator)
        {
            // 甲增长>=5% asks for how much 甲 rose; and so does a share of what is none.
            string owned = condition.AsksForChange ? roles.Replace("l", "", StringComparison.Ordinal) : roles;
            ways.AddRange(Dealt(condition, owned, runOf(condition.Indicator), runOf, maxBetween));
        }
        return ways.Count == 1 ? ways[0] : RunQueries.BestOf(ways);
    }

    private static IEnumerable<Query> Dealt(
        QuantityCondition condition, string roles, RunQueries indicator, Func<string, RunQueries> runOf, int maxBetween)
    {
        string owned = string.Concat(roles.Select(QuantityTerms.Owned)), shared = string.Concat(roles.Select(QuantityTerms.Shared));
        int maxLength = indicator.Run.Length + maxBetween;
        NearQuery Near(IReadOnlyList<SpanItem> words, string of, IEnumerable<TermQuery> separators) =>
            new([.. words, Span(condition, of)!]) { MaxLength = maxLength, Separators = [_sentenceEnd, .. separators] };
        IReadOnlyList<TermQuery> ownedAny = [.. Measures(condition, "LRFS"), _boundary];
        // Within an item its words stand side by side, whichever way they are asked for.
        if (indicator.Run.Words.Count <= 1 || indicator.Run.Forms.Count > 1)
        {
            yield return Near([Unbroken(indicator)], owned, ownedAny);
            yield return Near([Unbroken(indicator)], shared, [_headStart, _boundary]);
        }
        if (indicator.Run.Words.Count > 1)
        {
            IReadOnlyList<SpanItem> words = WordsOf(indicator, runOf);
            yield return Near(words, owned, ownedAny);
            yield return Near(words, shared, [_headStart, _boundary]);
            // 工业增加值 in 工业总产值和增加值分别…: the item is the end of the name, the rest stands before the list.
            RunQueries end = runOf(indicator.Run.Words[^1]);
            yield return FilteredBooleanQuery.All(
                new NearQuery([_itemStart, end.Spans, Span(condition, owned)!]) { MaxLength = end.Run.Length },
                new NearQuery(words)
                {
                    InOrder = true,
                    MaxLength = indicator.Run.Length + MaxList,
                    Separators = [_sentenceEnd, _boundary],
                });
        }
        // 城镇居民人均可支配收入 in 城镇、农村居民人均可支配收入分别…: the qualifier is the item, the rest ends the list.
        string text = condition.Indicator;
        for (int length = 2; length <= MaxQualifier && length + 2 <= text.Length; length++)
        {
            (string qualifier, string rest) = (text[..length], text[length..]);
            if (!QueryParser.HasCharacters(qualifier)
                || !QueryParser.HasCharacters(rest)
                || (length > 2 && !EndsWord(indicator, qualifier)))
            {
                continue;
            }
            SpanItem first = runOf(qualifier).Spans;
            yield return FilteredBooleanQuery.All(
                new NearQuery([first, Span(condition, owned)!]) { MaxLength = length, Separators = ownedAny },
                new NearQuery([first, runOf(rest).Spans])
                {
                    InOrder = true,
                    MaxLength = length + MaxList,
                    Separators = [_sentenceEnd, _boundary],
                });
        }
    }

    // Qualifiers of two characters may be cut off within a word (城镇居民); longer ones are words.
    private static bool EndsWord(RunQueries run, string qualifier)
    {
        int length = 0;
        foreach (string token in run.Run.Tokens)
        {
            length += token.Length;
            if (length >= qualifier.Length)
            {
                return length == qualifier.Length;
            }
        }
        return false;
    }

    private static TermRangeSpan? Span(QuantityCondition condition, string roles) =>
        QuantityTerms.RangesOf(condition, roles) is { Count: > 0 } ranges ? new TermRangeSpan(PlanFields.Quantities, ranges) : null;

    // Any quantity of the measures.
    private static IReadOnlyList<TermQuery> Measures(QuantityCondition condition, string roles) =>
        [.. roles.SelectMany(role => QuantityTerms.MeasuresOf(condition).Select(m => RunQueries.TermIn(PlanFields.Quantities, role + m)))];

    // 亩产 isn't 亩、产.
    private static UnbrokenSpan Unbroken(RunQueries run) => new(run.Spans, [_sign]);

    private static IReadOnlyList<SpanItem> WordsOf(RunQueries run, Func<string, RunQueries> runOf) =>
        [.. run.Run.Words.Select(w => runOf(w).Spans)];
}
