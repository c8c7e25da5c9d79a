using System.Text;

namespace SearchPlans.Plans.Tests;

public sealed class HtmlTests
{
    private const string Sentences = "聚焦高质量发展，稳中求进，以进促稳。全区地区生产总值增长百分之六，规模以上工业增加值增长百分之八。";

    private const string Furniture = """
        <div class="header"><a href="/">首页</a><a href="/a">政务公开</a><a href="/b">政务服务</a><a href="/c">互动交流</a></div>
        <div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a></div>
        """;

    private const string Footer = """
        <div class="bdsharebuttonbox">分享到：<a href="#">微信</a></div>
        <ul><li><a href="/1">关于印发某某的通知</a></li><li><a href="/2">关于某某的公告</a></li><li><a href="/3">某某会议召开</a></li><li><a href="/4">某某工作部署</a></li></ul>
        <div class="footer">主办单位：某某区人民政府 网站标识码：4403000001 粤ICP备00000000号</div>
        <script>document.write("一。二。三。四。五。六。七。八。");</script>
        """;

    [Theory]
    [InlineData("<div class='TRS_Editor'>{0}</div>")]
    [InlineData("<div id='UCAP-CONTENT'>{0}</div>")]
    [InlineData("<table><tr><td class='pages_content'>{0}</td></tr></table>")]
    [InlineData("<div class='article-content clearfix'>{0}</div>")]
    [InlineData("<div id='zoom'>{0}</div>")]
    [InlineData("<div class='whatever'><div>{0}</div></div>")]
    [InlineData("<table><tr><td>{0}</td></tr></table>")]
    public void The_article_is_taken_out_of_the_page(string container)
    {
        string article = $"<p>　　一、总体要求</p><p>　　{Sentences}</p><p>　　二、主要任务</p><p>　　{Sentences}</p>";
        string html =
            $"<html><head><title>2024年计划_某某区政府在线</title></head><body>{Furniture}<h1>某某区2024年计划</h1>{string.Format(container, article)}"
                + $"{Footer}</body></html>";
        PlanFile file = Read(html);
        string body = $"一、总体要求\n\n{Sentences}\n\n二、主要任务\n\n{Sentences}\n";
        Assert.Equal($"# 某某区2024年计划\n\n{body}", file.Text);
        Assert.Equal("某某区2024年计划", file.Found.Title);
        Assert.Contains(file.Notices, notice => notice.Contains("导航", StringComparison.Ordinal));
    }

    [Fact]
    public void Meta_tags_are_told()
    {
        PlanFile file = Read($"""
            <!DOCTYPE html>
            <!-- saved from url=(0030)https://other.example/ -->
            <html><head><meta name="ArticleTitle" content="某某区2024年计划"><meta name="PubDate" content="2024-03-05 10:30"><meta name="ContentSource" content="区发展和改革局">
            <meta name="Url" content="http://www.example.gov.cn/a.html"></head><body><p>{Sentences}</p></body></html>
            """);
        Assert.Equal(new FoundMetadata("某某区2024年计划", new DateOnly(2024, 3, 5), "区发展和改革局", "http://www.example.gov.cn/a.html"), file.Found);
        Assert.Equal("网页（html）", file.Format);
        PlanFile saved = Read(
            $"<!DOCTYPE html>\n<!-- saved from url=(0030)https://other.example/1.html -->\n<html><body><p>{Sentences}</p></body></html>");
        Assert.Equal("https://other.example/1.html", saved.Found.Source);
    }

    [Fact]
    public void Breaks_make_paragraphs_and_source_lines_do_not() =>
        AssertText("第一段。\n\n第二段接着说。\n\nthird one here", "<div>第一段。<br/><br>第二段\n   接着说。<p>third\none <b>here</b></p></div>");

    [Fact]
    public void Hidden_elements_and_scripts_are_no_text() => AssertText(
        "甲。",
        "<p>甲。</p><p style='display: none'>乙。</p><p hidden>丙</p><script>丁。</script><style>p{}</style><noscript>戊</noscript><template>己"
            + "</template><iframe src=x>庚</iframe><p onclick='x()' style='visibility:hidden'>辛</p>");

