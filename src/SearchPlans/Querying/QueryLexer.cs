using System.Buffers;
using SearchPlans.Plans;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Querying;

internal enum QueryTokenKind
{
    Run,
    Quoted,
    Title,
    Quantity,
    Years,
    Field,
    Together,
    Not,
    And,
    Or,
    Open,
    Close,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Of runs, quoted ones and titles, what is looked for.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text = "")
{
    public QueryField Field { get; init; }

    public Nearness Nearness { get; init; }

    /// <summary>Of a quantity or of years, what they are read as.</summary>
    public QueryNode? Node { get; init; }

    /// <summary>Of a run that may be an operator (和, NOT), which; see <see cref="OperatorWords"/>.</summary>
    public QueryTokenKind? Operator { get; init; }

    /// <summary>Of a sign of "or", whether it stands between others without white space: 北京|上海.</summary>
    public bool IsTight { get; init; }

    public bool IsRun => Kind is QueryTokenKind.Run or QueryTokenKind.Quoted or QueryTokenKind.Title;

    public bool IsSought => IsRun || Kind == QueryTokenKind.Quantity;
}

/// <summary>Cuts a query into the signs and runs of the query language. Runs without a character that counts are left out.</summary>
internal sealed class QueryLexer
{
    private static readonly (string Name, QueryField Field)[] _fields =
    [
        ("标题", QueryField.Title), ("章节", QueryField.Headings), ("正文", QueryField.Body), ("地区", QueryField.Region),
        ("年份", QueryField.Year), ("文种", QueryField.Type), ("部分", QueryField.Part), ("层级", QueryField.Level), ("机关", QueryField.Issuer),
        ("发布机关", QueryField.Issuer), ("文号", QueryField.Number), ("发文字号", QueryField.Number),
    ];

    private static readonly (string Name, Nearness Nearness)[] _together =
        [("同句", Nearness.Sentence), ("同段", Nearness.Paragraph), ("同节", Nearness.Section)];

    private static readonly Dictionary<char, (char Close, QueryTokenKind Kind)> _enclosing = new()
    {
        ['"'] = ('"', QueryTokenKind.Quoted),
        ['＂'] = ('＂', QueryTokenKind.Quoted),
        ['“'] = ('”', QueryTokenKind.Quoted),
        ['「'] = ('」', QueryTokenKind.Quoted),
        ['『'] = ('』', QueryTokenKind.Quoted),
        ['《'] = ('》', QueryTokenKind.Title),
    };

    private static readonly SearchValues<char> _comparisons = SearchValues.Create("<>=＜＞＝≤≥≦≧");

    // Between the years of a range that is written with spaces: 2020 - 2024.
    private static readonly string[] _betweenYears = ["-", "－", "—", "——", "–", "~", "～", "至", "到", "..", "..."];

    private readonly string _query;
    private readonly int _newestYear;
    private readonly List<QueryToken> _tokens = [];
    private int _at;

    private QueryLexer(string query, int newestYear)
    {
        _query = query;
        _newestYear = newestYear;
    }

    /// <summary>The tokens of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="newestYear">The newest year of the corpus, or 0; see <see cref="Years"/>.</param>
    public static List<QueryToken> Read(string query, int newestYear)
    {
        var lexer = new QueryLexer(query, newestYear);
        while (lexer._at < query.Length)
        {
            lexer.ReadNext();
        }
        return OperatorWords.Resolve(lexer._tokens);
    }

    /// <summary>The name of a field, as it is typed.</summary>
    public static string NameOf(QueryField field) => Array.Find(_fields, f => f.Field == field).Name;

