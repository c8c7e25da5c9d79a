using System.Globalization;
using SearchPlans.Text.Characters;

namespace SearchPlans.Querying;

/// <summary>
/// Reads the query language. Anything is a query: what isn't well-formed (a bracket without its other half, a field
/// without a value) is taken as text or passed over, never an error.
/// <code>
/// query     = and {or and}
/// and       = term {["&amp;&amp;" | "AND" | "和" | "与" | "且" | …] term}
/// or        = "|" | "||" | "OR" | "或" | …
/// term      = ["-" | "!" | "NOT" | "非"] (field values | together | "(" query ")" | quoted | title | condition | run)
/// field     = ("标题" | "章节" | "正文" | "地区" | "层级" | "年份" | "文种" | "机关" | "文号" | "部分") ":"
/// values    = (run | quoted | "(" query ")") {or run}
/// together  = ("同句" | "同段" | "同节") "(" query ")"
/// condition = [run] ("&gt;" | "&gt;=" | "&lt;" | "&lt;=" | "=") quantity
/// run       = characters ["*" | "…"] characters: with either between them, both in one sentence
/// quoted    = "…" “…” 「…」 『…』     title = 《…》
/// </code>
/// Every sign may be full or half width. Words are operators only between others (see <see cref="OperatorWords"/>); "or" goes on with the
/// values of a field only where what follows is one. Values of one field side by side are joined by "or": no plan is of two places.
/// </summary>
public sealed class QueryParser
{
    /// <summary>The most characters of a query that are read.</summary>
    public const int MaxLength = 2000;

    /// <summary>The most runs of a query that are read.</summary>
    public const int MaxRuns = 64;

    /// <summary>The most levels of "and", "or", "not" and "together" within each other that are kept: each may double what has to be
    /// looked at, and a person nests two or three deep.</summary>
    public const int MaxNesting = 6;

    // Brackets around brackets may say nothing; so many are looked into.
    private const int MaxDepth = 32;

    private readonly List<QueryToken> _tokens;
    private readonly FieldValues _values;
    private int _next;
    private int _depth;

