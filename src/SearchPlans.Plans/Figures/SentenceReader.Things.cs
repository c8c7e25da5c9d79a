using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <content>Things that are named behind their number.</content>
internal sealed partial class SentenceReader
{
    // 新增46家创新载体: the things behind the number are what is counted.
    private void ReadThings(SentencePieces pieces, int index, int start, Statement statement)
    {
        FigureNumber number = _numbers[index];
        (int from, int to) = pieces.ThingsOf(index);
        Predicate predicate = statement.Predicate;
        ReadOnlySpan<char> before = _text.Text.AsSpan(start, number.Start - start);
        string verb = predicate.Has(PredicateFlags.New) ? "新增" : before.EndsWith("发行") ? "发行" : before.EndsWith("减少") ? "减少" : "";
        if (verb.Length == 0 && start == number.Start && to - from is >= 4 and <= 16 && IsPeople(number, from, to))
        {
            Subject people = _names.Make(_text.Written(from, to), from, to, _place, null);
            _subjects.Add(people);
            Add(people, number with
            {
                Unit = number.Kind == QuantityKind.Number ? number.Unit + "人"
                : number.Unit,
                Kind = QuantityKind.People
            }, statement, isFlow: true);
            return;
        }
        if (verb.Length == 0 || to - from is < 2 or > NameReader.MaxChars
            || (predicate.NameEnd > start && verb != "发行" && HasName(start, predicate.NameEnd)))
        {
            return;
        }
        while (to > from && _text.Text[to - 1] is '和' or '与' or '及' or '并' or '等' or '的')
        {
            to--;
        }
        string things = _text.Written(from, to);
        // 新增7个年收入超50万元村: not whole.
        if (IsUnnamed(things, number) || things[^1] is '超' or '过' or '达' or '近')
        {
            return;
        }
        string written = verb == "发行" ? things : verb + things;
        Subject subject = _names.Make(written, from, to, _place, null);
        _subjects.Add(subject);
        _counted = subject;
        Add(subject, number, statement, isFlow: true);
    }

    // 8000多万农业转移人口成为城镇居民.
    private bool IsPeople(FigureNumber number, int from, int to)
    {
        ReadOnlySpan<char> things = _text.Text.AsSpan(from, to - from);
        bool isPeople = number.Kind == QuantityKind.People || (number.Kind == QuantityKind.Number && number.Unit.Length > 0);
        return isPeople && things[0] != '口' && things.IndexOfAny("人民工众生") >= 0
            && (things.Contains("成为", StringComparison.Ordinal) || things.Contains("脱贫", StringComparison.Ordinal)
            || things.Contains("实现", StringComparison.Ordinal) || things.Contains("搬", StringComparison.Ordinal)
                || things.Contains("进城", StringComparison.Ordinal) || things.Contains("得到", StringComparison.Ordinal)
                || things.Contains("享受", StringComparison.Ordinal) || things.Contains("纳入", StringComparison.Ordinal));
    }

    private bool HasName(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (_text.Text[i] is not ('、' or '和' or '并' or '及'))
            {
                return true;
            }
        }
        return false;
    }
}
