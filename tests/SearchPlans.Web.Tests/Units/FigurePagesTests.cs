using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SearchPlans.Figures;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;
using SearchPlans.Web.Pages;
using SearchPlans.Web.Rendering;
using SearchPlans.Web.Writing;
using Xunit.Abstractions;

namespace SearchPlans.Web.Tests.Units;

public sealed class FigurePagesTests(ITestOutputHelper output)
{
    private const string Sentence = "今年发展主要预期目标是：地区生产总值增长5%左右，规模以上工业增加值增长5.5%以上，社会消费品零售总额增长6%，居民收入增长与经济增长基本同步。";

    [Fact]
    public void An_address_gives_back_the_choice_it_was_made_of()
    {
        FigureRequest request = new()
        {
            Indicator = "研发投入强度&=#+",
            Measure = FigureMeasure.Change,
            ChangeKind = "比2015年",
            Kind = FigureKind.Result,
            Regions = ["广东省/深圳市", "长三角"],
            Levels = [PlanLevel.City],
            FromYear = 2015,
            ToYear = 2024,
            WithFormerNames = true,
            Ascending = true,
            Page = 3,
        };
        FigureChoice choice = new(request) { Sort = "2023", Drawn = "2021-2025", IsComparison = true };
        FigureChoice again = Read(Links.Ascii.Figures(choice))!;
        Assert.Equal(request.Regions, again.Request.Regions);
        Assert.Equal(request.Levels, again.Request.Levels);
        FigureRequest rest = again.Request with { Regions = request.Regions, Levels = request.Levels, Types = request.Types };
        Assert.Equal(choice, again with { Request = rest });
        Assert.Equal("/figures?indicator=GDP", Links.Ascii.Figures(new FigureChoice(new FigureRequest { Indicator = "GDP" })));
    }

    [Theory]
    [InlineData("/figures?indicator=GDP&measure=总量&kind=实际", FigureMeasure.Value, FigureKind.Result, 0, 0)]
    [InlineData("/figures?indicator=GDP&measure=&kind=&from=&to=", null, FigureKind.Target, 0, 0)]
    [InlineData("/figures?indicator=GDP&from=2024&to=2015", null, FigureKind.Target, 2015, 2024)]
    public void What_a_form_sends_is_understood(string address, FigureMeasure? measure, FigureKind kind, int from, int to)
    {
        FigureChoice choice = Read(address)!;
        Assert.Equal((measure, kind, from, to), (choice.Request.Measure, choice.Request.Kind, choice.Request.FromYear,
            choice.Request.ToYear));
    }

    [Theory]
    [InlineData("/figures?measure=x", "measure")]
    [InlineData("/figures?kind=x", "kind")]
    [InlineData("/figures?level=村", "level")]
    public void What_is_none_is_said_by_its_name(string address, string parameter)
    {
        ModelStateDictionary errors = new();
        Assert.Null(Read(address, errors));
        Assert.Equal([parameter], errors.Keys);
    }

    [Theory]
    [InlineData("5%左右", 200, Sentence)]
    [InlineData("5.5%以上", 30, "…规模以上工业增加值增长5.5%以上…")]
    [InlineData("6%", 20, "…社会消费品零售总额增长6%…")]
    public void A_passage_is_cut_between_clauses_and_has_its_number(string number, int chars, string text)
    {
        int start = Sentence.IndexOf(number, StringComparison.Ordinal);
        FigurePassage passage = FigurePassage.Around(Sentence, new TextRange(start, start + number.Length), chars);
        Assert.Equal(text, passage.Text);
        Assert.Equal(number, passage.Text[passage.Number.Start..passage.Number.End]);
    }

