using System.Globalization;
using SearchPlans.Engine.Search;
using SearchPlans.Engine.Segments;
using SearchPlans.Fields;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Searching;

/// <summary>Why a paragraph is a hit and stands where it does, for people.</summary>
/// <param name="Reason">What gives the points, in Chinese.</param>
/// <param name="Score">How many points.</param>
/// <param name="Parts">What they are made of.</param>
public sealed record ScoreExplanation(string Reason, double Score, IReadOnlyList<ScoreExplanation> Parts)
{
    /// <summary>Puts the engine's explanation into words.</summary>
    internal static ScoreExplanation Of(Explanation explanation, PlanUnitKind kind)
    {
        ScoreExplanation[] parts = [.. ReasonsOf(explanation)];
        string? minor = kind switch
        {
            PlanUnitKind.Surrounding => "不是计划正文（网页说明、编者按等），得分减半",
            PlanUnitKind.Contents => "目录里的一行，得分减半",
            _ => null,
        };
        double score = explanation.Score * (minor is null ? 1 : Weights.MinorFactor);
        if (minor is not null) parts = [.. parts, new ScoreExplanation(minor, score - explanation.Score, [])];
        return new ScoreExplanation("总分", score, parts);
    }

    private static IEnumerable<ScoreExplanation> ReasonsOf(Explanation explanation) => explanation.Query switch
    {
        // Only what names a reason is shown; what merely joins reasons gives way to them.
        BooleanQuery => explanation.Parts.SelectMany(ReasonsOf),
        BestOfQuery when explanation.Parts.MaxBy(p => p.Score) is { } best => ReasonsOf(best),
        BoostQuery { Bonus: > 0 } boost => [new ScoreExplanation($"含原文“{TextOf(boost.Inner)}”", explanation.Score, [
            new ScoreExplanation("整串出现（换一种写法的略低）", boost.Bonus, []), .. explanation.Parts.SelectMany(ReasonsOf)])],
        BoostQuery => explanation.Parts.SelectMany(ReasonsOf),
        CoverageQuery coverage => [new ScoreExplanation(
            coverage.Field == PlanFields.Words ? "含有查询的大部分词" : "含有查询的大部分双字", explanation.Score, [.. explanation.Parts.SelectMany(ReasonsOf)])],
        TermQuery or PhraseQuery or TestedQuery or TogetherQuery or ConstantQuery or GroupQuery when explanation.Score > 0 =>
            [new ScoreExplanation(ReasonOf(explanation), explanation.Score, [])],
        _ => [],
    };

    private static string ReasonOf(Explanation explanation) => explanation.Query switch
    {
        TermQuery { Field: PlanFields.Opening } term => $"首句有“{term.Term}”",
        TermQuery term when explanation.Counts is { } counts => string.Create(CultureInfo.InvariantCulture,
            $"{FieldOf(term.Field)}“{term.Term}”：本段 {counts.Freq} 次，全库 {counts.DocCount} 段中 {counts.DocFreq} 段有，本段长 {counts.Length}"),
        PhraseQuery phrase => $"连续出现“{TextOf(phrase)}”（BM25）",
        TestedQuery tested => $"连同标点出现“{TextOf(tested.Inner)}”（BM25）",
        TogetherQuery { InOrder: true } => "词后紧跟符合条件的数",
        TogetherQuery => "各词在同一句或相邻处",
        ConstantQuery { Inner: TogetherQuery { Separators.Count: > 0 } } => "各词在同一句",
        ConstantQuery { Inner: TogetherQuery } => "各词相距很近",
        ConstantQuery { Inner: GroupQuery { Grouping: Grouping.Block } } => "计划标题含查询词",
        ConstantQuery { Inner: GroupQuery } => "所在章节的标题含查询词",
        ConstantQuery { Inner: PhraseQuery } => "数字或英文是完整的一个，不是更长的一段",
        ConstantQuery { Inner: TermQuery { Term: PlanFields.OpensSectionTerm } } => "本段是所在章节的第一段",
        ConstantQuery => "本段就是含查询词的标题",
        _ => "所在章节或计划符合条件",
    };

    private static string FieldOf(string field) => field switch
    {
        PlanFields.Words => "词",
        PlanFields.Bigrams => "双字",
        PlanFields.Characters => "单字",
        PlanFields.Kind => "类别",
        _ => "",
    };

    // The terms of a run overlap where its length is odd.
    private static string TextOf(Query query)
    {
        if (query is TestedQuery tested) return TextOf(tested.Inner);
        if (query is not PhraseQuery phrase) return "";
        var text = new System.Text.StringBuilder();
        int reached = 0;
        foreach (PhraseTerm term in phrase.Terms.Where(t => t.Field is null))
        {
            string[] characters = [.. term.Term.EnumerateRunes().Select(r => r.ToString())];
            foreach (string character in characters.Skip(Math.Max(0, reached - term.Position))) text.Append(character);
            reached = term.Position + characters.Length;
        }
        return text.ToString();
    }
}
