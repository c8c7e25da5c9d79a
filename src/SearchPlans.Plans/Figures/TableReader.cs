using System.Globalization;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Plans.Figures;

/// <summary>
/// Reads the rows of tables: the head says which column has the name, the unit, the base year, the target year, the growth and whether the
/// indicator binds; each row gives a figure a filled cell. Tables drawn with | are read, and rows of plain text (粮食 40241 万吨 2.8) below a
/// line
/// that names a year and 增长.
/// </summary>
internal sealed class TableReader(IndicatorList indicators, PlaceReader places, PlanClock clock)
{
    // A line of plain text is a row so long as one above, so far away at most, was the head.
    private const int MaxRows = 200;

    private const int MaxNameChars = 40;

    private enum Role
    {
        None,
        Name,
        Unit,
        Level,
        Growth,
        Average,
        Total,
        AverageOrTotal,
        Binding,
    }

    /// <param name="Role">What the column holds.</param>
    /// <param name="Moment">The time it is of.</param>
    /// <param name="Unit">The unit told in its head, or empty.</param>
    /// <param name="Of">What is told of the things that rows name: 产量; or empty.</param>
    private readonly record struct Column(Role Role, Moment Moment, string Unit, string Of = "");

    private List<Column> _columns = [];

    // The rate that rows below a row without numbers are of: 主要污染物排放量削减率. Empty where there is none.
    private string _rate = "";
    private Moment _plainYear;
    private int _plainRows;

    /// <summary>Forgets the head of the last table.</summary>
    public void EndTable() => _columns = [];

    /// <summary>Reads a unit if it is a row of a table.</summary>
    /// <returns>Whether it is one; else it is a paragraph.</returns>
    public bool Read(string line, PlanUnit unit, int index, Moment passage, List<Figure> figures)
    {
        if (unit.Kind != PlanUnitKind.TableRow)
        {
            _columns = [];
            return ReadPlain(line, index, passage, figures);
        }
        IReadOnlyList<TableCell> cells = TableCells.Of(line);
        if (IsProse(line, cells))
        {
            return false;
        }
        List<Column> head = Head(line, cells, passage);
        if (head.Exists(column => column.Role == Role.Name)
            || (unit.IsTableHead && head.Exists(column => column.Role is Role.Level or Role.Growth)))
        {
            (_columns, _rate) = (head, "");
            return true;
        }
        if (_columns.Count > 0)
        {
            ReadRow(line, cells, index, figures);
        }
        return true;
    }

    private static bool IsProse(string line, IReadOnlyList<TableCell> cells)
    {
        foreach (TableCell cell in cells)
        {
            ReadOnlySpan<char> text = line.AsSpan(cell.StartChar, cell.EndChar - cell.StartChar);
            if (text.Length > MaxNameChars && text.IndexOfAny('，', '。', '；') >= 0)
            {
                return true;
            }
        }
        return false;
    }

    private List<Column> Head(string line, IReadOnlyList<TableCell> cells, Moment passage)
    {
        var columns = new List<Column>(cells.Count);
        foreach (TableCell cell in cells)
        {
            string text = FigureText.Of(line[cell.StartChar..cell.EndChar]).Text;
            columns.Add(ColumnOf(text, passage));
        }
        // Without a column that says so, the names stand before the first one with figures.
        int first = columns.FindIndex(column =>
            column.Role is Role.Level or Role.Growth or Role.Average or Role.Total or Role.AverageOrTotal);
        if (!columns.Exists(column => column.Role == Role.Name) && first > 0 && columns.Count(column => column.Role == Role.Level) > 1)
        {
            int name = columns.FindLastIndex(first - 1, column => column.Role == Role.None);
            if (name >= 0)
            {
                columns[name] = new Column(Role.Name, default, "");
            }
        }
        // Sums and averages are over the years between the columns.
        List<Column> levels = columns.FindAll(column => column.Role == Role.Level);
        if (levels.Count > 1 && levels[0].Moment.To < levels[^1].Moment.To)
        {
            Moment span = levels[^1].Moment with { From = levels[0].Moment.To + 1 };
            for (int i = 0; i < columns.Count; i++)
            {
                bool isOver = columns[i].Role is Role.Average or Role.Total or Role.AverageOrTotal;
                columns[i] = isOver ? columns[i] with { Moment = span } : columns[i];
            }
        }
        return columns;
    }

