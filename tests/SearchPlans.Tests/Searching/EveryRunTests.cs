using System.Buffers;
using System.IO.Compression;
using System.Text;
using SearchPlans.Querying;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Searching;

/// <summary>Takes all processors for a while: others, who wait for something to happen, come before.</summary>
[CollectionDefinition(nameof(EveryRunTests), DisableParallelization = true)]
public sealed class EveryRunCollection;

/// <summary>Nothing is missed: random runs of characters are found in every paragraph where a plain scan finds them, and
/// marked there and nowhere else.</summary>
[Collection(nameof(EveryRunTests))]
public sealed class EveryRunTests(ShippedPlan shipped, ITestOutputHelper output) : IClassFixture<ShippedPlan>
{
    // Whatever means something in a query; runs with such characters are searched for in quotes.
    private static readonly SearchValues<char> _signs = SearchValues.Create("()（）|｜\"＂“”「」『』《》:：<>=＜＞＝≤≥≦≧-－ 　\t\n\r");

    private const int PageSize = 50;

    private sealed record Paragraph(string Plan, string Anchor, string Text)
    {
        public string Characters { get; } = CharactersOf(Text);
    }

    [Fact]
    public void Random_runs_of_the_shipped_plan_are_found_and_marked_where_a_scan_finds_them() =>
        Check(shipped.Library, runs: 400);

