using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SearchPlans.Corpus;
using SearchPlans.Text.Characters;

namespace SearchPlans.Suggesting;

/// <summary>What the catalogue offers to who types: years that documents are for, and documents by what names them.</summary>
public static partial class ConditionSuggestions
{
    private const int MostYears = 3;

    // Titles as they are compared, made once for a commit's list of documents.
    private static readonly ConditionalWeakTable<IReadOnlyList<PlanSummary>, (string Composed, string Issued)[]> _titles = [];

    // A character names no document: it stands in too many titles.
    private const int ShortestName = 2;

    /// <summary>The years that begin as typed, latest first: 202 is 2026, 2025, 2024.</summary>
    /// <param name="plans">All documents.</param>
    /// <param name="typed">As typed: two to four digits, 年 behind them or not.</param>
    public static IReadOnlyList<int> Years(IReadOnlyList<PlanSummary> plans, string typed)
    {
        ArgumentNullException.ThrowIfNull(plans);
        string digits = typed.Trim().TrimEnd('年');
        return digits.Length is < 2 or > 4 || !digits.All(char.IsAsciiDigit)
            ? []
            : [.. plans.Select(p => p.Metadata.Year).Where(y => y > 0).Distinct()
                .Where(y => y.ToString(CultureInfo.InvariantCulture).StartsWith(digits, StringComparison.Ordinal))
                .OrderDescending().Take(MostYears)];
    }

    /// <summary>The documents whose titles, issued or composed, hold all that was typed, in any order: 太原2026 is 太原市2026年政府工作报告.
    /// Those that begin so come first, then the latest.</summary>
    /// <param name="plans">All documents.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="limit">How many at most.</param>
    public static IReadOnlyList<PlanSummary> Plans(IReadOnlyList<PlanSummary> plans, string typed, int limit)
    {
        ArgumentNullException.ThrowIfNull(plans);
        string[] pieces = [.. Pieces().Matches(Folded(typed)).Select(m => m.Value)];
        string whole = string.Concat(pieces);
        if (whole.Length < ShortestName || whole.All(char.IsAsciiDigit))
        {
            return [];
        }
        return
        [
            .. plans.Zip(TitlesOf(plans), (plan, titles) => (Plan: plan, Title: titles.Composed, titles.Issued))
                .Where(p => Array.TrueForAll(pieces, piece => p.Title.Contains(piece, StringComparison.Ordinal))
                    || p.Issued.Contains(whole, StringComparison.Ordinal))
                .OrderByDescending(p => p.Title.StartsWith(whole, StringComparison.Ordinal))
                .ThenByDescending(p => p.Plan.Metadata.Year).ThenBy(p => p.Title.Length).ThenBy(p => p.Plan.Id, StringComparer.Ordinal)
                .Select(p => p.Plan).Take(limit),
        ];
    }

    private static (string Composed, string Issued)[] TitlesOf(IReadOnlyList<PlanSummary> plans) =>
        _titles.GetValue(plans, all => [.. all.Select(p => (Folded(ComposedTitles.Of(p)), Folded(p.Metadata.Title)))]);

    private static string Folded(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(CharacterFolding.Fold));

    // Digits apart from what stands beside them; 年 goes with its year.
    [GeneratedRegex("[0-9]+年?|[^0-9]+")]
    private static partial Regex Pieces();
}
