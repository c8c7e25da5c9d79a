using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <content>Lists of names, and the parts that their names share.</content>
internal sealed partial class NameReader
{
    // 煤炭、电解铝分别淘汰落后产能1.1亿吨和120万吨: what was done to each.
    private List<Subject> EachWithin(FigureText text, int start, int end, int count, string? place)
    {
        const string Each = "分别";
        int at = text.Text.AsSpan(start, end - start).IndexOf(Each);
        if (at < 2 || start + at + Each.Length >= end)
        {
            return [];
        }
        List<(int Start, int End)> listed = Cut(text.Text, start, start + at, count);
        string done = text.Written(start + at + Each.Length, end);
        done = done.StartsWith("实现", StringComparison.Ordinal) || done.StartsWith("完成", StringComparison.Ordinal) ? done[2..] : done;
        if (PairedNames.Of(text.Written(start, start + at), count) is { Length: > 0 } paired)
        {
            // 一、二、三产业分别实现增加值.
            return [.. paired.Select(name => Make(name + done, start, end, place, null))];
        }
        return listed.Count == count
            ? listed.ConvertAll(piece => Make(text.Written(piece.Start, piece.End) + done, piece.Start, piece.End, place, null))
            : [];
    }

    private List<(int Start, int End)> Cut(string text, int start, int end, int count)
    {
        List<(int Start, int End)> byMark = CutAt(text, start, end, alsoWords: false);
        if (count > 1 && byMark.Count == count)
        {
            return byMark;
        }
        List<(int Start, int End)> byWord = CutAt(text, start, end, alsoWords: true);
        if (count > 1 && byWord.Count > count && byMark.Count < count)
        {
            // More 和 than names: those within names known by the list are no cuts; from the end so many as are wanted.
            return byWord;
        }
        return byWord;
    }

    private List<(int Start, int End)> CutAt(string text, int start, int end, bool alsoWords)
    {
        var pieces = new List<(int Start, int End)>();
        int from = start, depth = 0;
        for (int at = start; at < end; at++)
        {
            char c = text[at];
            depth += c is '(' or '“' or '《' ? 1 : c is ')' or '”' or '》' ? -1 : 0;
            if (depth > 0)
            {
                continue;
            }
            int length = c == '、' ? 1 : alsoWords ? ConjunctionAt(text, at, end) : 0;
            if (length == 0 || at == from || at + length >= end)
            {
                continue;
            }
            if (c != '、' && IsWithinName(text, from, at, length, end))
            {
                continue;
            }
            pieces.Add((from, at));
            from = at + length;
            at = from - 1;
        }
        pieces.Add((from, end));
        return pieces;
    }

    private static int ConjunctionAt(string text, int at, int end)
    {
        foreach (string word in _conjunctions)
        {
            if (at + word.Length < end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                return word == "及" && at + 1 < end && text[at + 1] == '以' ? 0 : word.Length;
            }
        }
        return 0;
    }

    // 研究与试验发展经费, 规模以上…: a 和 within a name of the list.
    private bool IsWithinName(string text, int from, int at, int length, int end)
    {
        if (at + length < end && text[at + length] is '谐')
        {
            return true;
        }
        ReadOnlySpan<char> piece = text.AsSpan(from, at - from);
        return (piece.EndsWith("研究") || piece.EndsWith("机关") || piece.EndsWith("普")) && text[at] is '与' or '和' or '及'
            && !indicatorsKnow(piece);

        bool indicatorsKnow(ReadOnlySpan<char> name) => indicators.Find(name) is not null;
    }

    // 城镇新增就业和转移农业劳动力各4000万人; 水工业、大健康产业营业收入均突破100亿元.
    private bool AreEach(string text, List<(int Start, int End)> pieces)
    {
        const int Short = 2, Long = 4, Longest = 24;
        int least = pieces.Count > 2 || IsName(text.AsSpan(pieces[^1].Start, pieces[^1].End - pieces[^1].Start)) ? Short : Long;
        // 报备率、及时率: not of whom the later ones are.
        return pieces.Count > 1 && pieces.TrueForAll(piece => piece.End - piece.Start >= least && piece.End - piece.Start <= Longest
            && (piece.End - piece.Start >= Long || text[piece.End - 1] != '率' || pieces[0].End - pieces[0].Start <= Long));
    }

