using System.Globalization;
using System.Text;
using Lucene.Net.Search;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;
using SearchPlans.Searching;

namespace SearchPlans.Index.Answers;

/// <summary>Puts the explanation of a score into words.</summary>
internal static class ExplanationText
{
    private const string Neighbours = "neighbours";

    // Of more words one line each is no longer read.
    private const int MaxWordsApart = 3;

    // Nobody reads on; what they give together is said.
    private const int MaxNamed = 6;

    /// <summary>Puts an explanation into words.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="kind">What is explained.</param>
    /// <param name="prior">What it scores for the level and year of its plan.</param>
    public static ScoreExplanation Of(QueryExplanation explanation, PlanUnitKind kind, float prior)
    {
        ScoreExplanation[] parts = [.. Gather(ReasonsOf(explanation))];
        string? minor = kind switch
        {
            PlanUnitKind.Surrounding => "不是正文（网页说明、编者按等），得分减半",
            PlanUnitKind.Contents => "目录里的一行，得分减半",
            _ => null,
        };
        double score = explanation.Score * (minor is null ? 1 : Weights.MinorFactor);
        if (minor is not null)
        {
            parts = [.. parts, new ScoreExplanation(minor, score - explanation.Score, [])];
        }
        if (prior > 0)
        {
            parts = [.. parts, new ScoreExplanation("层级较高、年份较新的文件略微靠前", prior, [])];
        }
        return new ScoreExplanation("总分", score + prior, parts);
    }

    // Only what names a reason is shown; what merely joins reasons gives way to them.
    private static IEnumerable<QueryExplanation> ReasonsOf(QueryExplanation explanation) => explanation.Query switch
    {
        DisjunctionMaxQuery => explanation.Parts.MaxBy(p => p.Score) is { } best ? ReasonsOf(best) : [],
        FilteredBooleanQuery or BoostQuery { Bonus: 0 } => explanation.Parts.SelectMany(ReasonsOf),
        _ => explanation.Score > 0 ? [explanation] : [],
    };

    // Of a kind of which there may be dozens one line says all, where the first of them stands.
    private static IEnumerable<ScoreExplanation> Gather(IEnumerable<QueryExplanation> reasons) => reasons.Index()
        .GroupBy(r => KindOf(r.Item.Query) is { } kind ? (kind, 0) : ("", r.Index))
        .SelectMany(group => group.Key.Item1 switch
        {
            "" => [Single(group.First().Item)],
            PlanFields.Words when group.Count() <= MaxWordsApart => group.Select(g => Single(g.Item)),
            PlanFields.Words => [Together("查询里的词", group, g => Single(g))],
            var kind => new ScoreExplanation[] { Together(NameOf(kind, [.. group.Select(g => g.Item)]), group, null) },
        });

    private static ScoreExplanation Together(string reason, IEnumerable<(int Index, QueryExplanation Item)> group,
        Func<QueryExplanation, ScoreExplanation>? part) =>
        new(reason, group.Sum(g => (double)g.Item.Score), part is null ? [] : [.. group.Select(g => part(g.Item))]);

    private static string? KindOf(Query query) => query switch
    {
        TermQuery { Term.Field: PlanFields.Words or PlanFields.Opening or PlanFields.Bigrams or PlanFields.Characters } term =>
            term.Term.Field,
        ExactPhraseQuery { Field: PlanFields.Words } => Neighbours,
        _ => null,
    };

    private static string NameOf(string kind, IReadOnlyList<QueryExplanation> reasons)
    {
        string what = kind switch
        {
            PlanFields.Opening => "段首一句有",
            PlanFields.Bigrams => "相邻两字也有",
            PlanFields.Characters => "单字也有",
            _ => "前后相连的词有",
        };
        string[] named = [.. reasons.OrderByDescending(r => r.Score)
            .Select(r => r.Query is TermQuery term ? term.Term.Text : TextOf(r.Query))
            .Where(t => kind != PlanFields.Bigrams || !IsPiece(t))];
        return named.Length == 0
            ? "字母、数字与前后的字相连"
            : $"{what}“{string.Join("”“", named.Take(MaxNamed))}”" + (named.Length > MaxNamed ? $"等 {named.Length} 个" : "");
    }

