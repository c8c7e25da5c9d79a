using SearchPlans.Figures;
using SearchPlans.Index.Records;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Tests.Figures;

/// <summary>What is kept of figures is given back as it was.</summary>
public sealed class FigureRecordsTests(ITestOutputHelper output)
{
    private static readonly string[] _names = ["地区生产总值", "研发经费投入强度", "低空飞行架次", "PM2.5浓度"];
    private static readonly string[] _units = ["%", "万亿元", "个百分点", "", "微克/立方米"];

    [Fact]
    public void Figures_are_read_as_they_were_written()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 200; run++)
        {
            KeptFigure[] figures = [.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => Random(random))];
            byte[] bytes = FigureRecords.Write(new KeptFigures(figures, [], []));
            var byName = figures.GroupBy(f => f.Figure.Name).ToDictionary(g => g.Key, g => g.ToList());
            Assert.Equal(
                byName.ToDictionary(n => n.Key, n => n.Value.Count), FigureRecords.Names(bytes).ToDictionary(n => n.Name, n => n.Count));
            foreach ((string name, List<KeptFigure> written) in byName)
            {
                var read = FigureRecords.Read(bytes, new HashSet<string> { name }, _ => null).ToList();
                Assert.Equal(
                    written.Select(w => (w.Figure, w.IsCorrected, w.IsStruckOut)),
                    read.Select(r => (r.Figure, r.IsCorrected, r.IsStruckOut)));
                Assert.All(read.Zip(written), pair => Assert.Equal(
                    pair.Second.Key, pair.First.Key is { } key ? key with { Anchor = "p" } : FigureKey.Of("p", pair.First.Figure)));
            }
            Assert.Equal(figures.Length, FigureRecords.Read(bytes, null, _ => null).Count());
        }
    }

    private static KeptFigure Random(Random random)
    {
        string name = _names[random.Next(_names.Length)];
        bool hasChange = random.Next(2) == 0;
        bool isElsewhere = random.Next(5) == 0;
        int sentence = random.Next(300);
        var figure = new Figure
        {
            Unit = random.Next(2000),
            Sentence = new TextRange(sentence, sentence + random.Next(200)),
            NameRange = new TextRange(sentence, sentence + random.Next(8)),
            WrittenName = random.Next(2) == 0 ? name : "写法",
            Name = name,
            Value = hasChange && random.Next(2) == 0 ? null : Amount(random),
            Change = hasChange
                ? new FigureChange(
                    Amount(random), (FigureChangeKind)random.Next(5), random.Next(2) == 0 ? "" : "2015年", random.Next(2) == 0,
                    random.Next(2) == 0)
                : null,
            IsCumulated = random.Next(3) == 0,
            Kind = (FigureKind)random.Next(3),
            Aim = (FigureAim)random.Next(2),
            Period = random.Next(3) == 0 ? new FigurePeriod(2021, 2025) : new FigurePeriod(2024, 2024, random.Next(4) == 0 ? "Q1" : ""),
            Place = isElsewhere ? "全国" : "深圳市",
            IsElsewhere = isElsewhere,
            Binding = random.Next(4) == 0 ? "约束性" : "",
        };
        var kept = new KeptFigure(figure, "p") { IsCorrected = random.Next(6) == 0, IsStruckOut = random.Next(6) == 0 };
        return random.Next(6) == 0 ? kept with { Key = new FigureKey("p", random.Next(99), "原名") } : kept;
    }

    private static FigureAmount Amount(Random random)
    {
        decimal number = random.Next(5) switch
        {
            0 => 0,
            1 => decimal.MaxValue,
            2 => -(decimal)random.NextDouble(),
            3 => 3.400m,
            _ => random.Next(-100_000, 100_000) / 100m,
        };
        int start = random.Next(400);
        var range = new TextRange(start, start + random.Next(1, 9));
        string unit = _units[random.Next(_units.Length)];
        return random.Next(4) switch
        {
            0 => new FigureAmount(null, unit, 5m, 6.5m, "左右", range),
            1 => new FigureAmount(number, unit, number, null, "以上", range),
            2 => new FigureAmount(number, unit, null, 7m, "以内", range),
            _ => new FigureAmount(number, unit, null, null, "", range),
        };
    }
}
