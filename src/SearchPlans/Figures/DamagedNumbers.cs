using System.Text.RegularExpressions;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Figures;

/// <summary>
/// Finds the indicators whose numbers were destroyed before the text came here (增长１$1.$2％: a program filled its pattern in instead of the
/// digits), so that an empty cell can say why it is.
/// </summary>
internal static partial class DamagedNumbers
{
    // More are of a text that is damaged as a whole; each costs a look at all names before it.
    private const int MaxPlaces = 200;

    // From a number back to the name it is said of.
    private const int MaxBefore = 30;

    private const int ShortestName = 2;

    /// <summary>The canonical names of the indicators, each once.</summary>
    public static IReadOnlyList<string> In(Plan plan, IndicatorList indicators)
    {
        var names = new List<string>();
        if (!Destroyed().IsMatch(plan.Text))
        {
            return names;
        }
        int places = 0;
        foreach (PlanUnit unit in plan.Units)
        {
            string line = plan.LineOf(unit);
            foreach (Match match in Destroyed().Matches(line))
            {
                if (places++ == MaxPlaces)
                {
                    return names;
                }
                if (NameBefore(line, match.Index, indicators) is { } name && !names.Contains(name))
                {
                    names.Add(name);
                }
            }
        }
        return names;
    }

    // The longest name in the clause before a place, else in the one before that.
    private static string? NameBefore(string line, int at, IndicatorList indicators)
    {
        int from = Math.Max(0, at - MaxBefore);
        int sentence = line.LastIndexOfAny(['。', '；', ';', '！', '？'], Math.Max(0, at - 1), Math.Max(0, at - from)) + 1;
        from = Math.Max(from, sentence);
        string? found = null;
        int length = ShortestName - 1;
        for (int start = from; start < at; start++)
        {
            for (int end = at; end - start > length; end--)
            {
                if (indicators.Find(line.AsSpan(start, end - start)) is { } indicator)
                {
                    (found, length) = (indicator.Name, end - start);
                    break;
                }
            }
        }
        return found;
    }

    [GeneratedRegex(@"[$＄][0-9０-９]")]
    private static partial Regex Destroyed();
}