    // Two characters of which one is a letter or digit are half a word or number: p增, 20. Whole ones are named as words.
    private static bool IsPiece(string pair) => pair.EnumerateRunes().Any(r => r.IsAscii && Rune.IsLetterOrDigit(r));

    private static ScoreExplanation Single(QueryExplanation explanation) => explanation.Query switch
    {
        BoostQuery { Bonus: > 0 } boost => new ScoreExplanation($"含原文“{TextOf(boost.Inner)}”", explanation.Score, [
            new ScoreExplanation("整串照写（换一种说法的略低）", boost.Bonus, []),
            .. explanation.Parts.SelectMany(ReasonsOf).Select(p => new ScoreExplanation("按出现次数、少见程度和段落长短", p.Score, []))]),
        CoverageQuery => new ScoreExplanation("含有大部分检索词", explanation.Score, [.. Gather(explanation.Parts.SelectMany(ReasonsOf))]),
        _ => new ScoreExplanation(ReasonOf(explanation), explanation.Score, []),
    };

    private static string ReasonOf(QueryExplanation explanation) => explanation.Query switch
    {
        TermQuery term when explanation.Counts is { } counts => string.Create(CultureInfo.InvariantCulture,
            $"写有“{term.Term.Text}”{counts.Freq} 次（{counts.DocCount} 段里有 {counts.DocFreq} 段写到，这一段约 {counts.Length} 词）"),
        ExactPhraseQuery phrase => $"连着写有“{TextOf(phrase)}”",
        TestedQuery tested => $"连同标点写有“{TextOf(tested.Inner)}”",
        ConstantScoreQuery { Query: NearQuery, Boost: Weights.AmountAskedFor } => "问数量：所问的词近旁写有数",
        ConstantScoreQuery { Query: NearQuery { InOrder: true } } => "词的后面有符合条件的数",
        ConstantScoreQuery { Query: NearQuery { Items.Count: 1 } } => "有符合条件的数",
        ConstantScoreQuery { Query: NearQuery { Separators.Count: > 0 } } => "几个词在同一句",
        ConstantScoreQuery { Query: NearQuery } => "几个词离得很近",
        ConstantScoreQuery { Query: GroupQuery { Grouping: Grouping.Block } } => "文件标题中有检索词",
        ConstantScoreQuery { Query: GroupQuery } => "所在章节的标题中有检索词",
        ConstantScoreQuery { Query: ExactPhraseQuery or DisjunctionMaxQuery } => "是完整的数字或英文，不是更长的一个里的一段",
        ConstantScoreQuery { Query: TermQuery { Term.Text: PlanTerms.OpensSection } } => "是所在章节的第一段",
        ConstantScoreQuery { Query: FilteredBooleanQuery, Boost: Weights.Definition } => "名词解释里有所问的词",
        ConstantScoreQuery { Boost: Weights.PlanHoldsAll } => "所在文件写全了检索内容",
        ConstantScoreQuery => "本段就是标题，其中有检索词",
        _ => "所在章节或文件符合条件",
    };

    // The terms of a run overlap where its length is odd.
    private static string TextOf(Query query)
    {
        if (query is TestedQuery tested)
        {
            return TextOf(tested.Inner);
        }
        if (query is FilteredBooleanQuery { Must: [var scored] })
        {
            return TextOf(scored);
        }
        if (query is not ExactPhraseQuery phrase)
        {
            return "";
        }
        if (phrase.Field == PlanFields.Words)
        {
            return string.Concat(phrase.Terms.Select(t => t.Term));
        }
        var text = new StringBuilder();
        int reached = 0;
        foreach (PhraseTerm term in phrase.Terms.Where(t => t.Field is null))
        {
            string[] characters = [.. term.Term.EnumerateRunes().Select(r => r.ToString())];
            foreach (string character in characters.Skip(Math.Max(0, reached - term.Position)))
            {
                text.Append(character);
            }
            reached = term.Position + characters.Length;
        }
        return text.ToString();
    }
}
