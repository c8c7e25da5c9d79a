using System.Globalization;
using System.Text;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Text.Tests;

public sealed class CharacterStreamTests(ITestOutputHelper output)
{
    private static string Characters(string text)
    {
        var characters = new StringBuilder();
        var stream = new CharacterStream(text);
        while (stream.MoveNext())
        {
            characters.Append(stream.Current);
        }
        return characters.ToString();
    }

    [Theory]
    [InlineData("坪山区", "坪山区")]
    [InlineData("“链上坪山”，（试点）——", "链上坪山试点")]
    [InlineData("地区生产总值1329.89亿元", "地区生产总值1329.89亿元")]
    [InlineData("增长９．５％。", "增长9.5%")]
    [InlineData("1. 总体要求", "1总体要求")]
    [InlineData("第3.", "第3")]
    [InlineData(".5", "5")]
    [InlineData("ＡＢｃ Def", "abcdef")]
    [InlineData("A\u3000B\tC\r\nD\u200BE", "abcde")]
    [InlineData("5G＋工业、C#、@、10‰", "5g+工业c#@10‰")]
    [InlineData("\U00020000、\U0001F600", "\U00020000")]
    [InlineData("一_二-三", "一二-三")]
    [InlineData("國民經濟與社會發展計畫", "国民经济与社会发展计画")]
    [InlineData("頭髮以後", "头发以后")]
    [InlineData("臺灣，台湾", "台湾台湾")]
    [InlineData("⽂化、更新", "文化更新")]
    [InlineData("……！？", "")]
    [InlineData("", "")]
    public void What_counts_is_kept_and_folded(string text, string characters) => Assert.Equal(characters, Characters(text));

    [Fact]
    public void Half_a_pair_is_a_character_of_its_own() => Assert.Equal("\uFFFD坪\uFFFD", Characters("\uD800坪，\uDC00"));

    // Every dash and tilde is the same between numbers, and nothing elsewhere.
    [Theory]
    [InlineData("3{0}5年", "3-5年")]
    [InlineData("5%{0}8%", "5%-8%")]
    [InlineData("2021年{0}2025年", "2021年-2025年")]
    [InlineData("（2021 {0} 2025）", "2021-2025")]
    [InlineData("300万元{0}500万元", "300万元-500万元")]
    [InlineData("三{0}五年", "三-五年")]
    [InlineData("二〇二一{0}二〇二五", "二〇二一-二〇二五")]
    [InlineData("新一代{0}信息", "新一代信息")]
    [InlineData("甲{0}乙2", "甲乙2")]
    [InlineData("COVID{0}19", "covid19")]
    [InlineData("增长{0}5%", "增长5%")]
    [InlineData("{0}5", "5")]
    [InlineData("5{0}", "5")]
    [InlineData("5{0}{0}8", "5-8")]
    public void Signs_of_ranges_are_one(string text, string characters)
    {
        foreach (char sign in "~～〜∼-－﹣‐‑‒–—―−─━")
        {
            Assert.Equal(characters, Characters(string.Format(CultureInfo.InvariantCulture, text, sign)));
        }
    }

    [Theory]
    [InlineData("1:2", "1:2")]
    [InlineData("2.3∶1", "2.3:1")]
    [InlineData("1：1.5", "1:1.5")]
    [InlineData("三：七", "三:七")]
    [InlineData("目标：5项", "目标5项")]
    [InlineData("24/7", "24/7")]
    [InlineData("2／3", "2/3")]
    [InlineData("元/吨", "元吨")]
    [InlineData("1,329.89", "1,329.89")]
    [InlineData("1，329", "1,329")]
    [InlineData("2023，2024", "2023,2024")]
    [InlineData("1、2、3", "1、2、3")]
    [InlineData("1；2", "1、2")]
    [InlineData("(1)2", "1、2")]
    [InlineData("〔2024〕12号", "2024、12号")]
    [InlineData("增长6。2025年", "增长6、2025年")]
    [InlineData("1. 2", "1、2")]
    [InlineData("7·5%", "7.5%")]
    [InlineData("1 2", "12")]
    [InlineData("20\u200B24", "2024")]
    [InlineData("一、二", "一二")]
    [InlineData("7×24小时", "7x24小时")]
    [InlineData("7*24小时", "7x24小时")]
    [InlineData("**5G**应用", "5g应用")]
    [InlineData("A×B", "axb")]
    public void A_sign_between_two_numbers_splits_them(string text, string characters) => Assert.Equal(characters, Characters(text));

