using SearchPlans.Corpus;
using SearchPlans.Exporting;
using SearchPlans.Plans;
using SearchPlans.Suggesting;

namespace SearchPlans.Tests.Suggesting;

public sealed class ConditionSuggestionsTests
{
    private static readonly PlanSummary[] _plans =
        [Report("山西省", "太原市", 2025), Report("山西省", "太原市", 2026), Report("广东省", "广州市", 2026), Report("广东省", "", 1998)];

    [Theory]
    [InlineData("20", new[] { 2026, 2025 })]
    [InlineData("2025年", new[] { 2025 })]
    [InlineData("199", new[] { 1998 })]
    [InlineData("2", new int[0])]
    [InlineData("20266", new int[0])]
    [InlineData("太原", new int[0])]
    public void Years_are_those_of_the_corpus(string typed, int[] years) => Assert.Equal(years, ConditionSuggestions.Years(_plans, typed));

    [Theory]
    [InlineData("太原2026", "太原市2026年政府工作报告")]
    [InlineData("2026年太原", "太原市2026年政府工作报告")]
    [InlineData("太原市2026年政府", "太原市2026年政府工作报告")]
    [InlineData("太原", "太原市2026年政府工作报告", "太原市2025年政府工作报告")]
    [InlineData("广州 2026", "广州市2026年政府工作报告")]
    [InlineData("2026")]
    [InlineData("府")]
    [InlineData("长沙2026")]
    public void Documents_are_found_by_what_names_them(string typed, params string[] titles) =>
        Assert.Equal(titles, ConditionSuggestions.Plans(_plans, typed, 3).Select(ComposedTitles.Of));

    [Fact]
    public void An_answer_has_years_first_documents_with_their_address_last_and_no_titles_alone()
    {
        Suggestion[] words =
        [
            new("太原市", SuggestionKind.Lexicon, 5, SuggestionMatch.Beginning),
            new("政府工作报告", SuggestionKind.Title, 5, SuggestionMatch.Inside),
        ];
        SuggestResponse answer = SuggestResponse.From(words, "太原", _plans, 8);
        Assert.Equal(["place", "plan", "plan"], answer.Suggestions.Select(s => s.Kind));
        Assert.Equal("/plans/太原市2026", Uri.UnescapeDataString(answer.Suggestions[1].Url!));
        Assert.Equal(["year", "year"], SuggestResponse.From([], "202", _plans, 2).Suggestions.Select(s => s.Kind));
    }

    private static PlanSummary Report(string province, string city, int year) => new(
        $"{city}{year}", "a.txt",
        new PlanMetadata { Title = "政府工作报告", Type = DocumentTypes.WorkReport, Province = province, City = city, Year = year }, 1, 1);
}
