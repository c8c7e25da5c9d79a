using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SearchPlans.Querying;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>What the result page says of an answer besides its hits: conditions, plans, what isn't counted, what was corrected.</summary>
[Collection(SiteTests.Name)]
public sealed class AnswerPageTests(Site site)
{
    [Theory]
    [InlineData("浙江 水晶陀螺", "地区：浙江省", "浙江", 2)]
    [InlineData("四川省 水晶陀螺", "地区：四川省", "四川省", 2)]
    [InlineData("鲁 水晶陀螺", "地区：山东省", "鲁", 2)]
    public async Task A_word_taken_for_a_condition_is_a_chip_that_is_dropped_or_made_text(
        string query, string label, string typed, int paragraphs)
    {
        string page = await PageAsync($"/search?q={query}&scope=paragraph&region=浙江省&region=四川省&region=山东省");
        Assert.Contains($"共 <strong>{paragraphs}</strong> 段", page, StringComparison.Ordinal);
        string chip = Regex.Match(page, $"<a href=\"([^\"]+)\" aria-label=\"去掉{label}\">×</a>").Groups[1].Value;
        Assert.Equal("水晶陀螺", QueryOf(chip));
        string asText = LinkOf(page, $"“{typed}”作为正文检索");
        Assert.Equal($"“{typed}” 水晶陀螺", QueryOf(asText));
        Assert.All((string[])[chip, asText], link => Assert.Contains("region=浙江省&region=四川省&region=山东省", link, StringComparison.Ordinal));
        Assert.Contains($"<details><summary>{label}</summary>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<li class=\"chip\"><details>", await PageAsync(chip), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021年 水晶陀螺", 2021)]
    [InlineData("2019年蓝莓气球", 2019)]
    [InlineData("蓝莓气球 2020年", 2020)]
    public async Task A_year_takes_in_what_the_next_looks_back_on_and_is_narrowed_by_a_click(string query, int year)
    {
        string page = await PageAsync($"/search?q={query}");
        Assert.Contains($"年份：{year}年", page, StringComparison.Ordinal);
        Assert.Contains($"含{year + 1}年文件的回顾", page, StringComparison.Ordinal);
        Assert.Contains($"年份:{year}", QueryOf(LinkOf(page, $"只看{year}年的文件")), StringComparison.Ordinal);
        string back = QueryOf(LinkOf(page, $"只看{year + 1}年文件的回顾"));
        Assert.Contains($"年份:{year + 1} 部分:回顾", back, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("，", "没有可检索的内容")]
    [InlineData("欧阳慕白", "未找到符合条件的段落")]
    [InlineData("地区:火星 水晶陀螺", "未找到符合条件的段落")]
    [InlineData("浙江 1952年 银河灯塔", "未找到符合条件的段落")]
    public async Task Nothing_found_isnt_nothing_to_look_for_whatever_else_is_said(string query, string heading) =>
        Assert.Contains($"<h2>{heading}</h2>", await PageAsync("/search?q=" + query), StringComparison.Ordinal);

    [Fact]
    public async Task A_query_without_conditions_has_no_chips()
    {
        string page = await PageAsync("/search?q=水晶陀螺");
        Assert.DoesNotContain("class=\"chips\"", page, StringComparison.Ordinal);
        Assert.Contains("检索条件：包含“水晶陀螺”", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("浙江省2019年政府工作报告", "浙江省2019年政府工作报告", null)]
    [InlineData("2018年江苏政府工作报告", "江苏省2018年政府工作报告", "2019")]
    [InlineData("江苏 2019 政府工作报告", "江苏省2019年政府工作报告", null)]
    public async Task A_plan_asked_for_is_a_card_with_its_outline_and_the_plans_beside_it(string query, string title, string? next)
    {
        string page = await PageAsync($"/search?q={query}");
        Assert.Contains("共 <strong>1</strong> 份文件，", page, StringComparison.Ordinal);
        string card = Regex.Match(page, "<section class=\"card\">(.*?)</section>", RegexOptions.Singleline).Groups[1].Value;
        Match titled = Regex.Match(card, $"<h2 class=\"phrases\"><a href=\"/plans/([0-9a-z]+)\">{title}</a></h2>");
        Assert.True(titled.Success, card);
        foreach (Match heading in Regex.Matches(card, "<li><a href=\"([^\"]+)\">(.*?)</a></li>"))
        {
            Assert.StartsWith($"/plans/{titled.Groups[1].Value}#", heading.Groups[1].Value, StringComparison.Ordinal);
        }
        Assert.Matches("一、20[0-9]{2}年工作回顾", card);
        if (next is not null)
        {
            Assert.Contains($"rel=\"next\">{next}年 ›</a>", card, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("class=\"nothing\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_plans_are_a_list_in_pages()
    {
        int plans = site.Library.Plans.Count(p => p.Metadata.Type == "政府工作报告");
        string page = await PageAsync("/search?q=文种:政府工作报告");
        Assert.Contains($"共 <strong>{plans}</strong> 份文件，", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"card\"", page, StringComparison.Ordinal);
        Assert.Equal(SearchPage.PlansPerPage, Regex.Count(page, "<li><a class=\"phrases\" href=\"/plans/[0-9a-z]+\">"));
        string second = await PageAsync("/search?q=文种:政府工作报告&page=2");
        Assert.Equal(Math.Min(SearchPage.PlansPerPage, plans - SearchPage.PlansPerPage),
            Regex.Count(second, "<li><a class=\"phrases\" href=\"/plans/[0-9a-z]+\">"));
    }

    [Fact]
    public async Task A_paragraph_that_holds_the_name_of_the_plans_asked_for_stands_below_a_line_and_isnt_counted()
    {
        string page = await PageAsync("/search?q=昆明市2017年国民经济和社会发展计划");
        JsonElement answer = await site.JsonAsync("/api/search?q=昆明市2017年国民经济和社会发展计划");
        Assert.Equal(1, answer.GetProperty("total").GetProperty("plans").GetInt32());
        Assert.Contains("<section class=\"card\">", page, StringComparison.Ordinal);
        int hits = answer.GetProperty("hits").GetArrayLength();
        Assert.Equal(hits > 0, page.Contains("正文里写到“昆明市2017年国民经济和社会发展计划”的段落，不计入总数", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("水晶陀螺 装配式建筑")]
    [InlineData("装配式建筑 蓝莓气球")]
    [InlineData("满意度 设备更新")]
    public async Task What_lacks_a_word_stands_below_a_line_and_says_what_it_lacks(string query)
    {
        JsonElement answer = await site.JsonAsync($"/api/search?q={query}");
        Assert.Equal(0, answer.GetProperty("total").GetProperty("paragraphs").GetInt32());
        string page = await PageAsync($"/search?q={query}");
        int line = page.IndexOf(
            $"以下段落只含一部分检索词，不计入总数<span class=\"n\">（{answer.GetProperty("total").GetProperty("lacking")} 段）</span>",
            StringComparison.Ordinal);
        Assert.InRange(line, 1, page.IndexOf("未含：", StringComparison.Ordinal));
        string[] lacks = [.. Regex.Matches(page, "<span class=\"lack\">(.*?)</span>").Select(m => m.Groups[1].Value)];
        Assert.Equal(Regex.Count(page, "<a class=\"drop why\""), lacks.Length);
        Assert.Equal(query.Split(' ').Select(w => $"未含：{w}").Order(), lacks.Distinct().Order());
        Assert.DoesNotContain("共 <strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"nothing\"", page, StringComparison.Ordinal);
        // Why it is listed is told, too.
        string why = Regex.Match(page, "class=\"drop why\" href=\"([^\"]+)\"").Groups[1].Value;
        Assert.Contains("各项得分", await PageAsync(why), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("满意度 水晶陀螺")]
    [InlineData("协同发力 展会")]
    [InlineData("蓝莓气球 技术改造")]
    public async Task Where_plans_but_no_paragraph_hold_all_words_they_are_offered_with_their_number(string query)
    {
        string page = await PageAsync($"/search?q={query}");
        Assert.Matches($"没有一段同时写到；有 <a [^>]+>{Site.InventedPlans} 份文件</a>", page);
        string plans = LinkOf(page, $"{Site.InventedPlans} 份文件");
        Assert.Contains("scope=plan", plans, StringComparison.Ordinal);
        Assert.Contains($"共 <strong>{Site.InventedPlans}</strong> 份文件", await PageAsync(plans), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("蓝莓汽球", "蓝莓气球")]
    [InlineData("水晶陀罗", "水晶陀螺")]
    [InlineData("装配式建逐", "装配式建筑")]
    public async Task A_corrected_answer_says_so_and_is_shown_at_once(string query, string right)
    {
        JsonElement answer = await site.JsonAsync($"/api/search?q={query}");
        string page = await PageAsync($"/search?q={query}");
        if (!answer.TryGetProperty("corrected", out JsonElement corrected))
        {
            Assert.Fail(answer.ToString());
        }
        string said = Regex.Replace(Regex.Match(page, "<p class=\"meant\">(.*?)</p>").Groups[1].Value, "<[^>]+>", "");
        Assert.Equal($"未找到“{query}”，以下是“{right}”的结果仍查“{query}”", said);
        Assert.Contains(
            $"共 <strong>{corrected.GetProperty("paragraphs")}</strong> 段，涉及 <strong>{corrected.GetProperty("plans")}</strong> 份文件",
            page, StringComparison.Ordinal);
        string back = LinkOf(page, $"仍查“{query}”");
        Assert.Contains("&correct=0", back, StringComparison.Ordinal);
        Assert.DoesNotContain("same=0", back, StringComparison.Ordinal);
        string asTyped = await PageAsync(back);
        // A query typed there is corrected again.
        Assert.DoesNotContain("name=\"correct\"", asTyped, StringComparison.Ordinal);
        Assert.DoesNotContain("的结果", asTyped, StringComparison.Ordinal);
        Assert.Contains($"您要找的是不是 <a", asTyped, StringComparison.Ordinal);
        Assert.Contains($"<mark>{right}</mark>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"nothing\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("您要找的是不是", page, StringComparison.Ordinal);
        // What was typed stays in the box; links carry what was found.
        Assert.Contains($"name=\"q\" value=\"{query}\"", page, StringComparison.Ordinal);
        Assert.All(Regex.Matches(page, "<a class=\"text\" href=\"([^\"]+)\"").Select(m => m.Groups[1].Value),
            link => Assert.Contains($"q={right}", link, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/search?q=浙江 “鬺鬺”&part=回顾&year=2019", "地区：浙江省", "部分：回顾", "年份：2019年")]
    [InlineData("/search?q=“龘靐”&region=浙江省&type=政府工作报告", "地区：浙江省", "文种：政府工作报告")]
    [InlineData("/search?q=2020年 “龘靐”&level=省", "年份：2020年", "层级：省")]
    public async Task Where_nothing_is_found_each_condition_can_be_dropped(string address, params string[] labels)
    {
        string page = await PageAsync(address);
        string dropped = Regex.Match(page, "<li>去掉一项条件：(.*?)</li>").Groups[1].Value;
        Assert.Equal(labels, Regex.Matches(dropped, "<a [^>]+>(.*?)</a>").Select(m => m.Groups[1].Value));
        foreach (Match link in Regex.Matches(dropped, "href=\"([^\"]+)\""))
        {
            string next = await PageAsync(link.Groups[1].Value);
            Assert.Equal(labels.Length - 1, Regex.Count(Regex.Match(next, "<li>去掉一项条件：(.*?)</li>").Groups[1].Value, "<a "));
        }
    }

    [Fact]
    public async Task An_order_that_words_ask_for_is_shown_and_goes_with_them()
    {
        string page = await PageAsync("/search?q=最早提出蓝莓气球");
        Assert.Matches("aria-current=\"true\">最早</a></nav>\\s*<p class=\"by\">按", page);
        Assert.Contains("次序：由早到晚", page, StringComparison.Ordinal);
        string relevant = Regex.Match(page, "<a href=\"([^\"]+)\"[^>]*>相关</a>").Groups[1].Value;
        Assert.Equal("蓝莓气球", QueryOf(relevant));
        Assert.Matches("aria-current=\"true\">相关</a>", await PageAsync(relevant));
    }

    [Fact]
    public async Task A_page_behind_the_last_says_so_and_leads_to_it()
    {
        string page = await PageAsync($"/search?q={Site.SharedWord}&page=99");
        Assert.Contains("没有第 99 页：共 2 页。", page, StringComparison.Ordinal);
        Assert.Contains("page=2", LinkOf(page, "到最后一页"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_come_in_words_and_points_behind_another_click()
    {
        string plan = site.Library.Search(new SearchRequest { Query = Site.SharedWord }).Hits[0] is var hit ? hit.Plan.Id : "";
        string why = await PageAsync($"/search/why?q={Site.SharedWord}&of={plan}&at={hit.Anchor}&bare=1");
        string words = why[..why.IndexOf("<details>", StringComparison.Ordinal)];
        Assert.Contains($"含原文“{Site.SharedWord}”", words, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9.]+ 分<", words);
        Assert.Matches("<summary>各项得分</summary>\\s*<p>总分 <b>[0-9.]+ 分</b></p>", why);
    }

    private async Task<string> PageAsync(string address)
    {
        using HttpClient client = site.Client();
        // Where titles may break is no matter here.
        string page = await client.GetStringAsync(WebUtility.HtmlDecode(address));
        return WebUtility.HtmlDecode(page.Replace("<wbr>", "", StringComparison.Ordinal));
    }

    private static string LinkOf(string page, string label) =>
        Regex.Match(page, $"<a href=\"([^\"]+)\"[^>]*>{Regex.Escape(label)}</a>").Groups[1].Value;

    private static string QueryOf(string link) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + link).Query)["q"].ToString();
}
