using System.Buffers;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <content>Numbers that tell how something stands to something else, which are no figures.</content>
internal sealed partial class SentenceReader
{
    private static readonly SearchValues<char> _ends = SearchValues.Create(",;。、()");

    private const int MaxToPart = 6;

    private const int MaxToSupposed = 40;

    // 占在校学生总数1297万人的44.8%: the number of the whole that a share is of.
    private bool IsWhole(int first, int start) =>
        first + 1 < _numbers.Count && !_numbers[first].IsShare && _numbers[first + 1].IsShare
            && _numbers[first + 1].Start == _numbers[first].End + 1 && _text.Text[_numbers[first].End] == '的'
            && _text.Text.AsSpan(start, _numbers[first].Start - start).Contains('占');

    // 规划内项目的98%已开工, 全国已有25.1%的乡镇, 削减了50%的核武器: a part of something, no rate.
    private bool IsPart(SentencePieces pieces, FigureNumber number, int start, Predicate predicate)
    {
        if (!number.IsShare || number.Kind == QuantityKind.PercentagePoint)
        {
            return false;
        }
        int from = Math.Max(start, predicate.NameEnd);
        ReadOnlySpan<char> before = _text.Text.AsSpan(start, number.Start - start);
        ReadOnlySpan<char> words = _text.Text.AsSpan(from, number.Start - from);
        ReadOnlySpan<char> behind = _text.Text.AsSpan(number.End);
        if (TailOf(behind) is var rest && words.Length == 0 && (rest.StartsWith("要用")
            || rest.StartsWith("用于") || rest.StartsWith("将用") || rest.StartsWith("投向")))
        {
            // 贷款60%以上要用于中西部.
            return true;
        }
        if ((words.Length == 0 || words is "有") && TailOf(behind) is var done
            && (done.StartsWith("完成") || done.StartsWith("已") || done.StartsWith("建成") || done.StartsWith("通过")
                || done.StartsWith("接入") || done.StartsWith("实现") || done.StartsWith("纳入") || done.StartsWith("覆盖")
                || done.StartsWith("上云")))
        {
            // 下划企业90%完成改制.
            return true;
        }
        if (before.EndsWith("的") && pieces.HasThings(number))
        {
            // 精简的10%人员编制.
            return true;
        }
        ReadOnlySpan<char> tail = TailOf(behind);
        if (!predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level) && !words.Contains('占')
            && (tail.StartsWith("是") || tail.StartsWith("为") || tail.StartsWith("属于") || tail.StartsWith("来自") || tail.StartsWith("由")
                || (words.EndsWith("有") && (tail.StartsWith("达到") || tail.StartsWith("实现")))))
        {
            // 其中94%以上是生产性项目, 主要污染物有50%达到标准.
            return true;
        }
        if (!predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall) && tail.StartsWith("的") && IsOfMany(tail))
        {
            // 试点扩大到40%的县, 覆盖80%以上的大城市.
            return true;
        }
        if (predicate.NameEnd <= start && (pieces.Describes(number)
            || (pieces.HasThings(number) && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall))))
        {
            // 实现86%以上的建制村通客车, 实现40%建成区达标, 压缩5%的经费用于教育: a part of what follows.
            return true;
        }
        if (before.EndsWith("的") && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall)
            && before.IndexOf('把') is >= 0 and < MaxToPart)
        {
            // 把财政支出的70%以上和援疆资金的80%以上用于民生.
            return true;
        }
        if (before.EndsWith("的") && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall) && IsOfOther(before))
        {
            return true;
        }
        return before.EndsWith("的") && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall)
            ? pieces.HasThings(number) || (number.End < _text.Text.Length && _text.Text[number.End] == '已')
            : pieces.Describes(number) && (words.Length == 0 || words.EndsWith("有") || words.EndsWith("了"));
    }

    private static ReadOnlySpan<char> TailOf(ReadOnlySpan<char> behind) =>
        behind.StartsWith("以上") || behind.StartsWith("左右") ? behind[2..] : behind;

    // 只要成本降低1%, 如果每人节约1斤: what could be.
    private bool IsSupposed(int from, int to)
    {
        ReadOnlySpan<char> words = _text.Text.AsSpan(from, Math.Max(0, to - from));
        int clause = words.LastIndexOfAny(_ends) + 1;
        foreach (string word in (ReadOnlySpan<string>)["只要", "如果", "假如", "假若", "假使", "倘若", "设想"])
        {
            // Said before the number or before the clause of it, not 只要求.
            int at = words.LastIndexOf(word);
            if (at >= 0 && words.Length - at <= MaxToSupposed && !(word == "只要" && words[at..].StartsWith("只要求"))
                && (at >= clause || words[..clause].LastIndexOfAny(";。") < at))
            {
                return at < 1 || words[at - 1] != '(';
            }
        }
        return false;
    }

    // 食品类价格上升10%，其中肉禽蛋上升16%: the price of it.
    private static bool IsPriceOf(Subject good, Subject? before, Predicate predicate) => before is not null
        && predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall) && !predicate.Has(PredicateFlags.Level)
        && before.Written.EndsWith("价格", StringComparison.Ordinal) && !before.Written.StartsWith("居民消费", StringComparison.Ordinal)
        && !NameReader.EndsAsName(good.Written) && good.Written.Length <= 6 && good.Indicator?.Name != good.Written
        && !good.Written.Contains('物') && good.Indicator is null or { Measure: IndicatorMeasure.Mass };

    // Whether those of whom a share is told follow: 的县, 的贫困村.
    private static bool IsOfMany(ReadOnlySpan<char> tail)
    {
        int stop = tail.IndexOfAny(_ends);
        tail = stop < 0 ? tail : tail[..stop];
        foreach (string many in (ReadOnlySpan<string>)["县", "乡镇", "乡", "镇", "村", "行政村", "户", "农户", "企业", "城市", "学校", "机构", "家庭", "单位", "社区",
            "居民", "农民", "群众", "人口", "干部", "职工", "学生", "土地", "耕地", "地区", "县区", "县市", "人", "市县", "村庄"])
        {
            if (tail.EndsWith(many))
            {
                return true;
            }
        }
        return false;
    }

    // 人均收入仅为全国的35.6%, 抽查事项达到执法事项的70%: how it stands to something else; 研发投入达到GDP的2% is an intensity.
    private static bool IsOfOther(ReadOnlySpan<char> before)
    {
        if (before.Contains('占') || before.Contains('率') || before.Contains("比重", StringComparison.Ordinal)
            || before.Contains("比例", StringComparison.Ordinal))
        {
            return false;
        }
        foreach (string whole in (ReadOnlySpan<string>)["生产总值的", "GDP的", "产值的", "收入的", "支出的", "投资的", "总量的", "总额的"])
        {
            if (before.EndsWith(whole))
            {
                return false;
            }
        }
        foreach (string relation in (ReadOnlySpan<string>)["仅为", "只有", "相当于", "达到", "达", "超过", "不到", "不足", "为", "是"])
        {
            if (before.Contains(relation, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    // 快于经济增速1个百分点: how far it is from something else.
    private bool IsComparison(FigureNumber number, int start)
    {
        if (number.Kind != QuantityKind.PercentagePoint)
        {
            return false;
        }
        ReadOnlySpan<char> piece = _text.Text.AsSpan(start, number.Start - start);
        if (piece.Contains("降幅", StringComparison.Ordinal) || piece.Contains("跌幅", StringComparison.Ordinal))
        {
            // 降幅收窄0.4个百分点: how the change changed.
            return true;
        }
        foreach (string word in (ReadOnlySpan<string>)["高于", "低于", "快于", "慢于", "超过", "高出", "领先", "好于", "优于", "拉动", "涨幅", "升幅",
            "增幅", "增速", "增长速度"])
        {
            // 涨幅回落2个百分点: how the growth grew.
            if (piece.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
