using System.Text.RegularExpressions;

namespace SearchPlans.Web.Tests.Units;

/// <summary>One word for one thing in all that users read: 对照 two documents, 没有说到 an expression, 未见表述 a figure.</summary>
public sealed class WordingTests
{
    // Where questions are read and texts are parsed, any word that people use stands.
    private static readonly string[] _readers = ["Understanding", "Citing", "SearchPlans.Plans", "SearchPlans.Text", "Vocabulary"];

    [Fact]
    public void No_other_word_is_used_for_the_same()
    {
        Regex others = new("对比|未提及|有文件而未见|说没说到");
        string[] found =
        [
            .. Directory.EnumerateFiles(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" or ".js"
                    && !_readers.Any(r => f.Split(Path.DirectorySeparatorChar).Contains(r)))
                .SelectMany(f => File.ReadLines(f).Where(l => others.IsMatch(l)).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}")),
        ];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
