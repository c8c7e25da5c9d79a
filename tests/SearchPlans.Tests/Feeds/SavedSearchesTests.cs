using System.Text;
using SearchPlans.Feeds;
using SearchPlans.Plans;
using SearchPlans.Querying;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Feeds;

/// <summary>searches.txt: read line by line, and changed a line at a time.</summary>
public sealed class SavedSearchesTests(ITestOutputHelper output) : IDisposable
{
    // An empty corpus that is there.
    private readonly TemporaryLibrary _temporary = new(("synonyms.txt", ""));

    private SavedSearches Searches => _temporary.Library.Searches;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Lines_are_queries_or_addresses_and_what_is_none_is_told()
    {
        _temporary.Write("searches.txt", """
            # 关注的检索

            光伏 = 光伏 储能
            增长 = 增长>=5%
            长三角 = https://plans.example.cn/search?q=%E6%B0%A2%E8%83%BD&region=江苏省&region=浙江省&year=2023,2024&sort=newest&page=2#hits
            没有等号
            光伏 = 重复的
             = 没有名称
            坏 = /search?q=光伏&scope=句子
            空 = /search?region=江苏省
            全文 = /search?q=甲 乙&scope=全文&match=exact&same=0&level=市&part=部署&type=政府工作报告
            """.ReplaceLineEndings("\r\n"));
        SavedSearchList list = Searches.Read();
        Assert.Equal(["光伏", "增长", "长三角", "全文"], list.Searches.Select(s => s.Name));
        Assert.Equal([6, 7, 8, 9, 10], list.Problems.Select(p => p.Line));
        Assert.Equal(("光伏 储能", "增长>=5%"), (list.Searches[0].Request.Query, list.Searches[1].Request.Query));
        SearchRequest delta = list.Searches[2].Request;
        Assert.Equal("氢能", delta.Query);
        Assert.Equal(["江苏省", "浙江省"], delta.Regions);
        Assert.Equal([2023, 2024], delta.Years);
        SearchRequest whole = list.Searches[3].Request;
        Assert.Equal(("甲 乙", SearchScope.Plan, SearchMatch.Exact, false),
            (whole.Query, whole.Scope, whole.Match, whole.SameWords));
        Assert.Equal(PlanLevel.City, Assert.Single(whole.Levels));
        Assert.Equal(PlanPart.Deployment, Assert.Single(whole.Parts));
        Assert.Contains("第 9 行", list.Problems[3].Told, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_changed_leaves_the_other_lines_as_they_are()
    {
        _temporary.Write("searches.txt", "\uFEFF# 说明\r\n\r\n光伏 =   光伏\r\n坏行\r\n氢 = 氢能\r\n");
        Searches.Save("新的", new SearchRequest { Query = "甲 乙", Regions = ["江苏省/苏州市"] });
        Searches.Save("氢", new SearchRequest { Query = "氢能 = 燃料" });
        Assert.True(Searches.Rename("光伏", "太阳能"));
        Assert.False(Searches.Rename("光伏", "没有了"));
        Assert.True(Searches.Delete("氢"));
        Assert.False(Searches.Delete("氢"));
        Assert.Equal(
            "\uFEFF# 说明\r\n\r\n太阳能 =   光伏\r\n坏行\r\n新的 = /search?q=甲%20乙&region=江苏省%2F苏州市\r\n",
            Encoding.UTF8.GetString(File.ReadAllBytes(Searches.FullPath)));
        Assert.Throws<SavedSearchException>(() => Searches.Rename("太阳能", "新的"));
        foreach (string name in (string[])["", " ", "#甲", "甲=乙", "甲\n乙", new string('长', 61)])
        {
            Assert.Throws<SavedSearchException>(() => Searches.Save(name, new SearchRequest { Query = "甲" }));
        }
        Assert.Throws<SavedSearchException>(() => Searches.Save("甲", new SearchRequest()));
        Assert.Empty(Directory.GetFiles(_temporary.Corpus, ".*.tmp"));
    }

    [Fact]
    public void It_is_no_plan_and_what_can_t_be_understood_is_left_alone()
    {
        Searches.Save("甲", new SearchRequest { Query = "江苏省2024年政府工作报告" });
        _temporary.Library.Synchronize();
        Assert.Empty(_temporary.Library.Plans);
        byte[] gbk = [0xB9, 0xE2, 0xB7, 0xFC, (byte)' ', (byte)'=', (byte)' ', 0xB9, 0xE2];
        _temporary.Write("searches.txt", gbk);
        Assert.Contains("UTF-8", Assert.Single(Searches.Read().Problems).Told, StringComparison.Ordinal);
        Assert.Throws<SavedSearchException>(() => Searches.Save("乙", new SearchRequest { Query = "甲" }));
        Assert.Equal(gbk, File.ReadAllBytes(Searches.FullPath));
    }

    [Fact]
    public async Task Many_at_once_are_all_saved()
    {
        SavedSearches[] several = [Searches, PlanLibrary.Open(_temporary.Corpus, _temporary.Index + "2").Searches];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(
            () => several[i % 2].Save($"检索{i}", new SearchRequest { Query = $"词{i}" }))));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"检索{i} 词{i}").Order(),
            Searches.Read().Searches.Select(s => $"{s.Name} {s.Request.Query}").Order());
    }

    [Fact]
    public void Any_search_is_read_as_it_was_written()
    {
        Random random = TestRandom.Create(output);
        string[] words =
            ["光伏", " ", "=", " = ", "&", "#", "/search?q=", "http://a/search?q=b", "\"", "%", "+", "\t", "\n", "甲", "𠀀", ",", "，"];
        for (int i = 0; i < 200; i++)
        {
            SearchRequest request = new()
            {
                Query = "词" + string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => words[random.Next(words.Length)])),
                Scope = (SearchScope)random.Next(3),
                Match = (SearchMatch)random.Next(2),
                SameWords = random.Next(2) == 0,
                Regions = random.Next(3) == 0 ? ["江苏省/苏州市", "海南省"] : [],
                Years = random.Next(3) == 0 ? [2024, 1978] : [],
                Types = random.Next(3) == 0 ? ["政府工作报告"] : [],
                Levels = random.Next(3) == 0 ? [PlanLevel.Province, PlanLevel.County] : [],
                Issuers = random.Next(3) == 0 ? ["某市人民政府"] : [],
                Parts = random.Next(3) == 0 ? [PlanPart.Review] : [],
            };
            Searches.Save("甲", request);
            SearchRequest read = Assert.Single(Searches.Read().Searches).Request;
            Assert.Equal(SearchAddress.Of(request), SearchAddress.Of(read));
            Assert.Equal(request.Query, read.Query);
        }
    }
}