    [Fact]
    public void Tables_of_data_are_rows_and_tables_of_layout_are_not()
    {
        AssertText("| 指标 | 2023年 | 2024年 |\n| --- | --- | --- |\n| 增速 | 5% | 6% |\n| 总量 | 1000 |  |\n|  | 900 |  |",
            "<table border=1><thead><tr><th>指标<th>2023年<th>2024年</thead><tr><td><p>增速</p></td><td>5%</td><td>6%"
                + "</td></tr><tr><td rowspan=2>总量</td><td colspan=2>1000</td></tr><tr><td>900</td></tr></table>");
        AssertText($"{Sentences}\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",
            $"<table><tr><td>{Sentences}</td></tr><tr><td><table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2"
                + "</td></tr></table></td></tr></table>");
    }

    [Fact]
    public void Headings_lists_and_notes_keep_their_form() => AssertText(
        "# 计划\n\n## 一、要求\n\n**（一）目标**\n\n- 甲\n- 乙\n\n1. 丙\n\n2. 丁\n\n提高。[^1]\n\n[^1]: 指人均。",
        """<h1>计划</h1><h2>一、<span>要求</span></h2><p><strong>（一）目标</strong></p><ul><li>甲</li><li><p>乙</p></li></ul><ol><li>丙</li><li>丁"""
            + """</li></ol><p>提高<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>。</p><div id="sdfootnote1"><p>"""
            + """<a href="#sdfootnote1anc">1</a>指人均。</p></div>""");

    [Fact]
    public void What_sites_put_into_the_article_is_left_out() =>
        AssertText(Sentences,
            $"<div class=TRS_Editor><p>分享到：</p><p>{Sentences}</p><p>【打印】【关闭】</p><p>扫一扫在手机打开当前页</p><img src=a.png></div><p>版权所有：某区人民政府 网站标识"
                + "码：4403 粤ICP备1号</p>");

    [Fact]
    public void A_foot_without_a_name_is_left_out() =>
        AssertText($"{Sentences}\n\n{Sentences}",
            $"<div><p>{Sentences}</p></div><div class=x><p>{Sentences}</p><div>版权所有：某区人民政府 网站标识码：4403 <a href=b>粤ICP备1号</a></div></div>");

    [Theory]
    [InlineData("gb2312", "GB18030")]
    [InlineData("big5", "Big5")]
    [InlineData("utf-8", "GB18030")]
    [InlineData("", "GB18030")]
    public void The_encoding_is_what_fits_whatever_the_page_says(string declared, string expected)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(expected)!;
        string text = expected == "Big5" ? "國民經濟和社會發展計劃，穩中求進，以進促穩。" : Sentences;
        byte[] bytes = encoding.GetBytes($"<html><head><meta charset=\"{declared}\"></head><body><p>{text}</p></body></html>");
        PlanFile file = PlanFileReader.Read(bytes, "a.htm");
        Assert.Equal($"{text}\n", file.Text);
        Assert.Equal(expected, file.EncodingName);
    }

    [Fact]
    public void A_page_with_a_broken_byte_is_read_and_said_so()
    {
        byte[] bytes = [.. CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes($"<meta charset=gbk><p>{Sentences}</p><p>"),
            0xFF, .. "</p>"u8];
        PlanFile file = PlanFileReader.Read(bytes, "a.html");
        Assert.StartsWith(Sentences, file.Text, StringComparison.Ordinal);
        Assert.Contains(file.Notices, notice => notice.Contains("编码", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.doc")]
    [InlineData("a.txt")]
    [InlineData("a.docx")]
    public void A_page_of_another_extension_is_read_as_what_it_is(string name)
    {
        PlanFile file = PlanFileReader.Read(Encoding.UTF8.GetBytes($"<html><body><p>{Sentences}</p></body></html>"), name);
        Assert.Equal($"{Sentences}\n", file.Text);
        Assert.Contains("网页", file.Notices[0], StringComparison.Ordinal);
    }

    private static PlanFile Read(string html) => PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html");

    private static void AssertText(string expected, string html) =>
        Assert.Equal(expected + "\n", Read($"<html><body>{html}</body></html>").Text);
}
