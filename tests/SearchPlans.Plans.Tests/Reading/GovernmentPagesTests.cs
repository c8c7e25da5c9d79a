using System.Text;

namespace SearchPlans.Plans.Tests;

/// <summary>Pages as the sites of governments are made: by the editors they use, the norms they follow, and the habits of 2003.</summary>
public sealed class GovernmentPagesTests
{
    private const string One = "聚焦高质量发展，稳中求进，以进促稳。全区地区生产总值增长百分之六，规模以上工业增加值增长百分之八。";
    private const string Two = "推动重大项目建设，扩大有效投资，激发消费潜力。全年完成固定资产投资三百亿元，社会消费品零售总额增长百分之五。";

    private const string Top = """
        <div class="top-bar"><a href="/">首页</a> | <a href="/en">English</a> | <a href="/wza">无障碍</a></div>
        <div class="location">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; <a href="/ghjh">规划计划</a></div>
        """;

    private const string Bottom = """
        <div class="pages">上一篇：<a href="/1.html">关于印发某某办法的通知</a><br>下一篇：<a href="/2.html">关于某某的公告</a></div>
        <div class="fj">相关附件：<a href="/P020240305.pdf">某某区2024年计划.pdf</a></div>
        <p>（责任编辑：某某）</p><p>扫一扫在手机打开当前页</p><p>【字体：<a>大</a> <a>中</a> <a>小</a>】 打印本页 关闭窗口</p>
        <table><tr><td>版权所有：某某区人民政府　主办单位：某某区人民政府办公室　网站标识码：4403000001</td></tr></table>
        """;

    private static readonly string _body = $"一、总体要求\n\n{One}\n\n二、主要任务\n\n{Two}\n";

    [Theory]
    [InlineData("<div class='pages_content' id='UCAP-CONTENT'>{0}</div>")]
    [InlineData("<div class='view TRS_UEDITOR trs_paper_default trs_web'>{0}</div>")]
    [InlineData("<div class='article'><div class='TRS_Editor'><div class='Custom_UnionStyle'>{0}</div></div></div>")]
    [InlineData("<div id='zoom'>{0}</div>")]
    [InlineData("<ucapcontent><div class='ivs_content'>{0}</div></ucapcontent>")]
    [InlineData("<div class='bt_content'>{0}</div>")]
    [InlineData("<div class='main'><div class='left'>{0}</div></div>")]
    public void The_article_is_what_the_editor_put_in(string container)
    {
        string article = $"<p>&nbsp;&nbsp;&nbsp; 一、总体要求</p><p>　　{One}</p><p style='text-indent:2em'>二、主要任务</p><p>&emsp;&emsp;{Two}</p>";
        PlanFile file = Read($"""
            <html><head><meta name="SiteName" content="某某政府在线"><meta name="SiteDomain" content="www.example.gov.cn"><meta name="ArticleTitle" content="某某区2024年国民经济和社会发展计划"><meta name="PubDate" content="2024-03-05 10:30:00"><meta name="ContentSource" content="本站"><meta name="ColumnName" content="规划计划"></head>
            <body>{Top}<h1>某某区2024年国民经济和社会发展计划</h1><div class="info">发布时间：2024-03-05 10:30　来源：某某区发展和改革局　浏览次数：<span>128</span>　字体：大 中 小</div>{string.Format(container, article)}{Bottom}</body></html>
            """);
        Assert.Contains(_body, file.Text, StringComparison.Ordinal);
        AssertNoFurniture(file.Text);
        Assert.Equal(new FoundMetadata("某某区2024年国民经济和社会发展计划", new DateOnly(2024, 3, 5), "某某区发展和改革局", ""), file.Found);
    }

    [Fact]
    public void The_catalogue_of_open_information_is_metadata()
    {
        PlanFile file = Read($"""
            <html><head><title>计划_某某政府在线</title></head><body>{Top}
            <table class="xxgk_table"><tr><td>索 引 号：</td><td>000014349/2024-00012</td><td>分　　类：</td><td>规划计划</td></tr>
            <tr><td>发文机构：</td><td>某某区发展和改革局</td><td>成文日期：</td><td>2024年02月28日</td></tr>
            <tr><td>名　　称：</td><td colspan="3">某某区2024年国民经济和社会发展计划</td></tr>
            <tr><td>文　　号：</td><td>某发改〔2024〕1号</td><td>发布日期：</td><td>2024年03月05日</td></tr></table>
            <div class="TRS_Editor"><p>一、总体要求</p><p>{One}</p><p>二、主要任务</p><p>{Two}</p></div>{Bottom}</body></html>
            """);
        Assert.EndsWith(_body, file.Text, StringComparison.Ordinal);
        Assert.Equal(("某某区2024年国民经济和社会发展计划", new DateOnly(2024, 3, 5), "某某区发展和改革局"),
            (file.Found.Title, file.Found.Published, file.Found.Issuer));
    }

