using System.Diagnostics;
using System.Globalization;
using SearchPlans.Text.Quantities;
using Xunit.Abstractions;

namespace SearchPlans.Text.Tests;

public sealed class QuantityReaderTests(ITestOutputHelper output)
{
    /// <summary>A text a line and its quantities: value, kind, unit and, in brackets, where that is not the whole text, what was
    /// read.</summary>
    public static TheoryData<string, string> Texts()
    {
        var data = new TheoryData<string, string>();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "quantities.txt")))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            string[] columns = line.Split(" => ");
            data.Add(columns[0], columns.Length > 1 ? columns[1] : "");
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Texts_hold_these_quantities(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", QuantityReader.Read(text).Select(q => Describe(q, text))));

    private static string Describe(Quantity quantity, string text)
    {
        string read = text[quantity.Start..quantity.End];
        string where = read == text ? "" : $" [{read}]";
        return string.Create(CultureInfo.InvariantCulture, $"{quantity.Value} {quantity.Kind} {quantity.Unit}{where}")
            .Replace("  ", " ", StringComparison.Ordinal).Trim();
    }

    [Fact]
    public void However_it_is_written_it_reads_the_same()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 5000; run++)
        {
            int hundreds = random.Next(1, 100_000_000);
            decimal yi = hundreds / 10_000m;
            string[] written =
            [
                string.Create(CultureInfo.InvariantCulture, $"{yi}亿元"),
                FullWidth(string.Create(CultureInfo.InvariantCulture, $"{yi}億元")),
                string.Create(CultureInfo.InvariantCulture, $"{hundreds}万元"),
                string.Create(CultureInfo.InvariantCulture, $"{hundreds:N0}万元"),
                $"{Chinese((long)hundreds * 10_000)}元",
                string.Create(CultureInfo.InvariantCulture, $"{(long)hundreds * 10_000}元"),
            ];
            foreach (string text in written.Select(w => random.Next(2) == 0 ? w : $"投资{w}，"))
            {
                Quantity quantity = Assert.Single(QuantityReader.Read(text));
                Assert.True((double)hundreds * 10_000 == quantity.Value && quantity.Kind == QuantityKind.Yuan,
                    $"{text}: {quantity}, wanted {hundreds}万元");
                Assert.Equal('元', text[quantity.End - 1]);
            }
        }
    }

    [Fact]
    public void Shares_read_the_same()
    {
        Random random = TestRandom.Create(output);
        for (int run = 0; run < 2000; run++)
        {
            int tenths = random.Next(1, 2000);
            string percent = (tenths / 10m).ToString(CultureInfo.InvariantCulture);
            string chinese = Chinese(tenths / 10) + (tenths % 10 == 0 ? "" : "点" + Chinese(tenths % 10));
            foreach (string text in (string[])[$"{percent}%", FullWidth(percent) + "％", $"百分之{percent}", $"百分之{chinese}", $"{tenths}‰",
                $"千分之{Chinese(tenths)}"])
            {
                Assert.Equal(double.Parse(percent, CultureInfo.InvariantCulture), Assert.Single(QuantityReader.Read(text)).Value);
            }
        }
    }

    [Fact]
    public void Any_text_is_read_and_ranges_are_in_order()
    {
        Random random = TestRandom.Create(output);
        string[] pieces = ["1", "２", "9.5", "3,500", ",", ".", "一", "二", "十", "百", "千", "万", "亿", "零", "点", "多", "元", "%", "个", "百分点",
            "百分之", "人", "年", "-", "—", "至", "负", "第", "a", "km", "/", "吨", "\U00020000", "\ud800", "增长", " "];
        for (int run = 0; run < 20_000; run++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => pieces[random.Next(pieces.Length)]));
            int before = 0;
            foreach (Quantity quantity in QuantityReader.Read(text))
            {
                Assert.True(quantity.Start >= before && quantity.End > quantity.Start && quantity.End <= text.Length,
                    $"{text}: {quantity}");
                Assert.True(double.IsFinite(quantity.Value), text);
                before = quantity.End;
            }
            _ = QuantityCondition.TryParse(text);
        }
    }

    [Theory]
    [InlineData("一")]
    [InlineData("1")]
    [InlineData("亿")]
    [InlineData("1,")]
    [InlineData("1.")]
    [InlineData("1-")]
    [InlineData("百分之")]
    [InlineData("a1")]
    [InlineData("5至")]
    public void Time_grows_with_length_alone(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 300_000));
        var watch = Stopwatch.StartNew();
        _ = QuantityReader.Read(text);
        output.WriteLine($"{watch.Elapsed.TotalMilliseconds:F1} ms");
        // Time that grew with the square of the length would be many minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }

    private static string FullWidth(string text) =>
        string.Concat(text.Select(c => c is >= '!' and <= '~' ? (char)(c - '!' + '！') : c));

    /// <summary>A number up to 10^16 in Chinese numerals.</summary>
    private static string Chinese(long value)
    {
        if (value >= 100_000_000)
        {
            return Chinese(value / 100_000_000) + "亿" + Rest(value % 100_000_000, 10_000_000);
        }
        if (value >= 10_000)
        {
            return Chinese(value / 10_000) + "万" + Rest(value % 10_000, 1000);
        }
        if (value >= 1000)
        {
            return Chinese(value / 1000) + "千" + Rest(value % 1000, 100);
        }
        if (value >= 100)
        {
            return Chinese(value / 100) + "百" + Rest(value % 100, 10);
        }
        if (value >= 10)
        {
            return (value < 20 ? "" : Chinese(value / 10)) + "十" + (value % 10 == 0 ? "" : Chinese(value % 10));
        }
        return "零一二三四五六七八九"[(int)value].ToString();
    }

    private static string Rest(long rest, long full)
    {
        if (rest == 0)
        {
            return "";
        }
        string written = rest is >= 10 and < 20 ? "一" + Chinese(rest) : Chinese(rest);
        return (rest < full ? "零" : "") + written;
    }
}
