using System.IO.Compression;
using System.Text;
using SearchPlans.Adding;
using SearchPlans.Plans;

namespace SearchPlans.Tests.Adding;

/// <summary>Documents from elsewhere never become what a corpus says of itself.</summary>
public sealed class ReservedNamesTests
{
    private const string Own = "链上坪山\n";

    private static string Report(string place) =>
        $"{place}2024年政府工作报告\n一、工作回顾\n{string.Concat(Enumerable.Range(0, 40).Select(i => $"{place}第{i}项工程竣工。"))}\n二、安排\n继续。\n";

    public static TheoryData<string> Names =>
    [
        "lexicon.txt", "synonyms.txt", "indicators.txt", "searches.txt", "LEXICON.TXT", "Synonyms.Txt", " lexicon.txt", "lexicon.txt.",
        "./lexicon.txt", "a/../lexicon.txt", "lexicon .txt", ".lexicon.txt", "~lexicon.txt", "lexi\u0007con.txt", "甲/lexicon.txt",
        "甲.txt.yaml", "甲.txt.YAML", "乙.yaml", "甲.txt.yaml/丙.txt", "lexicon.txt/丙.txt",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_document_never_takes_the_name_of_a_vocabulary_or_a_sidecar(string name)
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report("深圳市")), ("lexicon.txt", Own), ("synonyms.txt", "规上 = 规模以上\n"));
        byte[] document = Encoding.UTF8.GetBytes(Report("珠海市"));
        string[] before = Files(temporary);
        foreach (AddChoices choices in (AddChoices[])[new() { Update = true }, new(), new() { NearCopies = NearCopyChoice.New }])
        {
            try
            {
                await temporary.Library.AddAsync(name, document, null, choices);
            }
            catch (PlanFileException)
            {
                // Refused is as good.
            }
        }
        string folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        try
        {
            string zip = Path.Combine(folder, "汇编.zip");
            using (ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create))
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(Report("中山市")));
            }
            await temporary.Library.AddManyAsync([zip], new AddChoices { Update = true });
            string plain = Path.GetFileName(name);
            if (plain.Length > 0 && plain.IndexOfAny(Path.GetInvalidFileNameChars()) < 0)
            {
                string file = Path.Combine(folder, "来的", plain);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, Report("惠州市"));
                await temporary.Library.AddManyAsync([file, Path.Combine(folder, "来的"), Path.Combine(folder, "来的", ".")],
                    new AddChoices { Update = true });
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        Assert.Equal(Own, File.ReadAllText(Path.Combine(temporary.Corpus, "lexicon.txt")));
        Assert.Equal("规上 = 规模以上\n", File.ReadAllText(Path.Combine(temporary.Corpus, "synonyms.txt")));
        Assert.Equal(Report("深圳市"), File.ReadAllText(Path.Combine(temporary.Corpus, "甲.txt")));
        Assert.All(Files(temporary).Except(before), added =>
        {
            Assert.DoesNotContain(added.Split('/'), part => part.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
                || part.ToLowerInvariant() is "lexicon.txt" or "synonyms.txt" or "indicators.txt" or "searches.txt");
            // What was taken is a plan that is found.
            Assert.Contains(temporary.Library.Plans, p => p.File == added);
        });
    }

    [Fact]
    public async Task A_document_called_as_a_vocabulary_is_kept_under_a_name_beside_it()
    {
        using var temporary = new TemporaryLibrary();
        AddOutcome outcome = await temporary.Library.AddAsync("lexicon.txt", Encoding.UTF8.GetBytes(Report("珠海市")));
        Assert.Equal((AddStatus.Added, "lexicon_.txt"), (outcome.Status, outcome.Plan.File));
        // One without a name is called by its title.
        Assert.Equal("synonyms_.txt", CorpusNames.Of(".txt", "synonyms"));
    }

    private static string[] Files(TemporaryLibrary temporary) =>
        [.. Directory.GetFiles(temporary.Corpus, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(temporary.Corpus, f))
            .Where(f => !f.StartsWith('.'))];
}