    [Fact]
    public void A_passage_of_any_sentence_holds_its_number_and_is_about_as_long_as_asked()
    {
        Random random = TestRandom.Create(output);
        for (int i = 0; i < 500; i++)
        {
            (string before, string number) = (Words(random.Next(150)), Words(random.Next(1, 8)));
            string sentence = before + number + Words(random.Next(150));
            int chars = random.Next(1, 120);
            FigurePassage passage = FigurePassage.Around(sentence, new TextRange(before.Length, before.Length + number.Length), chars);
            Assert.Equal(number, passage.Text[passage.Number.Start..passage.Number.End]);
            Assert.InRange(passage.Text.Length, 1, Math.Max(chars, number.Length) + 4);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(passage.Text)));
        }

        string Words(int count) => string.Concat(Enumerable.Range(0, count)
            .Select(_ => random.Next(6) switch { 0 => "，", 1 => "𠮷", 2 => "5", _ => "字" }));
    }

    [Fact]
    public void A_number_in_a_text_has_an_id_once_whatever_is_marked_of_it()
    {
        StringWriter writer = new();
        new MarkedText("增长5.5%左右<", [new(0, 4)]) { Numbers = [new NumberMark(new TextRange(2, 6), "p1-2")] }
            .WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        Assert.Equal("<mark>增长<u id=\"p1-2\">5.</u></mark><u>5%</u>左右&lt;", writer.ToString());
    }

    [Fact]
    public void Figures_that_share_a_number_share_its_place()
    {
        FigureStatement[] figures = [Said("第一产业增加值", 10, 12), Said("第二产业增加值", 10, 12), Said("第三产业增加值", 20, 23)];
        FigureMarks marks = new(figures);
        Assert.Equal(["p1-10", "p1-20"], marks.In("p1").Select(m => m.Id));
        Assert.Empty(marks.In("p2"));
        Assert.Equal("p1-20", FigureMarks.TargetOf(figures[2]));
        Assert.Equal("p1", FigureMarks.TargetOf(Said("农业", 0, 0)));
    }

    [Theory]
    [InlineData("%", "%", "6%左右", "6%左右")]
    [InlineData("亿元", "万亿元", "约6万亿元", "约60000")]
    [InlineData("亿元", "亿元", "约6亿元", "约6")]
    public void A_cell_says_percentages_as_written_and_other_numbers_in_the_unit_of_the_table(
        string unit, string written, string text, string shown)
    {
        decimal factor = written == unit ? 1 : 10_000;
        string hedge = text[0] == '约' ? "约" : "左右";
        FigureStatement statement = Said("地区生产总值", 3, 5) with { };
        FigureAmount amount = new(6, written, null, null, hedge, new TextRange(3, 5));
        statement = statement with { Figure = statement.Figure with { Value = amount } };
        CellStatement cell = new(statement, FigureTexts.Of(amount), 6 * factor, null, null, "");
        Assert.Equal(text, cell.Text);
        Assert.Equal(shown, FigureLabels.Cell(cell, FigureMeasure.Value, unit));
        CellStatement other = cell with { Number = null };
        Assert.Equal(text, FigureLabels.Cell(other, FigureMeasure.Value, unit));
    }

    [Theory]
    [InlineData(2025, 2025, "", "2025年")]
    [InlineData(2021, 2025, "", "2021—2025年")]
    [InlineData(2023, 2023, "Q1", "2023年一季度")]
    [InlineData(2023, 2023, "09", "2023年9月")]
    public void Periods_are_said_in_words(int from, int to, string part, string said) =>
        Assert.Equal(said, FigureLabels.Period(new FigurePeriod(from, to, part)));

    [Theory]
    [InlineData("5.5", "", "", 5.5, null, null)]
    [InlineData("１，２００．５", "", "", 1200.5, null, null)]
    [InlineData("", "5", "6", null, 5.0, 6.0)]
    [InlineData("−3", "", "", -3.0, null, null)]
    public void A_form_takes_numbers_as_people_type_them(string number, string min, string max, double? value, double? least, double? most)
    {
        FigureForm form = new() { Indicator = "地区生产总值", Kind = "target", Period = "2025年" };
        form.Value = new FigureForm.AmountForm { Number = number, Unit = "%", Min = min, Max = max };
        FigureCorrection said = form.ToCorrection(new FigureCorrection("p1", 3, 5, "GDP"), out string? problem)!;
        Assert.Null(problem);
        Assert.Equal(((decimal?)value, (decimal?)least, (decimal?)most), (said.Value!.Number, said.Value.Min, said.Value.Max));
        Assert.Equal("2025", said.Period);
        Assert.Null(said.Change);
    }

    [Theory]
    [InlineData("五个点")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999")]
    public void A_form_says_what_is_no_number(string number)
    {
        FigureForm form = new() { Indicator = "地区生产总值", Kind = "target", Period = "2025", Change = { Number = number } };
        Assert.Null(form.ToCorrection(new FigureCorrection("p1", 3, 5, "GDP"), out string? problem));
        Assert.Contains("增速", problem, StringComparison.Ordinal);
        Assert.Contains(number, problem, StringComparison.Ordinal);
    }

    private static FigureStatement Said(string name, int start, int end) => new(
        new Corpus.PlanSummary("x", "x.txt", new PlanMetadata(), 1, 1), "p1", Sentence, new Figure
        {
            Unit = 0,
            Sentence = new TextRange(0, Sentence.Length),
            NameRange = default,
            WrittenName = name,
            Name = name,
            Value = new FigureAmount(5, "%", null, null, "", new TextRange(start, end)),
            Kind = FigureKind.Target,
            Aim = FigureAim.Target,
            Period = new FigurePeriod(2025, 2025),
            Place = "广东省",
        });

    private static FigureChoice? Read(string address, ModelStateDictionary? errors = null)
    {
        ILookup<string, string> fields = new Uri("http://x" + address).Query.TrimStart('?').Split('&')
            .Select(f => f.Split('=', 2)).ToLookup(f => f[0], f => Uri.UnescapeDataString(f[1]));
        return new FigureParameters
        {
            Indicator = One("indicator"),
            Measure = One("measure"),
            Change = One("change"),
            Kind = One("kind"),
            Region = [.. fields["region"]],
            Level = [.. fields["level"]],
            From = Number("from"),
            To = Number("to"),
            Years = One("years"),
            Former = One("former"),
            Sort = One("sort"),
            At = One("at"),
            View = One("view"),
            Page = Number("page"),
        }.ToChoice(errors ?? new ModelStateDictionary());

        string? One(string name) => fields[name].SingleOrDefault();
        int? Number(string name) => int.TryParse(One(name), out int number) ? number : null;
    }
}
