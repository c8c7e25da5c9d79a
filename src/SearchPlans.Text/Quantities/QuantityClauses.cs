using System.Buffers;

namespace SearchPlans.Text.Quantities;

/// <summary>
/// The quantities of a text with what they are said of. A text is read in pieces, from sign to sign and from quantity to quantity. A piece
/// whose words before its quantity name nothing (，同比增长5%) goes on about the indicator before; one that names something has an
/// indicator of its own, and no quantity behind <see cref="Boundaries"/> is said of what stands before them. Several
/// quantities in a row (分别增长5%、6%) are dealt out to as many indicators before them; to fewer, each is said of all.
/// </summary>
/// <remarks>One pass over the text, and work near quantities alone.</remarks>
public sealed class QuantityClauses
{
    // Longer lists are tables.
    private const int MaxItems = 12;

    // As far as a list's first item may stand before its first quantity.
    private const int MaxListChars = 120;

    // A qualifier such as 城镇 or 规模以上 that shares the end of the list's last item.
    private const int MaxQualifier = 4;

    private const int MaxChangeChars = 12;

    private static readonly SearchValues<char> _signs = SearchValues.Create("，,；;：:、。！？!?\n");
    private static readonly SearchValues<char> _sentenceEnds = SearchValues.Create("。！？!?\n");
    private static readonly SearchValues<char> _clauseEnds = SearchValues.Create("，,；;：:。！？!?\n");
    private static readonly string[] _conjunctions = ["以及", "和", "与", "及", "暨"];

    // Ends of whole indicators: what ends so needs no head from behind (固定资产投资、社会消费品零售总额).
    private const string IndicatorEnds = "额值量率入资款费比数积度业";

    // Behind a quantity these are still about it: 1万亿元大关, 5%左右.
    private static readonly string[] _behind =
        ["左右", "以上", "以下", "以内", "之内", "之多", "上下", "大关", "关口", "台阶", "门槛", "目标", "规模", "水平", "多", "余", "元", "）", ")", "”", "」"];

    private readonly List<AttachedQuantity> _quantities = [];
    private readonly List<int> _boundaries = [];
    private readonly List<int> _breaks = [];

    // The indicators that the last list was dealt out to; and where a shared head stands.
    private readonly List<(int Start, int End)> _owners = [];
    private (int Start, int End) _sharedHead = (-1, -1);

    // What the last pieces named that have one quantity.
    private readonly List<(int Start, int End)> _subjects = [];

    /// <summary>The quantities, in the order of the text.</summary>
    public IReadOnlyList<AttachedQuantity> Quantities => _quantities;

    /// <summary>Offsets between which a clause about one indicator ends and one about another begins, rising. A quantity behind one is
    /// not said of words before it.</summary>
    public IReadOnlyList<int> Boundaries => _boundaries;

    /// <summary>Offsets of all signs in sentences that hold quantities, rising: no indicator's name goes on across one.</summary>
    public IReadOnlyList<int> Signs => _breaks;

