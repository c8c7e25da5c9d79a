using SearchPlans.Index;
using SearchPlans.Querying;
using SearchPlans.Trends;
using Xunit;

namespace SearchPlans.TestKit.Contracts;

public abstract partial class PlanIndexContract
{
    [SkippableFact]
    public async Task What_is_new_is_counted_as_search_counts_it()
    {
        string[] fillers = [.. Enumerable.Range(0, 20).Select(i => $"第{i}项工作完成。")];
        string Text(int year, params string[] more) =>
            $"# 海南省{year}年政府工作报告\n\n## 一、工作安排\n\n{string.Join("\n\n", fillers.Concat(more))}\n";
        await using IPlanIndex index = await FilledWithAsync(
            ("海南省/2023.md", Text(2023, "办好椰子灯会。")),
            ("海南省/2024.md", Text(2024, "建设海上风筝航线。", "开通海上风筝航线。", "办好椰子灯会。", "宣传海上风筝航线。", "扩建海上风筝航线。")));
        // Made ready or not, the answer is the same.
        WordChanges unprepared = await index.WordsAsync(new WordsRequest { Region = "海南", Count = 10 }, default);
        await index.PrepareAsync(default);
        WordChanges words = await index.WordsAsync(new WordsRequest { Region = "海南" }, default);
        WordChange risen = Assert.Single(words.Risen);
        Assert.Equal("海上风筝航线", risen.Text);
        Assert.Equal(unprepared.Risen, words.Risen);
        var found = await index.SearchAsync(
            new SearchRequest { Query = risen.Text, Match = SearchMatch.Exact, SameWords = false, PlanId = words.Plans[0].Id }, default);
        Assert.Equal(found.TotalParagraphs, risen.Paragraphs);
        Assert.Contains(found.Hits, h => h.Anchor == risen.Anchor);
        Assert.Equal(words.Risen, (await index.WordsAsync(new WordsRequest { Region = "海南" }, default)).Risen);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => index.WordsAsync(new WordsRequest { Region = "海南" }, _cancelled));
    }
}
