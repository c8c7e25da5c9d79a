using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using SearchPlans.Index.Embedded;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Collecting;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Storage;
using SearchPlans.Vocabulary;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Index;

/// <summary>An index of the codec <see cref="IndexCodec.Lucene46"/> read by Java's Lucene, as Debian has it.</summary>
public sealed class JavaLuceneTests(ITestOutputHelper output)
{
    private const string Jar = "/usr/share/java/lucene-core-4.10.4.jar";
    private const int QueriesAKind = 15;

    [JavaLuceneFact]
    public async Task Java_finds_the_index_clean_and_the_same_documents()
    {
        Random random = TestRandom.Create(output);
        string folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        try
        {
            string index = Path.Combine(folder, "index");
            Directory.CreateDirectory(Path.Combine(folder, "corpus"));
            string text = await File.ReadAllTextAsync(Repository.ShippedPlan);
            await File.WriteAllTextAsync(Path.Combine(folder, "corpus", "甲.txt"), text);
            await File.WriteAllTextAsync(Path.Combine(folder, "corpus", "乙.txt"), text.Replace("坪山", "龙岗", StringComparison.Ordinal));
            await using (PlanLibrary library = PlanLibrary.Open(
                Path.Combine(folder, "corpus"), new EmbeddedIndexOptions { Folder = index, Codec = IndexCodec.Lucene46 }))
            {
                await library.SynchronizeAsync();
                // A second segment, and deleted documents in the first.
                await File.AppendAllTextAsync(Path.Combine(folder, "corpus", "乙.txt"), "\n另有一段。\n");
                await library.SynchronizeAsync();
            }
            string[] queries = [.. Draw(random, text)];
            string file = Path.Combine(folder, "queries.txt");
            await File.WriteAllLinesAsync(file, queries);
            string[] answers = Java(folder, index, file);
            Assert.Equal("clean", answers[0]);
            using var directory = new MapDirectory(index, pageChecksums: false);
            using DirectoryReader reader = DirectoryReader.Open(directory);
            var searcher = new ScoringSearcher(reader);
            int found = 0;
            for (int i = 0; i < queries.Length; i++)
            {
                int[] docs = [.. searcher.TopDocs(Parse(queries[i]), reader.MaxDoc).ScoreDocs.Select(d => d.Doc).Order()];
                Assert.True(string.Join(' ', docs.Select(d => d.ToString(CultureInfo.InvariantCulture))) == answers[i + 1], queries[i]);
                found += docs.Length;
            }
            output.WriteLine($"{queries.Length} queries, {found} hits, {reader.Leaves.Count} segments, {reader.NumDeletedDocs} deleted");
            Assert.True(found > queries.Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Draw(Random random, string text)
    {
        TokenBuffer tokens = PlanVocabulary.Shipped.Cut(text);
        string Word(int at) => tokens.Term(at).ToString();
        for (int i = 0; i < QueriesAKind; i++)
        {
            int at = random.Next(tokens.Count - 1);
            yield return $"term\t{Word(at)}";
            yield return $"and\t{Word(at)}\t{Word(random.Next(tokens.Count))}";
            yield return $"or\t{Word(at)}\t{Word(random.Next(tokens.Count))}";
            yield return $"phrase\t{Word(at)}\t{Word(at + 1)}";
        }
    }

    private static Query Parse(string line)
    {
        string[] parts = line.Split('\t');
        Query[] terms = [.. parts[1..].Select(p => new TermQuery(new Term(PlanFields.Words, p)))];
        return parts[0] switch
        {
            "phrase" => new ExactPhraseQuery(PlanFields.Words, [.. parts[1..].Select((p, i) => new PhraseTerm(p, i))]),
            "or" => FilteredBooleanQuery.Any(terms),
            _ => FilteredBooleanQuery.All(terms),
        };
    }

    private static string[] Java(string folder, string index, string queries)
    {
        string source = Repository.PathOf("tests", "SearchPlans.Tests", "Index", "JavaLucene.java");
        Run("javac", "-encoding", "UTF-8", "-cp", Jar, "-d", folder, source);
        return Run("java", "-cp", $"{folder}:{Jar}", "JavaLucene", index, queries);
    }

    private static string[] Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return answer.Split('\n');
    }

    /// <summary>Needs Debian's liblucene4.10-java and a JDK; skipped where one is missing.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class JavaLuceneFactAttribute : FactAttribute
    {
        public JavaLuceneFactAttribute() => Skip = !File.Exists(Jar)
            ? "liblucene4.10-java is not installed."
            : LinuxFactAttribute.PathOf("javac") is null ? "A JDK (javac) is not installed." : null;
    }
}
