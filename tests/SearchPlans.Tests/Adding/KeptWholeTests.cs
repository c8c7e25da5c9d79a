using System.Text;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Tests.Adding;

/// <summary>What is refused leaves nothing behind, what can't be written is nobody's mistake, and what was kept is told as kept.</summary>
public sealed class KeptWholeTests
{
    private const string Report = "江苏省2024年政府工作报告\n支持光伏项目。\n";
    private const string Other = "上海市2024年政府工作报告\n发展储能。\n";

    private const string Page = "<html><body><h1>上海市2024年政府工作报告</h1><p>发展储能。</p></body></html>";

    [Theory]
    [InlineData("甲.txt")]
    [InlineData("甲.html")]
    public void A_title_that_is_refused_leaves_no_file_and_no_sidecar(string name)
    {
        using var temporary = new TemporaryLibrary(("一.txt", Report));
        byte[] content = Encoding.UTF8.GetBytes(name.EndsWith(".html", StringComparison.Ordinal)
            ? Page
            : Other);
        Assert.Throws<PlanFileException>(() =>
            temporary.Library.Add(name, content, new PlanMetadata { Title = new string('长', 9000) }));
        Assert.Equal(["一.txt"], Files(temporary));
        Assert.Equal(AddStatus.Added, temporary.Library.Add(name, content).Status);
    }

    // A name of a folder where the file should go: as a full disk fails, and on any machine and for any user.
    [Fact]
    public void What_cant_be_written_whole_leaves_nothing_of_it()
    {
        using var temporary = new TemporaryLibrary(("一.txt", Report));
        Directory.CreateDirectory(Path.Combine(temporary.Corpus, "甲.html.md", "x"));
        AddReport report = temporary.Library.AddMany([WriteAside(temporary, "甲.html", Page)]);
        FileOutcome outcome = Assert.Single(report.Files);
        Assert.Equal(AddStatus.Refused, outcome.Status);
        Assert.NotNull(outcome.Failure!.InnerException);
        Assert.False(outcome.Failure.IsDiskFull);
        Assert.DoesNotContain(temporary.Corpus, outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(["一.txt"], Files(temporary));
    }

    [Fact]
    public void A_full_disk_is_told_from_other_failures()
    {
        Assert.True(CorpusWriteException.IsFull(new IOException("", 28)));
        Assert.True(CorpusWriteException.IsFull(new CorpusWriteException(new IOException("", 28))));
        Assert.True(CorpusWriteException.IsFull(new InvalidOperationException("", new IOException("", 28))));
        Assert.False(CorpusWriteException.IsFull(new UnauthorizedAccessException()));
        Assert.Contains("磁盘空间不足", new CorpusWriteException(new IOException("", 28)).Message, StringComparison.Ordinal);
    }

    private static string WriteAside(TemporaryLibrary temporary, string name, string text)
    {
        string path = Path.Combine(Path.GetDirectoryName(temporary.Corpus)!, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string[] Files(TemporaryLibrary temporary) =>
        [.. Directory.GetFiles(temporary.Corpus, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(temporary.Corpus, f))
            .Where(f => !f.StartsWith('.')).Order()];
}
