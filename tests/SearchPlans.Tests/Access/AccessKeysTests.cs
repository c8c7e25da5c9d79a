using SearchPlans.Access;
using SearchPlans.History;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Access;

public sealed class AccessKeysTests : IDisposable
{
    private static readonly DateTimeOffset _now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly string _corpus = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_corpus, recursive: true);

    [Fact]
    public void A_key_is_found_by_its_text_until_it_is_revoked_and_is_kept_nowhere()
    {
        AccessKeys keys = new(_corpus), others = new(_corpus);
        Assert.Empty(others.All());
        (AccessKey editor, string text) = keys.Make(" 张三 ", AccessRole.Editor, _now);
        (AccessKey reader, string second) = keys.Make("李四", AccessRole.Reader, _now);
        Assert.Equal(("张三", AccessRole.Editor, _now), (editor.Name, editor.Role, editor.Made));
        Assert.Equal(editor.Id, others.Find(text)!.Id);
        Assert.Equal(AccessRole.Reader, others.Find(second)!.Role);
        foreach (string wrong in new[] { "", "sp-", text[..^1], text + "x", text.ToUpperInvariant(),
            second[..12] + text[12..], new string('x', 44) })
        {
            Assert.Null(others.Find(wrong));
        }
        string secret = text[12..];
        Assert.Equal(32, secret.Length);
        Assert.All(Directory.GetFiles(_corpus, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal));

        Assert.Equal(_now, keys.Revoke(editor.Id, _now)!.Revoked);
        Assert.Null(others.Find(text));
        Assert.Null(others.Good(editor.Id));
        Assert.NotNull(others.Find(second));
        Assert.Null(keys.Revoke("none", _now));
        Assert.Equal(["张三", "李四"], others.All().Select(k => k.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("一\n二")]
    [InlineData("\u001b[2J")]
    public void A_holders_name_is_one_line(string name) =>
        Assert.Throws<ArgumentException>(() => new AccessKeys(_corpus).Make(name, AccessRole.Editor, _now));

    [Fact]
    public void Only_the_owner_may_look_into_the_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        AccessKeys keys = new(_corpus);
        keys.Make("张三", AccessRole.Editor, _now);
        new WriteLog(_corpus).Append(new LogEntry(_now, new Writer("cli", "谁"), WriteAction.Added, "id", "a.txt"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(keys.FullPath)!));
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(keys.FullPath)!))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"keys\":[{}]}")]
    [InlineData("{\"keys\":[{\"id\":\"x\",\"name\":\"x\",\"role\":\"editor\",\"made\":\"x\",\"salt\":\"\",\"hash\":\"\"}]}")]
    public void A_file_that_is_none_opens_nothing(string content)
    {
        AccessKeys keys = new(_corpus);
        (_, string text) = keys.Make("张三", AccessRole.Editor, _now);
        File.WriteAllText(keys.FullPath, content);
        Assert.Throws<InvalidDataException>(() => keys.Find(text));
        Assert.Throws<InvalidDataException>(() => keys.Make("李四", AccessRole.Editor, _now));
        Assert.Equal(content, File.ReadAllText(keys.FullPath));
    }

    [Fact]
    public async Task Keys_and_lines_of_several_writers_side_by_side_are_all_there()
    {
        const int Each = 20;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(() =>
        {
            AccessKeys keys = new(_corpus);
            WriteLog log = new(_corpus);
            for (int i = 0; i < Each; i++)
            {
                keys.Make($"{w}-{i}", AccessRole.Reader, _now);
                log.Append(new LogEntry(_now, new Writer($"{w}", "\n\u001b"), WriteAction.Corrected, $"{i}", "甲\n乙.txt"));
            }
        })));
        Assert.Equal(4 * Each, new AccessKeys(_corpus).All().Select(k => k.Name).Distinct().Count());
        string[] lines = File.ReadAllLines(new WriteLog(_corpus).FullPath);
        Assert.Equal(4 * Each, lines.Length);
        Assert.All(lines, line =>
        {
            Assert.DoesNotContain(line, char.IsControl);
            Assert.Equal("2026-03-04T05:06:07Z",
                System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("time").GetString());
        });
    }

    [Fact]
    public void The_folder_is_never_indexed_listed_or_given_out()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目开工。\n"));
        string state = Path.Combine(temporary.Corpus, ".searchplans");
        new AccessKeys(temporary.Corpus).Make("张三", AccessRole.Editor, _now);
        Directory.CreateDirectory(Path.Combine(state, "sub"));
        foreach (string file in new[] { "乙.txt", "sub/丙.md", "丁.docx.md" })
        {
            File.WriteAllText(Path.Combine(state, file), "深圳市2023年政府工作报告\n一、工作回顾\n秘密段落。\n");
        }
        temporary.Library.Synchronize();
        Assert.Equal("甲.txt", Assert.Single(temporary.Library.Plans).File);
        Assert.Empty(temporary.Library.Search(new SearchRequest { Query = "秘密段落" }).Hits);
        // Nor is anything of it added again with the whole folder, or put into it by a name from elsewhere.
        Assert.DoesNotContain(".searchplans", SearchPlans.Adding.CorpusNames.Of(".searchplans/keys.txt", ""), StringComparison.Ordinal);
        Assert.DoesNotContain(".searchplans", SearchPlans.Adding.CorpusNames.Of("a/../.searchplans/x.txt", ""), StringComparison.Ordinal);
    }
}
