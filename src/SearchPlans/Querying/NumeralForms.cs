using System.Text;

namespace SearchPlans.Querying;

/// <summary>
/// Other ways to write the numbers in a run: 5%, 百分之5 and 百分之五, 六成 and 60%, 1985年 and 一九八五年, 120公里 and 一百二十公里, 13亿 and 十三亿,
/// 1,329 and 1329, 3—5年 and 3至5年, 第3章 and 第三章, 三、 and 3、, Ⅲ类 and III类. A form means the same only where it isn't part of a longer
/// numeral.
/// </summary>
internal static class NumeralForms
{
    // All ways to write all numbers of a run are tried up to so many, those of a kind together.
    private const int MaxForms = 40;

    private static readonly string[] _romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>The run with its numbers written otherwise, none twice; empty where there is nothing to write otherwise.</summary>
    public static IReadOnlyList<string> Of(string run)
    {
        List<NumberWriting> writings = [.. NumberWritings.Of(run), .. Romans(run)];
        var forms = new List<string>();
        if (writings.Count > 0)
        {
            writings.Sort((a, b) => a.Start.CompareTo(b.Start));
            var known = new HashSet<string> { Key(run) };
            foreach (int[] styles in Choices([.. writings.GroupBy(w => w.Kind).Select(g => (g.Key, g.Max(w => w.Styles.Length)))]))
            {
                string form = Write(run, writings, styles);
                if (known.Add(Key(form)))
                {
                    forms.Add(form);
                }
            }
        }
        return forms;
    }

    // Of each kind as it is written (-1) or in one of its styles, what changes least first.
    private static IEnumerable<int[]> Choices(IReadOnlyList<(NumberKind Kind, int Styles)> kinds)
    {
        var all = new List<int[]> { NothingChanged() };
        foreach ((NumberKind kind, int styles) in kinds)
        {
            var next = new List<int[]>(all);
            for (int style = 0; style < styles; style++)
            {
                foreach (int[] choice in all)
                {
                    int[] other = [.. choice];
                    other[(int)kind] = style;
                    next.Add(other);
                }
            }
            all = next;
        }
        return all.OrderBy(c => c.Count(s => s >= 0)).Skip(1).Take(MaxForms);
    }

    private static int[] NothingChanged()
    {
        int[] styles = new int[Enum.GetValues<NumberKind>().Length];
        Array.Fill(styles, -1);
        return styles;
    }

    private static string Write(string run, List<NumberWriting> writings, int[] styles)
    {
        var text = new StringBuilder();
        int from = 0;
        foreach (NumberWriting writing in writings)
        {
            int style = styles[(int)writing.Kind];
            if (style < 0 || writing.Start < from)
            {
                continue;
            }
            text.Append(run, from, writing.Start - from).Append(writing.Styles[Math.Min(style, writing.Styles.Length - 1)]);
            from = writing.End;
        }
        return text.Append(run, from, run.Length - from).ToString();
    }

    private static string Key(string text) => string.Concat(Run.Characters(text));

    // Roman numerals with a Chinese character behind them: as one sign, or as the letters they are made of.
    private static IEnumerable<NumberWriting> Romans(string run)
    {
        for (int at = 0; at < run.Length; at++)
        {
            if (run[at] is >= 'Ⅰ' and <= 'Ⅻ')
            {
                yield return new NumberWriting(at, at + 1, NumberKind.Roman, [_romans[run[at] - 'Ⅰ']]);
                continue;
            }
            int end = at;
            while (end < run.Length && char.IsAsciiLetterOrDigit(run[end]))
            {
                end++;
            }
            // Neither of kV nor of V2G.
            int value = Array.IndexOf(_romans, run[at..end]);
            if (value >= 0 && end < run.Length && char.IsLetter(run[end]))
            {
                yield return new NumberWriting(at, end, NumberKind.Roman, [((char)('Ⅰ' + value)).ToString()]);
            }
            at = Math.Max(at, end - 1);
        }
    }
}
