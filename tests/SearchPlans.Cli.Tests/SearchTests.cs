using System.Text.Json;

namespace SearchPlans.Cli.Tests;

[TakesLong]
public class SearchTests
{
    [Fact]
    public void Json_has_the_shape_of_the_web_interface_and_marks_what_was_asked_for()
    {
        ProgramRun run = TestLibrary.Shared.Run("search", "近零碳", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement answer = run.Json;
        Assert.Equal(["total", "understood", "sameWords", "tookMs", "hits", "facets", "related", "conditions", "plans"],
            answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal(3, answer.GetProperty("total").GetProperty("paragraphs").GetInt32());
        Assert.Equal(1, answer.GetProperty("total").GetProperty("plans").GetInt32());
        Assert.Contains("近零碳", answer.GetProperty("understood").GetString(), StringComparison.Ordinal);
        JsonElement[] hits = [.. answer.GetProperty("hits").EnumerateArray()];
        Assert.Equal(3, hits.Length);
        foreach (JsonElement hit in hits)
        {
            Assert.Equal(
                ["plan", "title", "region", "year", "unit", "section", "paragraph", "kind", "part", "score", "text", "marks",
                    "below", "url"],
                hit.EnumerateObject().Select(p => p.Name));
            Assert.Equal("广东省/深圳市/坪山区", hit.GetProperty("region").GetString());
            Assert.Equal(2024, hit.GetProperty("year").GetInt32());
            string text = hit.GetProperty("text").GetString()!;
            string[] marked = [.. hit.GetProperty("marks").EnumerateArray().Select(m => text[m[0].GetInt32()..m[1].GetInt32()])];
            Assert.Contains("近零碳", marked);
            Assert.StartsWith($"/plans/{hit.GetProperty("plan").GetString()}", hit.GetProperty("url").GetString(),
                StringComparison.Ordinal);
            Assert.EndsWith($"#{hit.GetProperty("paragraph").GetString()}", hit.GetProperty("url").GetString(), StringComparison.Ordinal);
        }
        Assert.Contains(hits,
            h => h.GetProperty("section").EnumerateArray().FirstOrDefault().ToString().StartsWith("一、", StringComparison.Ordinal));
        JsonElement year = Assert.Single(answer.GetProperty("facets").GetProperty("year").EnumerateArray());
        Assert.Equal("2024", year.GetProperty("value").GetString());
        Assert.Equal(3, year.GetProperty("count").GetInt32());
    }

    [Fact]
    public void People_get_passages_by_plan_without_colours_in_a_pipe()
    {
        ProgramRun run = TestLibrary.Shared.Run("search", "低空经济", "无人机");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("找到 1 段，在 1 份计划里", run.Out, StringComparison.Ordinal);
        Assert.Contains("检索条件：同一段落内", run.Out, StringComparison.Ordinal);
        Assert.Contains("深圳市坪山区2024年国民经济和社会发展计划", run.OutLines);
        Assert.Contains("  三、2024年经济社会发展主要任务 › (一)", run.Out, StringComparison.Ordinal);
        Assert.Contains("【低空经济】", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public void Sections_and_plans_answer_with_their_best_paragraphs()
    {
        JsonElement section = TestLibrary.Shared.Run("search", "低空经济", "无人机", "--scope", "章节", "--json").Json;
        Assert.Equal(1, section.GetProperty("total").GetProperty("sections").GetInt32());
        JsonElement hit = Assert.Single(section.GetProperty("hits").EnumerateArray());
        Assert.Equal(("section", "heading"), (hit.GetProperty("unit").GetString(), hit.GetProperty("kind").GetString()));
        JsonElement[] below = [.. hit.GetProperty("below").EnumerateArray()];
        Assert.InRange(below.Length, 1, 3);
        Assert.InRange(hit.GetProperty("paragraphs").GetInt32(), below.Length, int.MaxValue);
        Assert.All(below, p => Assert.NotEqual(hit.GetProperty("paragraph").GetString(), p.GetProperty("paragraph").GetString()));

        ProgramRun page = TestLibrary.Shared.Run("search", "低空经济", "无人机", "--scope", "章节");
        Assert.StartsWith($"找到 1 节，在 1 份计划里（共 {hit.GetProperty("paragraphs").GetInt32()} 段", page.Out, StringComparison.Ordinal);
        Assert.Contains($" › {hit.GetProperty("text").GetString()}", page.Out, StringComparison.Ordinal);

        ProgramRun plans = TestLibrary.Shared.Run("search", "低空经济", "无人机", "--scope", "全文", "--explain");
        Assert.StartsWith("找到 1 份计划（共 ", plans.Out, StringComparison.Ordinal);
        Assert.Contains("  总分", plans.Out, StringComparison.Ordinal);
        JsonElement plan = Assert.Single(TestLibrary.Shared.Run("search", "低空经济", "无人机", "--scope", "全文", "--json", "--explain").Json
            .GetProperty("hits").EnumerateArray());
        Assert.Equal(("plan", ""), (plan.GetProperty("unit").GetString(), plan.GetProperty("paragraph").GetString()));
        Assert.Equal(plan.GetProperty("score").GetDouble(), plan.GetProperty("explanation").GetProperty("score").GetDouble(), 2);
    }

    [Fact]
    public void A_heading_is_shown_with_the_first_paragraph_below_it()
    {
        JsonElement hit = TestLibrary.Shared.Run("search", "章节:民生", "--json").Json.GetProperty("hits")[0];
        Assert.Equal("heading", hit.GetProperty("kind").GetString());
        string first = Assert.Single(hit.GetProperty("below").EnumerateArray()).GetProperty("text").GetString()!;
        IReadOnlyList<string> lines = TestLibrary.Shared.Run("search", "章节:民生").OutLines;
        int heading = lines.ToList()
            .FindIndex(
                l => l.Replace("【", "", StringComparison.Ordinal).Replace("】", "", StringComparison.Ordinal).Trim()
                    == hit.GetProperty("text").GetString());
        Assert.StartsWith("      " + first[..8], lines[heading + 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "没有找到", "龘靐齉")]
    [InlineData(1, "没有可检索的文字", "，。——")]
    [InlineData(1, "没有找到", "坪山", "--year", "1999")]
    [InlineData(2, "没有选项", "坪山", "--jsno")]
    public void Nothing_found_is_told_by_the_exit_code_and_on_standard_error(int exitCode, string message, params string[] arguments)
    {
        ProgramRun run = TestLibrary.Shared.Run(["search", .. arguments]);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_of_ten_thousand_characters_is_answered()
    {
        ProgramRun run = TestLibrary.Shared.Run("search", "--json", string.Concat(Enumerable.Repeat("坪山区低空经济无人机", 1000)));
        Assert.InRange(run.ExitCode, 0, 1);
        Assert.NotEqual("", run.Json.GetProperty("notice").GetString());
        Assert.Contains("注意：", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_and_filters_are_taken_in_Chinese_and_English()
    {
        string chinese = Hits("发展", "--scope", "章节", "--match", "精确", "--sort", "最新", "--region", "广东省", "--year", "2024年", "--size", "3");
        string english = Hits("发展", "--scope", "section", "--match", "EXACT", "--sort", "newest", "--region", "广东省", "--year", "2024",
            "--size", "3");
        Assert.Equal(chinese, english);

        static string Hits(params string[] arguments)
        {
            JsonElement hits = TestLibrary.Shared.Run(["search", .. arguments, "--json"]).Json.GetProperty("hits");
            Assert.Equal(3, hits.GetArrayLength());
            return hits.GetRawText();
        }
    }

    [Fact]
    public void Other_words_for_the_same_are_told_and_can_be_left_out()
    {
        JsonElement along = TestLibrary.Shared.Run("search", "规上", "--json").Json;
        JsonElement same = Assert.Single(along.GetProperty("sameWords").EnumerateArray());
        Assert.Equal("规上", same.GetProperty("run").GetString());
        Assert.Contains("规模以上", same.GetProperty("others").EnumerateArray().Select(o => o.GetString()));
        Assert.Contains("一并查找：规上 → 规模以上", TestLibrary.Shared.Run("search", "规上").Out, StringComparison.Ordinal);

        JsonElement only = TestLibrary.Shared.Run("search", "规上", "--json", "--only-typed").Json;
        Assert.Empty(only.GetProperty("sameWords").EnumerateArray());
        Assert.InRange(Paragraphs(only), 1, Paragraphs(along) - 1);
        Assert.All(only.GetProperty("hits").EnumerateArray(),
            h => Assert.Contains("规上", h.GetProperty("text").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_are_searched_apart()
    {
        JsonElement all = TestLibrary.Shared.Run("search", "创新", "--json").Json;
        JsonElement[] parts = [.. all.GetProperty("facets").GetProperty("part").EnumerateArray()];
        Assert.Equal(["回顾", "部署"], parts.Select(p => p.GetProperty("value").GetString()));
        foreach (JsonElement part in parts)
        {
            JsonElement within = TestLibrary.Shared.Run("search", "创新", "--part", part.GetProperty("value").GetString()!, "--json").Json;
            Assert.Equal(part.GetProperty("count").GetInt32(), Paragraphs(within));
            Assert.All(within.GetProperty("hits").EnumerateArray(),
                h => Assert.Equal(part.GetProperty("value").GetString(), h.GetProperty("part").GetString()));
        }
        JsonElement both = TestLibrary.Shared.Run("search", "创新", "--part", "review", "--part", "部署", "--json").Json;
        Assert.Equal(parts.Sum(p => p.GetProperty("count").GetInt32()), Paragraphs(both));
    }

    [Fact]
    public void Levels_and_issuers_are_searched_apart()
    {
        JsonElement all = TestLibrary.Shared.Run("search", "创新", "--json").Json;
        foreach (string facet in (string[])["level", "issuer"])
        {
            foreach (JsonElement value in all.GetProperty("facets").GetProperty(facet).EnumerateArray())
            {
                JsonElement within =
                    TestLibrary.Shared.Run("search", "创新", $"--{facet}", value.GetProperty("value").GetString()!, "--json").Json;
                Assert.Equal(value.GetProperty("count").GetInt32(), Paragraphs(within));
            }
        }
        Assert.Equal(1, TestLibrary.Shared.Run("search", "创新", "--level", "nation").ExitCode);
        Assert.Contains("回顾、部署、名词解释、附件", TestLibrary.Shared.Run("search", "部分:目标 创新").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_are_explained_down_to_their_parts()
    {
        JsonElement[] hits = [.. TestLibrary.Shared.Run("search", "低空经济", "--json", "--explain").Json.GetProperty("hits").EnumerateArray()];
        Assert.NotEmpty(hits);
        foreach (JsonElement hit in hits)
        {
            JsonElement why = hit.GetProperty("explanation");
            Assert.Equal(hit.GetProperty("score").GetDouble(), why.GetProperty("score").GetDouble(), 2);
            Assert.Equal(why.GetProperty("score").GetDouble(),
                why.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("score").GetDouble()), 2);
        }
        IReadOnlyList<string> lines = TestLibrary.Shared.Run("search", "低空经济", "--explain").OutLines;
        int total = lines.ToList().FindIndex(l => l.EndsWith("  总分", StringComparison.Ordinal));
        Assert.Contains("【低空经济】", lines[total - 1], StringComparison.Ordinal);
        Assert.Contains("含原文“低空经济”", lines[total + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_query_gets_the_right_one_offered()
    {
        ProgramRun run = TestLibrary.Shared.Run("search", "低空经剂 | 企业");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("您是不是要找：低空经济 | 企业", run.OutLines);
        Assert.Equal("低空经济", TestLibrary.Shared.Run("search", "低空经剂", "--json").Json.GetProperty("didYouMean").GetString());
    }

    [Fact]
    public void Words_that_begin_with_a_dash_exclude()
    {
        int all = Total("经济");
        int without = Total("经济", "-发展");
        Assert.InRange(without, 1, all - 1);
        Assert.Equal(without, Total("--", "经济", "-发展"));

        static int Total(params string[] query) =>
            TestLibrary.Shared.Run(["search", "--json", .. query]).Json.GetProperty("total").GetProperty("paragraphs").GetInt32();
    }

    [Theory]
    [InlineData("深圳 低空经济", "条件：地区：深圳市（要按正文检索，改为 “深圳” 低空经济）")]
    [InlineData("2024年 低空经济", "条件：年份：2024年，含2025年文件的回顾（要按正文检索，改为 “2024年” 低空经济）")]
    [InlineData("广东 企业", "条件：地区：广东省（要按正文检索，改为 “广东” 企业）")]
    public void Words_taken_for_conditions_are_told_with_the_way_to_have_them_as_text(string query, string told)
    {
        ProgramRun run = TestLibrary.Shared.Run("search", query);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(told, run.OutLines);
    }

    [Theory]
    [InlineData("坪山区2024年国民经济和社会发展计划")]
    [InlineData("深圳 2024年")]
    [InlineData("地区:广东")]
    public void Plans_asked_for_are_listed_as_plans(string query)
    {
        ProgramRun run = TestLibrary.Shared.Run("search", query);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("找到 1 份计划（共 ", run.Out, StringComparison.Ordinal);
        int title = run.OutLines.ToList().IndexOf("深圳市坪山区2024年国民经济和社会发展计划");
        Assert.InRange(title, 1, int.MaxValue);
        Assert.StartsWith("广东省 深圳市 坪山区 · 2024 年 · ", run.OutLines[title + 1], StringComparison.Ordinal);
        Assert.StartsWith("    一、", run.OutLines[title + 2], StringComparison.Ordinal);
        Assert.Equal("askedFor", TestLibrary.Shared.Run("search", query, "--json").Json.GetProperty("plansAre").GetString());
    }

    [Theory]
    [InlineData("低空经济 装配式建筑")]
    [InlineData("近零碳 托育")]
    [InlineData("无人机 医院床位")]
    public void What_lacks_something_is_told_apart_and_plans_that_hold_all_are_named(string query)
    {
        JsonElement answer = TestLibrary.Shared.Run("search", query, "--json").Json;
        Assert.Equal(0, Paragraphs(answer));
        ProgramRun run = TestLibrary.Shared.Run("search", query);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("没有一段同时写到全部检索内容；有 1 份计划", run.Out, StringComparison.Ordinal);
        List<string> lines = [.. run.OutLines];
        int line = lines.IndexOf($"以下段落只含一部分检索词，不计入总数（{answer.GetProperty("total").GetProperty("lacking")} 段）");
        Assert.InRange(line, 1, lines.FindIndex(l => l.StartsWith("    未含：", StringComparison.Ordinal)));
        Assert.All(lines.Where(l => l.Contains("未含：", StringComparison.Ordinal)),
            l => Assert.Contains(l.Trim()["未含：".Length..], query, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("低空经剂", "低空经济")]
    [InlineData("装配式建逐", "装配式建筑")]
    [InlineData("近零炭", "近零碳")]
    public void A_corrected_answer_is_shown_at_once_and_says_so(string query, string right)
    {
        ProgramRun run = TestLibrary.Shared.Run("search", query);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"没有找到“{query}”，以下是“{right}”的结果（", run.Out, StringComparison.Ordinal);
        Assert.Contains($"【{right}】", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("您是不是要找", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, TestLibrary.Shared.Run("search", query, "--json").ExitCode);
        ProgramRun asTyped = TestLibrary.Shared.Run("search", query, "--uncorrected");
        Assert.Equal(1, asTyped.ExitCode);
        Assert.DoesNotContain("的结果（", asTyped.Out, StringComparison.Ordinal);
        Assert.Contains($"您是不是要找：{right}", asTyped.Out + asTyped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_conditions_leave_nothing_each_is_told_with_the_query_without_it()
    {
        ProgramRun run = TestLibrary.Shared.Run("search", "深圳 2024年 “龘靐”");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("条件：地区：深圳市（不要这一条件，改为 2024年 “龘靐”）", run.Error, StringComparison.Ordinal);
        Assert.Contains("条件：年份：2024年（不要这一条件，改为 深圳 “龘靐”）", run.Error, StringComparison.Ordinal);
    }

    private static int Paragraphs(JsonElement answer) => answer.GetProperty("total").GetProperty("paragraphs").GetInt32();

    [Fact]
    public void Without_an_index_one_is_made_first_and_the_environment_says_where()
    {
        using var library = new TestLibrary();
        var environment = new Dictionary<string, string> { ["Corpus"] = library.CorpusPath, ["SEARCHPLANS_INDEX"] = library.IndexPath };
        ProgramRun run = SearchPlansProgram.Run(["search", "无人机", "--json"], environment, null, library.Folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("还没有索引，先建立", run.Error, StringComparison.Ordinal);
        Assert.NotEqual(0, run.Json.GetProperty("hits").GetArrayLength());
        Assert.NotEmpty(Directory.GetFiles(library.IndexPath, "segments_*"));
    }

    [Fact]
    public void Defaults_are_the_folders_of_the_repository_above()
    {
        using var library = new TestLibrary();
        library.Write("SearchPlans.sln", "");
        string below = Directory.CreateDirectory(Path.Combine(library.Folder, "a", "b")).FullName;
        ProgramRun run = SearchPlansProgram.Run(["index"], null, null, below);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("新增 1", run.Out, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(library.IndexPath, "segments_*"));
    }
}