    private void ReadNext()
    {
        char c = _query[_at];
        if (char.IsWhiteSpace(c))
        {
            _at++;
        }
        else if (_tokens is [.., { Kind: QueryTokenKind.Field, Field: QueryField.Number }]
            && DocumentNumbers.LengthAt(_query, _at) is > 0 and int length)
        {
            // Its brackets and spaces are its own: 国发（2024）12号.
            Add(QueryTokenKind.Run, _query[_at..(_at + length)]);
            _at += length;
        }
        else if (BeginsWord(_at) && DocumentNumbers.WholeLengthAt(_query, _at) is > 0 and int whole)
        {
            Add(QueryTokenKind.Run, _query[_at..(_at + whole)]);
            _at += whole;
        }
        else if (Sign(_at) is { } sign)
        {
            _tokens.Add(sign);
            _at += sign.Kind == QueryTokenKind.And ? 2 : 1;
        }
        else if (CloseOf(_at) is var (close, kind) && !IsFollowedByText(close))
        {
            Add(kind, _query[(_at + 1)..close]);
            _at = close + 1;
        }
        else if (FieldAt(_at) is { } field)
        {
            _tokens.Add(new QueryToken(QueryTokenKind.Field) { Field = field.Field });
            _at += field.Name.Length + 1;
        }
        else if (TogetherAt(_at) is { } nearness)
        {
            _tokens.Add(new QueryToken(QueryTokenKind.Together) { Nearness = nearness });
            _at += 2;
        }
        else
        {
            ReadRun();
        }
    }

    private void ReadRun()
    {
        int end = EndOfRun(_at);
        if (TryReadCondition(end))
        {
            return;
        }
        if (_tokens is [.., { Kind: QueryTokenKind.Field, Field: QueryField.Year }])
        {
            end = EndOfYears(end);
        }
        string run = _query[_at..end];
        if (OperatorWords.Of(run) is { } kind && IsApart(_at - 1) && IsApart(end))
        {
            _tokens.Add(new QueryToken(QueryTokenKind.Run, run) { Operator = kind });
        }
        else
        {
            // Of C++ the signs are part of the name.
            bool isName = run[^1] is '+' or '#' or '＋' or '＃' && run.TrimEnd('+', '#', '＋', '＃').All(char.IsAsciiLetterOrDigit);
            Add(isName ? QueryTokenKind.Quoted : QueryTokenKind.Run, run);
        }
        _at = end;
    }

    private bool IsApart(int at) =>
        at < 0 || at >= _query.Length || char.IsWhiteSpace(_query[at]) || _query[at] is '(' or '（' or ')' or '）';

    // 年份:2020 - 2024 is a range as 2020-2024 is.
    private int EndOfYears(int end)
    {
        int sign = SkipWhiteSpace(end);
        if (sign == _query.Length || Sign(sign) is not null)
        {
            return end;
        }
        int signEnd = EndOfRun(sign);
        bool isApart = Array.IndexOf(_betweenYears, _query[sign..signEnd]) >= 0;
        int second = isApart ? SkipWhiteSpace(signEnd) : sign;
        if (second == _query.Length || Sign(second) is not null)
        {
            return end;
        }
        int secondEnd = EndOfRun(second);
        bool isJoined = isApart
            || Array.Exists(_betweenYears, b => _query.AsSpan(second).StartsWith(b) || _query.AsSpan(_at, end - _at).EndsWith(b));
        return isJoined && Years.Read(_query[_at..secondEnd], _newestYear) is not null ? secondEnd : end;
    }

    private int SkipWhiteSpace(int at)
    {
        while (at < _query.Length && char.IsWhiteSpace(_query[at]))
        {
            at++;
        }
        return at;
    }

    // 增长>=5%, and with spaces before and behind the sign.
    private bool TryReadCondition(int end)
    {
        int sign = _query.AsSpan(_at, end - _at).IndexOfAny(_comparisons);
        if (sign < 0)
        {
            return false;
        }
        sign += _at;
        string subject = _query[_at..sign];
        bool isOfYear = subject.Length == 0 && _tokens is [.., { Kind: QueryTokenKind.Field, Field: QueryField.Year }];
        bool joins = isOfYear || (subject.Length == 0 && _tokens is [.., { Kind: QueryTokenKind.Run }]);
        if (joins)
        {
            subject = isOfYear ? "年份" : _tokens[^1].Text;
        }
        int value = sign;
        while (value < end && _comparisons.Contains(_query[value]))
        {
            value++;
        }
        if (value == end)
        {
            while (end < _query.Length && char.IsWhiteSpace(_query[end]))
            {
                end++;
            }
            if (end == _query.Length || Sign(end) is not null)
            {
                return false;
            }
            end = EndOfRun(end);
        }
        QueryToken? token = Years.TryParseComparison(subject, _query[sign..value], _query[value..end], _newestYear) is { } years
            ? new QueryToken(QueryTokenKind.Years) { Node = years }
            : QuantityCondition.TryParse(subject + _query[sign..end]) is { HasSign: true } condition
                ? new QueryToken(QueryTokenKind.Quantity, subject) { Node = new QuantityNode(condition, _query[sign..end].Trim()) }
                : null;
        if (token is null)
        {
            return false;
        }
        if (joins)
        {
            _tokens.RemoveAt(_tokens.Count - 1);
        }
        _tokens.Add(token);
        _at = end;
        return true;
    }