    private QueryParser(List<QueryToken> tokens, FieldValues values)
    {
        _tokens = tokens;
        _values = values;
    }

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="notice">What the person should know of how it was read, in Chinese, or null.</param>
    /// <param name="corpus">What the plans of the corpus have in their fields: what isn't among it is said. Null where that isn't known;
    /// then 去年 and its like aren't read.</param>
    /// <returns>What is asked for, or null when there is nothing to look for.</returns>
    public static QueryNode? Parse(string query, out string? notice, CorpusValues? corpus = null)
    {
        notice = null;
        int length = query.Length;
        bool isCut = length > MaxLength;
        if (isCut)
        {
            notice = $"检索内容过长（{length} 字），只按前 {MaxLength} 字检索。";
            query = query[..(char.IsHighSurrogate(query[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        }
        List<QueryToken> tokens = QueryLexer.Read(WithoutInvisible(query), corpus?.NewestYear ?? 0);
        int runs = tokens.Count(t => t.IsSought);
        if (runs > MaxRuns)
        {
            notice = isCut
                ? $"检索内容过长（{length} 字），只按开头的 {MaxRuns} 个词检索。"
                : $"检索词过多（{runs} 个），只按前 {MaxRuns} 个检索。";
            int last = tokens.FindLastIndex(t => t.IsSought && --runs == MaxRuns - 1);
            tokens.RemoveRange(last + 1, tokens.Count - last - 1);
        }
        var values = new FieldValues(corpus);
        QueryNode? node = new QueryParser(tokens, values).ReadAll() is { } read ? Bound(read, MaxNesting, ref notice) : null;
        if (values.Notice is { } said)
        {
            notice += said;
        }
        if (node is null && notice is null && query.Trim().Length > 0)
        {
            notice = "没有可检索的文字：标点和空格不参与检索，请输入汉字、字母或数字。";
        }
        return node;
    }

    // What comes along when text is pasted: zero-width spaces, byte order marks, marks of direction, control characters.
    private static string WithoutInvisible(string query) =>
        query.Any(IsInvisible) ? string.Concat(query.Where(c => !IsInvisible(c))) : query;

    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control && !char.IsWhiteSpace(c);

    // Closing brackets without an opening one end a query too early: what is behind them is read on.
    private QueryNode? ReadAll()
    {
        var nodes = new List<QueryNode>();
        while (_next < _tokens.Count)
        {
            if (ReadOr() is { } node)
            {
                nodes.Add(node);
            }
            if (_next < _tokens.Count)
            {
                _next++;
            }
        }
        return All(nodes);
    }

    private QueryNode? ReadOr()
    {
        var branches = new List<List<QueryNode>>();
        while (true)
        {
            if (ReadAnd() is { Count: > 0 } terms)
            {
                branches.Add(terms);
            }
            if (_next == _tokens.Count || _tokens[_next].Kind != QueryTokenKind.Or)
            {
                break;
            }
            _next++;
        }
        List<QueryNode> conditions = _depth == 0 ? TakeConditions(branches) : [];
        List<QueryNode> nodes = [.. branches.Select(All).OfType<QueryNode>()];
        return nodes.Count == 0 ? null : All([AnyOf(nodes), .. conditions]);
    }

    // 光伏 OR 风电 地区:甘肃 asks for either in 甘肃: who means one of them alone writes brackets, or a condition for each.
    private static List<QueryNode> TakeConditions(List<List<QueryNode>> branches)
    {
        var having = branches.Where(terms => terms.Exists(IsCondition)).ToList();
        if (branches.Count < 2 || having is not [var terms] || terms.TrueForAll(IsCondition))
        {
            return [];
        }
        List<QueryNode> taken = terms.FindAll(IsCondition);
        terms.RemoveAll(IsCondition);
        return taken;
    }

    private static bool IsCondition(QueryNode node) => node switch
    {
        OrNode or => or.Nodes.All(IsCondition),
        NotNode not => IsCondition(not.Node),
        _ => FieldValues.FieldOf(node) is { } field && field is not (QueryField.Title or QueryField.Headings or QueryField.Body),
    };

    private List<QueryNode> ReadAnd()
    {
        var nodes = new List<QueryNode>();
        while (_next < _tokens.Count && _tokens[_next].Kind is not (QueryTokenKind.Or or QueryTokenKind.Close))
        {
            if (_tokens[_next].Kind == QueryTokenKind.And)
            {
                _next++;
            }
            else if (ReadTerm() is { } node)
            {
                nodes.Add(node);
            }
        }
        return nodes;
    }

    private QueryNode? ReadTerm()
    {
        QueryToken token = _tokens[_next++];
        switch (token.Kind)
        {
            case QueryTokenKind.Not:
                return _next < _tokens.Count
                    && _tokens[_next].Kind is not (QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Close)
                    && ReadTerm() is { } excluded
                    ? new NotNode(excluded) { IsExcept = OperatorWords.IsExcept(token.Text) }
                    : null;
            case QueryTokenKind.Field:
                return ReadField(token);
            case QueryTokenKind.Together:
                _next++;
                return ReadBrackets() is { } together ? Together(token.Nearness, together) : null;
            case QueryTokenKind.Open:
                return ReadBrackets();
            case QueryTokenKind.Quantity or QueryTokenKind.Years:
                return token.Node;
            case QueryTokenKind.Title:
                return new FieldNode(QueryField.Title, token.Text) { IsNamed = true };
            case QueryTokenKind.Run when Wildcards.Read(token.Text) is { } parts:
                return new TogetherNode(Nearness.Sentence, new AndNode(parts));
            default:
                return new RunNode(token.Text, token.Kind == QueryTokenKind.Quoted);
        }
    }

    private QueryNode? ReadBrackets()
    {
        // Deeper brackets are passed over, what stands in them is read.
        if (_depth == MaxDepth)
        {
            return null;
        }
        _depth++;
        QueryNode? node = ReadOr();
        _depth--;
        if (_next < _tokens.Count && _tokens[_next].Kind == QueryTokenKind.Close)
        {
            _next++;
        }
        return node;
    }

    private QueryNode? ReadField(QueryToken token)
    {
        if (_next == _tokens.Count)
        {
            return null;
        }
        var nodes = new List<QueryNode>();
        if (_tokens[_next].Kind == QueryTokenKind.Open)
        {
            _next++;
            if (ReadBrackets() is not { } values)
            {
                return null;
            }
            nodes.Add(InField(token.Field, values));
        }
        else if (_tokens[_next].IsRun)
        {
            nodes.Add(InField(token.Field, new RunNode(_tokens[_next++].Text, IsQuoted: false)));
        }
        else
        {
            return null;
        }
        while (GoesOn(token.Field))
        {
            nodes.Add(InField(token.Field, new RunNode(_tokens[_next + 1].Text, IsQuoted: false)));
            _next += 2;
        }
        return AnyOf(nodes);
    }

    // 地区:北京|上海 is either of both, as 标题:坪山|龙岗 is; 地区:北京 | 氢能, with white space, is of Beijing, or speaks of 氢能.
    private bool GoesOn(QueryField field)
    {
        if (_next + 1 >= _tokens.Count || _tokens[_next + 1] is not { Kind: QueryTokenKind.Run } value)
        {
            return false;
        }
        QueryToken sign = _tokens[_next];
        return sign is { Kind: QueryTokenKind.Or, IsTight: true }
            || (FieldValues.IsOfMetadata(field) && sign.Kind is QueryTokenKind.Or or QueryTokenKind.And && _values.Has(field, value.Text));
    }

    // 标题:(坪山 | 龙岗) asks each of them of the title.
    private QueryNode InField(QueryField field, QueryNode node) => node switch
    {
        AndNode and => All([.. and.Nodes.Select(n => InField(field, n))])!,
        OrNode or => AnyOf([.. or.Nodes.Select(n => InField(field, n))]),
        NotNode not => new NotNode(InField(field, not.Node)),
        RunNode run when FieldValues.IsOfMetadata(field) => _values.Read(field, run.Text),
        RunNode run => new FieldNode(field, run.Text),
        _ => node,
    };

    private static QueryNode AnyOf(List<QueryNode> nodes) =>
        nodes.Count == 1 ? nodes[0] : new OrNode([.. nodes.SelectMany(n => n is OrNode or ? or.Nodes : [n])]);

    private static QueryNode? All(List<QueryNode> nodes)
    {
        List<QueryNode> flat = JoinValues([.. nodes.SelectMany(n => n is AndNode and ? and.Nodes : [n])]);
        return flat.Count switch { 0 => null, 1 => flat[0], _ => new AndNode(flat) };
    }

    // 地区:北京 地区:上海 is either: a plan is of one place, one year and one type.
    private static List<QueryNode> JoinValues(List<QueryNode> nodes)
    {
        var joined = new List<QueryNode>(nodes.Count);
        foreach (QueryNode node in nodes)
        {
            int same = FieldValues.FieldOf(node) is { } field ? joined.FindIndex(n => FieldValues.FieldOf(n) == field) : -1;
            if (same < 0)
            {
                joined.Add(node);
            }
            else
            {
                joined[same] = AnyOf([joined[same], node]);
            }
        }
        return joined;
    }

    private static TogetherNode Together(Nearness nearness, QueryNode node) =>
        node is TogetherNode inner && inner.Nearness == nearness ? inner : new TogetherNode(nearness, node);

    // What is nested deeper is asked for side by side.
    private static QueryNode Bound(QueryNode node, int levels, ref string? notice)
    {
        if (node is not (AndNode or OrNode or NotNode or TogetherNode))
        {
            return node;
        }
        if (levels == 0)
        {
            notice ??= $"括号嵌套太深，{MaxNesting} 层以内按括号检索，更深的按并列的词处理。";
            QueryNode[] leaves = [.. Leaves(node).Distinct()];
            return leaves is [var only] ? only : new AndNode(leaves);
        }
        switch (node)
        {
            case NotNode not:
                return not with { Node = Bound(not.Node, levels - 1, ref notice) };
            case TogetherNode together:
                return new TogetherNode(together.Nearness, Bound(together.Node, levels - 1, ref notice));
        }
        var nodes = new List<QueryNode>();
        foreach (QueryNode inner in node is AndNode and ? and.Nodes : ((OrNode)node).Nodes)
        {
            nodes.Add(Bound(inner, levels - 1, ref notice));
        }
        return node is AndNode ? new AndNode(nodes) : new OrNode(nodes);
    }

    /// <summary>What a query asks for, apart from how that is joined.</summary>
    internal static IEnumerable<QueryNode> Leaves(QueryNode node) => node switch
    {
        AndNode and => and.Nodes.SelectMany(Leaves),
        OrNode or => or.Nodes.SelectMany(Leaves),
        NotNode not => Leaves(not.Node),
        TogetherNode together => Leaves(together.Node),
        AsTypedNode run => Leaves(run.Meant),
        _ => [node],
    };

    /// <summary>Whether a text has characters that count, see <see cref="CharacterStream"/>.</summary>
    internal static bool HasCharacters(string text) => new CharacterStream(text).MoveNext();
}
