using System.IO.Compression;
using System.Text;
using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Searching;

/// <summary>What holds for whatever is asked of the reports: adding a word never raises a total, a number beside a choice is what the
/// choice leaves, what stands nowhere finds nothing, and every hit shows why it is one.</summary>
[Collection(nameof(EveryRunTests))]
public sealed class ReportPropertyTests(ReportPropertyTests.Reports reports, ITestOutputHelper output)
    : IClassFixture<ReportPropertyTests.Reports>
{
    private const int MostShown = 20;

    private PlanLibrary Library => reports.Library;

    [ReportsFact]
    public void Adding_a_word_a_place_a_year_or_a_type_never_raises_the_total()
    {
        Random random = TestRandom.Create(output);
        (string Fewer, string More)[] pairs = [.. Enumerable.Range(0, 2000).Select(_ =>
        {
            string run = Run(random, 2, 12);
            string added = Added(random);
            return (run, random.Next(4) == 0 ? $"{added} {run}" : $"{run} {added}");
        })];
        // 一九八一年 alone is looked for in the text, and beside a type it is a condition: known, and not drawn twice.
        AssertNone(pairs, pair =>
        {
            int fewer = Total(pair.Fewer), more = Total(pair.More);
            return more <= fewer ? null : $"{pair.Fewer}: {fewer}, {pair.More}: {more}";
        }, but: 1);
    }

    [ReportsFact]
    public void The_number_beside_a_value_is_what_choosing_it_leaves()
    {
        Random random = TestRandom.Create(output);
        int[] seeds = [.. Enumerable.Range(0, 500).Select(_ => random.Next())];
        AssertNone(seeds, seed =>
        {
            var own = new Random(seed);
            string query = own.Next(3) switch { 0 => Word(own), 1 => $"{Word(own)} {Word(own)}", _ => Run(own, 3, 8) };
            var request = new SearchRequest { Query = query, Size = 1 };
            HitList all = Library.Search(request);
            (SearchRequest Chosen, int Count, string Value)[] choices =
            [
                .. all.Facets.Regions.Select(f => (request with { Regions = [f.Value] }, f.Count, f.Value)),
                .. all.Facets.Years.Select(f => (request with { Years = [int.Parse(f.Value)] }, f.Count, f.Value)),
                .. all.Facets.Types.Select(f => (request with { Types = [f.Value] }, f.Count, f.Value)),
                .. all.Facets.Parts.Select(f => (request with { Parts = [PartOf(f.Value)] }, f.Count, f.Value)),
                .. all.Facets.Levels.Select(f => (request with { Levels = [PlanLevelNames.TryParse(f.Value)!.Value] }, f.Count, f.Value)),
                .. all.Facets.Issuers.Select(f => (request with { Issuers = [f.Value] }, f.Count, f.Value)),
            ];
            if (choices.Length == 0)
            {
                return null;
            }
            (SearchRequest chosen, int count, string value) = choices[own.Next(choices.Length)];
            HitList narrowed = Library.Search(chosen);
            int left = all.CardsAre == PlanCardsAre.AskedFor ? narrowed.TotalPlans : narrowed.TotalParagraphs;
            return left == count ? null : $"{query}, {value}: {count} beside it, {left} left";
        });
    }

    [ReportsFact]
    public void What_a_plan_is_said_to_have_is_what_it_answers_with()
    {
        Random random = TestRandom.Create(output);
        int[] seeds = [.. Enumerable.Range(0, 500).Select(_ => random.Next())];
        // A run that some words of are enough for may be decided otherwise within one plan: known, one in some 2,500.
        AssertNone(seeds, seed =>
        {
            var own = new Random(seed);
            string query = own.Next(3) switch { 0 => Word(own), 1 => $"{Word(own)} {Word(own)}", _ => Run(own, 3, 8) };
            PlanHits[] plans = [.. Library.SearchPlans(new SearchRequest { Query = query }).Plans.Where(p => p.Answer)];
            if (plans.Length == 0)
            {
                return null;
            }
            PlanHits plan = plans[own.Next(plans.Length)];
            int alone = Library.SearchPlans(new SearchRequest { Query = query, PlanId = plan.Plan.Id }).TotalParagraphs;
            return alone == plan.TotalHits ? null : $"{query}, {plan.Plan.File}: {plan.TotalHits} said, {alone} there";
        }, but: 1);
    }

    [ReportsFact]
    public void What_stands_nowhere_finds_nothing()
    {
        Random random = TestRandom.Create(output);
        string[] absent = [.. Absent(random).Take(1000)];
        AssertNone(absent, run => Total(run) is > 0 and var total ? $"{run}: {total}" : null);
    }

    [ReportsFact]
    public void Every_hit_of_a_query_with_a_word_has_a_mark()
    {
        Random random = TestRandom.Create(output);
        IEnumerator<string> absent = Absent(random).GetEnumerator();
        string[] queries = [.. Enumerable.Range(0, 5000).Select(i => (i % 4) switch
        {
            0 or 1 => $"{Word(random)} {Word(random)}",
            2 => absent.MoveNext() ? $"{Word(random)} {absent.Current}" : "",
            _ => random.Next(2) == 0 ? Run(random, 2, 20) : $"{Added(random)} {Run(random, 2, 6)}",
        })];
        int hits = 0;
        AssertNone(queries, query =>
        {
            HitList found = Library.Search(new SearchRequest { Query = query });
            // Only plans were asked for, or a section's heading is one.
            if (found.CardsAre == PlanCardsAre.AskedFor)
            {
                return null;
            }
            Interlocked.Add(ref hits, found.Hits.Count);
            SearchHit? bare = found.Hits.FirstOrDefault(h => h.Marks.Count == 0 && h.Below.All(b => b.Marks.Count == 0));
            return bare is null ? null : $"{query}: {Shown(bare.Text)} (lacks {string.Join('、', bare.Lacks)})";
        });
        output.WriteLine($"{hits} hits");
        Assert.True(hits > 5000);
    }

    private static void AssertNone<T>(T[] cases, Func<T, string?> check, int but = 0)
    {
        var failures = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.ForEach(cases, each =>
        {
            if (check(each) is { } failure)
            {
                failures.Add(failure);
            }
        });
        Assert.True(failures.Count <= but, $"{failures.Count} of {cases.Length}:\n{string.Join('\n', failures.Order().Take(MostShown))}");
    }

    private int Total(string query) => Library.Search(new SearchRequest { Query = query, Size = 1 }).TotalParagraphs;

    // Characters of a paragraph in a row, none of them a sign.
    private string Run(Random random, int least, int most)
    {
        while (true)
        {
            string text = reports.Texts[random.Next(reports.Texts.Count)];
            int start = random.Next(text.Length);
            string run = string.Concat(text.Skip(start).TakeWhile(IsChinese).Take(random.Next(least, most + 1)));
            if (run.Length >= least)
            {
                return run;
            }
        }
    }

    // A word of a paragraph: of two characters or more, as the corpus is cut.
    private string Word(Random random)
    {
        while (true)
        {
            string text = reports.Texts[random.Next(reports.Texts.Count)];
            string[] words = [.. Reports.Words(text).Where(w => w.Length > 1 && w.All(IsChinese))];
            if (words.Length > 0)
            {
                return words[random.Next(words.Length)];
            }
        }
    }

    private string Added(Random random)
    {
        PlanSummary plan = reports.Plans[random.Next(reports.Plans.Count)];
        return random.Next(4) switch
        {
            0 => plan.RegionPath.Split('/')[^1] is { Length: > 0 } place ? place : "全国",
            1 => $"{plan.Metadata.Year}年",
            2 => plan.Metadata.Type.Length > 0 ? plan.Metadata.Type : "政府工作报告",
            _ => Word(random),
        };
    }

    // Names and amounts that no paragraph holds, by a plain scan.
    private IEnumerable<string> Absent(Random random)
    {
        const string surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
        const string given = "珺瑶翀燊妤彧骞煊霁澍琬琰祎玥璟岚珂旻晗昶熠柽笙婵嫣婧茉菡蓁薇";
        while (true)
        {
            // 307.90 would be found as 307.9.
            string run = random.Next(2) == 0
                ? $"{surnames[random.Next(surnames.Length)]}{given[random.Next(given.Length)]}{given[random.Next(given.Length)]}"
                : $"{random.Next(100, 10_000)}.{random.Next(10)}{random.Next(1, 10)}亿元";
            if (!reports.Holds(run))
            {
                yield return run;
            }
        }
    }

    private static PlanPart PartOf(string name) => PlanPartNames.TryParse(name)!.Value;

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;

    /// <summary>The reports, indexed once; empty where they are missing.</summary>
    public sealed class Reports : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
        private readonly string _characters = "";

        public Reports()
        {
            Library = PlanLibrary.Open(Path.Combine(_folder, "corpus"), Path.Combine(_folder, "index"));
            if (Repository.ReportsZip is not { } zip)
            {
                return;
            }
            ZipFile.ExtractToDirectory(zip, Path.Combine(_folder, "corpus"));
            Library.Synchronize();
            Plans = Library.Plans;
            PlanPageUnit[] units = [.. Plans.SelectMany(p => Library.Read(p.Id)!.Units)];
            // Front matter and addresses are shown and not searched.
            Texts = [.. units.Where(u => !u.IsAside).Select(u => u.Text).Where(t => t.Length > 0)];
            var characters = new StringBuilder();
            foreach (string text in Texts)
            {
                var stream = new CharacterStream(text);
                while (stream.MoveNext())
                {
                    characters.Append(stream.Current);
                }
                characters.Append('\n');
            }
            _characters = characters.ToString();
        }

        public PlanLibrary Library { get; }

        public IReadOnlyList<PlanSummary> Plans { get; } = [];

        public IReadOnlyList<string> Texts { get; } = [];

        // Amounts are looked for without their decimals' signs changed: a point between digits is a character.
        public bool Holds(string run) => _characters.Contains(run, StringComparison.Ordinal);

        public static IEnumerable<string> Words(string text)
        {
            string part = text.Length > 80 ? text[..80] : text;
            SearchPlans.Lucene.Analysis.TokenBuffer tokens = SearchPlans.Vocabulary.PlanVocabulary.Shipped.Cut(part);
            return [.. Enumerable.Range(0, tokens.Count).Select(t => tokens.Term(t).ToString())];
        }

        public void Dispose()
        {
            Library.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
