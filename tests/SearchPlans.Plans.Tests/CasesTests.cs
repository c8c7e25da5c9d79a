using System.Globalization;

namespace SearchPlans.Plans.Tests;

/// <summary>
/// The files made up for faults that real documents showed, each as its table says that it is to be read. What each is an example of has
/// tests of its own; here the files themselves are held to the table.
/// </summary>
public sealed class CasesTests
{
    private const string Folder = "cases/files";

    // Of the body: how many paragraphs, list items and rows stand outside of headings and title; -1 where the table says nothing of it.
    private sealed record Expected(string Outline, int Blocks = -1, string? Title = null, string? Type = null, int Year = -1,
        string? Issuer = null, string? Place = null, string? Published = null, string? Refusal = null, string[]? Holds = null,
        string[]? Lacks = null);

    private static readonly Dictionary<string, Expected> _cases = new(StringComparer.Ordinal)
    {
        ["01-control-character.pdf"] = new(
            "1 一、总体要求\n1 二、主要任务\n1 三、重点工程\n1 四、保障措施\n1 三、重点工程\n1 四、保障措施", 6, Lacks: ["A", "\u0007"]),
        ["02-headings-lost-short-lines.md"] = new(
            "1 一、总体要求和主要目标任务\n1 二、重点任务\n2 （一）建立健全公共政策健康审查制度体系\n2 （二）开展跨部门健康行动和主题宣传\n"
                + "1 三、组织实施和监督评价保障措施\n1 附件"),
        ["03-mirrored-margins.pdf"] = new("", 16),
        ["04-hanging-indent.pdf"] = new("", 8),
        ["05-block-indent.pdf"] = new("1 一、发展目标\n1 二、重点任务\n1 三、保障措施", 6),
        ["06-picture-is-a-page.docx"] = new("1 一、总体要求\n1 二、主要任务"),
        ["07-garbled-text-layer.pdf"] = new("", Refusal: "乱码"),
        ["08-hidden-copy.html"] = new("1 一、总体要求\n1 二、主要任务", 2, Lacks: ["×", "↺", "首页"]),
        ["09-relative-path.ofd"] = new("1 一、总体要求\n1 二、主要任务"),
        ["10-title-of-opinion.txt"] = new("1 一、总体要求\n1 二、主要任务", Title: "某省人民政府办公厅关于推进数据专区建设的意见", Type: "意见", Year: 2024),
        ["11-attachment-list.txt"] = new("1 一、发展基础\n1 二、总体要求\n1 附件2", Title: "某市“十四五”数字经济发展规划", Type: "专项规划"),
        ["12-page-heading.html"] = new("1 一、补贴对象\n1 二、补贴标准\n1 三、申领程序", 3, Title: "某市残疾人生活补贴和护理补贴实施办法",
            Published: "2022-11-16"),
        ["13-place-inside-word.txt"] = new("1 一、开展健身运动\n1 二、完善健身设施", Place: ""),
        ["14-browser-print.pdf"] = new("1 一、总体要求\n1 二、主要任务", 4, Title: "某省人民政府办公厅关于数字经济发展规划的通知",
            Issuer: "某省人民政府办公厅", Published: "2025-04-03", Lacks: ["首页", "关怀版", "ICP", "承办", "索引号"]),
        ["15-spaced-digits.pdf"] = new("1 一、主要目标\n1 二、主要任务", Holds: ["2005年", "2000年", "2900亿元", "12%", "5%", "10‰"]),
        ["16-fused-contents.txt"] = new("1 序言\n1 第一篇指导思想和发展目标\n2 第一章经济社会发展的指导思想\n2 第二章经济社会发展的主要目标\n"
                + "1 第二篇调整经济结构\n2 第三章巩固和强化农业基础地位\n2 第四章继续加强基础设施建设", 6),
        ["17-title-on-cover.pdf"] = new("1 一、背景形势\n1 二、总体要求", Title: "某省文物事业发展“十四五”规划", Type: "专项规划"),
        ["18-date-before-title.txt"] = new("1 一、规划背景\n1 二、总体要求", Title: "革命文物保护利用“十四五”专项规划"),
        ["19-one-paragraph.txt"] = new("1 一、2023年工作回顾\n2 （一）经济运行稳中向好。\n2 （二）改革开放不断深化。\n"
                + "1 二、2024年工作安排\n2 （一）全力扩大内需。\n2 （二）加快产业转型。"),
        ["20-printed-rows.docx"] = new("1 一、2023年工作回顾\n1 二、2024年工作安排", 5, Lacks: ["— 1 —"]),
        ["21-raised-exponent.pdf"] = new("1 一、总体要求", 2, Holds: ["35μg/m3，", "十二万km2，"]),
        ["22-table-centred-cells.pdf"] = new("1 一、主要指标\n1 二、主要任务", Lacks: ["100100"]),
        ["23-party-report.txt"] = new("1 一、过去五年的工作和新时代十年的伟大变革\n1 二、开辟马克思主义中国化时代化新境界", Type: "其他", Issuer: "", Year: 2022),
        ["24-infobox-title.txt"] = new("1 第一篇　奋力开创中国式现代化建设新局面\n2 第一章　发展环境\n2 第二章　指导方针\n"
                + "1 第二篇　建设现代化产业体系\n2 第三章　优化提升传统产业", Title: "中华人民共和国国民经济和社会发展第十五个五年规划纲要"),
        ["25-issuer-prefix.html"] = new("1 一、总体要求\n1 二、主要任务", Issuer: "广州市农业农村局", Title: "广州市农业发展规划"),
        ["26-target-year.txt"] = new("1 一、主要目标\n1 二、工作举措", Year: 0),
        ["27-page-number-lines.txt"] = new("1 序\n1 一、主要目标", 3),
        ["28-formal-numerals.txt"] = new(
            "1 壹、內政及族群\n2 一、打擊犯罪\n2 二、守護安全\n1 貳、經濟及農業\n2 一、穩定物價\n2 二、發展產業\n1 參、結語", Title: "某院施政報告"),
        ["29-site-line.txt"] = new("1 一、指导思想\n1 二、工作目标", 2, Title: "某县“将健康融入所有政策”工作指导方案", Published: "2020-06-18"),
        ["30-property-title.docx"] = new("1 一、行动计划目标\n1 二、工作措施", Title: "海南省儿童青少年心理健康关爱行动计划"),
        ["31-composite-text.ofd"] = new("1 一、总体要求\n1 二、主要任务"),
        ["32-gbk-in-simple-font.pdf"] = new("1 一、发展环境\n1 二、总体要求", 2, Title: "某市国民经济和社会发展第十四个五年规划纲要"),
        ["33-title-twice.txt"] = new("1 一、过去五年工作回顾\n1 二、2018年经济社会发展总体要求", Title: "2018政府工作报告"),
        ["34-chapter-and-article.txt"] = new("1 第一章　总则\n1 第二章　目录管理\n1 第三章　共享开放"),
    };

