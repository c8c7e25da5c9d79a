using System.Text.RegularExpressions;

namespace SearchPlans.Cli.Tests;

public partial class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("index")]
    [InlineData("search")]
    [InlineData("show")]
    [InlineData("plans")]
    [InlineData("add")]
    [InlineData("correct")]
    [InlineData("suggest")]
    [InlineData("related")]
    [InlineData("analyze")]
    [InlineData("lexicon")]
    [InlineData("verify")]
    [InlineData("keys")]
    [InlineData("remove")]
    [InlineData("restore")]
    [InlineData("rename")]
    [InlineData("log")]
    [InlineData("batch")]
    [InlineData("words")]
    [InlineData("watch")]
    [InlineData("completion")]
    public void Help_is_Chinese_and_one_can_work_from_it(string command)
    {
        ProgramRun run = SearchPlansProgram.Run([.. command.Length > 0 ? [command] : Array.Empty<string>(), "--help"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Contains("用法：\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("退出码：\n  0  ", run.Out, StringComparison.Ordinal);
        Assert.Contains("--corpus <文件夹>", run.Out, StringComparison.Ordinal);
        if (command.Length > 0)
        {
            Assert.Contains($"例子：\n  searchplans {command}", run.Out, StringComparison.Ordinal);
        }
        foreach (string line in run.OutLines)
        {
            // Every line that says something says it in Chinese; the others are commands to copy.
            if (EnglishSentence().IsMatch(line))
            {
                Assert.Contains("searchplans", line, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_command_is_in_the_general_help_and_in_the_manual()
    {
        string help = SearchPlansProgram.Run().Out;
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md"));
        foreach (string command in (string[])["index", "search", "show", "plans", "suggest", "related", "add", "correct", "analyze",
            "lexicon", "verify", "keys", "remove", "restore", "rename", "log", "words", "batch", "watch", "completion",
            "move-index"])
        {
            Assert.Contains($"\n  {command} ", help, StringComparison.Ordinal);
            Assert.Contains($"searchplans {command}", manual, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("没有命令“serach”。是不是 search？", "serach")]
    [InlineData("缺少参数 <检索词>", "search")]
    [InlineData("选项 --size 后面要有值", "search", "甲", "--size")]
    [InlineData("选项 --size 只能给一次", "search", "甲", "--size", "1", "--size", "2")]
    [InlineData("没有选项“--sise”。是不是 --size？", "search", "甲", "--sise", "1")]
    [InlineData("选项 --size 应为 1 到 200 的整数，而不是“201”", "search", "甲", "--size", "201")]
    [InlineData("选项 --scope 不认识“句子”。可以是：段落（paragraph）、章节（section）、全文（plan）", "search", "甲", "--scope", "句子")]
    [InlineData("选项 --part 不认识“前言”。可以是：回顾（review）、部署（deployment）、名词解释（glossary）、附件（appendix）", "search", "甲", "--part", "前言")]
    [InlineData("选项 --limit 应为 1 到 100 的整数", "suggest", "甲", "--limit", "0")]
    [InlineData("缺少参数 <检索词>", "related")]
    [InlineData("没有这个文件：没有.txt", "lexicon", "--lexicon", "没有.txt")]
    [InlineData("缺少参数 <文件>", "add")]
    [InlineData("选项 --year 应为年份，如 2024，而不是“去年”", "correct", "甲", "--year", "去年")]
    [InlineData("选项 --near 不认识“留”。可以是：待定（ask）、旧（old）、新（new）、都留（both）", "add", "甲.txt", "--near", "留")]
    [InlineData("选项 --year 应为年份或一段年份，如 2024、2015-2025，而不是“去年”", "plans", "--year", "去年")]
    [InlineData("选项 --level 不认识“乡”。可以是：国家（nation）、省（province）、市（city）、县（county）", "plans", "--level", "乡")]
    [InlineData("选项 --count、--csv、--json 只能有一个", "plans", "--count", "--csv", "--json")]
    [InlineData("选项 --lines、--count 只能有一个", "search", "甲", "--lines", "--count")]
    [InlineData("没有“fish”的补全脚本。可以是：bash、zsh、pwsh", "completion", "fish")]
    [InlineData("缺少参数 <shell>", "completion")]
    [InlineData("缺少参数 <计划>", "remove")]
    [InlineData("缺少参数 <文件名>", "rename", "甲")]
    [InlineData("选项 --limit 应为 1 到 100000 的整数", "log", "--limit", "0")]
    [InlineData("二者只能有一个", "analyze")]
    [InlineData("没有这个文件：没有.txt", "analyze", "--file", "没有.txt")]
    public void Wrong_usage_is_told_in_one_Chinese_line(string message, params string[] arguments)
    {
        ProgramRun run = SearchPlansProgram.Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.StartsWith("错误：", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.InRange(run.Error.TrimEnd('\n').Split('\n').Length, 1, 2);
    }

    [GeneratedRegex(@"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}")]
    private static partial Regex EnglishSentence();
}
