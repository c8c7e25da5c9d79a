using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;
using Xunit.Abstractions;

namespace SearchPlans.Plans.Tests.Figures;

/// <summary>What holds of every figure, whatever the text is.</summary>
public sealed partial class FigurePropertyTests(ITestOutputHelper output)
{
    private static readonly string[] _pieces =
    [
        "地区生产总值", "增长", "下降", "5%", "6.5%左右", "100亿元", "，", "、", "；", "。", "：", "（", "）", "“", "”", "分别", "和", "至", "比上年", "比2018年", "由",
            "提高到", "2023年", "今年", "五年来", "到2030年",
        "“十四五”时期", "城镇和农村居民", "人均可支配收入", "其中", "控制在", "以内", "以上", "不低于", "翻一番", "百分之", "八点五", "三千亿元", "１$1.$2％", "3+1+1", "①", "[5]", " ",
            "1", "2", ".", "-", "—", "万", "亿", "个", "人", "年均",
        "累计", "新增", "|", "的", "全市", "江州高新区", "6个", "在", "下", "基础上", "相比", "第", "3位", "0", "，，", "一二三产业", "城乡", "之", "把", "要", "𠀀",
        "\u3000",
    ];

    [ReportsFact]
    public void Every_figure_of_the_reports_stands_in_its_sentence()
    {
        int count = 0;
        foreach (ReportsTests.Report report in ReportsTests.All)
        {
            Plan plan = PlanParser.Parse(report.Text, report.Path);
            IReadOnlyList<Figure> figures = FigureReader.Read(plan, IndicatorList.Shipped);
            Assert.All(figures, figure => Check(plan, figure));
            count += figures.Count;
        }
        output.WriteLine($"{count} figures");
        Assert.True(count > 40_000);
    }

    [Fact]
    public void Figures_of_random_text_stand_in_it_and_are_always_the_same()
    {
        Random random = TestRandom.Create(output);
        int count = 0;
        for (int round = 0; round < 400; round++)
        {
            var text = new StringBuilder("# 江州市政府工作报告\n\n## 一、2023年工作回顾\n\n");
            for (int i = random.Next(5, 300); i > 0; i--)
            {
                text.Append(_pieces[random.Next(_pieces.Length)]);
                text.Append(random.Next(40) == 0 ? "\n\n" : "");
            }
            Plan plan = FigureCases.Parse(text.ToString());
            IReadOnlyList<Figure> figures = FigureReader.Read(plan, IndicatorList.Shipped);
            Assert.All(figures, figure => Check(plan, figure));
            Assert.Equal(figures, FigureReader.Read(FigureCases.Parse(text.ToString()), IndicatorList.Shipped));
            count += figures.Count;
        }
        output.WriteLine($"{count} figures");
        Assert.True(count > 500);
    }

    [Fact]
    public void Damaged_plans_are_read_without_error()
    {
        Random random = TestRandom.Create(output);
        string shipped = File.ReadAllText(Repository.ShippedPlan);
        for (int round = 0; round < 60; round++)
        {
            var text = new StringBuilder(shipped);
            for (int i = 0; i < 400; i++)
            {
                int at = random.Next(text.Length);
                if (random.Next(2) == 0)
                {
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                }
                else
                {
                    text.Insert(at, _pieces[random.Next(_pieces.Length)]);
                }
            }
            Plan plan = PlanParser.Parse(text.ToString(), "坪山区/2024.txt");
            Assert.All(FigureReader.Read(plan, IndicatorList.Shipped), figure => Check(plan, figure));
        }
    }

    [Fact]
    public void The_most_figures_of_a_plan_are_bounded()
    {
        string text = string.Concat(Enumerable.Repeat("地区生产总值增长5%。", FigureReader.MaxFigures + 5000));
        Assert.Equal(FigureReader.MaxFigures, FigureReader.Read(FigureCases.Parse("## 2023年工作回顾\n\n" + text), IndicatorList.Shipped).Count);
    }

    [GeneratedRegex(@"[\[【〔]\d+[\]】〕]|[①-⑳]")]
    private static partial Regex NoteMark();

    private static void Check(Plan plan, Figure figure)
    {
        string text = plan.LineOf(plan.Units[figure.Unit]);
        Assert.InRange(figure.Sentence.Start, 0, figure.Sentence.End);
        Assert.InRange(figure.Sentence.End, figure.Sentence.Start, text.Length);
        Assert.InRange(figure.Period.FromYear, 1800, figure.Period.ToYear);
        Assert.NotEqual("", figure.Name);
        Assert.True(figure.Value is not null || figure.Change is not null);
        if (figure.NameRange is { Start: var start, End: var end } && end > start)
        {
            Assert.InRange(start, figure.Sentence.Start, figure.Sentence.End);
            Assert.InRange(end, start, figure.Sentence.End);
        }
        foreach (FigureAmount amount in new[] { figure.Value, figure.Change?.Amount }.OfType<FigureAmount>())
        {
            Assert.InRange(amount.Range.Start, figure.Sentence.Start, figure.Sentence.End);
            Assert.InRange(amount.Range.End, amount.Range.Start + 1, figure.Sentence.End);
            Assert.True(amount.Number is not null || (amount.Min is not null && amount.Max is not null && amount.Min <= amount.Max));
            string number = text[amount.Range.Start..amount.Range.End];
            if (amount.Number is { } value && number.All(c => c < '一' || c > '龥' || "亿万千百元".Contains(c)) && amount.Unit != "番")
            {
                // Its digits stand where it is said to stand, marks of notes, thousands and what it is measured by left out.
                string written = NoteMark().Replace(CharacterFolding.Fold(number), "").Replace('。', '.').Replace("/10万", "",
                    StringComparison.Ordinal);
                string digits = string.Concat(written.Where(c => char.IsAsciiDigit(c) || c == '.'));
                Assert.Equal(Math.Abs(value), decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
            }
        }
    }
}
