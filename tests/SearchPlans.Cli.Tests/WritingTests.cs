using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SearchPlans.Cli.Tests;

[TakesLong]
public class WritingTests
{
    [Fact]
    public void The_index_follows_the_corpus_and_a_broken_file_hinders_no_other()
    {
        using var library = new TestLibrary();
        library.Write("corpus/longgang.txt", TestLibrary.OtherPlanText("龙岗"));
        library.Write("corpus/broken.txt", [0, 1, 2, 0xFF, 0xFE, 0, 0, 7]);
        ProgramRun first = library.Run("index", "--json");
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("注意：略过 broken.txt：", first.Error, StringComparison.Ordinal);
        JsonElement report = first.Json;
        Assert.Equal((2, 0, 0, 0), Counts(report));
        JsonElement refused = Assert.Single(report.GetProperty("refused").EnumerateArray());
        Assert.Equal("broken.txt", refused.GetProperty("file").GetString());
        Assert.NotEqual("", refused.GetProperty("reason").GetString());

        File.Delete(Path.Combine(library.CorpusPath, "broken.txt"));
        File.Delete(Path.Combine(library.CorpusPath, "longgang.txt"));
        File.AppendAllText(Path.Combine(library.CorpusPath, TestLibrary.ShippedFile), "\n附记。\n");
        ProgramRun second = library.Run("index");
        Assert.Equal(0, second.ExitCode);
        Assert.StartsWith("新增 0，改动 1，移除 1，未变 0，略过 0", second.Out, StringComparison.Ordinal);
        Assert.Contains("已索引 1/1", second.Error, StringComparison.Ordinal);

        Assert.Equal((1, 0, 0, 0), Counts(library.Run("index", "--rebuild", "--json").Json));

        static (int, int, int, int) Counts(JsonElement report) =>
            (report.GetProperty("added").GetInt32(), report.GetProperty("changed").GetInt32(),
             report.GetProperty("removed").GetInt32(), report.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public void With_other_words_the_index_is_made_anew_before_it_is_searched()
    {
        using var library = new TestLibrary();
        library.Run("index");
        library.Write("corpus/lexicon.txt", "我帮企业找市场\n");
        ProgramRun search = library.Run("search", "我帮企业找市场");
        Assert.Contains("词表或程序有变，先重建索引", search.Error, StringComparison.Ordinal);
        Assert.Equal(0, search.ExitCode);
        Assert.Contains("【我帮企业找市场】", search.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("重建", library.Run("search", "我帮企业找市场").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_that_is_not_there_empties_no_index()
    {
        ProgramRun run = SearchPlansProgram.Run("index", "--corpus", Path.Combine(TestLibrary.Shared.Folder, "corpsu"), "--index",
            TestLibrary.Shared.IndexPath);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("语料文件夹不存在", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, TestLibrary.Shared.Run("plans").ExitCode);
    }

    [Fact]
    public void The_second_writer_is_told_who_holds_the_lock()
    {
        using var library = new TestLibrary();
        Directory.CreateDirectory(library.IndexPath);
        using (new FileStream(Path.Combine(library.IndexPath, "write.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            File.WriteAllText(Path.Combine(library.IndexPath, "write.holder"), "某程序，进程号 42");
            foreach (string[] command in (string[][])[["index"], ["add", Path.Combine(library.CorpusPath, TestLibrary.ShippedFile)]])
            {
                ProgramRun run = library.Run(command);
                Assert.Equal((2, ""), (run.ExitCode, run.Out));
                Assert.Contains("错误：索引正由另一个程序写入（某程序，进程号 42）", run.Error, StringComparison.Ordinal);
            }
        }
        Assert.Equal(0, library.Run("index").ExitCode);
    }

    [Fact]
    public void Files_are_added_whatever_their_encoding_and_none_twice()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var library = new TestLibrary();
        string[] files =
        [
            library.Write("in/longgang.txt", Encoding.GetEncoding("GB18030").GetBytes(TestLibrary.OtherPlanText("龙岗"))),
            library.Write("in/nanshan.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(TestLibrary.OtherPlanText("南山"))]),
            library.Write("in/same.txt", TestLibrary.OtherPlanText("坪山")),
            library.Write("in/empty.txt", ""),
            library.Write("in/picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]),
            Path.Combine(library.Folder, "in", "missing.txt"),
        ];
        // Made of one plan, the two differ in their places' names alone.
        ProgramRun run = library.Run(["add", "--json", "--near", "both", .. files]);
        Assert.Equal(1, run.ExitCode);
        JsonElement[] results = [.. run.Json.EnumerateArray()];
        Assert.Equal(
            ["added", "added", "duplicate", "refused", "refused", "refused"],
            results.Select(r => r.GetProperty("status").GetString()));
        Assert.Equal("广东省/深圳市/龙岗区", results[0].GetProperty("plan").GetProperty("region").GetString());
        Assert.Equal("深圳市南山区2024年国民经济和社会发展计划", results[1].GetProperty("plan").GetProperty("title").GetString());
        Assert.Equal(TestLibrary.ShippedFile, results[2].GetProperty("plan").GetProperty("file").GetString());
        Assert.All(results[3..], r => Assert.NotEqual("", r.GetProperty("reason").GetString()));
        Assert.Equal(3, library.Run("plans").OutLines.Count);
        Assert.Equal(3, Directory.GetFiles(library.CorpusPath, "*.txt").Length);
    }

    [Fact]
    public void A_folder_is_added_with_a_report_per_file_and_near_copies_wait_for_a_word()
    {
        using var library = new TestLibrary();
        string plan = TestLibrary.OtherPlanText("坪山");
        library.Write("in/深圳市/2024.txt", plan + "\n附件：另有一段。\n");
        library.Write("in/深圳市/报告.txt", "深圳市2023年政府工作报告\n一、工作回顾\n成绩来之不易。\n");
        string[] folder = [Path.Combine(library.Folder, "in", "深圳市")];
        ProgramRun first = library.Run(["add", .. folder]);
        Assert.Equal(1, first.ExitCode);
        Assert.StartsWith("已收入 深圳市/报告.txt：", first.Out, StringComparison.Ordinal);
        Assert.Contains("未收入 深圳市/2024.txt：与已有的", first.Error, StringComparison.Ordinal);
        Assert.Contains("收入 1，更新 0，已有 0，近似待定 1，拒收 0；", first.Error, StringComparison.Ordinal);
        ProgramRun near = library.Run(["add", "--json", .. folder]);
        Assert.Equal(["near", "duplicate"], near.Json.EnumerateArray().Select(r => r.GetProperty("status").GetString()));
        Assert.Equal(1, near.Json[0].GetProperty("near")[0].GetProperty("containment").GetDouble());
        Assert.Equal(0, library.Run(["add", "--near", "both", .. folder]).ExitCode);
        library.Write("in/深圳市/报告.txt", "深圳市2023年政府工作报告\n一、工作回顾\n改正后的文字。\n");
        ProgramRun updated = library.Run(["add", "--update", .. folder]);
        Assert.Contains("已换成新的 深圳市/报告.txt", updated.Out, StringComparison.Ordinal);
        Assert.Equal(3, library.Run("plans").OutLines.Count);
    }

    [Theory]
    [InlineData("old", 0, "保留旧的，未收入 新版.txt：与已有的《", false, true)]
    [InlineData("新", 0, "已换成新的 新版.txt：", true, false)]
    [InlineData("both", 0, "已收入 新版.txt：", true, true)]
    public void Which_of_near_copies_counts_is_said_by_an_option(string choice, int exitCode, string told, bool keepsNew, bool keepsOld)
    {
        using var library = new TestLibrary();
        byte[] old = File.ReadAllBytes(Path.Combine(library.CorpusPath, TestLibrary.ShippedFile));
        byte[] changed = [.. old, .. "\n附件：另有一段。\n"u8];
        library.Write("新版.txt", changed);
        ProgramRun run = SearchPlansProgram.Run(["add", "新版.txt", "--near", choice, .. library.Options], null, null, library.Folder);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith(told, run.Out, StringComparison.Ordinal);
        byte[][] kept = [.. Directory.GetFiles(library.CorpusPath).Select(File.ReadAllBytes)];
        Assert.Equal((keepsNew, keepsOld), (kept.Any(changed.SequenceEqual), kept.Any(old.SequenceEqual)));
        Assert.Equal(kept.Length, library.Run("plans").OutLines.Count);
    }

    [Fact]
    public void The_plan_that_gives_way_is_named_by_an_option()
    {
        using var library = new TestLibrary();
        byte[] old = File.ReadAllBytes(Path.Combine(library.CorpusPath, TestLibrary.ShippedFile));
        byte[] changed = [.. old, .. "\n附件：另有一段。\n"u8];
        library.Write("corpus/又一版.txt", (byte[])[.. old, .. "\n附记。\n"u8]);
        library.Write("新版.txt", changed);
        string path = Path.Combine(library.Folder, "新版.txt");
        Assert.Contains("或以 --replaces 指明取代哪一份", library.Run("add", path).Error, StringComparison.Ordinal);
        foreach (string[] wrong in new string[][] { [path, path], [library.Folder], [path, "--near", "both"] })
        {
            ProgramRun refused = library.Run(["add", .. wrong, "--replaces", "又一版.txt"]);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Out));
            Assert.Contains("选项 --replaces", refused.Error, StringComparison.Ordinal);
        }
        Assert.Equal(1, library.Run("add", path, "--replaces", "没有这份").ExitCode);
        Assert.StartsWith($"已换成新的 {path}：", library.Run("add", path, "--replaces", "又一版.txt").Out, StringComparison.Ordinal);
        Assert.Equal(changed, File.ReadAllBytes(Path.Combine(library.CorpusPath, "又一版.txt")));
        Assert.Equal(old, File.ReadAllBytes(Path.Combine(library.CorpusPath, TestLibrary.ShippedFile)));
        Assert.Equal(2, library.Run("plans").OutLines.Count);
    }

    [Fact]
    public void What_is_known_of_a_plan_is_corrected_and_taken_back()
    {
        using var library = new TestLibrary();
        ProgramRun run = library.Run("correct", TestLibrary.ShippedFile, "--issuer", "某某局", "--published", "2024-2-3", "--year", "2031");
        Assert.Equal((0, true), (run.ExitCode, run.Out.Contains("发布机关：某某局（由人给出）", StringComparison.Ordinal)));
        Assert.Contains("发布日期：2024-02-03（由人给出）", run.Out, StringComparison.Ordinal);
        string sidecar = Path.Combine(library.CorpusPath, TestLibrary.ShippedFile + ".yaml");
        Assert.Equal("year: 2031\nissuer: \"某某局\"\npublished: 2024-02-03\n", File.ReadAllText(sidecar));
        Assert.Equal(0, library.Run("search", "低空经济", "--year", "2031").ExitCode);
        Assert.Contains("年份：2024（由文字推断）",
            library.Run("correct", TestLibrary.ShippedFile, "--year", "", "--issuer", "", "--published", "").Out, StringComparison.Ordinal);
        Assert.False(File.Exists(sidecar));

        ProgramRun nothing = library.Run("correct", TestLibrary.ShippedFile);
        Assert.Equal((2, ""), (nothing.ExitCode, nothing.Out));
        Assert.Contains("没有说更正什么", nothing.Error, StringComparison.Ordinal);
        Assert.Equal(2, library.Run("correct", TestLibrary.ShippedFile, "--published", "昨天").ExitCode);
    }

    [Fact]
    public void What_was_concluded_wrongly_and_is_not_known_is_said_so()
    {
        using var library = new TestLibrary();
        string shown = library.Run("correct", TestLibrary.ShippedFile, "--county", "不详", "--issuer", "不详", "--reviewed-year", "不详",
            "--published", "不详").Out;
        Assert.Contains("地区：广东省 深圳市（由人给出）", shown, StringComparison.Ordinal);
        Assert.Contains("发布机关：不详（由人给出）", shown, StringComparison.Ordinal);
        Assert.Contains("回顾年份：不详（由人给出）", shown, StringComparison.Ordinal);
        Assert.Equal("province: \"广东省\"\ncity: \"深圳市\"\nreviewedYear: 不详\nissuer: 不详\npublished: 不详\n",
            File.ReadAllText(Path.Combine(library.CorpusPath, TestLibrary.ShippedFile + ".yaml")));
        library.Run("index", "--rebuild");
        Assert.Equal("", library.Run("plans", "--json").Json.GetProperty("plans")[0].GetProperty("issuer").GetString());
        Assert.Contains("发布机关：深圳市坪山区发展和改革局（由文字推断）", library.Run("correct", TestLibrary.ShippedFile, "--county", "", "--issuer", "").Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_is_shown_as_what_is_known_and_not_as_text()
    {
        using var library = new TestLibrary(withPlan: false);
        library.Write("corpus/甲.md", "---\nissuer: 昆明市统计局\nyear: 2017\n---\n# 昆明市2017年工作计划\n\n各部门要抓好落实。\n");
        library.Run("index");
        string shown = library.Run("show", "甲.md").Out;
        Assert.Contains("发布机关：昆明市统计局（文件开头写明）", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("---", shown, StringComparison.Ordinal);
        Assert.Contains("各部门要抓好落实。", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_in_a_name_leads_nowhere_and_what_is_given_is_kept()
    {
        using var library = new TestLibrary();
        library.Write("in/note.txt", "各位代表：\n一、工作回顾\n过去一年，成绩来之不易。\n二、工作安排\n新的一年，继续努力。\n");
        string below = Directory.CreateDirectory(Path.Combine(library.Folder, "in", "deep")).FullName;
        ProgramRun run = SearchPlansProgram.Run(
            ["add", "../note.txt", "--title", "某区报告", "--province", "广东省", "--city", "深圳市", "--county", "龙岗区", "--year", "2025", "--type",
                "政府工作报告", .. library.Options],
            null, null, below);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("已收入 ../note.txt：《某区报告》（广东省 深圳市 龙岗区 · 2025 年 · 政府工作报告）note.txt", run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(library.CorpusPath, "note.txt")));

        ProgramRun refused = library.Run("add", Path.Combine(library.Folder, "missing.txt"));
        Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
        Assert.Contains("missing.txt：没有这个文件", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_says_what_is_wrong()
    {
        using var library = new TestLibrary();
        ProgramRun none = library.Run("verify");
        Assert.Equal((1, ""), (none.ExitCode, none.Out));
        Assert.Contains("还没有索引", none.Error, StringComparison.Ordinal);

        library.Run("index");
        ProgramRun sound = library.Run("verify", "--json");
        Assert.Equal((0, ""), (sound.ExitCode, sound.Error));
        Assert.Equal(0, sound.Json.GetProperty("problems").GetArrayLength());
        Assert.NotEqual(0, sound.Json.GetProperty("documents").GetInt64());

        string largest = new DirectoryInfo(library.IndexPath).GetFiles().MaxBy(f => f.Length)!.FullName;
        byte[] bytes = File.ReadAllBytes(largest);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(largest, bytes);
        ProgramRun corrupt = library.Run("verify");
        Assert.Equal(1, corrupt.ExitCode);
        Assert.Contains($"索引文件 {Path.GetFileName(largest)} 已损坏", corrupt.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("索引完好", corrupt.Out, StringComparison.Ordinal);
    }

    [LinuxFact("kill")]
    public void Interrupted_indexing_ends_cleanly_and_goes_on_next_time()
    {
        using var library = new TestLibrary();
        string text = TestLibrary.OtherPlanText("龙岗");
        for (int i = 0; i < 200; i++)
        {
            library.Write($"corpus/{i}.txt", $"{text}\n第{i}份。\n");
        }
        using (Process process = SearchPlansProgram.Start(["index", .. library.Options]))
        {
            Assert.Equal("正在比对语料……", process.StandardError.ReadLine());
            Process.Start(LinuxFactAttribute.PathOf("kill")!, ["-INT", $"{process.Id}"]).WaitForExit();
            string error = process.StandardError.ReadToEnd();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));
            Assert.Equal(130, process.ExitCode);
            Assert.Contains("已中断", error, StringComparison.Ordinal);
        }
        for (int i = 5; i < 200; i++)
        {
            File.Delete(Path.Combine(library.CorpusPath, $"{i}.txt"));
        }
        Assert.Equal(0, library.Run("index").ExitCode);
        Assert.Equal(6, library.Run("plans").OutLines.Count);
    }
}