    public static TheoryData<string> Names => [.. _cases.Keys];

    [SharedDataTheory(Folder)]
    [MemberData(nameof(Names))]
    public void Every_file_is_read_as_its_table_says(string name)
    {
        Expected expected = _cases[name];
        string path = Repository.SharedPathOf($"{Folder}/{name}");
        if (expected.Refusal is { } why)
        {
            Assert.Contains(why, Assert.Throws<PlanFileException>(() => PlanFileReader.Read(path)).Message, StringComparison.Ordinal);
            return;
        }
        PlanFile file = PlanFileReader.Read(path);
        // Its name says nothing, as that of many files.
        Plan plan = PlanParser.Parse(file.Text, $"x{Path.GetExtension(name)}", found: FoundIn(file));
        PlanAssert.IsWhole(plan);
        PlanMetadata known = plan.Metadata;
        Assert.Equal(expected.Outline, PlanAssert.Outline(plan));
        AssertSame(expected.Title, known.Title);
        AssertSame(expected.Type, known.Type);
        AssertSame(expected.Issuer, known.Issuer);
        AssertSame(expected.Place, known.Province + known.City + known.County);
        AssertSame(expected.Published, known.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
        if (expected.Year >= 0)
        {
            Assert.Equal(expected.Year, known.Year);
        }
        string[] blocks = [.. plan.Units.Where(IsBlock).Select(plan.LineOf)];
        if (expected.Blocks >= 0)
        {
            Assert.True(expected.Blocks == blocks.Length, string.Join('\n', blocks));
        }
        string all = string.Join('\n', plan.Units.Where(unit => !unit.IsAside).Select(plan.LineOf));
        Assert.All(expected.Holds ?? [], words => Assert.Contains(words, all, StringComparison.Ordinal));
        Assert.All(expected.Lacks ?? [], words => Assert.DoesNotContain(words, all, StringComparison.Ordinal));
    }

    [SharedDataFact(Folder)]
    public void No_file_of_the_table_is_left_out()
    {
        string[] names = [.. File.ReadLines(Repository.SharedPathOf($"{Folder}/cases.tsv")).Skip(1).Select(line => line.Split('\t')[0])];
        Assert.Equal(names.Order(StringComparer.Ordinal), _cases.Keys.Order(StringComparer.Ordinal));
    }

    private static bool IsBlock(PlanUnit unit) =>
        unit is { Kind: PlanUnitKind.Paragraph or PlanUnitKind.ListItem or PlanUnitKind.TableRow, IsAside: false };

    private static void AssertSame(string? expected, string value)
    {
        if (expected is not null)
        {
            Assert.Equal(expected, value);
        }
    }

    private static PlanMetadata FoundIn(PlanFile file) => new()
    {
        Title = file.Found.Title,
        IsTitleStated = file.Found.IsTitleStated,
        Issuer = file.Found.Issuer,
        Number = file.Found.Number,
        SignedOn = file.Found.SignedOn,
        Published = file.Found.Published,
        Source = file.Found.Source,
    };
}