    [Theory]
    [InlineData("￥3000万元", "¥3000万元")]
    [InlineData("CO₂、H₂O", "co2h2o")]
    [InlineData("500㎡，500m²", "500m2,500m2")]
    [InlineData("10㎞、5㎏、3㎝、2㎥、9㎜", "10km5kg3cm2m3、9mm")]
    [InlineData("1.5℃", "1.5°c")]
    [InlineData("1.5°C", "1.5°c")]
    [InlineData("№1", "no1")]
    [InlineData("No.1", "no1")]
    [InlineData("ﬁrst、oﬃce、ﬂow", "firstofficeflow")]
    [InlineData("10²、102", "10^2、102")]
    [InlineData("½、1½", "1/2、1^1/2")]
    [InlineData("⑴加强⒉完善⒛㈠㈩", "1加强2完善20一十")]
    [InlineData("2024⑴2025", "2024、1、2025")]
    [InlineData("2024(1)2025", "2024、1、2025")]
    [InlineData("2024，⑴", "2024、1")]
    [InlineData("５﹪、㍿、℡、™", "5%株式会社teltm")]
    [InlineData("𝐆𝐃𝐏𝟐", "gdp2")]
    [InlineData("café、cafe\u0301、CAFÉ", "cafecafecafe")]
    [InlineData("北京Běijīng", "北京beijing")]
    [InlineData("劣Ⅴ类、①", "劣ⅴ类①")]
    public void Compatibility_characters_are_spelled_out(string text, string characters) => Assert.Equal(characters, Characters(text));

    [Theory]
    [InlineData("葛\U000E0100城", "葛城")]
    [InlineData("葛\uFE00城\uFE0F", "葛城")]
    [InlineData("智慧★城市", "智慧城市")]
    [InlineData("遊☆戯☆王", "游戯王")]
    [InlineData("●甲■乙◆丙→丁✓戊▲己", "甲乙丙丁戊己")]
    [InlineData("■5◆6", "5、6")]
    [InlineData("二○○八年", "二〇〇八年")]
    [InlineData("○一是", "〇一是")]
    [InlineData("○甲○", "甲")]
    [InlineData("25°、©", "25°©")]
    public void Marks_and_ornaments_are_passed_over(string text, string characters) => Assert.Equal(characters, Characters(text));

    [Fact]
    public void What_spells_a_character_has_its_offsets_and_marks_belong_to_what_they_stand_on()
    {
        var stream = new CharacterStream("5㎡é葛\uFE00");
        var offsets = new List<(int, int)>();
        while (stream.MoveNext())
        {
            offsets.Add((stream.StartChar, stream.EndChar));
        }
        Assert.Equal([(0, 1), (1, 2), (1, 2), (2, 3), (3, 5)], offsets);
    }

    private static readonly string[] _pieces =
    [
        "坪", "山", "一", "二", "十", "亿", "年", "○", "〇", "1", "2", "３", ".", "．", "·", ",", "，", "、", "。", "-", "—", "～", "~", "−", "∶", "：",
        "/", "*", "×", "%", "℃", "㎡", "ﬁ", "²", "₂", "½", "é", "\u0301", "\uFE00", "\U000E0100", "★", " ", "\n", "(", ")", "\U00020000",
        "\U0001F600", "a",
        "\uD800", "\uDC00", "\u200B", "𝟏", "Ⅲ", "^", "x", "⑴", "⒑", "㈠",
    ];

    private static string RandomText(Random random, int pieces) =>
        string.Concat(Enumerable.Range(0, pieces).Select(_ => _pieces[random.Next(_pieces.Length)]));

    [Fact]
    public void What_was_given_gives_itself_again()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 20_000; run++)
        {
            string text = RandomText(random, random.Next(12));
            string characters = Characters(text);
            Assert.True(characters == Characters(characters), $"{text}: {characters}, then {Characters(characters)}");
        }
    }

    [Fact]
    public void A_part_of_a_text_has_the_characters_that_it_has_within_the_text()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 20_000; run++)
        {
            string text = RandomText(random, random.Next(1, 12));
            int start = random.Next(text.Length);
            int end = random.Next(start + 1, text.Length + 1);
            bool cutsPair = (char.IsLowSurrogate(text[start]) && start > 0) || (char.IsHighSurrogate(text[end - 1]) && end < text.Length);
            string part = text[start..end];
            Assert.True(cutsPair || Characters(text).Contains(Characters(part), StringComparison.Ordinal), $"{part} of {text}");
        }
    }

    [Fact]
    public void Offsets_are_those_of_the_original()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 3000; run++)
        {
            string text = random.Next(2) == 0 ? RandomChinese.Text(random, random.Next(60)) : RandomText(random, random.Next(30));
            var stream = new CharacterStream(text);
            (int Start, int End) before = (0, 0);
            while (stream.MoveNext())
            {
                (int Start, int End) at = (stream.StartChar, stream.EndChar);
                Assert.True(at.Start < at.End && at.End <= text.Length, text);
                // Behind the character before, or another of those that spell the same one.
                Assert.True(at.Start >= before.End || at.Start == before.Start || at.Start == before.End - 1, text);
                if (stream.Current.Value >= 0x4E00 && text[at.Start] != '○' && !CharacterSpelling.MayChangeLength(text[at.Start]))
                {
                    Assert.Equal(CharacterFolding.Fold(text[at.Start..at.End].EnumerateRunes().First()), stream.Current);
                }
                before = at;
            }
            Assert.False(stream.MoveNext());
        }
    }
}
