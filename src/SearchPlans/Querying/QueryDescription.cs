using System.Text;
using SearchPlans.Searching;

namespace SearchPlans.Querying;

/// <summary>Says in Chinese how a query was understood.</summary>
internal static class QueryDescription
{
    /// <summary>Describes a query.</summary>
    public static string Describe(QueryNode node, SearchScope scope, SearchMatch match)
    {
        string where = scope switch
        {
            SearchScope.Section => "同一章节内",
            SearchScope.Plan => "同一计划内",
            _ => "同一段落内",
        };
        string what = Describe(node, match, inner: false);
        return node is AndNode or OrNode ? $"{where}{what}" : what;
    }

    private static string Describe(QueryNode node, SearchMatch match, bool inner) => node switch
    {
        RunNode run => Run(run.Text, run.IsQuoted || match == SearchMatch.Exact),
        AndNode and => Join(and.Nodes, "，且", match, inner),
        OrNode or => Join(or.Nodes, "，或", match, inner),
        NotNode { Node: RunNode run } => $"不含“{run.Text}”",
        NotNode not => $"不是（{Describe(not.Node, match, inner: false)}）",
        FieldNode { Field: QueryField.Title } field => $"标题含“{field.Text}”",
        FieldNode { Field: QueryField.Headings } field => $"章节标题含“{field.Text}”",
        FieldNode { Field: QueryField.Body } field => $"正文{Run(field.Text, match == SearchMatch.Exact)}",
        FieldNode { Field: QueryField.Region } field => $"地区为“{field.Text}”",
        FieldNode field => $"文种为“{field.Text}”",
        YearNode years when years.From == years.To => $"年份为 {years.From}",
        YearNode years => $"年份为 {years.From} 至 {years.To}",
        _ => "",
    };

    private static string Join(IReadOnlyList<QueryNode> nodes, string separator, SearchMatch match, bool inner)
    {
        var text = new StringBuilder();
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i > 0) text.Append(separator);
            text.Append(Describe(nodes[i], match, inner: true));
        }
        return inner ? $"（{text}）" : text.ToString();
    }

    private static string Run(string text, bool exact)
    {
        if (exact) return $"含“{text}”原文";
        IReadOnlyList<string> words = RunQueries.Create(text, exactOnly: false).Words;
        return words.Count < 2 ? $"含“{text}”" : $"含“{text}”（或 {string.Join("、", words)} 都有）";
    }
}
