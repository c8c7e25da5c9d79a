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
/// marked there and nowhere else; and so are runs of the lines of the files, however these were cut.</summary>
[Collection(nameof(EveryRunTests))]
public sealed class EveryRunTests(ShippedPlan shipped, ITestOutputHelper output) : IClassFixture<ShippedPlan>
{
    // Whatever means something in a query; runs with such characters are searched for in quotes.
    private static readonly SearchValues<char> _signs = SearchValues.Create("()（）|｜\"＂“”「」『』《》:：<>=＜＞＝≤≥≦≧-－ 　\t\n\r");

    private static readonly SearchValues<char> _markdown = SearchValues.Create("*_`[]<>|\\&~!");

    private const int PageSize = 50;

    // docs/searching.md says how to ask for more.
    private static readonly int _runs = TestSize.Asked("SEARCHPLANS_TEST_RUNS") ?? 2_000;

    private sealed record Paragraph(string Plan, string Anchor, string Text)
    {
        public string Characters { get; } = CharactersOf(Text);
    }

    [Fact]
    public void Random_runs_of_the_shipped_plan_are_found_and_marked_where_a_scan_finds_them() =>
        Check(shipped.Library, runs: 400);

    [Fact]
    public void Random_runs_of_the_lines_of_files_are_found_and_marked()
    {
        using var temporary = new TemporaryLibrary(
            ("甲.txt", File.ReadAllText(Path.Combine(Repository.Root, "corpus", "pingshan-2024-plan.txt"))),
            ("乙.md", """
                ---
                title: 乙县2024年政府工作报告
                source: https://example.org/a
                ---
                各位代表：
                一、2023年工作回顾（一）经济稳步回升。全年生产总值增长6%，税收结构优化。
                （二）改革不断深化。出台措施二十条，营商环境改善。
                **二、2024年工作安排**
                **（一）发展低空经济。**建设起降点十个，开通航线五条。
                **（二）做强先进制造。**推进技术改造，培育链主企业。
                1．提升城市品质。改造老旧小区，完善配套设施。
                2．建设和美乡村。整治人居环境，发展特色产业。
                - 第一项工作：加快建设。
                """));
        CheckLines(temporary.Library, temporary.Corpus, runs: 600);
    }

    [ReportsFact]
    public async Task Random_runs_of_the_reports_are_found_and_marked_where_a_scan_finds_them()
    {
        string folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(Repository.ReportsZip!, Path.Combine(folder, "corpus"));
            await using PlanLibrary library = PlanLibrary.Open(Path.Combine(folder, "corpus"), Path.Combine(folder, "index"));
            await library.SynchronizeAsync();
            Check(library, runs: _runs / 2);
            CheckLines(library, Path.Combine(folder, "corpus"), _runs);
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
            [.. library.Plans.SelectMany(p => library.Read(p.Id)!.Units.Where(u => !u.IsAside)
                .Select(u => new Paragraph(p.Id, u.Anchor, u.Text)))];
        (Paragraph From, string Run, string Query)[] asked = [.. Enumerable.Range(0, runs).Select(_ => Draw(random, paragraphs))];
        int quoted = 0;
        var failures = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.ForEach(asked, run =>
        {
            if (run.Query != run.Run)
            {
                Interlocked.Increment(ref quoted);
            }
            try
            {
                AssertFound(library, paragraphs, run.Run, run.Query);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                failures.Add(e.Message);
            }
        });
        string all = string.Join('\n', failures);
        output.WriteLine($"{runs} runs ({quoted} of them in quotes) in {paragraphs.Length} paragraphs");
        output.WriteLine($"{failures.Count} missed or marked wrongly {all}");
        Assert.True(failures.IsEmpty, all);
    }

