using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;
using SearchPlans.Plans;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Tests.Units;

public sealed class ChartTests
{
    [Theory]
    [InlineData(new[] { 5.0, 8.0 }, false, "5 6 7 8")]
    [InlineData(new[] { 5.0, 8.0 }, true, "0 2 4 6 8")]
    [InlineData(new[] { -1.2, 3.4 }, true, "-2 -1 0 1 2 3 4")]
    [InlineData(new[] { 97_277.77, 135_673.16 }, false, "90,000 100,000 110,000 120,000 130,000 140,000")]
    [InlineData(new[] { 0.021, 0.034 }, false, "0.02 0.025 0.03 0.035")]
    public void Ticks_are_round_and_hold_all_values(double[] values, bool fromZero, string ticks)
    {
        ChartAxis axis = ChartAxis.Of(values, fromZero);
        Assert.Equal(ticks, string.Join(' ', axis.Ticks.Select(ChartAxis.Label)));
        Assert.All(values, v => Assert.InRange(v, axis.Min, axis.Max));
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.0 })]
    [InlineData(new[] { 5.5, 5.5 })]
    [InlineData(new[] { -7.0 })]
    [InlineData(new[] { double.NaN, 1, double.PositiveInfinity })]
    [InlineData(new[] { -1e300, 1e300 })]
    public void A_scale_has_some_length_whatever_is_on_it(double[] values)
    {
        foreach (bool fromZero in new[] { true, false })
        {
            ChartAxis axis = ChartAxis.Of(values, fromZero);
            Assert.True(double.IsFinite(axis.Min) && double.IsFinite(axis.Max) && axis.Max > axis.Min, $"{axis.Min} {axis.Max}");
            Assert.InRange(axis.Ticks.Count, 2, 12);
            Assert.All(values, v => Assert.InRange(axis.At(double.IsNaN(v) ? 0 : v), 0, 1));
        }
    }

    [Fact]
    public void A_line_breaks_where_a_year_is_missing_and_where_the_basis_changes()
    {
        XElement svg = Drawn(new LineChart
        {
            Id = "c",
            Title = "甲<乙",
            Description = "说明",
            Series =
            [
                new LineSeries("实际", false,
                [
                    new(2018, 6, "6%"), new(2019, 6.1, "6.1%"), new(2021, 8, "8%"), new(2022, 3, "3%", BeginsAnew: true),
                    new(2023, 5, "5%"),
                ]),
                new LineSeries("目标", true, [new(2019, 6, "6%左右"), new(2021, 6, "≥6%")]),
            ],
            Years = (2018, 2023),
            Axis = ChartAxis.Of([3, 8], fromZero: false),
        });
        Assert.Equal(2, Elements(svg, "line", "result").Length);
        Assert.Empty(Elements(svg, "line", "target"));
        Assert.Equal(5, Elements(svg, "circle", "result").Length);
        Assert.Equal(["2019年目标：6%左右", "2021年目标：≥6%"],
            Elements(svg, "circle", "target").Select(c => c.Element("title")!.Value));
        Assert.Equal("甲<乙", svg.Element("title")!.Value);
    }

    [Fact]
    public void Names_of_lines_that_end_together_stand_apart()
    {
        XElement svg = Drawn(new LineChart
        {
            Id = "c",
            Title = "t",
            Description = "d",
            Series = [new("实际", false, [new(2022, 5, "5%"), new(2023, 5.2, "5.2%")]), new("目标", true, [new(2023, 5.2, "5%左右")])],
            Years = (2022, 2023),
            Axis = ChartAxis.Of([5, 5.2], fromZero: false),
        });
        double[] y = [.. svg.Elements("text").Where(t => t.Value[0] is '实' or '目').Select(t => (double)t.Attribute("y")!)];
        Assert.Equal(2, y.Length);
        Assert.True(Math.Abs(y[0] - y[1]) >= 12, $"{y[0]} {y[1]}");
    }

    [Fact]
    public void Bars_are_as_long_as_their_numbers_from_zero_falls_to_the_other_side()
    {
        XElement svg = Drawn(new BarChart
        {
            Id = "c",
            Title = "t",
            Description = "d",
            Values = [new("甲", 8, "8%"), new("乙", 4, "4%"), new("丙", -2, "-2%")],
        });
        XElement[] bars = [.. svg.Elements("rect")];
        Assert.Equal([80, 40, 20], bars.Select(b => Percent(b, "width")));
        Assert.Equal([20, 20, 0], bars.Select(b => Percent(b, "x")));
        Assert.Contains("below", (string)bars[2].Attribute("class")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranges_bounds_and_hedges_are_drawn_each_in_its_way()
    {
        XElement svg = Drawn(new RangeChart
        {
            Id = "c",
            Title = "t",
            Description = "d",
            Values =
            [
                new("甲", 5.5, "5%—6%") { Min = 5, Max = 6 },
                new("乙", 6, "≥6%") { Min = 6 },
                new("丙", 4, "≤4%") { Max = 4 },
                new("丁", 6, "6%左右") { IsAbout = true },
                new("戊", 7, "7%"),
            ],
        });
        Assert.Single(Elements(svg, "rect", "range"));
        Assert.Equal(2, svg.Elements("svg").Count(s => (string?)s.Element("path")?.Attribute("class") == "arrow"));
        Assert.Single(Elements(svg, "circle", "hollow"));
        Assert.Equal(4, svg.Elements("circle").Count());
    }

    [Fact]
    public void All_34_provinces_have_a_tile_of_their_own_and_those_without_say_so()
    {
        string[] divisions = [.. Regions.All.Where(r => r is { Level: 1, IsAbolished: false }).Select(r => r.Province)];
        Assert.Equal(34, divisions.Length);
        Assert.Equal(divisions.Order(StringComparer.Ordinal), ProvinceGrid.Provinces.Order(StringComparer.Ordinal));
        XElement svg = Drawn(Grid(new() { ["广东省"] = new("≥5%", 5, "/figures?region=广东省"), ["上海市"] = new("—", null) }));
        string[] places = [.. svg.Descendants("rect").Select(r => $"{(string?)r.Attribute("x")},{(string?)r.Attribute("y")}")];
        Assert.Equal(34, places.Distinct().Count());
        Assert.Equal(32, svg.Descendants("text").Count(t => t.Value == "未收录"));
        foreach (string name in new[] { "香港", "澳门", "台湾", "内蒙古", "黑龙江", "西藏" })
        {
            Assert.Single(svg.Descendants("text"), t => t.Value == name);
        }
        Assert.Equal("group", (string)svg.Attribute("role")!);
        Assert.Single(svg.Descendants("a"), a => (string)a.Attribute("href")! == "/figures?region=广东省");
    }

    [Fact]
    public void Shades_part_numbers_into_about_equally_many()
    {
        ProvinceGrid grid = Grid(ProvinceGrid.Provinces.Take(30).Select((p, i) => (p, i))
            .ToDictionary(p => p.p, p => new ProvinceTile($"{p.i}", p.i)));
        Assert.Equal([6, 6, 6, 6, 6], Enumerable.Range(0, 30).GroupBy(i => grid.ShadeOf(i)).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal("不到 6%|6% 起|12% 起|18% 起|24% 及以上", string.Join('|', grid.Legend("%").Select(l => l.Range)));
        ProvinceGrid same = Grid(ProvinceGrid.Provinces.Take(9).ToDictionary(p => p, _ => new ProvinceTile("6%", 6)));
        Assert.Empty(same.Bounds);
        Assert.InRange(same.ShadeOf(6), 1, ProvinceGrid.Shades);
    }

    private static ProvinceGrid Grid(Dictionary<string, ProvinceTile> tiles) =>
        new() { Id = "g", Title = "省份方格图", Description = "d", Tiles = tiles };

    private static XElement Drawn(IHtmlContent chart)
    {
        StringWriter writer = new();
        chart.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        XElement svg = XElement.Parse(writer.ToString());
        string id = (string)svg.Attribute("id")!;
        // What a screen reader says: title and description, both there and named.
        Assert.Equal($"{id}-t", (string)svg.Attribute("aria-labelledby")!);
        Assert.NotEmpty(svg.Elements("title").Single(t => (string?)t.Attribute("id") == $"{id}-t").Value);
        Assert.NotEmpty(svg.Elements("desc").Single(t => (string?)t.Attribute("id") == $"{id}-d").Value);
        // Colours are the style sheet's, in light, in dark and on paper.
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "style" or "fill" or "stroke");
        return svg;
    }

    private static XElement[] Elements(XElement svg, string name, string looks) =>
        [.. svg.Elements(name).Where(e => ((string?)e.Attribute("class") ?? "").Split(' ').Contains(looks))];

    private static double Percent(XElement element, string attribute) =>
        Math.Round(double.Parse(((string)element.Attribute(attribute)!).TrimEnd('%'), CultureInfo.InvariantCulture), 1);
}
