using System.Globalization;
using System.Text;
using SearchPlans.Corpus;
using SearchPlans.Text.Quantities;
using SearchPlans.Vocabulary;

namespace SearchPlans.Querying;

/// <summary>Says in Chinese how a query was understood: what was taken as what.</summary>
internal sealed class QueryDescription
{
    private readonly PlanVocabulary _vocabulary;
    private readonly QueryOptions _options;
    private readonly IReadOnlySet<string> _absent;

    private QueryDescription(PlanVocabulary vocabulary, QueryOptions options, IReadOnlySet<string> absent)
    {
        _vocabulary = vocabulary;
        _options = options;
        _absent = absent;
    }

    /// <summary>Describes a query.</summary>
    /// <param name="node">What is asked for.</param>
    /// <param name="vocabulary">The words of the corpus.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="absent">Other ways to write numbers that stand nowhere.</param>
    public static string Describe(QueryNode node, PlanVocabulary vocabulary, QueryOptions options, IReadOnlySet<string>? absent = null)
    {
        string where = options.Scope switch
        {
            SearchScope.Section => "同一章节内",
            SearchScope.Plan => "同一份文件内",
            _ => "同一段落内",
        };
        string what = new QueryDescription(vocabulary, options, absent ?? new HashSet<string>()).Describe(node, inner: false);
        return Texts(node) > 1 ? $"{where}{what}" : what;
    }

    // How many parts stand in one stretch of text.
    private static int Texts(QueryNode node) => node switch
    {
        AndNode and => and.Nodes.Sum(Texts),
        OrNode or => or.Nodes.Sum(Texts),
        AsTypedNode run => Texts(run.Meant) + 1,
        NotNode not => Texts(not.Node),
        RunNode or TogetherNode or QuantityNode or FieldNode { Field: QueryField.Body } => 1,
        _ => 0,
    };

    private string Describe(QueryNode node, bool inner) => node switch
    {
        RunNode run => Run(run),
        AndNode and => Join(and.Nodes, "，且", inner),
        OrNode or => Join(or.Nodes, "，或", inner),
        AsTypedNode run => Join([run.Meant, run.Typed], "，或", inner),
        NotNode { Node: RunNode run } => $"不含“{run.Text}”",
        NotNode not => $"不是（{Describe(not.Node, inner: false)}）",
        TogetherNode together => $"同一{Place(together.Nearness)}{Inner(together.Node)}",
        QuantityNode quantity => Quantity(quantity),
        FieldNode { Field: QueryField.Title } field => $"标题包含“{field.Text}”",
        FieldNode { Field: QueryField.Headings } field => $"章节标题包含“{field.Text}”",
        FieldNode { Field: QueryField.Body } field => $"正文{Run(new RunNode(field.Text, IsQuoted: false))}",
        FieldNode { Field: QueryField.Region } field => $"地区为“{field.Text}”",
        FieldNode { Field: QueryField.Issuer } field => $"机关包含“{field.Text}”",
        FieldNode { Field: QueryField.Number } field => $"文号为“{field.Text}”",
        FieldNode field => $"文种为“{field.Text}”",
        RegionNode or LevelNode or NoValueNode => FieldValueTexts.Describe(node),
        YearNode years => Years(years),
        PartNode part => $"属于{PlanPartNames.NameOf(part.Part)}部分",
        _ => "",
    };

    private string Join(IReadOnlyList<QueryNode> nodes, string separator, bool inner)
    {
        var text = new StringBuilder();
        for (int i = 0; i < nodes.Count; i++)
        {
            if (i > 0)
            {
                text.Append(separator);
            }
            text.Append(Describe(nodes[i], inner: true));
        }
        return inner ? $"（{text}）" : text.ToString();
    }

    private string Inner(QueryNode node) => node is AndNode or OrNode ? $"内{Describe(node, inner: true)}" : Describe(node, inner: true);

    private string Run(RunNode node)
    {
        Run run = Querying.Run.Create(node.Text, node.IsQuoted, _options.Match == SearchMatch.Exact, _vocabulary, _options.SameWords);
        run = run.Without(_absent);
        if (run.Signs is not null)
        {
            return $"包含“{run.Text}”原文（连同标点）";
        }
        if (node.IsQuoted || _options.Match == SearchMatch.Exact)
        {
            return $"包含“{run.Text}”原文";
        }
        string forms = run.Forms.Count == 1 ? "" : $"或{string.Concat(run.Forms.Skip(1).Select(f => $"“{f}”"))}";
        if (run.Concepts.Count < 2)
        {
            return $"包含“{run.Text}”{forms}";
        }
        return $"包含“{run.Text}”{forms}（或分别包含 {string.Join("、", run.Concepts.Select(c => c.Text))}）";
    }

    private static string Place(Nearness nearness) => nearness switch
    {
        Nearness.Sentence => "句",
        Nearness.Paragraph => "段",
        _ => "节",
    };

    private static string Quantity(QuantityNode node)
    {
        string bounds = Bounds(node.Condition);
        return node.Condition.Subject.Length == 0 ? $"包含{bounds}的数" : $"“{node.Condition.Subject}”之后的数{bounds}";
    }

    private static string Bounds(QuantityCondition condition)
    {
        string Value(double value) => $" {Amount(value)}{Measure(condition)}";
        bool hasMin = !double.IsInfinity(condition.Min);
        bool hasMax = !double.IsInfinity(condition.Max);
        if (hasMin && hasMax && condition.Min.Equals(condition.Max))
        {
            return $"等于{Value(condition.Min)}";
        }
        if (hasMin && hasMax)
        {
            return $"在{Value(condition.Min)} 至{Value(condition.Max)} 之间";
        }
        return hasMin
            ? (condition.IncludesMin ? "不小于" : "大于") + Value(condition.Min)
            : (condition.IncludesMax ? "不大于" : "小于") + Value(condition.Max);
    }

    private static string Amount(double value)
    {
        (double scaled, string unit) = Math.Abs(value) switch
        {
            >= 1e12 => (value / 1e12, "万亿"),
            >= 1e8 => (value / 1e8, "亿"),
            >= 1e4 => (value / 1e4, "万"),
            _ => (value, ""),
        };
        return ((decimal)Math.Round(scaled, 6)).ToString("0.######", CultureInfo.InvariantCulture) + unit;
    }

    private static string Measure(QuantityCondition condition) => condition.Kind switch
    {
        QuantityKind.Number => "",
        QuantityKind.Percent => "%",
        QuantityKind.PercentagePoint => "个百分点",
        QuantityKind.Area => "平方米",
        QuantityKind.Length => "米",
        QuantityKind.Volume => "立方米",
        QuantityKind.Mass => "吨",
        QuantityKind.Power => "千瓦",
        QuantityKind.Energy => "千瓦时",
        _ => condition.Unit,
    };

    private static string Years(YearNode years)
    {
        if (years.WithReview)
        {
            string of = years.From == years.To ? $"{years.From}" : $"{years.From} 至 {years.To}";
            string after = years.From == years.To ? $"{years.To + 1}" : $"{years.From + 1} 至 {years.To + 1}";
            return $"年份为 {of}，或为 {after} 年文件的回顾";
        }
        if (years.From == years.To)
        {
            return $"年份为 {years.From}";
        }
        if (years.To == Querying.Years.Last)
        {
            return $"年份不早于 {years.From}";
        }
        return years.From == Querying.Years.First ? $"年份不晚于 {years.To}" : $"年份为 {years.From} 至 {years.To}";
    }
}
