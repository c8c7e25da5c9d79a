using SearchPlans.Corpus;
using SearchPlans.Querying;
using SearchPlans.Trends;
using SearchPlans.Web.Rendering;
using SearchPlans.Web.Rendering.Charts;

namespace SearchPlans.Web.Pages;

/// <summary>What is new and what is gone, as it is shown.</summary>
/// <param name="Place">The place as typed.</param>
/// <param name="Year">The year as typed, or 0.</param>
/// <param name="Type">The type as typed, or empty.</param>
/// <param name="Words">The answer; null where nothing was asked.</param>
public sealed record WordsPage(string Place, int Year, string Type, WordChanges? Words)
{
    // As many characters of a sentence before the expression as leave it on the first lines.
    private const int MostBefore = 40;

    /// <summary>The place as it is spoken of.</summary>
    public string PlaceName => string.Join(' ', Words!.Request.Region.Split('/').Select(ProvinceGrid.ShortName));

    /// <summary>The lists with what each is and is held against.</summary>
    public IEnumerable<(string Id, string Title, string Note, IReadOnlyList<WordChange> Words)> Lists()
    {
        WordChanges words = Words!;
        string before = Years(words.Before);
        yield return ("risen", "新说法", words.Before.Count == 0
            ? "没有收录此前的文件，无从比较。"
            : $"与本地 {before}的 {words.Before.Count} 份相比，新出现或多起来的", words.Risen);
        yield return ("own", "各地少见", words.Peers.Count == 0
            ? "没有收录同年同级别地区的文件，无从比较。"
            : $"与同年同级别地区的 {words.Peers.Count} 份相比，说得多的", words.Own);
        yield return ("gone", "不再说", words.Before.Count == 0
            ? "没有收录此前的文件，无从比较。"
            : $"{Years([.. words.Before.Take(3)])} 说得多，{words.Request.Year} 年一段也没有的", words.Vanished);
    }

    /// <summary>Where an expression stands, marked.</summary>
    public static string AddressOf(WordChange word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Links.Readable.Plan(word.Plan.Id, word.Text, SearchMatch.Exact, word.Anchor, sameWords: false);
    }

    /// <summary>As much of the sentence as is shown: what stands far before the expression is left out.</summary>
    public static MarkedText SentenceOf(WordChange word)
    {
        ArgumentNullException.ThrowIfNull(word);
        int from = word.Start <= MostBefore ? 0
            : word.Sentence.IndexOfAny(['，', '；', '、', '：'], word.Start - MostBefore, MostBefore) is >= 0 and var comma ? comma + 1
            : word.Start - MostBefore;
        int start = word.Start - from + (from > 0 ? 1 : 0);
        return new MarkedText((from > 0 ? "…" : "") + word.Sentence[from..], [new(start, start + word.Text.Length)]);
    }

    /// <summary>How an expression spreads, by years of its place.</summary>
    public static string TrendOf(WordChange word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Links.Readable.Trend(new TrendChoice(new TrendRequest { Expressions = [word.Text], SameWords = false }, default, 0));
    }

    /// <summary>How often it is said, in a few words.</summary>
    public string Counted(string list, WordChange word)
    {
        ArgumentNullException.ThrowIfNull(word);
        WordChanges words = Words!;
        string peers = words.Peers.Count == 0 ? "" : $"，同年各地 {word.Peers}/{words.Peers.Count} 份";
        return list switch
        {
            "gone" => $"此前 {word.Paragraphs} 段，本年 0 段",
            "own" => $"{word.Paragraphs} 段{peers}",
            _ => $"{word.Paragraphs} 段，此前 {word.ParagraphsBefore} 段{peers}",
        };
    }

    private static string Years(IReadOnlyList<PlanSummary> plans)
    {
        int[] years = [.. plans.Select(p => p.Metadata.Year).Distinct().Order()];
        return years.Length == 0 ? "" : years.Length == 1 ? $"{years[0]} 年" : $"{years[0]}–{years[^1]} 年";
    }
}
