using System.Text;

namespace SearchPlans.Plans.Tests;

/// <summary>Whole pages after the templates of government sites: title, day, issuer and address are right, and of the
/// site's own words nothing is in the text.</summary>
public sealed class PageTemplatesTests
{
    private const string Title = "某某区2024年国民经济和社会发展计划";
    private const string One = "聚焦高质量发展，稳中求进，以进促稳。全区地区生产总值增长百分之六，规模以上工业增加值增长百分之八。";
    private const string Two = "推动重大项目建设，扩大有效投资，激发消费潜力。全年完成固定资产投资三百亿元，社会消费品零售总额增长百分之五。";
    private const string Paragraphs = $"<p>　　一、总体要求</p><p>　　{One}</p><p>　　二、主要任务</p><p>　　{Two}</p>";

    private static readonly string[] _lines = ["一、总体要求", One, "二、主要任务", Two];
    private static readonly string[] _furniture = ["首页", "互动交流", "位置", "浏览", "打印", "关闭", "分享", "上一篇", "下一页", "版权", "标识码", "备案", "扫一扫",
        "责任编辑", "相关", "推荐", "索引号", "主题词", "有效性", "登录", "无障碍", "搜索", "繁体", "收藏", "字号"];

    private const string Menu = """
        <div class="header"><div class="login"><a href="/l">登录</a></div><form><input value="搜索"><button>搜索</button></form><a href="#">无障碍</a> <a href="/t">繁体</a></div>
        <ul class="menu"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/zwfw">政务服务</a></li><li><a href="/hdjl">互动交流</a></li></ul>
        <div class="BreadcrumbNav">当前位置：<a href="/">首页</a>&gt;<a href="/zwgk">政务公开</a>&gt;<a href="/gh">规划计划</a></div>
        """;

    private const string Foot = """
        <div class="share-box">分享到：<a>微信</a><a>微博</a></div><div class="xgxx"><h3>相关信息</h3><ul><li><a href="/1">某某办法解读</a></li><li><a href="/2">某某通知</a></li><li><a href="/3">某某公告</a></li><li><a href="/4">某某会议</a></li></ul></div>
        <div class="footer"><p>主办：某某区人民政府办公室　网站标识码：4403000001</p><p>粤ICP备00000000号 粤公网安备44030000000000号</p></div>
        """;

    [Fact]
    public void A_document_of_the_state_council_site() => AssertPage($"""
        <html><head><title>{Title}_规划计划_中国政府网</title><meta name="firstpublishedtime" content="2024-03-05-18:08:00"><meta name="lastmodifiedtime" content="2024-03-06-18:08:00"></head><body>{Menu}
        <div class="wrap"><table border="0" width="100%"><tr><td class="bd1"><table class="bd1" width="100%"><tbody>
        <tr><td><b>索&nbsp;引&nbsp;号：</b></td><td>000014349/2024-00012</td><td><b>主题分类：</b></td><td>国民经济管理、国有资产监管\宏观经济</td></tr>
        <tr><td><b>发文机关：</b></td><td>某某区人民政府</td><td><b>成文日期：</b></td><td>2024年02月28日</td></tr>
        <tr><td><b>标　　题：</b></td><td colspan="3">{Title}</td></tr><tr><td><b>发文字号：</b></td><td>某府〔2024〕1号</td><td><b>发布日期：</b></td><td>2024年03月05日</td></tr>
        <tr><td><b>主&nbsp;题&nbsp;词：</b></td><td colspan="3"></td></tr></tbody></table></td></tr>
        <tr><td class="b12c pages_content" id="UCAP-CONTENT">{Paragraphs}</td></tr></table></div>{Foot}</body></html>
        """, "某某区人民政府");

