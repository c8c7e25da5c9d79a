namespace SearchPlans.Querying;

/// <summary>
/// The operators of other systems: AND OR NOT, &amp;&amp; || !, and 和 与 且 或 非 … that stand alone between words. They are operators only
/// where they join something: at the beginning or end of a query, beside another operator, between single characters (R AND D), and as
/// values of a field they are text. AND, OR and NOT in capitals, which nobody writes for text, are passed over there instead, unless the
/// query has nothing else.
/// </summary>
internal static class OperatorWords
{
    private static readonly Dictionary<string, QueryTokenKind> _words = new(StringComparer.Ordinal)
    {
        ["和"] = QueryTokenKind.And,
        ["与"] = QueryTokenKind.And,
        ["且"] = QueryTokenKind.And,
        ["及"] = QueryTokenKind.And,
        ["并且"] = QueryTokenKind.And,
        ["而且"] = QueryTokenKind.And,
        ["以及"] = QueryTokenKind.And,
        ["&"] = QueryTokenKind.And,
        ["＆"] = QueryTokenKind.And,
        ["+"] = QueryTokenKind.And,
        ["＋"] = QueryTokenKind.And,
        ["或"] = QueryTokenKind.Or,
        ["或者"] = QueryTokenKind.Or,
        ["或是"] = QueryTokenKind.Or,
        ["非"] = QueryTokenKind.Not,
        ["不含"] = QueryTokenKind.Not,
        ["不包含"] = QueryTokenKind.Not,
        ["不包括"] = QueryTokenKind.Not,
        ["不要"] = QueryTokenKind.Not,
        ["除了"] = QueryTokenKind.Not,
        ["除去"] = QueryTokenKind.Not,
        ["排除"] = QueryTokenKind.Not,
        ["!"] = QueryTokenKind.Not,
        ["！"] = QueryTokenKind.Not,
    };

    /// <summary>What a run that stands alone may be an operator of; null where it is text in any case.</summary>
    public static QueryTokenKind? Of(string run) => _words.TryGetValue(run, out QueryTokenKind kind) ? kind : LatinOf(run);

    /// <summary>Whether an operator leaves out what is named behind it.</summary>
    public static bool IsExcept(string text) => text is "除了" or "除去";

    /// <summary>Decides of each token that may be an operator whether it is one.</summary>
    public static List<QueryToken> Resolve(List<QueryToken> tokens)
    {
        if (tokens.TrueForAll(t => t.Operator is null))
        {
            return tokens;
        }
        bool hasOthers = tokens.Exists(t => t.Operator is null && (t.IsSought || t.Node is not null));
        var resolved = new List<QueryToken>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            QueryToken token = tokens[i];
            if (token.Operator is not { } kind)
            {
                resolved.Add(token);
                continue;
            }
            QueryToken? before = resolved.Count > 0 ? resolved[^1] : null, behind = i + 1 < tokens.Count ? tokens[i + 1] : null;
            if (Joins(token, kind, before, behind))
            {
                resolved.Add(new QueryToken(kind, token.Text));
            }
            else if (!hasOthers || before is { Kind: QueryTokenKind.Field } || AreSingle(before, behind) || !IsOnlySign(token.Text))
            {
                resolved.Add(token with { Operator = null });
            }
        }
        resolved.RemoveAll(t => t.Kind == QueryTokenKind.Run && !QueryParser.HasCharacters(t.Text));
        return resolved;
    }

    private static bool Joins(QueryToken token, QueryTokenKind kind, QueryToken? before, QueryToken? behind)
    {
        if (before is { Kind: QueryTokenKind.Field } || !Begins(behind, kind))
        {
            return false;
        }
        // A Chinese word alone before another is part of what it says (非 公有制, 不要 大水漫灌); NOT isn't.
        bool ends = Ends(before) || (kind == QueryTokenKind.Not && before is { Kind: QueryTokenKind.And or QueryTokenKind.Or });
        if (!ends && (kind != QueryTokenKind.Not || IsIdeograph(token.Text[0])))
        {
            return false;
        }
        if (before is not { Kind: QueryTokenKind.Run } || behind is not { Kind: QueryTokenKind.Run })
        {
            return true;
        }
        bool isEnglish = char.IsAsciiLetterLower(token.Text[0]) && kind != QueryTokenKind.And
            && char.IsAsciiLetter(before.Text[^1]) && char.IsAsciiLetter(behind.Text[0]);
        return !AreSingle(before, behind) && !isEnglish;
    }

    private static bool AreSingle(QueryToken? before, QueryToken? behind) =>
        before is { Kind: QueryTokenKind.Run, Text.Length: 1 } && behind is { Kind: QueryTokenKind.Run, Text.Length: 1 };

    private static bool Ends(QueryToken? token) => token is
    {
        Kind: QueryTokenKind.Run or QueryTokenKind.Quoted or QueryTokenKind.Title or QueryTokenKind.Quantity
        or QueryTokenKind.Years or QueryTokenKind.Close
    };

    private static bool Begins(QueryToken? token, QueryTokenKind before) => token switch
    {
        null => false,
        { Operator: QueryTokenKind.Not } => before != QueryTokenKind.Not,
        { Operator: not null } => false,
        _ => token.Kind is not (QueryTokenKind.Or or QueryTokenKind.And or QueryTokenKind.Close),
    };

    private static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static bool IsOnlySign(string text) => !char.IsLetter(text[0]) || text is "AND" or "OR" or "NOT";

    private static QueryTokenKind? LatinOf(string run) => run switch
    {
        "AND" or "and" or "And" => QueryTokenKind.And,
        "OR" or "or" or "Or" => QueryTokenKind.Or,
        "NOT" or "not" or "Not" => QueryTokenKind.Not,
        _ => null,
    };
}