    private Column ColumnOf(string text, Moment passage)
    {
        if (text is "指标" or "指标名称" or "项目" or "主要指标" or "名称" or "产品名称" or "产品" or "目标" or "指标内容" or "具体指标")
        {
            return new Column(Role.Name, default, "");
        }
        if (text is "单位" or "计量单位")
        {
            return new Column(Role.Unit, default, "");
        }
        if (text is "属性" or "指标属性" or "指标性质" or "性质" or "类型" or "指标类型")
        {
            return new Column(Role.Binding, default, "");
        }
        string unit = UnitIn(ref text);
        if (text.Contains("百分比", StringComparison.Ordinal))
        {
            // 1957年为1952年的百分比.
            return default;
        }
        if (text is "绝对数" or "年末数" or "全年数" or "实绩" or "完成数" && !passage.IsSpan)
        {
            return new Column(Role.Level, passage, unit);
        }
        var times = new List<TimeMark>();
        TimeScanner.Scan(text, 0, text.Length, times);
        bool isAverage = text.Contains("年均", StringComparison.Ordinal) || text.Contains("平均", StringComparison.Ordinal);
        bool isTotal = text.Contains("累计", StringComparison.Ordinal);
        bool isGrowth = text.Contains("增长", StringComparison.Ordinal) || text.Contains("增速", StringComparison.Ordinal)
            || text.Contains("比上年", StringComparison.Ordinal) || text.Contains("±%", StringComparison.Ordinal);
        Moment moment = passage;
        bool hasTime = false;
        foreach (TimeMark mark in times)
        {
            if (mark.Kind is not TimeMarkKind.LastYear || !isGrowth)
            {
                moment = clock.Of(mark, moment);
                hasTime = true;
            }
        }
        if (isAverage && isTotal)
        {
            return new Column(Role.AverageOrTotal, clock.SpanOf(moment), unit);
        }
        if (isAverage)
        {
            return new Column(Role.Average, clock.SpanOf(moment), unit.Length > 0 ? unit : "%");
        }
        if (isTotal)
        {
            return new Column(Role.Total, clock.SpanOf(moment), unit);
        }
        if (isGrowth)
        {
            return new Column(Role.Growth, moment.IsSpan ? new Moment(moment.To, moment.To, "", moment.Aim) : moment, "%");
        }
        if (!hasTime && text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && year is > 1949 and < 2100)
        {
            moment = clock.Of(new TimeMark(0, 4, TimeMarkKind.Year, year, year), passage);
            hasTime = true;
        }
        if (hasTime && !moment.IsSpan)
        {
            bool isAim = text.Contains("目标", StringComparison.Ordinal) || text.Contains("规划", StringComparison.Ordinal);
            bool isDone = text.Contains("完成", StringComparison.Ordinal) || text.Contains("实际", StringComparison.Ordinal)
                || text.Contains("预计", StringComparison.Ordinal);
            FigureAim aim = isAim && !isDone ? FigureAim.Target : isDone ? FigureAim.Result : moment.Aim;
            return new Column(Role.Level, moment with { Aim = aim }, unit, text.EndsWith("产量", StringComparison.Ordinal) ? "产量" : "");
        }
        return default;
    }

