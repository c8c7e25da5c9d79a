using System.IO.Compression;
using System.Text;
using SearchPlans.Adding;
using SearchPlans.Indexing;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Adding;

public sealed class AddManyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-in-").FullName;

    private sealed class Told(Action<AddProgress> told) : IProgress<AddProgress>
    {
        public void Report(AddProgress value) => told(value);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Folders_and_zips_come_whole_and_the_second_time_all_is_the_same()
    {
        using var temporary = new TemporaryLibrary();
        foreach (string city in (string[])["广州市", "深圳市"])
        {
            Write($"市/{city}/2024.txt", Report(city));
        }
        Write("市/.hidden.txt", Report("甲"));
        Write("市/坏.docx", "PK\u0003\u0004");
        Write("市/图.png", "no picture");
        Zip("包.zip", ("珠海市/2024.txt", Report("珠海市")), ("../../出.txt", Report("汕头市")), ("又.zip", "x"));
        var told = new List<AddProgress>();
        AddReport report = temporary.Library.AddMany([At("市"), At("包.zip"), At("没有.txt")], progress: new Told(told.Add));
        Assert.Equal(
            ["Refused 市/图.png", "Refused 市/坏.docx", "Added 市/广州市/2024.txt", "Added 市/深圳市/2024.txt",
             $"Added {At("包.zip")}/珠海市/2024.txt", $"Added {At("包.zip")}/出.txt", $"Refused {At("包.zip")}/又.zip", $"Refused {At("没有.txt")}"],
            report.Files.Select(f => $"{f.Status} {f.Name}"));
        Assert.All(report.Files.Where(f => f.Status == AddStatus.Refused), f => Assert.Matches("[一-龥]{2}", f.Reason));
        Assert.Equal(["出.txt", "市/广州市/2024.txt", "市/深圳市/2024.txt", "珠海市/2024.txt"],
            temporary.Library.Plans.Select(p => p.File).Order(StringComparer.Ordinal));
        Assert.Equal((8, 8), (told[^1].FilesDone, told[^1].FilesTotal));
        Assert.Equal(1, temporary.Library.Search(new SearchRequest { Query = "“珠海市的光伏”" }).TotalParagraphs);

        AddReport again = temporary.Library.AddMany([At("市"), At("包.zip")]);
        Assert.Equal((0, 4, 3), (again.Count(AddStatus.Added), again.Count(AddStatus.Duplicate), again.Count(AddStatus.Refused)));
        SyncReport sync = temporary.Library.Synchronize();
        Assert.Equal((0, 0, 0, 4), (sync.Added, sync.Changed, sync.Removed, sync.Unchanged));
        Assert.Empty(temporary.Library.Verify().Problems);
    }

    [Fact]
    public void The_same_name_with_another_text_is_kept_beside_or_updated_as_asked()
    {
        using var temporary = new TemporaryLibrary(("2024.txt", Report("广州市")));
        string id = temporary.Library.Plans[0].Id;
        Write("2024.txt", Report("深圳市"));
        FileOutcome beside = temporary.Library.AddMany([At("2024.txt")]).Files[0];
        Assert.Equal((AddStatus.Added, "2024-2.txt"), (beside.Status, beside.Plan!.File));
        Write("2024.txt", Report("珠海市"));
        FileOutcome updated = temporary.Library.AddMany([At("2024.txt")], new AddChoices { Update = true }).Files[0];
        Assert.Equal((AddStatus.Updated, "2024.txt", id), (updated.Status, updated.Plan!.File, updated.Plan.Id));
        Assert.Equal(2, temporary.Library.Plans.Count);
        Assert.Contains(temporary.Library.Read(id)!.Units, u => u.Text == "珠海市的光伏项目开工。");
        Assert.DoesNotContain("广州市", File.ReadAllText(Path.Combine(temporary.Corpus, "2024.txt")), StringComparison.Ordinal);
        Assert.Equal(0, temporary.Library.Synchronize().Changed);
    }

    [Fact]
    public void Stopped_and_started_again_it_ends_as_if_it_had_run_through()
    {
        using var temporary = new TemporaryLibrary();
        for (int i = 0; i < 120; i++)
        {
            Write($"many/{i:000}.txt", Report($"第{i}市"));
        }
        using var stop = new CancellationTokenSource();
        int done = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => temporary.Library.AddMany(
            [At("many")],
            progress: new Told(p =>
            {
                done = p.FilesDone;
                if (done == 20)
                {
                    stop.Cancel();
                }
            }),
            cancellation: stop.Token));
        Assert.InRange(done, 20, 119);
        Assert.Equal(done, temporary.Library.Plans.Count);
        AddReport rest = temporary.Library.AddMany([At("many")]);
        Assert.Equal((120 - done, done), (rest.Count(AddStatus.Added), rest.Count(AddStatus.Duplicate)));
        Assert.Equal(120, Directory.GetFiles(temporary.Corpus, "*", SearchOption.AllDirectories).Count(f => !f.EndsWith("writes.jsonl")));
        Assert.Equal(0, temporary.Library.Synchronize().Added);
    }

    [Fact]
    public void Copies_within_one_run_are_found_too()
    {
        using var temporary = new TemporaryLibrary();
        string plan = File.ReadAllText(Path.Combine(Repository.Root, "corpus", "pingshan-2024-plan.txt"));
        Write("in/a.txt", plan);
        Write("in/b.txt", plan.Replace("\n", "\r\n", StringComparison.Ordinal));
        Write("in/c.txt", plan + "\n附记：另有一段。\n");
        AddReport report = temporary.Library.AddMany([At("in")]);
        Assert.Equal([AddStatus.Added, AddStatus.Duplicate, AddStatus.NearCopy], report.Files.Select(f => f.Status));
        Assert.All(report.Files, f => Assert.Equal("in/a.txt", f.Plan!.File));
        Assert.Equal(1, report.Files[2].Near!.Containment);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void What_is_replaced_within_one_run_is_gone_from_the_index_too(int between)
    {
        using var temporary = new TemporaryLibrary();
        string plan = File.ReadAllText(Path.Combine(Repository.Root, "corpus", "pingshan-2024-plan.txt"));
        Write("in/a.txt", plan);
        for (int i = 0; i < between; i++)
        {
            Write($"in/b{i}.txt", Report($"第{i}市"));
        }
        Write("in/c.txt", plan + "\n附记：另有一段。\n");
        Write("in/d.txt", plan + "\n附记：另有一段。又有一段。\n");
        AddReport report = temporary.Library.AddMany([At("in")], new AddChoices { NearCopies = NearCopyChoice.New });
        Assert.Equal(2, report.Count(AddStatus.Updated));
        Assert.Equal(between + 1, temporary.Library.Plans.Count);
        Assert.Contains("又有一段", File.ReadAllText(Path.Combine(temporary.Corpus, "in/a.txt")), StringComparison.Ordinal);
        temporary.Library.Synchronize();
        Assert.Equal((0, 0, 0),
            (temporary.Library.LastSync!.Added, temporary.Library.LastSync.Changed, temporary.Library.LastSync.Removed));
    }

    [Fact]
    public void Links_lead_neither_in_nor_out()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var temporary = new TemporaryLibrary(("甲.txt", Report("广州市")));
        Write("outside/secret.txt", Report("深圳市"));
        Directory.CreateDirectory(At("in"));
        File.CreateSymbolicLink(At("in/link.txt"), At("outside/secret.txt"));
        Directory.CreateSymbolicLink(At("in/folder"), At("outside"));
        Assert.Empty(temporary.Library.AddMany([At("in")]).Files);
        Directory.CreateSymbolicLink(Path.Combine(temporary.Corpus, "出去"), At("outside"));
        Write("出去/新.txt", Report("珠海市"));
        FileOutcome outcome = temporary.Library.AddMany([At("出去")]).Files[0];
        Assert.Equal(AddStatus.Refused, outcome.Status);
        Assert.Contains("链接", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(["secret.txt"], Directory.GetFiles(At("outside")).Select(Path.GetFileName));
    }

    private static string Report(string city) =>
        $"{city}2024年政府工作报告\n一、工作回顾\n{city}的光伏项目开工。\n二、工作安排\n{city}将建设{city.GetHashCode(StringComparison.Ordinal) & 0xFFFF}公里道路。\n";

    private string At(string file) => Path.Combine(_folder, file);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
    }

    private void Zip(string file, params (string Name, string Text)[] entries)
    {
        using ZipArchive zip = ZipFile.Open(At(file), ZipArchiveMode.Create, Encoding.UTF8);
        foreach ((string name, string text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}
