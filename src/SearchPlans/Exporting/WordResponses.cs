using System.ComponentModel;
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
    [property: Description("可用作检索词的文字")] string Text,
    [property: Description("word 词、term 术语、place 地名、heading 章节标题、title 计划标题")] string Kind,
    [property: Description("与所输入的关系：beginning 开头相同、sound 读音、initials 声母、inside 其中含有、sameSound 同音")] string Match);

/// <summary>Suggestions, best first.</summary>
public sealed record SuggestResponse([property: Description("由好到次")] IReadOnlyList<SuggestedText> Suggestions)
{
    /// <summary>Translates suggestions.</summary>
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