    private QueryToken? Sign(int at) => _query[at] switch
    {
        '(' or '（' => new QueryToken(QueryTokenKind.Open),
        ')' or '）' => new QueryToken(QueryTokenKind.Close),
        '|' or '｜' => new QueryToken(QueryTokenKind.Or) { IsTight = IsTight(at) },
        '&' or '＆' when at + 1 < _query.Length && _query[at + 1] is '&' or '＆' => new QueryToken(QueryTokenKind.And),
        // A minus excludes only where a word begins: 2020-2024 and 光伏- are text.
        '-' or '－' when (BeginsWord(at) || IsBehindBrackets(at)) && at + 1 < _query.Length && !char.IsWhiteSpace(_query[at + 1]) =>
            new QueryToken(QueryTokenKind.Not),
        '!' or '！' when BeginsWord(at) && IsBefore(at) =>
            new QueryToken(QueryTokenKind.Not),
        _ => null,
    };

    // ！ at the beginning came along with what was pasted.
    private bool IsBefore(int at) => at + 1 < _query.Length && char.IsLetterOrDigit(_query[at + 1]) && (at > 0 || _query[at] == '!');

    private bool BeginsWord(int at) =>
        at == 0 || char.IsWhiteSpace(_query[at - 1]) || _query[at - 1] is '(' or '（' or '|' or '｜' or '&' or '＆';

    // (光伏|风电)-储能; (2020)-2024 is a range.
    private bool IsBehindBrackets(int at) =>
        at > 0 && _query[at - 1] is ')' or '）' && at + 1 < _query.Length && !char.IsDigit(_query[at + 1]);

    private bool IsTight(int at) =>
        at > 0 && at + 1 < _query.Length && !char.IsWhiteSpace(_query[at - 1]) && !char.IsWhiteSpace(_query[at + 1]);

    private (int Close, QueryTokenKind Kind)? CloseOf(int at) =>
        _enclosing.TryGetValue(_query[at], out (char Close, QueryTokenKind Kind) enclosing)
        && _query.IndexOf(enclosing.Close, at + 1) is int close and > 0
            ? (close, enclosing.Kind)
            : null;

    private (string Name, QueryField Field)? FieldAt(int at)
    {
        foreach ((string name, QueryField field) in _fields)
        {
            int colon = at + name.Length;
            if (Stands(name, at) && colon < _query.Length && _query[colon] is ':' or '：')
            {
                return (name, field);
            }
        }
        return null;
    }

    private Nearness? TogetherAt(int at)
    {
        foreach ((string name, Nearness nearness) in _together)
        {
            if (Stands(name, at) && at + 2 < _query.Length && _query[at + 2] is '(' or '（')
            {
                return nearness;
            }
        }
        return null;
    }

    private bool Stands(string name, int at) => string.CompareOrdinal(_query, at, name, 0, name.Length) == 0;

    private int EndOfRun(int at)
    {
        int end = at;
        // The quotes and title marks of a sentence, 加强“双招双引”工作, are signs like any other: whoever means a thing to be
        // found to the letter sets it apart.
        do
        {
            end = CloseOf(end) is var (close, _) ? close + 1 : end + 1;
        }
        while (IsInRun(end));
        return end;
    }

    private bool IsFollowedByText(int close) => IsText(close + 1) && QueryParser.HasCharacters(_query[(close + 1)..EndOfRun(close + 1)]);

    private bool IsText(int at) => IsInRun(at) && CloseOf(at) is null;

    private bool IsInRun(int at) => at < _query.Length && !char.IsWhiteSpace(_query[at]) && Sign(at) is null;

    private void Add(QueryTokenKind kind, string text)
    {
        if (QueryParser.HasCharacters(text))
        {
            _tokens.Add(new QueryToken(kind, text.Trim()));
        }
    }
}