    private bool AreNames(string text, List<(int Start, int End)> pieces)
    {
        foreach ((int start, int end) in pieces)
        {
            if (end - start < 2 || end - start > 24)
            {
                return false;
            }
        }
        (int lastStart, int lastEnd) = pieces[^1];
        ReadOnlySpan<char> last = text.AsSpan(lastStart, lastEnd - lastStart);
        bool isLastKnown = indicators.Find(last) is not null;
        foreach ((int start, int end) in pieces[..^1])
        {
            ReadOnlySpan<char> piece = text.AsSpan(start, end - start);
            if (!EndsAsName(piece) && !IsRate(piece) && indicators.Find(piece) is null
                && !(isLastKnown && SharedHead(piece.ToString(), last.ToString()) is not null))
            {
                return false;
            }
        }
        return EndsAsName(last) || IsRate(last) || isLastKnown;
    }

    // 办结率, 排查完成率: a rate of whatever.
    private static bool IsRate(ReadOnlySpan<char> name) => name.Length > 2 && name[^1] == '率';

    // The name of a piece of a list, with what it shares with the last or the first.
    private string Share(FigureText text, List<(int Start, int End)> pieces, int from, int to)
    {
        string written = text.Written(from, to);
        if (pieces.Count == 1)
        {
            return written;
        }
        string first = text.Written(pieces[0].Start, pieces[0].End), last = text.Written(pieces[^1].Start, pieces[^1].End), final = last;
        foreach ((int start, int end) in pieces)
        {
            // 案件、上访、事故起数和死亡人数: the next that has an end gives it.
            if (start > from && text.Written(start, end) is var next && EndsAsName(next))
            {
                last = next;
                break;
            }
        }
        if (CountedEnd(final, pieces.Count) is { Length: > 0 } counted)
        {
            // 养老、医疗、失业、工伤、生育五种保险参保人数.
            return ((from, to) == pieces[^1] ? final[..CountAt(final, pieces.Count)] : written) + counted;
        }
        if ((from, to) != pieces[0] && WithBeginning(written, first) is { } whole)
        {
            return whole;
        }
        if ((from, to) != pieces[^1])
        {
            string? share = Array.Find(_sharesOf, ending => final.EndsWith(ending, StringComparison.Ordinal));
            if (share is not null && share.Length < final.Length && !written.EndsWith(share, StringComparison.Ordinal)
                && !written.Contains('占', StringComparison.Ordinal) && !written.EndsWith('率'))
            {
                // 产业投资、民间投资占比: the share of each.
                return written + share;
            }
            if (written.EndsWith('率') || (indicators.Find(written) is not null && !IsBareProduct(written, last)))
            {
                return written;
            }
            // 事故和死亡人数: they are counted themselves.
            bool isCase = Array.Exists(["事故", "案件", "火灾", "立案"], end => written.EndsWith(end, StringComparison.Ordinal))
                && last.EndsWith("人数", StringComparison.Ordinal);
            // 企业和项目贷款: what alone is no name shares the end.
            bool isBare = written is "企业" or "项目" or "个人" or "居民" or "单位" or "用户" or "平台" && last.Length > written.Length
                && !last.EndsWith(written, StringComparison.Ordinal);
            return !isCase && SharedHead(written, last) is { } head && (isBare || !EndsAsName(written)) ? written + head : written;
        }
        return written;
    }

    // As long as 五种 is.
    private const int CountChars = 2;

    // Where the last of a list says how many they are; 0 where it doesn't.
    private static int CountAt(string last, int count)
    {
        for (int at = 2; at < last.Length - CountChars; at++)
        {
            if (last[at + 1] is '种' or '项' or '类' or '大' && WrittenNumber.IsChineseNumeral(last[at])
                && WrittenNumber.Read(last.AsSpan(at, 1), 0) is { Length: 1, Value: var value } && value == count)
            {
                return at;
            }
        }
        return 0;
    }

    // The end that all of such a list share; empty where there is none.
    private static string CountedEnd(string last, int count)
    {
        int at = CountAt(last, count);
        string end = at > 0 ? last[(at + CountChars)..] : "";
        // 四项主要污染物排放量: what they are is known.
        return end.StartsWith("主要", StringComparison.Ordinal) ? EndOf(end) ?? end : end;
    }