    [Fact]
    public void A_page_with_the_meta_tags_of_the_norm() => AssertPage($"""
        <html><head><title>{Title}</title><meta name="SiteName" content="某某政府在线"/><meta name="SiteDomain" content="www.example.gov.cn"/><meta name="SiteIDCode" content="4403000001"/>
        <meta name="ColumnName" content="规划计划"/><meta name="ColumnType" content="政务公开"/><meta name="ArticleTitle" content="{Title}"/><meta name="PubDate" content="2024-03-05 17:21"/>
        <meta name="ContentSource" content="某某区发展和改革局"/><meta name="Keywords" content="计划"/><meta name="Author" content="某某"/><meta name="Description" content="{One}"/><meta name="Url" content="/xxgk/ghjh/content/post_1.html"/></head>
        <body>{Menu}<div class="container"><div class="article-title"><h1>{Title}</h1></div><div class="property"><span>来源：某某区发展和改革局</span><span>时间：2024-03-05 17:21</span><span>浏览量：<em id="hits">12</em></span><span>字号：[<a>大</a>][<a>中</a>][<a>小</a>]</span></div>
        <div class="article-content">{Paragraphs}</div><div class="article-foot"><a href="javascript:window.print()">打印</a><a href="javascript:window.close()">关闭</a></div></div>{Foot}</body></html>
        """, "某某区发展和改革局", "http://www.example.gov.cn/xxgk/ghjh/content/post_1.html");

    [Fact]
    public void A_page_of_TRS_with_a_list_of_open_information() => AssertPage($"""
        <html><head><title>{Title}--某某市某某区人民政府网站</title></head><body>{Menu}
        <div class="xxgk-head"><ul><li><strong>索引号：</strong><span>11440300/2024-00012</span></li><li><strong>信息名称：</strong><span>{Title}</span></li><li><strong>发布机构：</strong><span>某某区发展和改革局</span></li>
        <li><strong>生成日期：</strong><span>2024-02-28</span></li><li><strong>发布日期：</strong><span>2024-03-05</span></li><li><strong>有效性：</strong><span>有效</span></li></ul></div>
        <h2 class="tit">{Title}</h2><div class="view TRS_UEDITOR trs_paper_default trs_web">{Paragraphs}<p><a href="./P020240305.docx">附件：某某区2024年主要指标.docx</a></p></div>{Foot}</body></html>
        """, "某某区发展和改革局");

    [Fact]
    public void A_page_of_TRS_whose_table_stands_in_the_article() => AssertPage($"""
        <html><head><title>{Title}</title></head><body>{Menu}<div class="TRS_Editor"><div class="TRS_Editor"><style type="text/css">.TRS_Editor P(margin:0)</style><div class="Custom_UnionStyle">
        {Paragraphs}</div></div></div><dl class="info"><dt>发布机构</dt><dd>某某区统计局</dd><dt>发布日期</dt><dd>2024-03-05</dd></dl>{Foot}</body></html>
        """, "某某区统计局");

    [Fact]
    public void A_line_below_the_title_says_where_it_comes_from() => AssertPage($"""
        <html><head><title>{Title}-规划计划-某某区政府门户网站</title></head><body>{Menu}<div class="content"><div class="title">{Title}</div>
        <div class="date">时间：2024-03-05 09:30:12　　　来源：某某区发展和改革局　　　【字号：大 中 小】　　【打印】　【关闭】</div><div id="zoom">{Paragraphs}</div></div>{Foot}</body></html>
        """, "某某区发展和改革局");

    [Fact]
    public void Paragraphs_of_breaks_and_spans_are_paragraphs() => AssertPage($"""
        <html><head><title>{Title}_某某区</title><meta name="PubDate" content="2024/3/5"><meta name="ContentSource" content="区府办"></head><body>{Menu}<table width="1000" align="center"><tr><td width="220"><table><tr><td><a href="/a">机构职能</a></td></tr><tr><td><a href="/b">政策法规</a></td></tr><tr><td><a href="/c">规划计划</a></td></tr><tr><td><a href="/d">推荐阅读</a></td></tr></table></td>
        <td><table><tr><td align="center" style="font-size:24px"><span>{Title}</span></td></tr><tr><td><font size="3"><span style="font-size:16pt">&nbsp;&nbsp;&nbsp;&nbsp;<b>一、总体要求</b></span><br/>
        <span>&nbsp;&nbsp;&nbsp;&nbsp;{One[..12]}</span><span>{One[12..]}</span><br/><br/><span style="font-size:16pt">&nbsp; &nbsp; <span>二、主要任务</span></span><br/>&nbsp;&nbsp;&nbsp;&nbsp;{Two}</font></td></tr></table></td></tr></table>{Foot}</body></html>
        """, null);

