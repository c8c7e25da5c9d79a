using System.Net;
using System.Text.RegularExpressions;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>A line breaks where an indicator was renamed, and says so.</summary>
public sealed partial class FormerNamePageTests
{
    [Fact]
    public async Task A_line_breaks_where_the_indicator_was_renamed()
    {
        Dictionary<string, string> plans = [];
        for (int year = 2011; year <= 2016; year++)
        {
            string name = year <= 2013 ? "农村居民人均纯收入" : "农村居民人均可支配收入";
            plans[$"guangdong-{year}.txt"] = $"""
                广东省{year}年政府工作报告
                一、{year - 1}年工作回顾
                全省{name}达到{(year - 2004) * 1000}元。
                二、{year}年工作安排
                做好各项工作。

                """;
        }
        Site site = await Site.WithPlansAsync(plans);
        try
        {
            using HttpClient client = site.Client();
            const string Address = "/figures?indicator=农村居民人均可支配收入&kind=result&measure=value&region=广东";
            string alone = WebUtility.HtmlDecode(await client.GetStringAsync(Address));
            Assert.Contains("连同农村居民人均纯收入", alone, StringComparison.Ordinal);
            Assert.Equal(2, ResultLine().Count(alone));

            string both = WebUtility.HtmlDecode(await client.GetStringAsync(Address + "&former=true"));
            // Two years to two, and two to two: nothing leads from 2012 to 2013.
            Assert.Equal(4, ResultLine().Count(both));
            Assert.Contains("2012年实际：9000（农村居民人均纯收入）", both, StringComparison.Ordinal);
            Assert.Contains("2010年至2012年有农村居民人均纯收入，与农村居民人均可支配收入不相连", both, StringComparison.Ordinal);
            Assert.Contains("口径或名称变化处断开", both, StringComparison.Ordinal);
            Assert.Contains("此前的名称是", WebUtility.HtmlDecode(await client.GetStringAsync(Address + "&view=compare")),
                StringComparison.Ordinal);
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Columns_of_a_former_name_alone_say_so()
    {
        const string Report = "广东省{0}年政府工作报告\n一、工作回顾\n{1}年全省农村居民人均纯收入达到{2}元。\n二、工作安排\n做好各项工作。\n";
        Dictionary<string, string> plans = Enumerable.Range(2006, 4).ToDictionary(
            year => $"guangdong-{year}.txt",
            year => string.Format(System.Globalization.CultureInfo.InvariantCulture, Report, year, year - 1, (year - 2000) * 1000));
        Site site = await Site.WithPlansAsync(plans);
        try
        {
            using HttpClient client = site.Client();
            string page = WebUtility.HtmlDecode(await client.GetStringAsync(
                "/figures?indicator=农村居民人均可支配收入&kind=result&measure=value&region=广东&former=true"));
            Assert.Contains(">农村居民人均纯收入</th>", page, StringComparison.Ordinal);
            Assert.Equal(3, ResultLine().Count(page));
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [GeneratedRegex("<line class=\"result\"")]
    private static partial Regex ResultLine();
}
