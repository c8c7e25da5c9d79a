namespace SearchPlans.Plans.Tests;

/// <summary>What a document is, by its title: every kind of official document, and the notices that issue another.</summary>
public sealed class DocumentTitlesTests
{
    private const string Body = "\n一、总体要求\n抓好落实，稳中求进。\n二、主要任务\n扩大投资，改善民生。\n";

    [Theory]
    [InlineData("某市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "五年规划", 2021)]
    [InlineData("某市2024年国民经济和社会发展计划", "年度计划", 2024)]
    [InlineData("关于某市2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告", "年度计划", 2024)]
    [InlineData("某市2024年政府工作报告", "政府工作报告", 2024)]
    [InlineData("某市“十四五”文物事业发展规划", "专项规划", 2021)]
    [InlineData("某市国土空间总体规划（2021—2035年）", "专项规划", 2021)]
    [InlineData("中国儿童发展纲要（2021—2030年）", "专项规划", 2021)]
    [InlineData("某市低空经济三年行动计划（2024—2026年）", "行动计划", 2024)]
    [InlineData("某市2024年政务公开工作要点", "行动计划", 2024)]
    [InlineData("某市碳达峰实施方案", "行动计划", 0)]
    [InlineData("某市人民政府关于推进数据专区建设的实施意见", "意见", 0)]
    [InlineData("某省人民政府办公厅关于开展2023年大督查的通知", "通知", 2023)]
    [InlineData("国务院关于《某省国土空间规划（2021—2035年）》的批复", "批复", 0)]
    [InlineData("《某市“十四五”教育规划》政策解读", "解读", 2021)]
    [InlineData("一图读懂某市综合交通“十四五”规划", "解读", 2021)]
    [InlineData("某市综合交通“十四五”规划", "专项规划", 2021)]
    [InlineData("某市民宿业发展\"十四五\"规划", "专项规划", 2021)]
    [InlineData("某市\"十四五\"规划", "五年规划", 2021)]
    [InlineData("某市“十四五”规划", "五年规划", 2021)]
    [InlineData("2023年工作总结和2024年工作计划", "行动计划", 2024)]
    [InlineData("某市2023年国民经济和社会发展统计公报", "统计公报", 2023)]
    [InlineData("某市公共数据管理办法", "其他", 0)]
    [InlineData("某市2025年政府投资项目计划表", "其他", 2025)]
    [InlineData("某市2021年重点工作任务分解表", "其他", 2021)]
    [InlineData("某市行政处罚裁量实施细则（试行）", "其他", 0)]
    [InlineData("某市人民政府关于废止部分规章的决定", "其他", 0)]
    [InlineData("某市权责事项清单", "其他", 0)]
    [InlineData("某市中级人民法院工作报告", "其他", 0)]
    [InlineData("关于某市2023年预算执行情况和2024年预算草案的报告", "其他", 2024)]
    public void Titles_of_every_kind_tell_type_and_year(string title, string type, int year)
    {
        PlanMetadata metadata = PlanParser.Parse(title + Body, "x.txt").Metadata;
        Assert.Equal((title, type, year), (metadata.Title, metadata.Type, metadata.Year));
    }

    [Theory]
    [InlineData("某市人民政府关于印发《某市数字经济发展规划》的通知", "某市数字经济发展规划", "专项规划")]
    [InlineData("某市人民政府办公厅关于印发某市数字经济发展规划的通知", "某市数字经济发展规划", "专项规划")]
    [InlineData("关于印发《某市绿色发展行动计划（2024—2026年）》的通知", "某市绿色发展行动计划（2024—2026年）", "行动计划")]
    [InlineData("某省人民政府批转省发展改革委《关于推进改革的意见》的通知", "关于推进改革的意见", "意见")]
    [InlineData("某市人民政府办公室转发市教育局关于义务教育招生工作实施意见的通知", "市教育局关于义务教育招生工作实施意见", "意见")]
    [InlineData("某市人民政府关于印发《某市节能办法》《某市节水办法》等文件的通知", "某市节能办法", "其他")]
    [InlineData("关于转发《某部关于印发某省示范区建设实施方案的通知》的通知", "某省示范区建设实施方案", "行动计划")]
    [InlineData("某市人民政府关于公布第三批保护名录的通知", "某市人民政府关于公布第三批保护名录的通知", "通知")]
    [InlineData("某市人民政府关于做好规划编制工作的通知", "某市人民政府关于做好规划编制工作的通知", "通知")]
    public void A_notice_that_issues_a_document_has_its_title_and_type(string title, string issued, string type)
    {
        PlanMetadata metadata = PlanParser.Parse(title + Body, "x.txt").Metadata;
        Assert.Equal((issued, type), (metadata.Title, metadata.Type));
        metadata = PlanParser.Parse(Body, "x.html", found: new PlanMetadata { Title = $"（转载）{title}" }).Metadata;
        Assert.Equal((issued, type), (metadata.Title, metadata.Type));
    }

    [Theory]
    [InlineData("国民经济和社会发展计划", "年度计划")]
    [InlineData("年度计划", "年度计划")]
    [InlineData("白皮书", "白皮书")]
    public void A_type_is_taken_by_the_name_it_bore_before(string written, string type)
    {
        Assert.Equal(type, DocumentTypes.Named(written));
        Assert.Equal(type, PlanSidecar.Parse($"type: {written}").Type);
        Assert.Equal(type, PlanParser.Parse($"---\n文种: {written}\n---\n抓好落实。", "x.md").Metadata.Type);
    }
}