    [Fact]
    public void Attachments_are_named_and_tables_within_tables_read()
    {
        PlanFile file = PlanFileReader.Read(Encoding.UTF8.GetBytes($"""
            <html><head><meta name="ArticleTitle" content="{Title}"></head><body>{Menu}<table class="layout"><tr><td><table><tr><td class="pages_content" id="UCAP-CONTENT"><p align="center"><span style="font-size:22pt">{Title}</span></p>
            <p><span style="font-size:18pt">一、总体要求</span></p><div><span>&emsp;&emsp;{One}</span></div>
            <table border="1"><tbody><tr><td><p>指标</p></td><td><p>单位</p></td><td><p>2024年</p></td></tr><tr><td><p>地区生产总值增速</p></td><td><p>%</p></td><td><p>6</p></td></tr></tbody></table>
            <p>{Two}</p><p>附件：1.<a href="./W020240305.docx">主要指标.docx</a></p><p>　　　2.<a href="./W020240306.PDF">重大项目.pdf</a></p></td></tr></table></td></tr></table>{Foot}</body></html>
            """), "a.html");
        Assert.Equal(
            $"{Title}\n\n一、总体要求\n\n{One}\n\n| 指标 | 单位 | 2024年 |\n| --- | --- | --- |\n| 地区生产总值增速 | % | 6 "
                + $"|\n\n{Two}\n\n附件：1.主要指标.docx\n\n2.重大项目.pdf\n", file.Text);
        Assert.Contains(file.Notices, notice => notice.Contains("2 个附件", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<div class='page'><script>createPageHTML(3, 0, \"t20240305_123\", \"html\");</script></div>")]
    [InlineData("<script>var countPage = 2//共多少页</script>")]
    [InlineData("<div class='page'><a href='index.html'>1</a><a href='index_1.html'>2</a><a href='index_1.html'>下一页</a></div>")]
    [InlineData(
        "<div id='div_currpage'><span>1</span>&nbsp;<a href='t20240305_123_1.html'>2</a>&nbsp;<a href='t20240305_123_1.html'>下一页&gt;&gt;"
            + "</a></div>")]
    public void A_page_of_several_says_so(string pager)
    {
        PlanFile file = AssertPage(
            $"<html><head><meta name=ArticleTitle content={Title}><meta name=PubDate content=2024-03-05></head><body>{Menu}<div id=zoom>"
                + $"{Paragraphs}</div>{pager}{Foot}</body></html>", null);
        Assert.Contains(file.Notices, notice => notice.Contains("分页", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<script>createPageHTML(1, 0, \"t20240305_123\", \"html\");</script>")]
    [InlineData("<script>var countPage = 1//共多少页</script>")]
    public void A_page_alone_says_nothing_of_others(string pager) =>
        Assert.DoesNotContain(
            AssertPage(
                $"<html><head><meta name=ArticleTitle content={Title}><meta name=PubDate content=2024-03-05></head><body>{Menu}"
                    + $"<div id=zoom>{Paragraphs}</div>{pager}{Foot}</body></html>", null).Notices,
            notice => notice.Contains("分页", StringComparison.Ordinal));

    private static PlanFile AssertPage(string html, string? issuer, string source = "")
    {
        PlanFile file = PlanFileReader.Read(Encoding.UTF8.GetBytes(html), "a.html");
        string[] lines = [.. file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim('#', '*', ' '))];
        Assert.Equal(_lines, lines.Where(line => line != Title && !line.StartsWith("附件", StringComparison.Ordinal)));
        Assert.Contains(Title, lines);
        foreach (string word in _furniture)
        {
            Assert.DoesNotContain(word, file.Text, StringComparison.Ordinal);
        }
        Assert.Equal((Title, new DateOnly(2024, 3, 5), source), (file.Found.Title, file.Found.Published, file.Found.Source));
        if (issuer is not null)
        {
            Assert.Equal(issuer, file.Found.Issuer);
        }
        return file;
    }
}