    private void ReadRow(string line, IReadOnlyList<TableCell> cells, int index, List<Figure> figures)
    {
        string name = "", unit = "", binding = "";
        TableCell nameCell = default;
        for (int i = 0; i < cells.Count && i < _columns.Count; i++)
        {
            string text = line[cells[i].StartChar..cells[i].EndChar];
            switch (_columns[i].Role)
            {
                case Role.Name:
                    (name, nameCell) = (text, cells[i]);
                    break;
                case Role.Unit:
                    unit = FigureText.Of(text).Text;
                    break;
                case Role.Binding:
                    binding = text is "约束性" or "预期性" ? text : "";
                    break;
            }
        }
        if (name.Length is 0 or > MaxNameChars)
        {
            return;
        }
        string written = WithoutNumber(FigureText.Of(name));
        string inName = UnitIn(ref written);
        unit = unit.Length > 0 && unit is not "-" ? unit : inName;
        written = OfRate(written, line, cells);
        if (_columns.Find(column => column.Of is { Length: > 0 }).Of is { } of && !written.EndsWith('量'))
        {
            written += of;
        }
        bool isFallRow = WithoutFall(written) is { } fallen && Known(fallen) is not null;
        written = isFallRow ? WithoutFall(written)! : written;
        bool isGrowthRow = isFallRow || written.EndsWith("增长率", StringComparison.Ordinal) || written.EndsWith("增长",
            StringComparison.Ordinal)
            || written.EndsWith("增速", StringComparison.Ordinal);
        Indicator? indicator = Known(written);
        if (indicator is null && isGrowthRow)
        {
            written = written.Replace("增长率", "", StringComparison.Ordinal).Replace("增速", "", StringComparison.Ordinal);
            written = written.EndsWith("增长", StringComparison.Ordinal) && written.Length > 4 ? written[..^2] : written;
            indicator = Known(written);
        }
        if (written.Length < 2)
        {
            return;
        }
        // A number of what is unknown, in a unit that isn't told, says nothing.
        bool isBare = indicator is null && !written.EndsWith("指数", StringComparison.Ordinal) && !written.EndsWith("系数",
            StringComparison.Ordinal)
            && !written.EndsWith('率') && !written.EndsWith('比');
        for (int i = 0; i < cells.Count && i < _columns.Count; i++)
        {
            Column column = _columns[i];
            if (column.Role is not (Role.Level or Role.Growth or Role.Average or Role.Total or Role.AverageOrTotal))
            {
                continue;
            }
            string cell = line[cells[i].StartChar..cells[i].EndChar];
            bool isMoney = indicator is { Measure: IndicatorMeasure.Money or IndicatorMeasure.Mass or IndicatorMeasure.People };
            if ((isBare || isMoney) && column.Role == Role.Level && unit.Length == 0 && column.Unit.Length == 0
                && NumberIn(cell).Unit is not { Length: > 0 })
            {
                continue;
            }
            if (FigureOf(cell, cells[i].StartChar, column, unit, isGrowthRow
                || (indicator is { Measure: IndicatorMeasure.Index } && unit == "%"), isFallRow) is { } figure)
            {
                figures.Add(new Figure
                {
                    Unit = index,
                    Sentence = new TextRange(0, line.Length),
                    NameRange = new TextRange(nameCell.StartChar, nameCell.EndChar),
                    WrittenName = written,
                    Indicator = indicator,
                    Name = indicator?.Name ?? IndicatorNames.WithoutPrefixes(written),
                    Value = figure.Value,
                    Change = figure.Change,
                    IsCumulated = figure.IsCumulated,
                    Kind = figure.Kind,
                    Aim = figure.Moment.Aim,
                    Period = new FigurePeriod(figure.Moment.From, figure.Moment.To, figure.Moment.Part),
                    Place = places.Own,
                    Binding = binding,
                });
            }
        }
    }

