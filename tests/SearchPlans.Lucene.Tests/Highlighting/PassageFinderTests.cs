using SearchPlans.Lucene.Highlighting;
using Xunit.Abstractions;

namespace SearchPlans.Lucene.Tests.Highlighting;

public sealed class PassageFinderTests(ITestOutputHelper output)
{
    private static string Show(string text, string asked, int maxLength = 60)
    {
        int at = text.IndexOf(asked, StringComparison.Ordinal);
        Passage passage = PassageFinder.Find(text, at < 0 ? [[]] : [[new Mark(at, at + asked.Length)]], maxLength);
        return text[passage.Start..passage.End];
    }

    [Fact]
    public void A_passage_lies_within_the_text_fits_holds_a_mark_and_splits_no_pair()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 5000; run++)
        {
            string text = RandomChinese.Text(random, random.Next(150));
            int maxLength = 20 + random.Next(60);
            List<Mark>[] marks = [.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomMarks(random, text))];
            Passage passage = PassageFinder.Find(text, marks, maxLength);
            string what = $"{passage} of at most {maxLength} in {text.Length}: {string.Join(" ", marks.SelectMany(m => m))}\n{text}";
            Assert.True(passage.Start >= 0 && passage.End >= passage.Start && passage.End <= text.Length, what);
            Assert.True(passage.End - passage.Start <= maxLength, what);
            Assert.False(Splits(text, passage.Start) || Splits(text, passage.End), what);
            Assert.True(text.Length == 0 || passage.End > passage.Start, what);
            // Of a mark that is longer than the passage, the beginning.
            bool shown = marks.SelectMany(m => m)
                .Any(m => m.Start >= passage.Start && Math.Min(m.End, m.Start + maxLength - 2) <= passage.End);
            Assert.True(shown || marks.All(m => m.Count == 0), what);
        }
    }

    private static bool Splits(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    private static List<Mark> RandomMarks(Random random, string text)
    {
        var marks = new List<Mark>();
        for (int at = random.Next(80); at < text.Length; at += 1 + random.Next(80))
        {
            int end = Math.Min(text.Length, at + 1 + random.Next(random.Next(5) == 0 ? 60 : 8));
            if (!Splits(text, at) && !Splits(text, end))
            {
                marks.Add(new Mark(at, end));
                at = end;
            }
        }
        return marks;
    }

    [Fact]
    public void The_sentence_with_the_longer_word_is_shown_before_one_with_more_short_marks()
    {
        const string text = "推动产业发展，推动数字发展，推动绿色发展，推动科技发展。各部门落实新质生产力发展要求。全市统筹安排其他各项工作有序推进落实到位。";
        Passage passage = PassageFinder.Find(text, [MarksOf(text, "推动"), MarksOf(text, "新质生产力")], 28);
        Assert.Contains("新质生产力", text[passage.Start..passage.End], StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_sentence_is_cut_where_most_of_what_was_asked_for_stands()
    {
        string text = "政策" + string.Concat(Enumerable.Repeat("甲乙丙丁，", 20)) + "措施和政策都要推动新质生产力"
            + string.Concat(Enumerable.Repeat("，甲乙丙丁", 20));
        Passage passage = PassageFinder.Find(text, [MarksOf(text, "政策"), MarksOf(text, "措施"), MarksOf(text, "新质生产力")], 40);
        Assert.Contains("措施和政策都要推动新质生产力", text[passage.Start..passage.End], StringComparison.Ordinal);
    }

    private static Mark[] MarksOf(string text, string asked) =>
        [.. Enumerable.Range(0, text.Length).Where(at => string.CompareOrdinal(text, at, asked, 0, asked.Length) == 0)
            .Select(at => new Mark(at, at + asked.Length))];

    [Fact]
    public void The_sentence_with_the_match_is_shown()
    {
        const string text = "一、总体要求。坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展。" +
            "低空经济加快布局，建成无人机起降点120个，开通航线35条，全年飞行突破10万架次，产业规模居全市前列。其他工作有序推进。";
        Assert.StartsWith("低空经济加快布局", Show(text, "无人机"), StringComparison.Ordinal);
        Assert.Contains("无人机", Show(text, "无人机"), StringComparison.Ordinal);
        Assert.StartsWith("一、总体要求。", Show(text, "没有的"), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_width_signs_end_sentences_but_a_point_only_before_a_space()
    {
        const string text = "增长9.5%, 好于预期! Growth was 9.5%. 新发展理念贯彻始终坚持不懈;下一句是另外的话。";
        Assert.Equal("增长9.5%, 好于预期!", Show(text, "增长", 20));
        Assert.EndsWith("Growth was 9.5%.", Show(text, "Growth", 20), StringComparison.Ordinal);
        Assert.Equal("下一句是另外的话。", Show(text, "下一句", 20));
    }

    [Fact]
    public void A_closing_quote_belongs_to_the_sentence_it_closes() =>
        Assert.EndsWith("“坚持改革。”", Show("会议指出要着力做到“坚持改革。”随后部署了全年的各项重点工作任务。", "改革", 20), StringComparison.Ordinal);

    [Fact]
    public void A_long_sentence_is_cut_around_its_mark()
    {
        string text = string.Concat(Enumerable.Repeat("推进重点项目建设，", 30)) + "近零碳排放区试点，" + string.Concat(Enumerable.Repeat("落实各项任务，", 30));
        string shown = Show(text, "近零碳");
        Assert.Equal(60, shown.Length);
        Assert.Contains("近零碳排放区试点", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_gives_an_empty_passage() => Assert.Equal(new Passage(0, 0), PassageFinder.Find("", [], 20));

    [Fact]
    public void Room_for_less_than_twenty_characters_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PassageFinder.Find("坪山", [], 19));
}
