using SearchPlans.Corpus;
using SearchPlans.Querying;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>Draws queries by rule from a corpus: what people type of each kind, about what stands there.</summary>
/// <param name="plans">The plans.</param>
/// <param name="texts">Their paragraphs, of twenty characters and more.</param>
/// <param name="random">Draws.</param>
internal sealed class DrawnQueries(IReadOnlyList<PlanSummary> plans, IReadOnlyList<string> texts, Random random)
{
    // Of a choice, one query in so many has it.
    private const int OneIn = 4;

    private static readonly string[] _units = ["亿元", "万吨", "万人", "公里", "个", "%"];

    private static readonly Dictionary<string, Func<DrawnQueries, string>> _kinds = new(StringComparer.Ordinal)
    {
        ["words"] = q => q.Run(4, 12),
        ["run"] = q => $"“{q.Run(2, 8)}”",
        ["signs"] = q => $"“{q.Copied(4, 14).Replace("”", "", StringComparison.Ordinal).Replace("“", "", StringComparison.Ordinal)}”",
        ["and"] = q => $"{q.Run()} {q.Run(2, 3)}",
        ["three"] = q => $"{q.Run(2, 4)} {q.Run(2, 3)} {q.Run(2, 3)}",
        ["or"] = q => $"{q.Run()} | {q.Run()}",
        ["not"] = q => $"{q.Run(2, 3)} -{q.Run(2, 2)}",
        ["sentence"] = q => $"同句({q.Run(2, 3)} {q.Run(2, 3)})",
        ["paragraph"] = q => $"同段({q.Run(2, 3)} {q.Run(2, 3)})",
        ["section"] = q => $"同节({q.Run(2, 3)} {q.Run(2, 3)})",
        ["title"] = q => $"《{q.Run(2, 4, q.Plan.Metadata.Title)}》",
        ["headings"] = q => $"章节:{q.Run(2, 3)}",
        ["body"] = q => $"正文:{q.Run()}",
        ["field"] = q => $"{q.Field()} {q.Run()}",
        ["place"] = q => q.Plan is var plan ? $"{plan.Metadata.Province} {plan.Metadata.Year}年 {q.Run()}" : "",
        ["year"] = q => $"年份:{q.Plan.Metadata.Year - q.Next(4)}-{q.Plan.Metadata.Year} {q.Run()}",
        ["numeral"] = q => q.Numeral(),
        ["quantity"] = q => $"{(q.Next(2) == 0 ? "增长" : "地区生产总值增长")}>={q.Next(11) + 1}%",
        ["question"] = q => $"什么是{q.Run(4, 8)}",
        ["copied"] = q => q.Copied(60, 300),
        ["pasted"] = q => q.Copied(600, 1_900),
        ["absent"] = q => $"{q.Rare()}{q.Rare()}{q.Run(2, 2)}",
    };

    /// <summary>The kinds of queries.</summary>
    public static IReadOnlyCollection<string> Kinds => _kinds.Keys;

    private PlanSummary Plan => plans[random.Next(plans.Count)];

    /// <summary>Draws a search.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="scope">Its scope.</param>
    public SearchRequest Draw(string kind, SearchScope scope) => new()
    {
        Query = _kinds[kind](this),
        Scope = scope,
        Match = Next(OneIn) == 0 ? SearchMatch.Exact : SearchMatch.Smart,
        Years = Next(OneIn) == 0 ? [Plan.Metadata.Year] : [],
        Regions = Next(OneIn) == 0 ? [Plan.RegionPath] : [],
    };

    private int Next(int end) => random.Next(end);

    private string Run(int least = 2, int most = 6, string? of = null)
    {
        string text = of is { Length: > 0 } ? of : texts[Next(texts.Count)];
        int length = Math.Min(random.Next(least, most + 1), text.Length);
        int start = Next(text.Length - length + 1);
        return new string([.. text.Substring(start, length).Where(char.IsLetterOrDigit)]) is { Length: > 0 } run ? run : "发展";
    }

    // What somebody copies, signs and all: a piece of a paragraph, or with what stands behind it.
    private string Copied(int least, int most)
    {
        int first = Next(texts.Count), length = random.Next(least, most + 1);
        string text = "";
        for (int at = first; text.Length < length && at < texts.Count; at++)
        {
            text += texts[at];
        }
        return text[..Math.Min(text.Length, length)];
    }

    private char Rare() => (char)('一' + Next(20_000));

    private string Field() => Next(5) switch
    {
        0 => "标题:政府工作报告",
        1 => $"地区:{Plan.Metadata.Province}",
        2 => "文种:政府工作报告",
        3 => Next(2) == 0 ? "部分:回顾" : "部分:部署",
        _ => Next(2) == 0 ? "层级:省" : "层级:市",
    };

    // A run that ends or begins with a number as it stands there, or a number with a unit.
    private string Numeral()
    {
        string text = texts[Next(texts.Count)];
        int at = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (at < 0)
        {
            return $"{Next(90) + 10}{_units[Next(_units.Length)]}";
        }
        int end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }
        int before = Math.Max(0, at - Next(4)), after = Math.Min(text.Length, end + Next(3));
        return new string([.. text[before..after].Where(char.IsLetterOrDigit)]);
    }
}
