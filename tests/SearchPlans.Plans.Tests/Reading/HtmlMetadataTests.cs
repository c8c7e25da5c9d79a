using System.Text;

namespace SearchPlans.Plans.Tests;

/// <summary>Where pages say what their article is called, of what day it is and who published it, besides the meta tags of the
/// norm.</summary>
public sealed class HtmlMetadataTests
{
    private const string B = "聚焦高质量发展，稳中求进，以进促稳，扎实推进各项工作。";
    private const string Body = $"<p>一、总体要求</p><p>{B}</p><p>二、主要任务</p><p>{B}</p>";

    [Theory]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"某县2024年工作要点\","
        + "\"datePublished\":\"2024-02-21T08:00:00+08:00\",\"publisher\":{\"name\":\"某县人民政府\"}}")]
    [InlineData("{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"某网\"},{\"headline\":\"某县2024年工作要点\","
        + "\"datePublished\":\"2024-02-21\",\"publisher\":\"某县人民政府\"}]}")]
    [InlineData("[{\"headline\":\"某县2024年工作要点\",\"datePublished\":\"2024年2月21日\",\"publisher\":[1]}]")]
    public void What_a_page_tells_search_engines_is_read(string json)
    {
        FoundMetadata found = Read(
            $"<html><head><script type=\"application/ld+json\">{json}</script></head><body>{Body}</body></html>").Found;
        Assert.Equal(("某县2024年工作要点", new DateOnly(2024, 2, 21)), (found.Title, found.Published!.Value));
        Assert.Equal(json.Contains("某县人民政府", StringComparison.Ordinal) ? "某县人民政府" : "", found.Issuer);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("\"a\"")]
    [InlineData("{\"headline\":{\"name\":{\"name\":1}},\"datePublished\":7}")]
    public void What_is_no_article_says_nothing(string json) => Assert.Equal(FoundMetadata.Nothing,
        Read($"<html><head><script type=\"application/ld+json\">{json}</script></head><body>{Body}</body></html>").Found);

    [Theory]
    [InlineData("<em id=\"publish_time\">2025年1月20日 19:02</em>")]
    [InlineData("<em id=\"publish_time\"></em><script>var createTime = '2025-01-20 19:02';</script>")]
    [InlineData("<time datetime=\"2025-01-20T19:02\">昨天</time>")]
    [InlineData("<div class=\"info\">2025-01-20 10:20<span>来源：某县农业农村局</span><span>浏览次数：123</span></div>")]
    public void The_day_stands_where_sites_put_it(string element)
    {
        PlanFile file = Read(
            $"<html><body><h1>某县2025年工作要点</h1><div>{element}</div><div class=\"pages_content\">{Body}</div></body></html>");
        Assert.Equal(new DateOnly(2025, 1, 20), file.Found.Published);
    }

    [Theory]
    [InlineData("政府工作报告", "安宁市2003年政府工作报告", "安宁市2003年政府工作报告")]
    [InlineData("政府工作报告", "各位代表", "政府工作报告")]
    [InlineData("安宁市政府工作报告", "2003年安宁市政府工作报告", "安宁市政府工作报告")]
    public void A_windows_title_without_place_and_year_gives_way_to_the_whole_one(string window, string line, string title) =>
        Assert.Equal(title, Read($"<html><head><title>{window}</title></head><body><p><b>{line}</b></p>{Body}</body></html>").Found.Title);

    [Fact]
    public void A_title_in_two_headings_is_one()
    {
        PlanFile file = Read("<html><body><p>首页</p><div class=\"article-content\"><h1>涟源市</h1>"
            + $"<h1>“十四五”工业发展规划</h1>{Body}</div></body></html>");
        Plan plan = PlanParser.Parse(file.Text, "x.html", found: new PlanMetadata { Title = file.Found.Title });
        Assert.Equal(("涟源市“十四五”工业发展规划", "1 一、总体要求\n1 二、主要任务"), (plan.Metadata.Title, PlanAssert.Outline(plan)));
    }

    [Fact]
    public void Words_of_no_size_are_hidden()
    {
        PlanFile file = Read($"<html><body><p>一、目标</p><p>{B}<font style=\"font-size:0px\">水印</font></p><p style=\"font-size:0\">"
            + $"<span style=\"font-size:16px\">{B}</span></p></body></html>");
        Assert.Equal($"一、目标\n\n{B}\n\n{B}\n", file.Text);
    }

    [Fact]
    public void A_small_table_within_a_cell_belongs_to_the_cell()
    {
        PlanFile file = Read("<html><body><p>一、目标</p><table border=\"1\"><tr><th>类别</th><th>2020年</th><th>2025年</th></tr>"
            + "<tr><td>规模以上企业数量</td>"
            + $"<td>800家</td><td><table border=\"1\"><tr><td>900家</td></tr></table></td></tr></table><p>{B}</p></body></html>");
        Assert.Contains("| 类别 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 规模以上企业数量 | 800家 | 900家 |", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_one_width_in_a_pre_element_are_joined()
    {
        string paragraph = "　　" + string.Concat(Enumerable.Repeat(B, 4));
        string lines = string.Join('\n', paragraph.Chunk(36).Select(row => new string(row)));
        PlanFile file = Read($"<html><body><pre>\n　　一、总体要求\n{lines}\n二、主要任务\n{lines}\n</pre></body></html>");
        Assert.Equal($"一、总体要求\n\n{paragraph.Trim()}\n\n二、主要任务\n\n{paragraph.Trim()}\n", file.Text);
    }

    private static PlanFile Read(string html) => PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html");
}
