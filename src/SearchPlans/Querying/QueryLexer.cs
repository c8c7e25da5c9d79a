namespace SearchPlans.Querying;

internal enum QueryTokenKind
{
    Run,
    Quoted,
    Title,
    Field,
    Not,
    Or,
    Open,
    Close,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">Of runs, quoted ones and titles, what is looked for.</param>
/// <param name="Field">Of a field, which.</param>
internal sealed record QueryToken(QueryTokenKind Kind, string Text = "", QueryField Field = default)
{
    public bool IsRun => Kind is QueryTokenKind.Run or QueryTokenKind.Quoted or QueryTokenKind.Title;
}

/// <summary>Cuts a query into the signs and runs of the query language. Runs without a character that counts are left out.</summary>
internal static class QueryLexer
{
    private static readonly (string Name, QueryField Field)[] _fields =
    [
        ("标题", QueryField.Title), ("章节", QueryField.Headings), ("正文", QueryField.Body),
        ("地区", QueryField.Region), ("年份", QueryField.Year), ("文种", QueryField.Type),
    ];

    private static readonly Dictionary<char, (char Close, QueryTokenKind Kind)> _enclosing = new()
    {
        ['"'] = ('"', QueryTokenKind.Quoted),
        ['＂'] = ('＂', QueryTokenKind.Quoted),
        ['“'] = ('”', QueryTokenKind.Quoted),
        ['「'] = ('」', QueryTokenKind.Quoted),
        ['『'] = ('』', QueryTokenKind.Quoted),
        ['《'] = ('》', QueryTokenKind.Title),
    };

    public static List<QueryToken> Read(string query)
    {
        var tokens = new List<QueryToken>();
        for (int at = 0; at < query.Length;)
        {
            char c = query[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (Sign(query, at) is { } sign)
            {
                tokens.Add(sign);
                at++;
            }
            else if (_enclosing.TryGetValue(c, out (char Close, QueryTokenKind Kind) enclosing)
                && query.IndexOf(enclosing.Close, at + 1) is int close and > 0)
            {
                Add(tokens, enclosing.Kind, query[(at + 1)..close]);
                at = close + 1;
            }
            else if (FieldAt(query, at) is { } field)
            {
                tokens.Add(new QueryToken(QueryTokenKind.Field, Field: field.Field));
                at += field.Name.Length + 1;
            }
            else
            {
                int end = EndOfRun(query, at);
                string run = query[at..end];
                if (run is "OR" or "或") tokens.Add(new QueryToken(QueryTokenKind.Or));
                else Add(tokens, QueryTokenKind.Run, run);
                at = end;
            }
        }
        return tokens;
    }

    private static QueryToken? Sign(string query, int at) => query[at] switch
    {
        '(' or '（' => new QueryToken(QueryTokenKind.Open),
        ')' or '）' => new QueryToken(QueryTokenKind.Close),
        '|' or '｜' => new QueryToken(QueryTokenKind.Or),
        // A minus excludes only where a word begins: 2020-2024 and 光伏- are text.
        '-' or '－' when BeginsWord(query, at) && at + 1 < query.Length && !char.IsWhiteSpace(query[at + 1]) => new QueryToken(QueryTokenKind.Not),
        _ => null,
    };

    private static bool BeginsWord(string query, int at) =>
        at == 0 || char.IsWhiteSpace(query[at - 1]) || query[at - 1] is '(' or '（' or '|' or '｜';

    private static (string Name, QueryField Field)? FieldAt(string query, int at)
    {
        foreach ((string name, QueryField field) in _fields)
        {
            int colon = at + name.Length;
            if (string.CompareOrdinal(query, at, name, 0, name.Length) == 0 && colon < query.Length && query[colon] is ':' or '：')
                return (name, field);
        }
        return null;
    }

    private static int EndOfRun(string query, int at)
    {
        int end = at + 1;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] is not ('(' or '（' or ')' or '）' or '|' or '｜')
            && !(_enclosing.TryGetValue(query[end], out (char Close, QueryTokenKind) enclosing) && query.IndexOf(enclosing.Close, end + 1) > 0))
            end++;
        return end;
    }

    private static void Add(List<QueryToken> tokens, QueryTokenKind kind, string text)
    {
        if (QueryParser.HasCharacters(text)) tokens.Add(new QueryToken(kind, text.Trim()));
    }
}
