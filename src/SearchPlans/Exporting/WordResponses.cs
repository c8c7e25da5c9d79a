using System.ComponentModel;
using SearchPlans.Corpus;
using SearchPlans.Searching;
using SearchPlans.Suggesting;
using SearchPlans.Vocabulary;

namespace SearchPlans.Exporting;

/// <summary>What goes with a query.</summary>
public sealed record RelatedResponse(
    [property: Description("检索词是怎样理解的")] string Understood,
    [property: Description("常与检索词同段出现的词，由密到疏")] IReadOnlyList<string> Words,
    [property: Description("词表里相关的说法，可另行检索")] IReadOnlyList<string> Related)
{
    /// <summary>Translates an answer.</summary>
    /// <param name="answer">The answer to the query, of any size.</param>
    /// <param name="words">The words that go with it.</param>
    public static RelatedResponse From(SearchAnswer answer, IReadOnlyList<string> words) => new(answer.Understood, words, answer.Related);
}

/// <summary>What a person may be about to type.</summary>
public sealed record SuggestedText(
    [property: Description("可用作检索词的文字；kind 为 plan 时是文件的名称")] string Text,
    [property: Description("word 词、term 术语、place 地区、year 年份、heading 章节标题、plan 文件、title 标题")] string Kind,
    [property: Description("与所输入的关系：beginning 开头相同、sound 读音、initials 声母、inside 其中含有、sameSound 同音")] string Match,
    [property: Description("kind 为 plan 时文件的网页地址")] string? Url = null);

/// <summary>Suggestions, best first.</summary>
public sealed record SuggestResponse([property: Description("由好到次")] IReadOnlyList<SuggestedText> Suggestions)
{
    // Of a list of eight, so many documents and years: words stay in sight.
    private const int MostPlans = 3;

    /// <summary>Translates suggestions: years first, then what begins so, with documents below the words.</summary>
    /// <param name="suggestions">Words and headings; titles are told by documents.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="plans">All documents.</param>
    /// <param name="limit">How many at most.</param>
    public static SuggestResponse From(IReadOnlyList<Suggestion> suggestions, string typed, IReadOnlyList<PlanSummary> plans, int limit)
    {
        ArgumentNullException.ThrowIfNull(suggestions);
        SuggestedText[] years = [.. ConditionSuggestions.Years(plans, typed).Select(y => new SuggestedText($"{y}年", "year", "beginning"))];
        SuggestedText[] named =
        [
            .. ConditionSuggestions.Plans(plans, typed, Math.Min(limit, MostPlans)).Select(p => new SuggestedText(
                ComposedTitles.Of(p), "plan", MatchOf(SuggestionMatch.Inside), PlanAddress.Of(p.Id))),
        ];
        IEnumerable<SuggestedText> words = suggestions.Where(s => s.Kind != SuggestionKind.Title)
            .Select(s => new SuggestedText(s.Text, KindOf(s), MatchOf(s.Match)));
        return new([.. years.Concat(words.Take(Math.Max(0, limit - years.Length - named.Length))).Concat(named).Take(limit)]);
    }

    /// <summary>Translates suggestions of the corpus' texts alone, titles among them.</summary>
    public static SuggestResponse From(IReadOnlyList<Suggestion> suggestions) =>
        new([.. suggestions.Select(s => new SuggestedText(s.Text, KindOf(s), MatchOf(s.Match)))]);

    private static string KindOf(Suggestion suggestion) => suggestion.Kind switch
    {
        SuggestionKind.Title => "title",
        SuggestionKind.Heading => "heading",
        SuggestionKind.Lexicon when LexiconWords.IsPlace(suggestion.Text) => "place",
        SuggestionKind.Lexicon => "term",
        _ => "word",
    };

    private static string MatchOf(SuggestionMatch match) => match switch
    {
        SuggestionMatch.Beginning => "beginning",
        SuggestionMatch.Sound => "sound",
        SuggestionMatch.Initials => "initials",
        SuggestionMatch.Inside => "inside",
        _ => "sameSound",
    };
}
