using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <content>What a number is told of, and what makes a name before it none.</content>
internal sealed partial class SentenceReader
{
    // What follows, as a change of it, is of nothing that was told before.
    private void TellOfNothing()
    {
        _subjects.Add(new Subject("", "", null, 0, 0, null));
        (Carried, _counted, _isUntold) = (null, null, true);
    }

    // Whether a subject is one of those that pay taxes, not a total of the place's.
    private bool IsOfUnit(Subject? before) => before is { Indicator: null } && _subjects.Count > 0
        && !before.Written.Contains('税') && !before.Written.Contains("财政", StringComparison.Ordinal)
        && !before.Written.Contains("预算", StringComparison.Ordinal) && !before.Written.Contains("财力", StringComparison.Ordinal)
        && !before.Written.Contains("支出", StringComparison.Ordinal);

    // 优质稻产量达到70%, not 水库完成投资74% and 达到人均纯收入的60%.
    private bool IsShareOf(string name, int start, FigureNumber number) =>
        _text.Text.AsSpan(start, number.Start - start) is var piece && FigureAssembler.IsAmount(name)
            && !piece.Contains("完成", StringComparison.Ordinal) && !piece.EndsWith("的");

    // 市财政每年投入10亿元: not what all years brought together; 每人每年补助 is of each.
    private static bool IsYearly(string name) => name.IndexOf("每年", StringComparison.Ordinal) is >= 0 and int at
        && (at == 0 || name[at - 1] is not ('人' or '生' or '户' or '亩'));

    // 办结率和满意率达到100%: of each.
    private static bool AreRates(ReadOnlySpan<char> name)
    {
        name = name.TrimEnd("均都");
        int rate = name.IndexOf('率');
        return rate > 0 && rate + 2 < name.Length && name[^1] == '率' && name[rate + 1] is '、' or '和' or '与' or '及' or '以';
    }

    // 城区处理率达到70%、其他县城达到50%: of what was told before, and not told again.
    private static bool IsOfRest(string name, FigureNumber number, Predicate predicate) => number.IsShare
        && !predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall) && !NameReader.EndsAsName(name)
        && (name.StartsWith("其他", StringComparison.Ordinal) || name.StartsWith("其它", StringComparison.Ordinal)
            || name.StartsWith("其余", StringComparison.Ordinal));

    // Whether 其中 stands between the number before and a name.
    private bool IsOfWhich(int first, int name)
    {
        int from = first > 0 ? _numbers[first - 1].End : 0;
        return name > from && _text.Text.AsSpan(from, name - from).Contains("其中", StringComparison.Ordinal);
    }

    // 有12家企业主营业务收入过50亿元: how large each is.
    private bool IsSizeOfCounted(int start, int first, List<Subject> names)
    {
        if (first == 0 || _numbers[first - 1] is not { Unit: "家" or "户" or "个" or "名" or "所" } count || count.End != start)
        {
            return false;
        }
        bool isTold = (count.Start > 0 && _text.Text[count.Start - 1] == '有') || _text.Text[_numbers[first].Start - 1] is '过' or '超';
        ReadOnlySpan<char> piece = _text.Text.AsSpan(start, _numbers[first].Start - start);
        // 780个项目完成投资超4000亿元: all together.
        isTold &= !piece.Contains("完成", StringComparison.Ordinal) && !piece.Contains("实现", StringComparison.Ordinal);
        return isTold && names is [{ Indicator: null, Start: var at }] && at == start && IsMoney(_numbers[first]);
    }

    // 补助16个扶贫开发重点县12.1亿元: whom a sum went to is no name of it.
    private bool IsOfCounted(int pieceStart, int first, List<Subject> names) =>
        first > 0 && _numbers[first - 1].End == pieceStart && _numbers[first - 1].IsCount && !IsJoined(pieceStart)
            && names is [{ Indicator: null } name] && !NameReader.EndsAsName(name.Written)
            && !Array.Exists(_deeds, deed => name.Written.StartsWith(deed, StringComparison.Ordinal))
            && !Array.Exists(_flows, deed => name.Written.StartsWith(deed, StringComparison.Ordinal));

    // 6个新城区规模以上工业增加值: the count before the piece is of its place.
    private int WithCountedPlace(int start, int first) =>
        first > 0 && _numbers[first - 1] is { Unit: "个" } count && count.End == start
            && places.Read(_text.Text, count.Start, _numbers[first].Start).Length > 0
            ? count.Start
            : start;

    private Subject WithNew(Subject subject) =>
        subject.Written.Contains("新增", StringComparison.Ordinal)
            ? subject
            : _names.Make("新增" + subject.Written, subject.Start, subject.End, subject.Place, null);

    private List<Subject> Inherited(int count, Predicate predicate)
    {
        if (count > 1)
        {
            var distinct = new List<Subject>();
            for (int i = _subjects.Count - 1; i >= 0 && distinct.Count < count; i--)
            {
                if (!distinct.Exists(s => s.Written == _subjects[i].Written))
                {
                    distinct.Insert(0, _subjects[i]);
                }
            }
            return distinct.Count == count ? distinct : [];
        }
        if (_isAfterClause || _isUnread)
        {
            return [];
        }
        if (_subjects.Count > 0)
        {
            return [_subjects[^1]];
        }
        bool isSaid = predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.Level);
        return Carried is not null && isSaid ? [Carried with { Start = 0, End = 0 }] : [];
    }

    // Whether a piece goes on a list by 、.
    private bool IsListed(int start) => _text.Text[start] == '、' || (start > 0 && _text.Text[start - 1] == '、');

    private static bool IsMoney(FigureNumber number) => number.Kind is QuantityKind.Yuan or QuantityKind.Dollar;

    private static bool IsChange(Predicate predicate, FigureNumber number) =>
        number.Unit == "番" || predicate.Has(PredicateFlags.Rise | PredicateFlags.Fall | PredicateFlags.ChangeNoun);
}
