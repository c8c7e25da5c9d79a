using System.ComponentModel;
using SearchPlans.Corpus;
using SearchPlans.Trends;

namespace SearchPlans.Exporting;

/// <summary>An expression that rose or vanished.</summary>
public sealed record WordsResponseItem(
    [property: Description("说法")] string Text,
    [property: Description("本年文件里含有它的段落数；不再说的为此前三份文件里的")] int Paragraphs,
    [property: Description("对照的文件里含有它的段落数")] int Against,
    [property: Description("对数似然比 G²，越大越不像偶然")] double Ratio,
    [property: Description("两边段落占比之商的以 2 为底的对数，1 为翻一番")] double LogRatio,
    [property: Description("同年同级别地区的文件里，说到它的份数")] int Peers,
    [property: Description("这一句所在计划的 id")] string Plan,
    [property: Description("段落在计划内的锚点")] string Paragraph,
    [property: Description("说到它的第一句")] string Sentence,
    [property: Description("阅读页地址，打开即到这一段")] string Url)
{
    /// <summary>Translates an expression.</summary>
    public static WordsResponseItem From(WordChange word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return new WordsResponseItem(
            word.Text, word.Paragraphs, word.ParagraphsBefore, Math.Round(word.Ratio, 2), Math.Round(word.LogRatio, 2), word.Peers,
            word.Plan.Id, word.Anchor, word.Sentence, $"{PlanAddress.Of(word.Plan.Id)}#{word.Anchor}");
    }
}

/// <summary>What is new and what is gone.</summary>
public sealed record WordsResponse(
    [property: Description("地区路径")] string Region,
    [property: Description("年份")] int Year,
    [property: Description("文种")] string Type,
    [property: Description("本年文件的 id；没有收录时为空")] IReadOnlyList<string> Plans,
    [property: Description("对照的此前各年文件的 id，近的在前，至多 10 份")] IReadOnlyList<string> Before,
    [property: Description("同年同级别地区的文件的 id，至多 40 份")] IReadOnlyList<string> Peers,
    [property: Description("与此前各年相比新出现或多起来的")] IReadOnlyList<WordsResponseItem> Risen,
    [property: Description("此前三份文件里说、本年不再说的")] IReadOnlyList<WordsResponseItem> Vanished,
    [property: Description("与同年各地相比说得多的")] IReadOnlyList<WordsResponseItem> Own)
{
    /// <summary>Translates an answer.</summary>
    public static WordsResponse From(WordChanges words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new WordsResponse(
            words.Request.Region, words.Request.Year, words.Request.Type, Ids(words.Plans), Ids(words.Before), Ids(words.Peers),
            Items(words.Risen), Items(words.Vanished), Items(words.Own));
    }

    private static IReadOnlyList<string> Ids(IReadOnlyList<PlanSummary> plans) => [.. plans.Select(p => p.Id)];

    private static IReadOnlyList<WordsResponseItem> Items(IReadOnlyList<WordChange> words) => [.. words.Select(WordsResponseItem.From)];
}

/// <summary>What is new and what is gone, as a table for files.</summary>
public static class WordsExport
{
    /// <summary>The lists by name.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<WordChange> Words)> Lists(WordChanges words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [("新说法", words.Risen), ("各地少见", words.Own), ("不再说", words.Vanished)];
    }

    /// <summary>A row for each expression.</summary>
    /// <param name="words">The expressions.</param>
    /// <param name="host">What stands before addresses (https://plans.example), or empty.</param>
    public static ExportTable Rows(WordChanges words, string host = "")
    {
        ArgumentNullException.ThrowIfNull(words);
        return new ExportTable(
            $"{words.Request.Region.Replace('/', ' ')} {words.Request.Year} 新说法",
            ["类别", "说法", "段落数", "对照文件的段落数", "G2", "log2 比值", "同年说到的份数", "原句", "链接"],
            [
                .. Lists(words).SelectMany(l => l.Words.Select(w => (IReadOnlyList<object?>)[
                    l.Name, w.Text, w.Paragraphs, w.ParagraphsBefore, Math.Round(w.Ratio, 2), Math.Round(w.LogRatio, 2), w.Peers,
                    w.Sentence, $"{host}{PlanAddress.Of(w.Plan.Id)}#{w.Anchor}"])),
            ]);
    }
}
