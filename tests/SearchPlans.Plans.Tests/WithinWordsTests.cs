namespace SearchPlans.Plans.Tests;

/// <summary>A place is never read from within another word.</summary>
public sealed class WithinWordsTests
{
    [Theory]
    [InlineData("健康县区建设实施方案")]
    [InlineData("全面建成小康县的意见")]
    [InlineData("珠江西岸先进装备制造产业带发展规划")]
    [InlineData("维护长治久安工作要点")]
    [InlineData("入海口湿地保护规划")]
    [InlineData("相应县级配套方案")]
    [InlineData("省、市和县财政分担办法")]
    [InlineData("主城区提升行动方案")]
    [InlineData("大理石行业整治方案")]
    [InlineData("日照时数监测规范")]
    public void Words_that_hold_a_name_name_no_place(string text) => Assert.Null(Regions.Find(text));

    [Theory]
    [InlineData("陇南市康县健康规划", "621224")]
    [InlineData("康县2024年政府工作报告", "621224")]
    [InlineData("在康县调研", "621224")]
    [InlineData("甘肃康县", "621224")]
    [InlineData("大理州规划", "532900")]
    [InlineData("长治市规划", "140400")]
    [InlineData("关于印发坪山区2024年工作要点的通知", "440310")]
    [InlineData("阳泉市城区规划", "140302")]
    public void Names_that_stand_for_themselves_do(string text, string code) => Assert.Equal(code, Regions.Find(text)?.Code);

    [Fact]
    public void A_text_that_only_holds_the_word_has_no_place()
    {
        const string Text = "某某建设实施方案\n一、运动\n近日，开展全国健康县区建设案例征集，公布健康县名单，创建健康县工作推进，健康县建设取得成效。\n二、设施\n抓好落实。";
        PlanMetadata metadata = PlanParser.Parse(Text, "x.txt").Metadata;
        Assert.Equal(("", "", ""), (metadata.Province, metadata.City, metadata.County));
    }
}
