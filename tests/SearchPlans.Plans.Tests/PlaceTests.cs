namespace SearchPlans.Plans.Tests;

/// <summary>Whose plan it is, where the text names several places or one that the table of divisions doesn't know.</summary>
public sealed class PlaceTests
{
    private const string Bridge = "南京市长江大桥维修完成。";

    [Theory]
    [InlineData("乙市2023年国民经济和社会发展计划\n一、发展目标\n全市抓好落实，我市、全市、全市经济向好。\n" + Bridge, "乙市2023.txt", "//")]
    [InlineData("乙市2023年国民经济和社会发展计划\n一、发展目标\n" + Bridge, "2023.txt", "//")]
    [InlineData("政府工作报告\n——2023年1月5日在丁县第十届人民代表大会第二次会议上\n丁县县长 王某\n各位代表：\n我县、全县、全县发展。学习安吉县经验。", "x.txt", "//")]
    [InlineData("2023年政府工作报告\n各位代表：\n我代表丙市人民政府报告工作。\n我市、全市、全市发展。与苏州市结对。", "x.txt", "//")]
    [InlineData("2023年政府工作报告\n各位代表：\n我代表市人民政府报告工作。\n全市发展，我市、全市向好。甲市港口、甲市机场、甲市东站建成，与无锡市结对。", "x.txt", "//")]
    [InlineData("工作要点\n一、交通\n全区、我区、全区推进。南京市长江大桥维修完成，区长期规划编制完成。", "x.txt", "//")]
    [InlineData("戊市学习南京市经验2023年工作要点\n一、总体要求\n抓好落实。", "x.txt", "//")]
    [InlineData("江苏省己市2023年政府工作报告\n一、总体要求\n抓好落实。", "x.txt", "江苏省//")]
    // What a text names for its own, whatever else it mentions.
    [InlineData("2023年政府工作报告\n各位代表：\n我代表市人民政府报告工作。\n扬州市发展，扬州市、全市向好。与南京市结对。", "x.txt", "江苏省/扬州市/")]
    [InlineData("1997年政府工作报告\n各位代表：\n我代表省人民政府报告工作。\n在中共甘肃省委领导下，全省发展。", "x.txt", "甘肃省//")]
    [InlineData("扬州市2023年国民经济和社会发展计划\n一、发展目标\n" + Bridge, "x.txt", "江苏省/扬州市/")]
    public void A_place_is_the_plans_own(string text, string path, string place)
    {
        PlanMetadata metadata = PlanParser.Parse(text, path).Metadata;
        Assert.Equal(place, $"{metadata.Province}/{metadata.City}/{metadata.County}");
    }
}
