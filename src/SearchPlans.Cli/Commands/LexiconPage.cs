using System.Globalization;
using SearchPlans.Cli.Output;
using SearchPlans.Vocabulary;

namespace SearchPlans.Cli.Commands;

/// <summary>Shows what a lexicon changes.</summary>
internal sealed class LexiconPage(PageWriter page)
{
    private const int MaxExamples = 5, MaxNames = 30;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">The user's lexicon, or null where there is none.</param>
    public void Write(LexiconReport report, string? file)
    {
        page.Write($"{report.Plans} 份计划，{report.Paragraphs} 段；用时 {Number(report.ElapsedMs / 1000, 1)} 秒");
        page.WriteBreak();
        page.Write($"自带的词：{report.ShippedWords} 个", Tone.Title);
        Write(report.Shipped, report.Paragraphs, "只用 SmartCn 的词典", "加上自带的词");
        page.WriteBreak();
        if (report.Own is not { } own)
        {
            page.Write($"语料里没有 {LexiconMeasurement.FileName}（--lexicon 指明别的词表）", Tone.Faint);
            return;
        }
        page.Write($"{file}：{own.Words} 个词", Tone.Title);
        Write("没有用上的行", own.Problems.Count);
        Write("放不下的词", own.WithoutRoom);
        Write("程序自带的词", own.AlreadyShipped);
        Write("不列出也处处成词", own.AlreadyWords);
        Write("语料里没有成词的", own.Unseen);
        Write(own.Effect, report.Paragraphs, "只用自带的词", "加上这份词表");
    }

    private void Write(LexiconEffect effect, int paragraphs, string before, string after)
    {
        page.Write($"{before} {effect.TokensBefore} 个词，{after} {effect.TokensAfter} 个"
            + $"（{Signed(effect.TokensAfter - effect.TokensBefore)}，"
            + $"{Percent(effect.TokensAfter - effect.TokensBefore, effect.TokensBefore)}）", indent: 2);
        page.Write(
            $"分法不同的 {effect.ParagraphsChanged} 段（{Percent(effect.ParagraphsChanged, paragraphs)}）；在某处合成一个的 {effect.DistinctWords} 个词",
            indent: 2);
        if (effect.Words.Count == 0)
        {
            return;
        }
        page.WriteBreak();
        WriteTable([("合成最多的词", "次数", "原先多分成"), .. effect.Words.Select(w => (w.Word, Number(w.Count, 0), w.Before))]);
        if (effect.Crossing.Count > 0)
        {
            page.WriteBreak();
            WriteTable([("切开原先的词", "次数", "原先多分成（或是纠正，或是误切）"), .. effect.Crossing.Select(w => (w.Word, Number(w.Count, 0), w.Before))]);
        }
        page.WriteBreak();
        page.Write("例子", Tone.Heading, indent: 2);
        foreach (JoinedWord word in effect.Words.Take(MaxExamples))
        {
            page.Write(word.ExampleBefore, Tone.Faint, indent: 2);
            page.Write($"→ {word.ExampleAfter}", indent: 2);
        }
    }

    // The first row says what the columns are.
    private void WriteTable((string Word, string Count, string Before)[] rows)
    {
        int wordCells = rows.Max(r => DisplayWidth.Of(r.Word));
        int countCells = rows.Max(r => DisplayWidth.Of(r.Count));
        foreach ((string word, string count, string cut) in rows)
        {
            string line = word + Spaces(wordCells - DisplayWidth.Of(word)) + Spaces(countCells - DisplayWidth.Of(count) + 2)
                + count + "  " + cut;
            page.Write(line, count == rows[0].Count ? Tone.Heading : Tone.Plain, indent: 2);
        }
    }

    private void Write(string name, IReadOnlyList<string> words)
    {
        string shown = string.Join('、', words.Take(MaxNames)) + (words.Count > MaxNames ? "……（--json 列出全部）" : "");
        if (words.Count > 0)
        {
            page.Write($"{name} {words.Count} 个：{shown}", indent: 2);
        }
    }

    private void Write(string name, int count)
    {
        if (count > 0)
        {
            page.Write($"{name} {count} 行（见下）", indent: 2);
        }
    }

    private static string Spaces(int count) => new(' ', count);

    private static string Signed(long change) => change.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Percent(double part, double whole) =>
        whole == 0 ? "0%" : (part / whole).ToString("0.0%", CultureInfo.InvariantCulture);

    private static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