    // The rate of a row below 主要污染物排放量削减率: 氮氧化物排放量削减率; the name itself where it is of none.
    private string OfRate(string name, string line, IReadOnlyList<TableCell> cells)
    {
        bool hasNumbers = false, isNumbered = false;
        for (int i = 0; i < cells.Count && i < _columns.Count; i++)
        {
            string cell = line[cells[i].StartChar..cells[i].EndChar];
            bool isFigure = _columns[i].Role is not (Role.None or Role.Name or Role.Unit or Role.Binding);
            hasNumbers |= isFigure && NumberIn(cell).Number is not null;
            isNumbered |= _columns[i].Role == Role.None && cell.Length > 0;
        }
        if (!hasNumbers || isNumbered)
        {
            _rate = !hasNumbers && name.EndsWith('率') ? name : "";
            return name;
        }
        const string Amount = "排放量";
        int at = _rate.IndexOf(Amount, StringComparison.Ordinal);
        return at >= 0 ? name + _rate[at..] : name;
    }

    // 单位GDP能源消耗降低: what fell; null where the row isn't of a fall.
    private static string? WithoutFall(string name)
    {
        foreach (string end in (ReadOnlySpan<string>)["累计下降", "累计降低", "累计减少", "降低率", "下降率", "削减率", "减少率", "降低", "下降", "减少", "削减"])
        {
            if (name.EndsWith(end, StringComparison.Ordinal) && name.Length > end.Length + 2)
            {
                return name[..^end.Length];
            }
        }
        return null;
    }

