using System.Text.Json;

namespace SearchPlans.Cli.Tests;

/// <summary>Keys for the web pages, and who wrote what.</summary>
public sealed class KeysTests : IDisposable
{
    private readonly TestLibrary _library = new(withPlan: false);

    public void Dispose() => _library.Dispose();

    [Fact]
    public void A_key_is_made_shown_once_listed_and_revoked()
    {
        ProgramRun none = _library.Run("keys");
        Assert.Equal((1, ""), (none.ExitCode, none.Out));
        ProgramRun made = _library.Run("keys", "--new", "张三");
        Assert.Equal(0, made.ExitCode);
        string key = made.Out.TrimEnd('\n');
        Assert.Matches("^sp-[0-9a-z]{8}-[0-9a-z]{32}$", key);
        string id = key.Split('-')[1];
        Assert.Contains($"已给张三发放密钥 {id}（编辑）", made.Error, StringComparison.Ordinal);
        JsonElement reader = _library.Run("keys", "--new", "查阅室", "--role", "读者", "--json").Json;
        Assert.Equal(("reader", "查阅室"), (reader.GetProperty("role").GetString(), reader.GetProperty("name").GetString()));

        ProgramRun listed = _library.Run("keys");
        Assert.Equal(0, listed.ExitCode);
        Assert.Equal([id, "编辑", "张三"], listed.OutLines[0].Split('\t')[..3]);
        Assert.Equal(2, listed.OutLines.Count);
        Assert.DoesNotContain(key.Split('-')[2], listed.Out, StringComparison.Ordinal);

        Assert.Equal(0, _library.Run("keys", "--revoke", id).ExitCode);
        Assert.NotEqual("", _library.Run("keys").OutLines[0].Split('\t')[4]);
        ProgramRun unknown = _library.Run("keys", "--revoke", "none");
        Assert.Equal((1, "错误：没有编号为“none”的密钥。searchplans keys 列出全部。\n"), (unknown.ExitCode, unknown.Error));
        Assert.Equal(["key-made", "key-made", "key-revoked"], Actions());
    }

    [Theory]
    [InlineData("选项 --new 应为一行姓名", "--new", "一\n二")]
    [InlineData("选项 --new 应为一行姓名", "--new", " ")]
    [InlineData("只能用一个", "--new", "张三", "--revoke", "x")]
    [InlineData("选项 --role 不认识“admin”。可以是：编辑（editor）、读者（reader）", "--new", "张三", "--role", "admin")]
    public void Wrong_usage_makes_no_key(string message, params string[] arguments)
    {
        ProgramRun run = _library.Run(["keys", .. arguments]);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_library.CorpusPath, ".searchplans")));
    }

    [Fact]
    public void What_the_command_line_writes_is_recorded()
    {
        string file = _library.Write("来的/乙.txt", "山西省2019年政府工作报告\n一、工作回顾\n经济平稳运行。\n");
        Assert.Equal(0, _library.Run("add", file).ExitCode);
        Assert.Equal(0, _library.Run("add", file).ExitCode);
        Assert.Equal(0, _library.Run("correct", "乙.txt", "--year", "2020").ExitCode);
        Assert.Equal(["added", "corrected"], Actions());
        JsonElement line = JsonDocument.Parse(Lines()[0]).RootElement;
        Assert.Equal(("cli", Environment.UserName, "乙.txt"),
            (line.GetProperty("who").GetString(), line.GetProperty("name").GetString(), line.GetProperty("file").GetString()));
    }

    // Names of files may hold anything on most systems.
    [Fact]
    public void Nothing_in_a_name_is_obeyed_by_a_terminal()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        const string Evil = "红\u001b[31m\n错误：假的\u009b2J\u202e";
        _library.Write($"corpus/{Evil}.txt", "山西省2019年政府工作报告\n一、工作回顾\n经济平稳运行。\n");
        _library.Write($"corpus/{Evil}坏.txt", [0, 1, 2, 0]);
        _library.Write($"来的/{Evil}新.txt", "山西省2020年政府工作报告\n一、工作回顾\n完全不同的内容在这里。\n");
        _library.Write($"来的/{Evil}拒.png", [1]);
        foreach (string[] arguments in (string[][])[["index"], ["plans"], ["search", "平稳"], ["show", "2019"], ["show", "不存在\u001b[2J\n"],
            ["add", Path.Combine(_library.Folder, "来的")], ["add", Path.Combine(_library.Folder, "来的", $"{Evil}拒.png")], ["show", "政府工作报告"],
            ["add", $"没有{Evil}.txt"]])
        {
            ProgramRun run = _library.Run(arguments);
            Assert.DoesNotContain(run.Out + run.Error, c => c is '\u001b' or '\u009b' or '\u202e');
            Assert.DoesNotContain((run.Out + run.Error).Split('\n'), line => line.StartsWith("错误：假的", StringComparison.Ordinal));
        }
    }

    private string[] Lines() => File.ReadAllLines(Path.Combine(_library.CorpusPath, ".searchplans", "writes.jsonl"));

    private string[] Actions() => [.. Lines().Select(l => JsonDocument.Parse(l).RootElement.GetProperty("action").GetString()!)];
}
