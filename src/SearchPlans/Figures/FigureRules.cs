using SearchPlans.Corpus;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>Which of several statements order and charts take.</summary>
internal static class FigureRules
{
    /// <summary>The rule, in Chinese.</summary>
    public static string Of(FigureKind kind) => kind == FigureKind.Result
        ? "同一地区同一年有几处表述时，排序和作图取最新一份文件的；同一份文件里取先出现的。"
        : "同一地区同一年有几处表述时，排序和作图先取政府工作报告的，再取其他文种的；同一份文件里取先出现的。";

    /// <summary>Statements with the one to be taken first.</summary>
    public static IEnumerable<CellStatement> InOrder(IEnumerable<CellStatement> statements, FigureKind kind)
    {
        IOrderedEnumerable<CellStatement> plain = statements.OrderBy(s => s.IsConverted ? 0 : 1).ThenBy(s => s.Basis.Length > 0 ? 1 : 0);
        IOrderedEnumerable<CellStatement> ordered = kind == FigureKind.Result
            ? plain.ThenByDescending(s => s.Statement.Plan.Metadata.Year).ThenByDescending(s => s.Statement.Plan.Metadata.Published)
                .ThenBy(s => RankOf(s.Statement.Plan))
            : plain.ThenBy(s => RankOf(s.Statement.Plan)).ThenByDescending(s => s.Statement.Plan.Metadata.Published);
        return ordered.ThenBy(s => s.Statement.Plan.File, StringComparer.Ordinal).ThenBy(s => s.Statement.Figure.Unit)
            .ThenBy(s => s.Statement.Figure.Sentence.Start);
    }

    private static int RankOf(PlanSummary plan) =>
        plan.Metadata.Type == DocumentTypes.WorkReport ? 0 : plan.Metadata.Type == DocumentTypes.AnnualPlan ? 1 : 2;
}