    // 地级及以上城市空气质量优良天数比率, 地区生产总值(GDP): known without what says more of it.
    private Indicator? Known(string name)
    {
        if (indicators.Find(name) is { } known)
        {
            return known;
        }
        foreach (string beginning in (ReadOnlySpan<string>)["地级及以上城市", "地级以上城市", "全市", "全省", "全区", "全县", "全州"])
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal) && indicators.Find(name[beginning.Length..]) is { } whole)
            {
                return whole;
            }
        }
        int open = name.LastIndexOf('(');
        return open < 2 ? null : indicators.Find(name[..open] + name[(name.LastIndexOf(')') + 1)..]);
    }

    private FigureDraft? FigureOf(string cell, int offset, Column column, string unit, bool isChange, bool isFall)
    {
        (decimal? number, int start, int end, string hedge, bool isBracketed, string own) = NumberIn(cell);
        Moment moment = column.Moment;
        if (number is not { } value || moment.From <= 0)
        {
            return null;
        }
        value = isFall ? -Math.Abs(value) : value;
        unit = own.Length > 0 ? own : column.Role is Role.Growth or Role.Average ? column.Unit : column.Unit.Length > 0 ? column.Unit
            : unit;
        bool isLeast = hedge is ">" or "≥" or "以上" or "大于" or "不低于", isMost = hedge is "<" or "≤" or "以内" or "小于" or "不高于" or "以下";
        decimal? min = (isFall ? isMost : isLeast) ? value : null, max = (isFall ? isLeast : isMost) ? value : null;
        string word = hedge switch { ">" or "≥" or "大于" => "以上", "<" or "≤" or "小于" => "以内", _ => hedge };
        var amount = new FigureAmount(value, unit, min, max, word, new TextRange(offset + start, offset + end));
        var none = new Subject("", "", null, 0, 0, null);
        switch (column.Role)
        {
            case Role.Growth:
                return new FigureDraft(none, clock.KindOf(moment),
                    moment)
                { Change = new FigureChange(amount, FigureChangeKind.Yearly, "", false, false) };
            case Role.Average:
            case Role.AverageOrTotal when !isBracketed && (unit == "%" || isChange):
                return new FigureDraft(none, FigureKind.PlanPeriod,
                    moment)
                { Change = new FigureChange(amount with { Unit = "%" }, FigureChangeKind.YearlyAverage, "", false, false) };
            case Role.AverageOrTotal when isBracketed && unit == "%":
                return new FigureDraft(none, FigureKind.PlanPeriod,
                    moment)
                { Change = new FigureChange(amount, FigureChangeKind.Total, "", false, false) };
            case Role.Total:
            case Role.AverageOrTotal:
                return new FigureDraft(none, FigureKind.PlanPeriod, moment) { Value = amount, IsCumulated = true };
            default:
                // [20]: the sum over the years up to the one that the column is of.
                if (isBracketed)
                {
                    Moment span = clock.SpanOf(moment);
                    return new FigureDraft(none, FigureKind.PlanPeriod, span) { Value = amount, IsCumulated = true };
                }
                return isChange
                    ? new FigureDraft(none, clock.KindOf(moment),
                        moment)
                    { Change = new FigureChange(amount, FigureChangeKind.Yearly, "", false, false) }
                    : new FigureDraft(none, clock.KindOf(moment), moment) { Value = amount };
        }
    }

    // 8.4（可比价）, [45], ≥5, -0.7, 5左右, 2.5%; null where there is none or more than one.
    private static (decimal? Number, int Start, int End, string Hedge, bool IsBracketed, string Unit) NumberIn(string cell)
    {
        int start = 0;
        while (start < cell.Length && !IsDigit(cell[start]))
        {
            start++;
        }
        string before = CharacterFolding.Fold(cell[..start].Trim());
        if (start == cell.Length || before.Length > 3)
        {
            return default;
        }
        string text = CharacterFolding.Fold(cell);
        int end = start;
        while (end < text.Length
            && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }
        if (!decimal.TryParse(text.AsSpan(start, end - start).ToString().Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) || end - start > 16)
        {
            return default;
        }
        string behind = text[end..].Trim();
        bool isBracketed = before.EndsWith('[') || before.EndsWith('〔') || before.EndsWith('【');
        before = before.TrimStart('[', '〔', '【');
        bool isNegative = before is "-" or "−" or "—" or "–" or "负";
        string unit = "";
        int multiple = behind.Length - behind.TrimStart('百', '千', '万', '亿').Length;
        if (behind.StartsWith('%') || behind.StartsWith('‰'))
        {
            (unit, behind) = (behind[..1], behind[1..]);
        }
        else if (QuantityUnit.Find(behind, multiple) is { } own)
        {
            // 135万吨.
            (unit, behind) = (behind[..(multiple + own.Text.Length)], behind[(multiple + own.Text.Length)..]);
        }
        behind = behind.TrimStart(']', '〕', '】').Trim();
        bool isMore = behind.Length > 0 && behind[0] is ',' or '，' or ';' or '；' && !behind.Any(char.IsAsciiDigit);
        if (behind.Any(char.IsAsciiDigit) || (behind.Length > 0 && !isMore && behind[0] is not ('(' or '左' or '以' or '*' or '%')))
        {
            return default;
        }
        string hedge = behind.StartsWith("左右", StringComparison.Ordinal) || behind.StartsWith("以上", StringComparison.Ordinal)
            || behind.StartsWith("以内", StringComparison.Ordinal)
            || behind.StartsWith("以下", StringComparison.Ordinal)
            ? behind[..2]
            : before is ">" or "≥" or "<" or "≤" or "大于" or "小于" or "不低于" or "不高于" ? before : "";
        return (isNegative ? -number : number, isNegative ? start - 1 : start, end, hedge, isBracketed, unit);
    }

    // 地区生产总值（亿元） → 亿元, and the name without it.
    private static string UnitIn(ref string name)
    {
        int open = name.LastIndexOf('(');
        if (open < 0 || !name.EndsWith(')'))
        {
            if (name.EndsWith('%') && name.Length > 1)
            {
                name = name[..^1];
                return "%";
            }
            return "";
        }
        string inside = name[(open + 1)..^1];
        string bare = inside.TrimStart('万', '亿', '千', '百');
        if (inside is not ("%" or "‰" or "个百分点")
            && (inside.Length > 10 || QuantityUnit.Find(bare, 0) is not { } unit
            || (unit.Text.Length < bare.Length && !bare.Contains('/', StringComparison.Ordinal))))
        {
            return "";
        }
        name = name[..open];
        return inside;
    }

    // 1.地区生产总值, （1）…, 其中：….
    private static string WithoutNumber(FigureText name)
    {
        int start = 0;
        string text = name.Text;
        while (start < text.Length
            && (char.IsAsciiDigit(text[start]) || text[start] is '.' or '、' or '(' or ')' or '-' or '#' or '*' or ':' or ' '))
        {
            start++;
        }
        if (text.AsSpan(start).StartsWith("其中:"))
        {
            start += 3;
        }
        // 每千人…: nothing was a number; （含兵团）… goes on.
        return name.Written(start, text.Length).Replace('（', '(').Replace('）', ')');
    }

    private bool ReadPlain(string line, int index, Moment passage, List<Figure> figures)
    {
        if (line.Length > 80 || line.Replace("其中：", "", StringComparison.Ordinal).AsSpan().IndexOfAny("，。；：") >= 0)
        {
            _plainRows = 0;
            return false;
        }
        string text = CharacterFolding.Fold(line);
        if ((text.Contains("增长%", StringComparison.Ordinal) || text.Contains("增长(%)", StringComparison.Ordinal))
            && (Years.In(text).Count > 0 || !passage.IsSpan))
        {
            // A head of two lines may have only the year before in the second: 1985年 1985年比 | 1984年增长%.
            int year = Years.In(text) is [var first, ..] && (first.Year != passage.To - 1 || passage.IsSpan) ? first.Year : passage.To;
            _plainYear = clock.Of(new TimeMark(0, 0, TimeMarkKind.Year, year, year), passage);
            _plainRows = MaxRows;
            return true;
        }
        if (_plainRows <= 0)
        {
            return false;
        }
        _plainRows--;
        int digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit < 2)
        {
            return false;
        }
        string[] words = text[digit..].Split((char[])[' ', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        int valueEnd = digit + words[0].Length;
        if (words.Length > 2 && words[0].Length <= 3 && words[1].Length == 3 && Decimal(words[1], out _))
        {
            // 4 091: thousands set apart.
            valueEnd = text.IndexOf(words[1], digit + words[0].Length, StringComparison.Ordinal) + words[1].Length;
            words = [words[0] + words[1], .. words[2..]];
        }
        if (words.Length is < 2 or > 4 || !Decimal(words[0], out decimal value) || words.Length < 3
            || !Decimal(words[^1], out decimal growth))
        {
            return false;
        }
        string unit = string.Concat(words[1..^1]);
        string name = string.Concat(line[..digit].Where(c =>
            !char.IsWhiteSpace(c))).TrimStart('-', '•').Replace("其中：", "", StringComparison.Ordinal);
        if (name.Length is 0 or > MaxNameChars || Decimal(unit, out _))
        {
            return false;
        }
        Indicator? indicator = indicators.Find(name) ?? indicators.Find(name + "产量");
        string known = indicator?.Name ?? (QuantityUnit.Find(unit.TrimStart('万', '亿', '千'), 0)?.Kind == QuantityKind.Mass
            && !name.EndsWith('量') ? name + "产量" : name);
        int growthStart = text.LastIndexOf(words[^1], StringComparison.Ordinal);
        figures.Add(new Figure
        {
            Unit = index,
            Sentence = new TextRange(0, line.Length),
            NameRange = new TextRange(0, line[..digit].TrimEnd().Length),
            WrittenName = name,
            Indicator = indicator,
            Name = known,
            Value = new FigureAmount(value, unit, null, null, "", new TextRange(digit, valueEnd)),
            Change = new FigureChange(
                new FigureAmount(growth, "%", null, null, "", new TextRange(growthStart, growthStart + words[^1].Length)),
                    FigureChangeKind.Yearly, "", false, false),
            Kind = clock.KindOf(_plainYear),
            Aim = _plainYear.Aim,
            Period = new FigurePeriod(_plainYear.From, _plainYear.To),
            Place = places.Own,
        });
        return true;
    }

    private static bool Decimal(string word, out decimal number) =>
        decimal.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && word.Length <= 16;

    private static bool IsDigit(char c) => char.IsAsciiDigit(CharacterFolding.Fold(c));
}