    /// <summary>Reads a text; what was read before is gone.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        _quantities.Clear();
        _boundaries.Clear();
        _breaks.Clear();
        IReadOnlyList<Quantity> found = QuantityReader.Read(text);
        int sentence = 0;
        for (int i = 0; i < found.Count;)
        {
            int end = IndexOf(text, found[i].End, _sentenceEnds);
            int start = Math.Max(sentence, text[..found[i].Start].LastIndexOfAny(_sentenceEnds) + 1);
            int last = i;
            while (last < found.Count && found[last].Start < end)
            {
                last++;
            }
            ReadSentence(text, start, end, found, i, last);
            (sentence, i) = (end, last);
        }
    }

    private void ReadSentence(ReadOnlySpan<char> text, int start, int end, IReadOnlyList<Quantity> found, int first, int last)
    {
        _owners.Clear();
        _subjects.Clear();
        AddSigns(text, start, end, found, first, last);
        int from = start;
        for (int i = first; i < last;)
        {
            int row = i + 1;
            while (row < last && IsInRow(text[found[row - 1].End..found[row].Start], found[row - 1], found[row]))
            {
                row++;
            }
            int piece = PieceStart(text, from, found[i].Start);
            ReadPiece(text, start, from, piece, found, i, row);
            from = found[row - 1].End;
            i = row;
        }
    }

    // One or more quantities in a row, with the words from the last sign before them on.
    private void ReadPiece(
        ReadOnlySpan<char> text, int start, int from, int piece, IReadOnlyList<Quantity> found, int first, int end)
    {
        Quantity quantity = found[first];
        ReadOnlySpan<char> words = text[piece..quantity.Start];
        bool isCoordinated = piece > from && text[piece - 1] == '、';
        bool namesNothing = QuantityWords.NameNothing(words, withProperties: true);
        bool hasObject = !quantity.IsIdiom && QuantityWords.NameNothing(words, withProperties: false)
            && HasObjectBehind(text, found[end - 1]);
        int list = Math.Max(words.LastIndexOf("分别"), words.LastIndexOf("依次"));
        int listed = list < 0 ? -1 : piece + list;
        int count = end - first;
        QuantityRole role = RoleOf(text[..quantity.Start], piece);
        if (count > 1 && !namesNothing)
        {
            // A list before its quantities: 甲、乙分别增长5%和7%.
            FindOwners(text, from, piece, listed >= 0 ? listed : quantity.Start, count);
        }
        else if (count > 1 && _owners.Count != count)
        {
            // 出口45亿元，利用外资67亿元，分别增长5%和7%: the indicators are those of the clauses before.
            _owners.Clear();
            _sharedHead = (-1, -1);
            if (listed >= 0 && _subjects.Count >= count)
            {
                _owners.AddRange(_subjects.TakeLast(count));
            }
        }
        bool isDealt = count > 1 && _owners.Count == count;
        if (!namesNothing || hasObject)
        {
            // What was listed before (甲、乙达到…) is one subject with the last, unless it has a quantity of its own.
            int clause = isCoordinated ? ListStart(text, from, piece, first > 0 && found[first - 1].End == from) : piece;
            if (clause > start)
            {
                _boundaries.Add(clause);
            }
        }
        if (!namesNothing && count == 1)
        {
            _owners.Clear();
            _subjects.Add((piece, NameEnd(text, piece, quantity.Start)));
        }
        else if (!namesNothing)
        {
            _subjects.Clear();
        }
        // 由300亿元增加到500亿元: the second stands for the first.
        int place = count == 1 && namesNothing && _quantities is [.., { Role: QuantityRole.Start } started] && started.Quantity.End == from
            ? started.At : quantity.Start;
        for (int i = first; i < end; i++)
        {
            _quantities.Add(new AttachedQuantity(
                found[i], role, place, isDealt ? _owners[i - first] : (-1, -1), isDealt && i < end - 1 ? _sharedHead : (-1, -1)));
        }
    }

    // Where a list begins whose last item stands at the piece.
    private static int ListStart(ReadOnlySpan<char> text, int from, int piece, bool isBehindQuantity)
    {
        int clause = text[from..piece].LastIndexOfAny(_clauseEnds);
        return clause >= 0 ? from + clause + 1 : isBehindQuantity ? piece : from;
    }

    private void FindOwners(ReadOnlySpan<char> text, int from, int piece, int end, int count)
    {
        _owners.Clear();
        _sharedHead = (-1, -1);
        int start = Math.Max(from, end - MaxListChars);
        start += Math.Max(0, text[start..end].LastIndexOfAny(_clauseEnds) + 1);
        while (start < end && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }
        if (start >= end || count > MaxItems)
        {
            return;
        }
        List<(int Start, int End)> items = ItemsOf(text, start, end, count);
        if (items.Count != count)
        {
            return;
        }
        foreach ((int itemStart, int itemEnd) in items)
        {
            _owners.Add((itemStart, NameEnd(text, itemStart, itemEnd)));
        }
        (int lastStart, int lastEnd) = _owners[^1];
        int qualifier = _owners[0].End - _owners[0].Start;
        bool isShared = qualifier <= MaxQualifier && lastEnd - lastStart >= qualifier + 2
            && !IndicatorEnds.Contains(text[_owners[0].End - 1], StringComparison.Ordinal);
        for (int i = 1; i < count - 1; i++)
        {
            isShared &= _owners[i].End - _owners[i].Start <= MaxQualifier;
        }
        if (isShared)
        {
            _sharedHead = (lastStart + qualifier, lastEnd);
        }
    }

    // Cut at every 、, and at conjunctions as far as that gives as many items as there are quantities: 呼和浩特 has one within.
    private static List<(int Start, int End)> ItemsOf(ReadOnlySpan<char> text, int start, int end, int count)
    {
        var cuts = new List<(int At, int Length)>();
        for (int i = start; i < end; i++)
        {
            if (text[i] == '、')
            {
                cuts.Add((i, 1));
            }
        }
        if (cuts.Count + 1 < count)
        {
            var conjunctions = new List<(int At, int Length)>();
            for (int i = start + 1; i < end - 1; i++)
            {
                foreach (string conjunction in _conjunctions)
                {
                    if (text[i..end].StartsWith(conjunction, StringComparison.Ordinal))
                    {
                        conjunctions.Add((i, conjunction.Length));
                        i += conjunction.Length - 1;
                        break;
                    }
                }
            }
            int wanted = count - 1 - cuts.Count;
            // The last ones: a list ends with its conjunction.
            if (conjunctions.Count >= wanted)
            {
                cuts.AddRange(conjunctions.TakeLast(wanted));
                cuts.Sort();
            }
        }
        var items = new List<(int Start, int End)>();
        int from = start;
        foreach ((int at, int length) in cuts)
        {
            items.Add((from, at));
            from = at + length;
        }
        items.Add((from, end));
        return items.Exists(i => i.End <= i.Start) ? [] : items;
    }

    // Behind the last letter or digit.
    private static int NameEnd(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start + 1 && !char.IsLetterOrDigit(text[end - 1]))
        {
            end--;
        }
        return end;
    }

    // The signs of a sentence but for those within numbers.
    private void AddSigns(ReadOnlySpan<char> text, int start, int end, IReadOnlyList<Quantity> found, int first, int last)
    {
        int next = first;
        for (int at = start; at < end; at++)
        {
            int sign = text[at..end].IndexOfAny(_signs);
            if (sign < 0)
            {
                return;
            }
            at += sign;
            while (next < last && found[next].End <= at)
            {
                next++;
            }
            if (next == last || at < found[next].Start)
            {
                _breaks.Add(at);
            }
        }
    }

    // Behind the last sign before a quantity; commas within numbers aside.
    private static int PieceStart(ReadOnlySpan<char> text, int from, int start)
    {
        int at = text[from..start].LastIndexOfAny(_signs);
        return at < 0 ? from : from + at + 1;
    }

    private static bool IsInRow(ReadOnlySpan<char> between, Quantity before, Quantity quantity)
    {
        if (before.Kind != quantity.Kind || (before.Kind == QuantityKind.Count && before.Unit != quantity.Unit) || between.Length > 8)
        {
            return false;
        }
        bool hasSign = false;
        for (int i = 0; i < between.Length; i++)
        {
            char c = between[i];
            if (c is '、' or '，' or ',' or '和' or '与' or '及')
            {
                hasSign = true;
            }
            else if (!"以左右上下内多余 约近超过达则".Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }
        return hasSign;
    }

    // ，完成约1亿人居住的棚户区: the quantity is said of what stands behind it.
    private static bool HasObjectBehind(ReadOnlySpan<char> text, Quantity quantity)
    {
        if (quantity.Kind is QuantityKind.Percent or QuantityKind.PercentagePoint or QuantityKind.Times)
        {
            return false;
        }
        ReadOnlySpan<char> rest = text[quantity.End..];
        for (bool isBehind = true; isBehind && !rest.IsEmpty;)
        {
            isBehind = false;
            foreach (string word in _behind)
            {
                if (rest.StartsWith(word, StringComparison.Ordinal))
                {
                    rest = rest[word.Length..];
                    isBehind = true;
                    break;
                }
            }
        }
        return !rest.IsEmpty && char.IsLetter(rest[0]) && (rest[0] == '的' || !QuantityWords.OpenedByPredicate(rest));
    }

    private static QuantityRole RoleOf(ReadOnlySpan<char> before, int piece)
    {
        ReadOnlySpan<char> words = before[Math.Max(piece, before.Length - MaxChangeChars)..].TrimEnd();
        if (IsStart(words))
        {
            return QuantityRole.Start;
        }
        while (QuantityWords.LengthAtEnd(words, QuantityWords.ChangeFillers) is > 0 and int filler)
        {
            words = words[..^filler].TrimEnd();
        }
        // 降至, 提高到, 升为 end with a word that is none of these.
        int rises = QuantityWords.LengthAtEnd(words, QuantityWords.Rises), falls = QuantityWords.LengthAtEnd(words, QuantityWords.Falls);
        if (rises == 0 && falls == 0)
        {
            while (QuantityWords.LengthAtEnd(words, QuantityWords.LevelFillers) is > 0 and int filler)
            {
                words = words[..^filler].TrimEnd();
            }
            rises = QuantityWords.LengthAtEnd(words, QuantityWords.RiseNames);
            falls = QuantityWords.LengthAtEnd(words, QuantityWords.FallNames);
        }
        return rises == 0 && falls == 0 ? QuantityRole.Level : rises > falls ? QuantityRole.Rise : QuantityRole.Fall;
    }

    // 由2015年的300亿元增加到500亿元.
    private static bool IsStart(ReadOnlySpan<char> words)
    {
        words = words.TrimEnd("的约近末底不足到");
        if (words.EndsWith("年", StringComparison.Ordinal))
        {
            words = words[..^1].TrimEnd("0123456789上去前");
        }
        return words.Length > 0 && words[^1] is '从' or '由';
    }

    private static int IndexOf(ReadOnlySpan<char> text, int from, SearchValues<char> values) =>
        text[from..].IndexOfAny(values) is int at and >= 0 ? from + at : text.Length;
}
