using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <content>Numbers that tell how something stands to something else, which are no figures.</content>
internal sealed partial class SentenceReader
{
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
        if (words.Length == 0 && (behind.StartsWith("完成") || behind.StartsWith("已") || behind.StartsWith("建成") || behind.StartsWith("通过")
            || behind.StartsWith("接入") || behind.StartsWith("实现") || behind.StartsWith("纳入") || behind.StartsWith("覆盖")
            || behind.StartsWith("上云")))
        {
            // 下划企业90%完成改制.
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

    // 人均收入仅为全国的35.6%, 抽查事项达到执法事项的70%: how it stands to something else; 研发投入达到GDP的2% is an intensity.
    private static bool IsOfOther(ReadOnlySpan<char> before)
    {
        if (before.Contains('占') || before.Contains('率') || before.Contains("比重", StringComparison.Ordinal)
            || before.Contains("比例", StringComparison.Ordinal))
        {
            return false;
        }
        foreach (string whole in (ReadOnlySpan<string>)["生产总值的", "GDP的", "产值的", "收入的", "支出的", "投资的", "总量的", "总额的", "总数的", "人口的", "面积的"])
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
        foreach (string word in (ReadOnlySpan<string>)["高于", "低于", "快于", "慢于", "超过", "高出", "领先", "好于", "优于", "拉动"])
        {
            if (piece.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