    [Fact]
    public void Words_pasted_from_Word_are_plain() => Assert.Equal(_body, Read($"""
        <html><body><div class="TRS_Editor"><style>p.MsoNormal "mso-style-parent:"</style><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
        <p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0"><span style="font-size:16.0pt;font-family:黑体">一、<span lang="EN-US"><o:p></o:p></span></span><span style="font-family:黑体">总体要求<span lang="EN-US"><o:p>&nbsp;</o:p></span></span></p>
        <p class="MsoNormal"><span style="font-family:仿宋_GB2312">　　{One[..10]}</span><span lang="EN-US"><o:p></o:p></span><span>{One[10..]}</span></p><p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>
        <p class="MsoNormal">&nbsp;&nbsp;&nbsp;&nbsp;二、主要任务</p><p class="MsoNormal">{Two}</p></div></body></html>
        """).Text);

    [Fact]
    public void A_page_of_2003_is_read()
    {
        string html = $"""
            <html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>某某区2003年国民经济和社会发展计划</title></head><body bgcolor="#ffffff">
            <table width="776" border="0"><tr><td><table><tr><td><a href="a.htm">首页</a></td><td><a href="b.htm">新闻</a></td><td><a href="c.htm">政务</a></td><td><a href="d.htm">留言</a></td></tr></table></td></tr>
            <tr><td><table border="0"><tr><td width="20"></td><td><font size="4"><b>某某区2003年国民经济和社会发展计划</b></font></td></tr><tr><td></td><td>
            <font face="宋体" size="2">　　一、总体要求<br><br>　　{One}<br><br>　　二、主要任务<br>
            <br>　　{Two}</font></td></tr></table></td></tr><tr><td align="center">版权所有 某某区人民政府<br>技术支持：某某公司</td></tr></table></body></html>
            """;
        PlanFile file = PlanFileReader.Read(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(html), "a.htm");
        Assert.Contains(_body, file.Text, StringComparison.Ordinal);
        AssertNoFurniture(file.Text);
        Assert.Equal(("GB18030", "某某区2003年国民经济和社会发展计划"), (file.EncodingName, file.Found.Title));
    }

    [Fact]
    public void What_sites_put_at_the_end_of_the_article_is_left_out() => Assert.Equal(_body, Read($"""
        <html><body><div id="zoom"><p>字号：[ 大 中 小 ]</p><p>一、总体要求</p><p>{One}</p><p>二、主要任务</p><p>{Two}</p><p>附件：<a href="a.pdf">某某区计划.pdf</a></p>
        <p>责任编辑：某某</p><p>打印本页　关闭本页</p><p>分享到： 微信 微博</p><p>上一页 1 2 3 下一页</p><p>共3页 当前第1页</p><p>浏览次数：128 次</p><p>版权所有：某某区人民政府</p></div></body></html>
        """).Text.Replace("附件：某某区计划.pdf\n", "", StringComparison.Ordinal).Replace("\n\n\n", "\n\n", StringComparison.Ordinal).TrimEnd()
        + "\n");

    [Fact]
    public void A_page_of_several_says_so() =>
        Assert.Contains(
            Read(
                $"<html><body><div id=zoom><p>{One}</p><p>{Two}</p></div><div id='div_currpage'><a href='t1_1.html'>2"
                    + "</a><a href='t1_2.html'>3</a><a href='t1_1.html'>下一页</a></div></body></html>").Notices,
            notice => notice.Contains("分页", StringComparison.Ordinal));

    [Theory]
    [InlineData("<link rel='canonical' href='https://www.example.gov.cn/1.html'>", "https://www.example.gov.cn/1.html")]
    [InlineData("<meta property='og:url' content='https://www.example.gov.cn/2.html'><link rel='canonical' href='/1.html'>",
        "https://www.example.gov.cn/2.html")]
    [InlineData("<meta name='SiteDomain' content='www.example.gov.cn'><link rel='canonical' href='/1.html'>",
        "http://www.example.gov.cn/1.html")]
    [InlineData("<base href='https://www.example.gov.cn/a/'><link rel='canonical' href='1.html'>", "https://www.example.gov.cn/a/1.html")]
    [InlineData("<link rel='canonical' href='javascript:alert(1)'>", "")]
    public void The_address_is_what_the_page_says(string head, string address) =>
        Assert.Equal(address, Read($"<html><head>{head}</head><body><p>{One}</p></body></html>").Found.Source);

    private static void AssertNoFurniture(string text)
    {
        foreach (string word in new[] { "您现在的位置", "上一篇", "下一篇", "责任编辑", "扫一扫", "打印本页", "版权所有", "技术支持", "网站标识码", "无障碍", "留言" })
        {
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
    }

    private static PlanFile Read(string html) => PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html");
}
