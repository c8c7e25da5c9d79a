using System.Text.Encodings.Web;
using System.Text.Unicode;
using SearchPlans.Corpus;
using SearchPlans.Indexing;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Reading;
using SearchPlans.Searching;
using SearchPlans.Web.Hosting;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Tests.Units;

public sealed class PagesTests
{
    [Theory]
    [InlineData(0, 9, "甲<mark>&lt;乙</mark>丙<mark>丁戊</mark>己庚辛")]
    [InlineData(2, 9, "<mark class=\"rest\">乙</mark>丙<mark>丁戊</mark>己庚辛")]
    [InlineData(0, 5, "甲<mark>&lt;乙</mark>丙<mark>丁</mark>")]
    [InlineData(5, 6, "<mark class=\"rest\">戊</mark>")]
    [InlineData(6, 9, "己庚辛")]
    public void Marks_are_cut_to_the_part_shown_and_all_else_is_escaped(int start, int end, string html)
    {
        StringWriter writer = new();
        new MarkedText("甲<乙丙丁戊己庚辛", [new(1, 3), new(4, 6)], start, end).WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        Assert.Equal(html, writer.ToString());
    }

    [Fact]
    public void Lines_of_marked_text_may_end_where_it_is_said()
    {
        StringWriter writer = new();
        new MarkedText("甲乙丙丁<戊", [new(1, 3)]) { Breaks = [0, 1, 2, 4] }.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        Assert.Equal("甲<mark><wbr>乙<wbr>丙</mark>丁<wbr>&lt;戊", writer.ToString());
    }

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 5, "1 2 3 0 5")]
    [InlineData(10, 20, "1 0 8 9 10 11 12 0 20")]
    [InlineData(20, 20, "1 0 18 19 20")]
    public void A_pager_names_the_ends_and_the_neighbours(int page, int pages, string shown) =>
        Assert.Equal(shown, string.Join(' ', new Pager(page, pages, _ => "").Shown()));

    [Fact]
    public void Every_year_is_reached_from_the_home_page_by_its_decade()
    {
        int[] years = [1953, 1954, 1999, 2000, 2009, 2010, 2026, 0, 1954];
        HomePage home = new([.. years.Select((y, i) => new PlanSummary($"{i}", $"{i}.txt", new PlanMetadata { Year = y }, 1, 1))], [], []);
        Assert.Equal((1953, 2026), home.YearRange);
        Assert.Equal("2020:1 2010:1 2000:2 1990:1 1950:3", string.Join(' ', home.Decades.Select(d => $"{d.First}:{d.Count}")));
        Assert.Equal([2026, 2010, 2009, 2000, 1999, 1954, 1953], home.Decades.SelectMany(d => d.Years).Select(y => y.Year));
        Assert.Null(new HomePage([], [], []).YearRange);
    }

    [Fact]
    public void An_address_gives_back_the_request_it_was_made_of()
    {
        SearchRequest request = new()
        {
            Query = "a&b=c#d 低空 +%\"'<>𠮷",
            Scope = SearchScope.Section,
            Match = SearchMatch.Exact,
            Regions = ["广东省/深圳市", "浙江省"],
            Years = [2024, 2019],
            Types = ["政府工作报告"],
            Levels = [PlanLevel.Province, PlanLevel.County],
            Issuers = ["深圳市人民政府"],
            Parts = [PlanPart.Review, PlanPart.Glossary],
            SameWords = false,
            Corrects = false,
            PlanId = "id",
            Sort = SearchSort.Oldest,
            Page = 3,
        };
        foreach (Links links in new[] { Links.Readable, Links.Ascii })
        {
            string address = links.Search(request);
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(
                address[address.IndexOf('?', StringComparison.Ordinal)..]);
            SearchRequest back = new SearchParameters
            {
                Q = query["q"],
                Scope = query["scope"],
                Match = query["match"],
                Region = query["region"]!,
                Year = query["year"]!,
                Type = query["type"]!,
                Level = query["level"]!,
                Issuer = query["issuer"]!,
                Part = query["part"]!,
                Same = query["same"],
                Correct = query["correct"],
                Plan = query["plan"],
                Sort = query["sort"],
                Page = int.Parse(query["page"]!),
            }.ToRequest(10, new())!;
            Assert.Equal(request.Regions, back.Regions);
            Assert.Equal(request.Years, back.Years);
            Assert.Equal(request.Types, back.Types);
            Assert.Equal(request.Levels, back.Levels);
            Assert.Equal(request.Issuers, back.Issuers);
            Assert.Equal(request.Parts, back.Parts);
            Assert.Equal(request with { Regions = [], Years = [], Types = [], Levels = [], Issuers = [], Parts = [] },
                back with { Regions = [], Years = [], Types = [], Levels = [], Issuers = [], Parts = [] });
        }
    }

    [Theory]
    [InlineData("", "广东省", "广东省")]
    [InlineData("广东省", "广东省/深圳市", "广东省/深圳市")]
    [InlineData("广东省/深圳市 浙江省", "广东省", "浙江省 广东省")]
    [InlineData("广东省/深圳市", "广东省/广州市", "广东省/深圳市 广东省/广州市")]
    public void A_place_and_the_place_around_it_are_not_chosen_together(string chosen, string added, string then)
    {
        FacetValue value = new(added, added, 1, false, 0);
        HitList answer = new()
        {
            Request = new SearchRequest { Query = "q", Regions = chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries), Page = 4 },
            TotalParagraphs = 1,
            TotalPlans = 1,
            Understood = "",
            Facets = new SearchFacets([value], [], [], []),
            TookMs = 0,
            Pages = 1,
            Hits = [],
        };
        SearchRequest next = FacetLinks.Boxes(answer).Single().Toggle(value);
        Assert.Equal(then, string.Join(' ', next.Regions));
        Assert.Equal(1, next.Page);
    }

    [Fact]
    public void A_table_has_the_columns_that_say_something_and_numbers_stand_by_their_ends()
    {
        ReadingTable table = new(new ReadingBlock(PlanUnitKind.TableRow,
        [
            Row("| 指标 | 2023年 | 增速 | |", isHead: true), Row("| 产值 | 1,200.5 | +3.1% | |"), Row("| 户数 | — | 约5% |  |"), Row("| 合计 |"),
        ]));
        Assert.Equal((1, 3, 3), (table.Head.Count, table.Body.Count, table.Columns));
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(table.IsNumeric));
        Assert.Equal(3, table.SpanOf(table.Body[2], 0));
        Assert.Equal(1, table.SpanOf(table.Body[0], 2));
    }

    [Fact]
    public void A_table_without_anything_in_it_has_a_cell() =>
        Assert.Equal(1, new ReadingTable(new ReadingBlock(PlanUnitKind.TableRow, [Row("| | |")])).Columns);

    private static PlanPageUnit Row(string text, bool isHead = false) =>
        new(PlanUnitKind.TableRow, "a", -1, text, 0, PlanPart.None, [], "") { IsTableHead = isHead };

    [Theory]
    [InlineData("甲乙丙", 3, "甲乙丙")]
    [InlineData("甲乙丙", 2, "甲乙…")]
    [InlineData("甲𠮷丙", 2, "甲…")]
    public void A_long_text_is_shown_by_its_beginning(string text, int chars, string shown) =>
        Assert.Equal(shown, Labels.Shortened(text, chars));

    [Theory]
    [InlineData(9999, "9999")]
    [InlineData(10_000, "1 万")]
    [InlineData(123_456, "12.3 万")]
    [InlineData(12_345_678, "1234 万")]
    [InlineData(234_567_890, "2.35 亿")]
    public void Counts_are_said_as_people_say_them(long count, string said) => Assert.Equal(said, Labels.Count(count));

    [Fact]
    public void Progress_is_said_at_the_beginning_and_the_end_and_not_for_every_file()
    {
        StringWriter log = new();
        StartupSync sync = new(log);
        for (int i = 0; i <= 1000; i++)
        {
            sync.Report(new SyncProgress(i, 1000, $"{i}.txt"));
        }
        string[] lines = log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 2, 20);
        Assert.Equal("正在索引 1000/1000 1000.txt", lines[^1].TrimEnd());
    }
}