    [ReportsFact]
    public async Task Ten_thousand_random_runs_of_the_reports_are_found_and_marked_where_a_scan_finds_them()
    {
        string folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(Repository.ReportsZip!, Path.Combine(folder, "corpus"));
            await using PlanLibrary library = PlanLibrary.Open(Path.Combine(folder, "corpus"), Path.Combine(folder, "index"));
            await library.SynchronizeAsync();
            Check(library, runs: 10_000);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Check(PlanLibrary library, int runs)
    {
        Random random = TestRandom.Create(output);
        Paragraph[] paragraphs =
            [.. library.Plans.SelectMany(p => library.Read(p.Id)!.Units.Select(u => new Paragraph(p.Id, u.Anchor, u.Text)))];
        (string Run, string Query)[] asked = [.. Enumerable.Range(0, runs).Select(_ => Draw(random, paragraphs))];
        int quoted = 0;
        Parallel.ForEach(asked, run =>
        {
            if (run.Query != run.Run)
            {
                Interlocked.Increment(ref quoted);
            }
            AssertFound(library, paragraphs, run.Run, run.Query);
        });
        output.WriteLine($"{runs} runs ({quoted} of them in quotes) in {paragraphs.Length} paragraphs: none missed, none marked wrongly");
    }

    // A run of a paragraph, across whatever stands in it.
    private static (string Run, string Query) Draw(Random random, Paragraph[] paragraphs)
    {
        while (true)
        {
            string text = paragraphs[random.Next(paragraphs.Length)].Text;
            int start = random.Next(text.Length);
            int length = Math.Min(text.Length - start, random.Next(1, 31));
            string run = text.Substring(start, length);
            if (!new CharacterStream(run).MoveNext() || char.IsLowSurrogate(run[0]) || char.IsHighSurrogate(run[^1]) || run is "OR" or "或")
            {
                continue;
            }
            // A full stop between digits is a character; at the end of a run it has lost its digit.
            if (run[0] is '.' or '．' || run[^1] is '.' or '．')
            {
                continue;
            }
            if (run.AsSpan().IndexOfAny(_signs) < 0 && !run.Any(char.IsWhiteSpace))
            {
                return (run, run);
            }
            if (!run.Contains('」', StringComparison.Ordinal))
            {
                return (run, $"「{run}」");
            }
        }
    }

    private static void AssertFound(PlanLibrary library, Paragraph[] paragraphs, string run, string query)
    {
        string wanted = CharactersOf(run);
        bool isQuoted = query != run;
        string signed = SignedOf(run);
        HashSet<(string, string)> expected = [.. paragraphs
            .Where(
                p => p.Characters.Contains(wanted, StringComparison.Ordinal)
                    && (!isQuoted || SignedOf(p.Text).Contains(signed, StringComparison.Ordinal)))
            .Select(p => (p.Plan, p.Anchor))];
        var seen = new HashSet<(string, string)>();
        for (int page = 1; seen.Count < expected.Count; page++)
        {
            HitList found = library.Search(new SearchRequest { Query = query, Size = PageSize, Page = page, SameWords = false });
            // The run as it stands comes first; what holds its words alone comes behind.
            foreach (SearchHit hit in found.Hits.Where(h => expected.Contains((h.Plan.Id, h.Anchor))))
            {
                Assert.True(seen.Add((hit.Plan.Id, hit.Anchor)));
                AssertMarked(hit, wanted, isQuoted && signed.Length > wanted.Length ? signed : null, query);
            }
            if (page >= found.Pages)
            {
                break;
            }
            // Of common runs the first pages stand for all: they hold nothing else, and the count says that none is missing.
            if (page == 2 && seen.Count == 2 * PageSize && found.TotalParagraphs >= expected.Count)
            {
                return;
            }
        }
        Assert.True(seen.SetEquals(expected), $"{query}: {seen.Count} of {expected.Count} paragraphs");
    }

    // Every mark is made of occurrences of the run, and every occurrence is marked.
    private static void AssertMarked(SearchHit hit, string wanted, string? signed, string query)
    {
        int occurrences = Count(CharactersOf(hit.Text), wanted);
        int marked = 0;
        string[] otherForms = [.. NumeralForms.Of(query).Select(CharactersOf)];
        foreach (TextRange mark in hit.Marks)
        {
            string characters = CharactersOf(hit.Text[mark.Start..mark.End]);
            if (signed is not null)
            {
                // With signs it stands there as it was quoted but for white space: 1. 0 also as 1.0, where the point is a character.
                string stands = SignedOf(hit.Text[mark.Start..mark.End]);
                Assert.True(stands.StartsWith(signed, StringComparison.Ordinal) && stands.EndsWith(signed, StringComparison.Ordinal),
                    $"{query}: {stands}");
                marked++;
                continue;
            }
            if (!characters.Contains(wanted, StringComparison.Ordinal)
                && otherForms.Any(f => characters.Contains(f, StringComparison.Ordinal)))
            {
                continue;
            }
            // Of a character that is spelled out (℃) all is marked for a part of the spelling.
            bool isSpelled = CharacterSpelling.MayChangeLength(hit.Text[mark.Start])
                || CharacterSpelling.MayChangeLength(hit.Text[mark.End - 1]);
            Assert.True(
                isSpelled
                    ? characters.Contains(wanted, StringComparison.Ordinal)
                    : characters.StartsWith(wanted, StringComparison.Ordinal) && characters.EndsWith(wanted, StringComparison.Ordinal),
                $"{query}: {hit.Text[mark.Start..mark.End]}");
            marked += Count(characters, wanted);
        }
        Assert.True(signed is not null ? marked >= 1 : marked >= occurrences, $"{query}: {marked} of {occurrences} marked in {hit.Text}");
    }

    private static int Count(string text, string wanted)
    {
        int count = 0;
        for (int at = 0; (at = text.IndexOf(wanted, at, StringComparison.Ordinal)) >= 0; at++)
        {
            count++;
        }
        return count;
    }

    private static string CharactersOf(string text)
    {
        var characters = new StringBuilder();
        var stream = new CharacterStream(text);
        while (stream.MoveNext())
        {
            characters.Append(stream.Current);
        }
        return characters.ToString();
    }

    // With all signs, those of a kind as one; a dash, however long, once.
    private static string SignedOf(string text)
    {
        var signed = new List<char>();
        for (int at = 0; at < text.Length;)
        {
            var spelled = new List<char>();
            at += CharacterSpelling.Spell(text, at, spelled);
            foreach (char c in spelled.Select(CharacterSpelling.UnifySign))
            {
                if (!char.IsWhiteSpace(c) && (c != '-' || signed.Count == 0 || signed[^1] != c))
                {
                    signed.Add(c);
                }
            }
        }
        return string.Concat(signed);
    }
}
