using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SearchPlans.Index.Embedded;
using SearchPlans.Vocabulary;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>How the index is made, as the built program is told.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public SettingsTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "corpus"));
        File.WriteAllText(Path.Combine(_folder, "corpus", "甲.txt"), "山西省2019年政府工作报告\n一、工作回顾\n经济平稳运行。\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Another_value_makes_the_index_anew_and_says_so_wherever_it_is_said()
    {
        const string Anew = "已全部重新索引：";
        string[] folders = ["--Corpus", "corpus", "--Index", "index"];
        Assert.Contains(Anew, await SaidAsync(folders), StringComparison.Ordinal);
        Assert.DoesNotContain(Anew, await SaidAsync(folders), StringComparison.Ordinal);
        Assert.Contains(Anew, await SaidAsync([.. folders, "--Index:Codec", "lucene46"]), StringComparison.Ordinal);
        Assert.DoesNotContain(Anew, await SaidAsync(folders, new() { ["Index__Codec"] = "Lucene46" }), StringComparison.Ordinal);

        string file = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(file, """{ "Corpus": "corpus", "Index": "index", "Index:Codec": "lucene46" }""");
        Assert.DoesNotContain(Anew, await SaidAsync([]), StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, """{ "Corpus": "corpus", "Index": "index" }""");
        Assert.Contains(Anew, await SaidAsync([]), StringComparison.Ordinal);

        async Task<string> SaidAsync(string[] arguments, Dictionary<string, string>? environment = null)
        {
            (int? exitCode, string said) = await ServerProcess.StartAndStopAsync(_folder, arguments, environment);
            Assert.True(exitCode is null, said);
            return said;
        }
    }

    [Theory]
    [InlineData("Index:Codec", "lucene", "可以是 block（默认）、lucene46。")]
    [InlineData("Index:Words", "smart", "可以是 lexicon（默认）、package。")]
    public async Task A_value_that_is_none_keeps_it_from_starting_and_the_values_allowed_are_named(
        string setting, string value, string allowed)
    {
        (int? exitCode, string said) = await ServerProcess.StartAndStopAsync(_folder, [$"--{setting}", value]);
        Assert.Equal((1, $"无法启动：设置 {setting} 不认识“{value}”。{allowed}"), (exitCode, said.Trim()));
    }

    [Fact]
    public async Task A_file_of_settings_that_is_none_keeps_it_from_starting()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "appsettings.json"), "{ Index ");
        (int? exitCode, string said) = await ServerProcess.StartAndStopAsync(_folder, []);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("无法启动：设置文件 ", said, StringComparison.Ordinal);
        Assert.Contains("不是可读的 JSON", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_reaches_the_library()
    {
        await using WebApplication app = WebServer.Build(["--Corpus", _folder, "--Index", _folder, "--Index:Codec", "LUCENE46",
            "--Index:Words", "package", "--urls", "http://127.0.0.1:0"]);
        EmbeddedIndexOptions index = app.Services.GetRequiredService<LibraryOptions>().Library.Index;
        Assert.Equal(new EmbeddedIndexOptions { Folder = _folder, Codec = IndexCodec.Lucene46, Words = IndexWords.Package }, index);
    }
}
