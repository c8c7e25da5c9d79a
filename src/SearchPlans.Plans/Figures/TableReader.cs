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

    private readonly record struct Column(Role Role, Moment Moment, string Unit);

    private List<Column> _columns = [];

    // What the rows below 其中 are parts of; empty above it.
    private string _whole = "";
    private string _last = "";
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
            (_columns, _whole, _last) = (head, "", "");
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
            return new Column(Role.Level, moment with { Aim = aim }, unit);
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
        bool isGrowthRow = written.EndsWith("增长率", StringComparison.Ordinal) || written.EndsWith("增长", StringComparison.Ordinal)
            || written.EndsWith("增速", StringComparison.Ordinal);
        Indicator? indicator = indicators.Find(written);
        if (indicator is null && isGrowthRow)
        {
            written = written.Replace("增长率", "", StringComparison.Ordinal).Replace("增速", "", StringComparison.Ordinal);
            written = written.EndsWith("增长", StringComparison.Ordinal) && written.Length > 4 ? written[..^2] : written;
            indicator = indicators.Find(written);
        }
        if (written.Length < 2)
        {
            return;
        }
        written = OfWhole(written, name.TrimStart().StartsWith("其中", StringComparison.Ordinal), indicator is not null);
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
            if (isBare && column.Role == Role.Level && unit.Length == 0 && column.Unit.Length == 0
                && NumberIn(cell).Unit is not { Length: > 0 })
            {
                continue;
            }
            if (FigureOf(cell, cells[i].StartChar, column, unit, isGrowthRow
                || (indicator is { Measure: IndicatorMeasure.Index } && unit == "%")) is { } figure)
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

    // 货物出口额, 其中：一般贸易, 加工贸易: parts of it, up to the next row that has a measure of its own.
    private string OfWhole(string name, bool isFirst, bool isKnown)
    {
        bool isMeasured = isKnown || name[^1] is '额' or '率' or '量' or '值' or '入' or '出' or '数' or '资' or '款' or '积' or '重' or '度';
        if (isFirst)
        {
            _whole = _last;
        }
        else if (isMeasured)
        {
            (_whole, _last) = ("", name);
        }
        return _whole.Length > 0 && !isMeasured && !name.Contains(_whole, StringComparison.Ordinal) ? name + _whole : name;
    }

    private FigureDraft? FigureOf(string cell, int offset, Column column, string unit, bool isChange)
    {
        (decimal? number, int start, int end, string hedge, bool isBracketed, string own) = NumberIn(cell);
        Moment moment = column.Moment;
        if (number is not { } value || moment.From <= 0)
        {
            return null;
        }
        unit = own.Length > 0 ? own : column.Role is Role.Growth or Role.Average ? column.Unit : column.Unit.Length > 0 ? column.Unit
            : unit;
        decimal? min = hedge is ">" or "≥" or "以上" or "大于" or "不低于" ? value
            : null, max = hedge is "<" or "≤" or "以内" or "小于" or "不高于" or "以下" ? value : null;
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
        if (behind.StartsWith('%') || behind.StartsWith('‰'))
        {
            (unit, behind) = (behind[..1], behind[1..]);
        }
        behind = behind.TrimStart(']', '〕', '】').Trim();
        if (behind.Any(char.IsAsciiDigit) || (behind.Length > 0 && behind[0] is not ('(' or '左' or '以' or '*' or '%')))
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
