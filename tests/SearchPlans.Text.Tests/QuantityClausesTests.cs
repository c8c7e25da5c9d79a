using System.Diagnostics;
using System.Globalization;
using SearchPlans.Text.Quantities;
using Xunit.Abstractions;

namespace SearchPlans.Text.Tests;

public sealed class QuantityClausesTests(ITestOutputHelper output)
{
    private static QuantityClauses Read(string text)
    {
        var clauses = new QuantityClauses();
        clauses.Read(text);
        return clauses;
    }

    [Theory]
    [InlineData("浓度下降2微克", "Fall")]
    [InlineData("浓度下降到25微克", "Level")]
    [InlineData("浓度降至25微克", "Level")]
    [InlineData("浓度25微克", "Level")]
    [InlineData("增长5%", "Rise")]
    [InlineData("增长约5%", "Rise")]
    [InlineData("增速达5%", "Rise")]
    [InlineData("增速保持在5%", "Rise")]
    [InlineData("降幅为5%", "Fall")]
    [InlineData("率先提高到60%", "Level")]
    [InlineData("新增80家", "Rise")]
    [InlineData("由300亿元增加到500亿元", "Start Level")]
    [InlineData("从2020年的3.68万亿元增长到4.9万亿元", "Start Level")]
    [InlineData("压减500吨，达到300吨", "Fall Level")]
    public void A_quantity_is_a_level_or_a_change(string text, string roles) =>
        Assert.Equal(roles, string.Join(' ', Read(text).Quantities.Select(q => q.Role)));

    // '|' stands where clauses about different indicators meet.
    [Theory]
    [InlineData("投资增长3%，消费增长8%", "投资增长3%，|消费增长8%")]
    [InlineData("投资500亿元，同比增长3%", "投资500亿元，同比增长3%")]
    [InlineData("投资500亿元，全年达到600亿元", "投资500亿元，全年达到600亿元")]
    [InlineData("投资500亿元，完成年度计划的60%", "投资500亿元，|完成年度计划的60%")]
    [InlineData("人口增加，完成1亿人居住的棚户区", "人口增加，|完成1亿人居住的棚户区")]
    [InlineData("粮食、油料产量100万吨", "粮食、油料产量100万吨")]
    [InlineData("风光好，粮食、油料产量100万吨", "风光好，|粮食、油料产量100万吨")]
    [InlineData("企业500家、产值3000亿元", "企业500家、产值3000亿元")]
    [InlineData("企业500家、园区30个", "企业500家、|园区30个")]
    [InlineData("投资3,500亿元，居全省第一", "投资3,500亿元，居全省第一")]
    [InlineData("投资达标。消费增长8%", "投资达标。消费增长8%")]
    public void A_clause_with_an_indicator_of_its_own_is_set_apart(string text, string expected)
    {
        string cut = text;
        foreach (int at in Read(text).Boundaries.Reverse())
        {
            cut = cut.Insert(at, "|");
        }
        Assert.Equal(expected, cut);
    }

    [Theory]
    [InlineData("甲业、乙业分别增长5%和7%", "甲业=5 乙业=7")]
    [InlineData("甲业和乙业依次增长5%、7%以上", "甲业=5 乙业=7")]
    [InlineData("呼和浩特、包头和鄂尔多斯分别增长5%、6%、7%", "呼和浩特=5 包头=6 鄂尔多斯=7")]
    [InlineData("出口45亿元，内资67亿元，分别增长5%和7%", "=4500000000 =6700000000 出口=5 内资=7")]
    [InlineData("甲业、乙业增加值分别增长5%和7%", "甲业=5 乙业增加值=7")]
    [InlineData("城乡收入分别增长5%和7%", "=5 =7")]
    [InlineData("甲业、乙业、丙业增长5%和7%", "=5 =7")]
    public void Quantities_are_dealt_out(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).Quantities.Select(q => string.Create(CultureInfo.InvariantCulture,
            $"{(q.Owner.Start < 0 ? "" : text[q.Owner.Start..q.Owner.End])}={q.Quantity.Value}"))));

    [Fact]
    public void Any_text_is_read_and_offsets_lie_in_it()
    {
        Random random = TestRandom.Create(output);
        string[] pieces = ["5%", "7%", "300亿元", "，", "、", "。", "和", "分别", "增长", "城镇", "居民收入", "达到", "由", "，完成", "；", "的", "一批", "（1）", " "];
        for (int run = 0; run < 20_000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(16)).Select(_ => pieces[random.Next(pieces.Length)]));
            QuantityClauses read = Read(text);
            Assert.Equal(QuantityReader.Read(text), read.Quantities.Select(q => q.Quantity));
            foreach (AttachedQuantity quantity in read.Quantities)
            {
                Assert.InRange(quantity.At, 0, quantity.Quantity.Start);
                (int start, int end) = quantity.Owner;
                Assert.True(start < 0 || (start < end && end <= quantity.Quantity.Start), text);
                Assert.True(quantity.SharedHead.Start < 0 || quantity.SharedHead.Start < quantity.SharedHead.End, text);
            }
            Assert.All(read.Boundaries.Concat(read.Signs), at => Assert.InRange(at, 0, text.Length));
            Assert.Equal(read.Boundaries.Order(), read.Boundaries);
        }
    }

    [Theory]
    [InlineData("甲增长5%，")]
    [InlineData("5%、")]
    [InlineData("和")]
    [InlineData("甲、乙和丙分别增长5%和7%")]
    [InlineData("由5%")]
    public void Time_grows_with_length_alone(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 100_000)) + "5%";
        var watch = Stopwatch.StartNew();
        Read(text);
        output.WriteLine($"{watch.Elapsed.TotalMilliseconds:F1} ms");
        // Time that grew with the square of the length would be many minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }
}
