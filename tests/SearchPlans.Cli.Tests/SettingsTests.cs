namespace SearchPlans.Cli.Tests;

/// <summary>How the index is made, by option, environment and file, as the built program reads it.</summary>
[TakesLong]
public sealed class SettingsTests : IDisposable
{
    private const string Anew = "设置、词表或程序有变，先重建索引";

    private readonly TestLibrary _library = new(withPlan: false);

    public SettingsTests() => _library.Write("corpus/甲.txt", "山西省2019年政府工作报告\n一、工作回顾\n经济平稳运行。\n");

    public void Dispose() => _library.Dispose();

    [Fact]
    public void Another_value_makes_the_index_anew_and_says_so_wherever_it_is_said()
    {
        Assert.Equal(0, _library.Run("index").ExitCode);
        Assert.DoesNotContain(Anew, Searched(), StringComparison.Ordinal);
        Assert.Contains(Anew, Searched(options: ["--index-codec", "lucene46"]), StringComparison.Ordinal);
        Assert.DoesNotContain(Anew, Searched(new() { ["Index__Codec"] = "LUCENE46" }), StringComparison.Ordinal);
        Assert.DoesNotContain(Anew, Searched(new() { ["Index__Codec"] = "block", ["SEARCHPLANS_INDEX__CODEC"] = "lucene46" }),
            StringComparison.Ordinal);
        _library.Write("appsettings.json", """{ "Index:Codec": "lucene46" }""");
        Assert.DoesNotContain(Anew, Searched(), StringComparison.Ordinal);
        // What stands nearer counts: the option over the environment over the file. What is empty isn't said.
        Assert.DoesNotContain(Anew, Searched(new() { ["Index__Codec"] = "block" }, "--index-codec", "lucene46"), StringComparison.Ordinal);
        Assert.DoesNotContain(Anew, Searched(new() { ["Index__Codec"] = "" }), StringComparison.Ordinal);
        Assert.Contains(Anew, Searched(new() { ["Index__Codec"] = "block" }), StringComparison.Ordinal);
        Assert.Contains(Anew, Searched(), StringComparison.Ordinal);
    }

    [Fact]
    public void Indexing_with_another_value_says_why_everything_is_indexed_anew()
    {
        Assert.Contains("还没有索引", _library.Run("index").Out, StringComparison.Ordinal);
        ProgramRun again = _library.Run("index");
        Assert.StartsWith("新增 0，改动 0，移除 0，未变 1", again.Out, StringComparison.Ordinal);
        ProgramRun other = _library.Run("index", "--index-codec", "lucene46");
        Assert.StartsWith("重新建立（", other.Out, StringComparison.Ordinal);
        Assert.Contains("新增 1", other.Out, StringComparison.Ordinal);
        Assert.Equal(0, _library.Run("verify", "--index-codec", "lucene46").ExitCode);
        Assert.Equal(0, _library.Run("search", "平稳", "--index-codec", "lucene46").ExitCode);
    }

    [Fact]
    public void Folders_may_stand_in_the_file_as_well()
    {
        _library.Write("appsettings.json", """{ "Corpus": "corpus", "Index": "elsewhere" } // as they lie here""");
        ProgramRun run = SearchPlansProgram.Run(["index"], null, null, _library.Folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"语料 {_library.CorpusPath}", run.Out, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_library.Folder, "elsewhere"), "segments_*"));
    }

    [Theory]
    [InlineData("选项 --index-codec 不认识“lucene”。可以是 block（默认）、lucene46。", "--index-codec", "lucene")]
    [InlineData("选项 --index-words 不认识“0”。可以是 lexicon（默认）、package。", "--index-words", "0")]
    public void An_option_that_is_none_is_told_with_the_values_allowed(string message, params string[] options)
    {
        ProgramRun run = _library.Run(["index", .. options]);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"错误：{message}\n", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_library.IndexPath));
    }

    [Theory]
    [InlineData("Index__Codec", "Lucene 9", "设置 Index:Codec 不认识“Lucene 9”。可以是 block（默认）、lucene46。")]
    [InlineData("SEARCHPLANS_INDEX__WORDS", "smart", "设置 Index:Words 不认识“smart”。可以是 lexicon（默认）、package。")]
    public void So_is_a_variable(string name, string value, string message)
    {
        ProgramRun run = SearchPlansProgram.Run(["plans", .. _library.Options], new Dictionary<string, string> { [name] = value }, null);
        Assert.Equal((2, "", $"错误：{message}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_named()
    {
        string file = _library.Write("appsettings.json", "{ Index");
        ProgramRun run = SearchPlansProgram.Run(["plans"], null, null, _library.Folder);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"错误：设置文件 {file} 不是可读的 JSON：", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Words_may_be_those_of_the_package()
    {
        const string Text = "新质生产力";
        Assert.Equal($"{Text}/0/5\n", SearchPlansProgram.Run("analyze", Text).Out);
        string package = SearchPlansProgram.Run("analyze", Text, "--index-words", "package").Out;
        Assert.NotEqual($"{Text}/0/5\n", package);
        Assert.Equal(SearchPlansProgram.Run("analyze", Text, "--tokenizer", "smartcn").Out, package);

        Assert.Equal(0, _library.Run("index").ExitCode);
        Assert.Contains(Anew, Searched(options: ["--index-words", "package"]), StringComparison.Ordinal);
        Assert.DoesNotContain(Anew, Searched(new() { ["Index__Words"] = "package" }), StringComparison.Ordinal);
        Assert.Contains(Anew, Searched(), StringComparison.Ordinal);
    }

    // What is said on standard error while searching; in the folder of the library, whose file of settings counts.
    private string Searched(Dictionary<string, string>? environment = null, params string[] options)
    {
        ProgramRun run = SearchPlansProgram.Run(["search", "平稳", .. _library.Options, .. options], environment, null, _library.Folder);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Error;
    }
}
