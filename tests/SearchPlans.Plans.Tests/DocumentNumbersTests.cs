namespace SearchPlans.Plans.Tests;

public sealed class DocumentNumbersTests
{
    [Theory]
    [InlineData("国发〔2024〕12号", "国发〔2024〕12号")]
    [InlineData("国发[2024]12号", "国发〔2024〕12号")]
    [InlineData("国发【2024】12号", "国发〔2024〕12号")]
    [InlineData("国发（2024）12号", "国发〔2024〕12号")]
    [InlineData("国发(2024) 第 12 号", "国发〔2024〕12号")]
    [InlineData("国发 ［２０２４］ １２号", "国发〔2024〕12号")]
    [InlineData("鲁政办字〔2023〕45号", "鲁政办字〔2023〕45号")]
    [InlineData("国家发展改革委公告2024年第5号", "国家发展改革委公告2024年第5号")]
    [InlineData("中华人民共和国国务院令第777号", "中华人民共和国国务院令第777号")]
    [InlineData("某省人民政府令（第三十号）", "某省人民政府令第30号")]
    [InlineData("没有文号", "没有文号")]
    public void A_number_is_one_however_it_is_written(string written, string number) =>
        Assert.Equal(number, DocumentNumbers.Normalize(written));

    [Theory]
    [InlineData("国发", true)]
    [InlineData("国发〔2024〕", true)]
    [InlineData("国发2024", true)]
    [InlineData("[2024]12", true)]
    [InlineData("12号", true)]
    [InlineData("第12号", true)]
    [InlineData("国发（2024）12", true)]
    [InlineData("国发2024年12号", true)]
    [InlineData("2号", false)]
    [InlineData("112号", false)]
    [InlineData("国办发〔2024〕12号", false)]
    [InlineData("国发〔2023〕12号", false)]
    [InlineData("", false)]
    [InlineData("〔〕", false)]
    public void A_part_of_a_number_means_it_and_no_other(string asked, bool isMeant) =>
        Assert.Equal(isMeant, DocumentNumbers.Matches("国发〔2024〕12号", asked));

    [Theory]
    [InlineData("国发（2024）12号 光伏", 11)]
    [InlineData("国发 [2024] 12 号", 14)]
    [InlineData("国发〔2024〕", 8)]
    [InlineData("国发 光伏", 0)]
    public void A_number_is_told_from_what_is_typed_behind_it(string typed, int length) =>
        Assert.Equal(length, DocumentNumbers.LengthAt(typed, 0));

    [Theory]
    [InlineData("某市绿色发展意见\n某政发〔2024〕3号\n一、要求\n抓好落实。", "某政发〔2024〕3号")]
    [InlineData("某市绿色发展意见\n（某政发[2024]3号）\n一、要求\n抓好落实。", "某政发〔2024〕3号")]
    [InlineData("某市人民政府文件\n某政发〔2024〕3号　　　签发人：某某\n某市绿色发展意见\n一、要求\n抓好落实。", "某政发〔2024〕3号")]
    [InlineData("某市绿色发展意见\n索引号：0001 发文字号：某政发〔2024〕3号 发布日期：2024-03-01\n一、要求\n抓好落实。", "某政发〔2024〕3号")]
    [InlineData("某市绿色发展意见\n一、要求\n按照国发〔2024〕12号文件抓好落实。\n国发〔2024〕12号", "")]
    public void A_documents_own_number_is_read_and_no_other(string text, string number)
    {
        PlanMetadata metadata = PlanParser.Parse(text, "x.txt").Metadata;
        Assert.Equal((number, "某市绿色发展意见"), (metadata.Number, metadata.Title));
        Assert.Equal(number.Length > 0 ? 2024 : 0, metadata.Year);
    }
}