    // What a name ends with, as those of indicators do, and isn't itself; null where there is none.
    private static string? EndOf(string name)
    {
        const int Yearly = 3;
        int year = name.LastIndexOf('年');
        if (name.EndsWith("能力", StringComparison.Ordinal) && year > 1 && name.Length - year is > Yearly and <= Yearly * 2)
        {
            // 铅锌矿、铜矿年采选能力.
            return name[year..];
        }
        return HeadOf(name, name.Length - 1) is { Length: > 0 } head ? head : null;
    }

    // 单位GDP能耗和二氧化碳排放, 单位GDP能耗、水耗、地耗: what the first begins with, where that makes a known name.
    private string? WithBeginning(string written, string first)
    {
        if (indicators.Find(written) is not null)
        {
            return null;
        }
        for (int length = Math.Min(first.Length - 1, 20); length > 1; length--)
        {
            if (indicators.Find(first[..length] + written) is not null)
            {
                return first[..length] + written;
            }
        }
        int foreign = first.IndexOf("外资", StringComparison.Ordinal);
        if (foreign > 1 && foreign == first.Length - 2 && (written is "内资" or "省外资金" or "市外资金"))
        {
            // 实际利用外资、内资.
            return first[..foreign] + written;
        }
        return first.StartsWith("单位", StringComparison.Ordinal) && written.Length <= 3 && first.Length > 4 ? first[..^2] + written : null;
    }

    // 手机、蔬菜出口 shares 出口; a name of the list whose measure isn't that of the last doesn't stand alone.
    private bool IsBareProduct(string written, string last) =>
        !EndsAsName(written) && SharedHead(written, last) is { } head && head is not ("产量" or "总产量") && indicators.Find(last) is null;

    /// <summary>The same rate of a part: 资产负债率 of 国有企业 after that of 工业企业; null where the part has a measure of its own or what was
    /// told before is no rate.</summary>
    public string? RateOf(string part, string whole)
    {
        const string Firms = "企业";
        if (!whole.EndsWith('率') || part.Contains('占', StringComparison.Ordinal)
            || Array.Exists(_rateEnds, end => part.EndsWith(end, StringComparison.Ordinal)))
        {
            return null;
        }
        // A longer one begins with whose it is.
        const int MaxBare = 7;
        int firms = whole.LastIndexOf(Firms, StringComparison.Ordinal);
        return firms >= 0 && part.EndsWith(Firms, StringComparison.Ordinal) ? part + whole[(firms + Firms.Length)..]
            : firms < 0 && whole.Length <= MaxBare ? part + whole
            : SharedHead(part, whole) is { } head ? part + head
            : null;
    }

    private string? SharedHead(string piece, string last)
    {
        const int MaxPlace = 8;
        bool isScope = Array.IndexOf(_scopes, piece) >= 0 || (piece.Length is > 1 and <= MaxPlace && piece[^1] is '区' or '县' or '镇' or '城');
        if (isScope && Array.Find(_scopes, scope => last.StartsWith(scope,
            StringComparison.Ordinal)) is { } other
            && last.Length > other.Length + 1)
        {
            // 城市、县城污水处理率.
            return last[other.Length..];
        }
        for (int at = 1; at < last.Length; at++)
        {
            if (indicators.Find(piece + last[at..]) is not null)
            {
                return last[at..];
            }
        }
        foreach (string crime in (ReadOnlySpan<string>)["案件", "警情", "发案", "发案数", "立案数"])
        {
            if (last.Length > crime.Length && last.EndsWith(crime, StringComparison.Ordinal))
            {
                // 刑事、治安案件.
                return crime;
            }
        }
        // 良种率, 检出率: a rate of whatever; 光伏、智能家电产业: branches.
        const int Rate = 3;
        return EndOf(last) ?? (last.Length > Rate + 1 && last[^1] == '率' ? last[^Rate..]
            : last.Length > Rate && (last.EndsWith("产业", StringComparison.Ordinal) || last.EndsWith("行业", StringComparison.Ordinal))
                && piece[^1] != '业' && !piece.EndsWith("经济", StringComparison.Ordinal) ? last[^2..] : null);
    }
}