    // Runs of lines as they stand in the files, without what Markdown sets around words: each is found in its plan, in a paragraph that
    // holds all of it, and marked.
    private void CheckLines(PlanLibrary library, string corpus, int runs)
    {
        Random random = TestRandom.Create(output);
        Paragraph[] lines =
            [.. library.Plans.SelectMany(p => LinesOf(Path.Combine(corpus, p.File)).Select(l => new Paragraph(p.Id, "", l)))];
        (Paragraph From, string Run, string Query)[] asked = [.. Enumerable.Range(0, runs).Select(_ => Draw(random, lines))];
        Parallel.ForEach(asked, run =>
        {
            HitList found = SearchText(
                library, new SearchRequest { Query = run.Query, PlanId = run.From.Plan, Size = 20, SameWords = false });
            string wanted = CharactersOf(run.Run);
            bool isQuoted = run.Query != run.Run;
            string signed = SignedOf(run.Run);
            SearchHit[] holding = [.. found.Hits.Where(h => CharactersOf(h.Text).Contains(wanted, StringComparison.Ordinal)
                && (!isQuoted || SignedOf(h.Text).Contains(signed, StringComparison.Ordinal)))];
            Assert.True(holding.Length > 0, $"{run.Query}: not found in {library.Plans.First(p => p.Id == run.From.Plan).File}");
            string? marked = isQuoted && signed.Length > wanted.Length ? signed : null;
            Assert.All(holding, h => AssertMarked(h, wanted, marked, run.Query, found.Conditions.Count > 0));
        });
        output.WriteLine($"{runs} runs of {lines.Length} lines of files: none missed");
    }

    // A run that is nothing but a place, a year or a type asks for plans; by characters it is text like any other.
    private static HitList SearchText(PlanLibrary library, SearchRequest request)
    {
        HitList found = library.Search(request);
        return found.CardsAre == PlanCardsAre.AskedFor ? library.Search(request with { Match = SearchMatch.Exact }) : found;
    }

    private static IEnumerable<string> LinesOf(string file)
    {
        string[] lines = File.ReadAllLines(file);
        int start = lines is ["---", ..] ? Array.IndexOf(lines, "---", 1) + 1 : 0;
        bool isMarkdown = file.EndsWith(".md", StringComparison.Ordinal);
        foreach (string line in lines.Skip(start))
        {
            string text = line.Trim();
            if (isMarkdown)
            {
                // What holds other marks of Markdown isn't shown as it stands.
                text = text.TrimStart('#', '>', '-', ' ', '\t').Replace("**", "", StringComparison.Ordinal).Trim();
                if (text.AsSpan().IndexOfAny(_markdown) >= 0)
                {
                    continue;
                }
            }
            if (new CharacterStream(text).MoveNext() && !text.Contains("://", StringComparison.Ordinal))
            {
                yield return text;
            }
        }
    }

    // A run of a paragraph, across whatever stands in it.
    private static (Paragraph From, string Run, string Query) Draw(Random random, Paragraph[] paragraphs)
    {
        while (true)
        {
            Paragraph paragraph = paragraphs[random.Next(paragraphs.Length)];
            string text = paragraph.Text;
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
                return (paragraph, run, run);
            }
            if (!run.Contains('」', StringComparison.Ordinal))
            {
                return (paragraph, run, $"「{run}」");
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
            HitList found = SearchText(library, new SearchRequest { Query = query, Size = PageSize, Page = page, SameWords = false });
            // The run as it stands comes first; what holds its words alone comes behind.
            foreach (SearchHit hit in found.Hits.Where(h => expected.Contains((h.Plan.Id, h.Anchor))))
            {
                Assert.True(seen.Add((hit.Plan.Id, hit.Anchor)));
                string? marked = isQuoted && signed.Length > wanted.Length ? signed : null;
                AssertMarked(hit, wanted, marked, query, found.Conditions.Count > 0);
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
    private static void AssertMarked(SearchHit hit, string wanted, string? signed, string query, bool hasConditions)
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
            // Where its beginning was taken for a place or year, the rest of it is asked for alone, too; a single character may stand there
            // twice in a row.
            if (hasConditions && !characters.Contains(wanted, StringComparison.Ordinal)
                && (wanted.Contains(characters, StringComparison.Ordinal)
                    || (characters.Distinct().Count() == 1 && wanted.EndsWith(characters[0]))))
            {
                continue;
            }
            // Another writing of it may hold it: 一九五七年 of 五七年.
            if (otherForms.FirstOrDefault(f => f.Length > wanted.Length && f.Contains(wanted, StringComparison.Ordinal)
                && characters.Contains(f, StringComparison.Ordinal)) is not null)
            {
                marked += Count(characters, wanted);
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
