namespace SearchPlans.Cli.Tests;

/// <summary>Filters of lists and searches, answers for other programs, and completion.</summary>
[TakesLong]
public sealed class FilterTests
{
    private static readonly Lazy<TestLibrary> _library = new(() =>
    {
        var library = new TestLibrary();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => library.Dispose();
        foreach ((string file, string place, int year) in new[] { ("a", "江苏省", 2022), ("b", "江苏省", 2023), ("c", "浙江省", 2023) })
        {
            library.Write($"corpus/{file}.txt", $"{place}{year}年政府工作报告\n一、工作回顾\n支持光伏项目\t第{year}个。\n二、重点工作\n发展光伏和储能，“=1+1”。\n");
        }
        library.Run("index");
        return library;
    });

    [Theory]
    [InlineData(new[] { "a.txt", "b.txt" }, "地区 江苏省", "--region", "江苏")]
    [InlineData(new[] { "b.txt", "c.txt" }, "年份 2023", "--year", "2023")]
    [InlineData(new[] { "a.txt", "b.txt", "c.txt" }, "年份 2020-2023", "--year", "2020-2023")]
    [InlineData(new[] { "a.txt", "b.txt", "c.txt" }, "层级 省", "--level", "省")]
    [InlineData(new[] { "a.txt", "b.txt", "c.txt" }, "文种 政府工作报告", "--type", "政府工作报告")]
    [InlineData(new[] { "b.txt" }, "地区 江苏省；层级 省；年份 2023", "--region", "江苏", "--year", "2023", "--level", "province")]
    [InlineData(new string[0], "地区 广东省；年份 2022", "--region", "广东", "--year", "2022")]
    public void Plans_are_filtered_and_the_filters_said(string[] files, string said, params string[] filters)
    {
        ProgramRun run = _library.Value.Run(["plans", .. filters]);
        Assert.Equal(files, run.OutLines.Where(l => l.Length > 0).Select(l => l.Split('\t')[5]).Order());
        Assert.StartsWith($"筛选：{said}\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(files.Length > 0 ? 0 : 1, run.ExitCode);
        Assert.Equal($"{files.Length}\n", _library.Value.Run(["plans", "--count", .. filters]).Out);
    }

    [Fact]
    public void Plans_as_csv_have_a_head_and_a_row_each()
    {
        ProgramRun run = _library.Value.Run("plans", "--region", "江苏", "--csv");
        string[] lines = run.Out.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("id,年份,地区,文种,标题,文件,段数,字数,发布机关,发布日期", lines[0]);
        Assert.Equal(3, lines.Length);
        Assert.Contains(",2023,江苏省,政府工作报告,江苏省2023年政府工作报告,b.txt,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_none_is_told_with_what_comes_near()
    {
        ProgramRun run = _library.Value.Run("plans", "--region", "江苏省省");
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("错误：", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Hits_are_lines_of_plan_section_anchor_and_text()
    {
        ProgramRun run = _library.Value.Run("search", "光伏", "--lines", "--year", "2023");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("筛选：年份 2023\n", run.Error, StringComparison.Ordinal);
        string[][] lines = [.. run.OutLines.Select(l => l.Split('\t'))];
        Assert.Equal(4, lines.Length);
        Assert.All(lines, l => Assert.Equal(4, l.Length));
        Assert.Contains(lines, l => l is [_, "一、工作回顾", _, "支持光伏项目 第2023个。"]);
        Assert.Equal(0, _library.Value.Run("show", lines[0][0]).ExitCode);
        Assert.Equal("4\n", _library.Value.Run("search", "光伏", "--count", "--year", "2023").Out);
        Assert.Equal("2\n", _library.Value.Run("search", "光伏", "--count", "--year", "2023", "--scope", "全文").Out);
        ProgramRun none = _library.Value.Run("search", "量子翡翠", "--count");
        Assert.Equal((1, "0\n"), (none.ExitCode, none.Out));
    }

    [Fact]
    public void All_hits_are_lines_not_only_those_of_a_page()
    {
        using var library = new TestLibrary(withPlan: false);
        library.Write("corpus/many.txt", "江苏省2024年政府工作报告\n" + string.Concat(Enumerable.Range(0, 450).Select(i => $"第{i}处紫藤风铃已经挂好。\n")));
        library.Run("index");
        IReadOnlyList<string> lines = library.Run("search", "紫藤风铃", "--lines").OutLines;
        Assert.Equal(450, lines.Count);
        Assert.Equal(450, lines.Distinct().Count());
        string csv = library.Run("search", "紫藤风铃", "--csv").Out;
        Assert.Equal(451, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("计划,章节,锚点,文字,标题,地区,年份,文种\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Namesakes_are_listed_with_place_and_year()
    {
        ProgramRun run = _library.Value.Run("show", "政府工作报告");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("江苏省2022年政府工作报告（江苏省 · 2022 年 · 政府工作报告，a.txt）", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("searchplans pla", "plans")]
    [InlineData("searchplans plans --re", "--region")]
    [InlineData("searchplans search 甲 --scope sec", "section")]
    [InlineData("searchplans completion z", "zsh")]
    public void Bash_completes_what_was_begun(string line, string completed)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        string script = SearchPlansProgram.Run("completion", "bash").Out;
        string[] words = line.Split(' ');
        ProgramRun bash = SearchPlansProgram.Run(
            [
                "-c",
                $"PATH='{Path.GetDirectoryName(SearchPlansProgram.Path)}':$PATH\n{script}\nCOMP_LINE='{line}'; "
                    + $"COMP_WORDS=({string.Join(' ', words.Select(w => $"'{w}'"))}); COMP_CWORD={words.Length - 1}\n"
                    + "_searchplans\nprintf '%s\\n' \"${COMPREPLY[@]}\"",
            ],
            null, null, program: "bash");
        string[] offered = bash.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(completed, offered);
        Assert.All(offered, o => Assert.StartsWith(words[^1], o, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zsh", "compdef _searchplans searchplans")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName searchplans")]
    public void Other_shells_have_their_scripts(string shell, string line) =>
        Assert.Contains(line, SearchPlansProgram.Run("completion", shell).Out, StringComparison.Ordinal);
}
