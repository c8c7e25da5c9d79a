using System.Text;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Adding;

/// <summary>Disks that are full: of the corpus, of the index. What is said is true, and nothing half is left.</summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private const string First = "江苏省2024年政府工作报告\n支持光伏项目。\n";

    [SmallDiskFact]
    public async Task A_full_corpus_disk_is_told_as_such_and_leaves_nothing()
    {
        using var disk = SmallDisk.Mount(512);
        string index = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        PlanLibrary library = PlanLibrary.Open(disk.FullPath, index);
        await AddAsync(library, "一.txt", First);
        string filler = disk.Fill();
        string[] before = Files(disk);
        int full = 0;
        foreach (string name in new[] { "二.txt", "二.html", "二.md" })
        {
            CorpusWriteException failed = await Assert.ThrowsAsync<CorpusWriteException>(() => AddAsync(library, name, TextOf(2, 20_000)));
            Assert.True(failed.IsDiskFull);
            full++;
        }
        // Of many each is told; what was there stays and is found.
        string source = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        for (int i = 10; i < 15; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(source, $"{i}.txt"), TextOf(i, 20_000));
        }
        AddReport report = await library.AddManyAsync([source]);
        Assert.All(report.Files, f => Assert.True(f.Failure?.IsDiskFull));
        Assert.Equal(before, Files(disk));
        Assert.Equal(1, library.Search(new() { Query = "光伏" }).TotalParagraphs);
        File.Delete(filler);
        Assert.Equal(AddStatus.Added, (await AddAsync(library, "二.txt", TextOf(2, 20_000))).Status);
        output.WriteLine($"{full} single documents and {report.Files.Count} of many met a full disk; 0 files left behind");
        await library.DisposeAsync();
        Directory.Delete(index, recursive: true);
        Directory.Delete(source, recursive: true);
    }

    [SmallDiskFact]
    public async Task A_full_index_disk_is_no_failure_of_what_was_kept_and_is_made_up_for()
    {
        using var disk = SmallDisk.Mount(16 << 10);
        string corpus = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        string index = Path.Combine(disk.FullPath, "index");
        PlanLibrary library = PlanLibrary.Open(corpus, index);
        await AddAsync(library, "一.txt", First);
        string filler = disk.Fill();
        int kept = 0;
        for (int i = 2; i < 6; i++)
        {
            AddOutcome outcome = await AddAsync(library, $"{i}.txt", TextOf(i, 30_000));
            Assert.Equal(AddStatus.Added, outcome.Status);
            Assert.Contains("磁盘空间不足", outcome.NotIndexed, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(corpus, $"{i}.txt")));
            kept++;
        }
        Assert.Equal(1, library.Search(new() { Query = "光伏" }).TotalParagraphs);
        await Assert.ThrowsAnyAsync<IOException>(() => library.SynchronizeAsync());
        File.Delete(filler);
        Assert.Equal(kept, (await library.SynchronizeAsync()).Added);
        Assert.Equal(kept + 1, library.Plans.Count);
        Assert.Empty(library.Verify().Problems);
        output.WriteLine($"{kept} documents kept while the index' disk was full, {kept} indexed afterwards");
        await library.DisposeAsync();
        Directory.Delete(corpus, recursive: true);
    }

    // A disk that is unmounted leaves an empty folder.
    [SmallDiskFact]
    public async Task A_corpus_disk_that_is_unmounted_while_it_is_read_is_gone_not_empty()
    {
        string index = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        string corpus;
        PlanLibrary library;
        using (var disk = SmallDisk.Mount(512))
        {
            corpus = disk.FullPath;
            library = PlanLibrary.Open(corpus, index);
            await AddAsync(library, "一.txt", First);
            await library.SynchronizeAsync();
        }
        Directory.CreateDirectory(corpus);
        await Assert.ThrowsAsync<CorpusGoneException>(() => library.SynchronizeAsync());
        await Assert.ThrowsAsync<CorpusGoneException>(() => AddAsync(library, "二.txt", TextOf(2, 100)));
        Assert.Equal(1, library.Search(new() { Query = "光伏" }).TotalParagraphs);
        Assert.Empty(Directory.GetFileSystemEntries(corpus));
        await library.DisposeAsync();
        Directory.Delete(corpus);
        Directory.Delete(index, recursive: true);
    }

    private static async Task<AddOutcome> AddAsync(PlanLibrary library, string name, string text) =>
        await library.AddAsync(await PlanLibrary.ImportAsync(name, Encoding.UTF8.GetBytes(text)));

    // Each of words of its own, so that none is near another.
    private static string TextOf(int i, int characters) => $"山西省{1980 + i}年政府工作报告\n一、工作回顾\n" + string.Concat(
        Enumerable.Range(0, characters / 50).Select(p => string.Concat(
            Enumerable.Range(0, 49).Select(c => (char)(0x4E00 + (((i * 7919) + (p * 104729) + (c * (i + 31) * 613)) % 20000)))) + "。\n"));

    private static string[] Files(SmallDisk disk) =>
        [.. Directory.GetFileSystemEntries(disk.FullPath, "*", SearchOption.AllDirectories).Order()];
}
