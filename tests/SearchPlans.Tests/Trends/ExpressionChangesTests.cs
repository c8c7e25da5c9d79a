using SearchPlans.Trends;

namespace SearchPlans.Tests.Trends;

/// <summary>Expressions that some texts say more than others: whole ones, with the numbers that say how sure that is.</summary>
public sealed class ExpressionChangesTests
{
    [Theory]
    [InlineData(10, 100, 10, 100, 0)]
    [InlineData(10, 100, 0, 100, 14.39)]
    [InlineData(20, 100, 10, 1000, 63.20)]
    public void The_ratio_is_that_of_Dunning(int here, int all, int there, int others, double ratio) =>
        Assert.Equal(ratio, ExpressionChanges.RatioOf(here, all, there, others), 2);

    [Fact]
    public async Task What_rose_and_vanished_is_told_whole_with_its_sentence()
    {
        string filler = string.Concat(Enumerable.Range(0, 12).Select(i => $"各项工作稳步推进，第{i}项民生实事完成。\n\n"));
        using var temporary = new TemporaryLibrary(
            ("江苏省/2022.md", Report(2022, filler, "加快建设共享单车停放示范街区。", "持续推广蓝莓气球航线。")),
            ("江苏省/2023.md", Report(2023, filler, "完善共享单车停放示范街区。", "持续推广蓝莓气球航线。")),
            ("江苏省/2024.md", Report(2024, filler, "持续推广蓝莓气球航线。", "大力发展水晶陀螺制造业集群。", "支持水晶陀螺制造业集群出海。", "水晶陀螺制造业集群达到12个。")),
            ("浙江省/2024.md", Report(2024, filler, "持续推广蓝莓气球航线。").Replace("江苏", "浙江", StringComparison.Ordinal)));
        WordChanges words = await temporary.Library.WordsAsync(new WordsRequest { Region = "江苏" });
        Assert.Equal(("江苏省", 2024, 2, 1), (words.Request.Region, words.Request.Year, words.Before.Count, words.Peers.Count));
        WordChange risen = words.Risen[0];
        Assert.Equal(("水晶陀螺制造业集群", 3, 0, 0), (risen.Text, risen.Paragraphs, risen.ParagraphsBefore, risen.Peers));
        Assert.Equal("大力发展水晶陀螺制造业集群。", risen.Sentence);
        Assert.DoesNotContain(words.Risen, w => w.Text.Contains("气球", StringComparison.Ordinal) || w.Text == "水晶陀螺");
        Assert.Contains(words.Own, w => w.Text == "水晶陀螺制造业集群");
        WordChanges before = await temporary.Library.WordsAsync(new WordsRequest { Region = "江苏省", Year = 2023 });
        Assert.Empty(before.Own);
        Assert.Empty((await temporary.Library.WordsAsync(new WordsRequest { Region = "江苏省", Year = 2022 })).Risen);
        Assert.Empty((await temporary.Library.WordsAsync(new WordsRequest { Region = "江苏省", Year = 1999 })).Plans);
        Assert.Contains("广东省", (await temporary.Library.WordsAsync(new WordsRequest { Region = "广冬省" })).Unknown.Single().Nearest);
    }

    private static string Report(int year, string filler, params string[] paragraphs) =>
        $"# 江苏省{year}年政府工作报告\n\n## 一、工作安排\n\n{filler}{string.Join("\n\n", paragraphs)}\n";
}
