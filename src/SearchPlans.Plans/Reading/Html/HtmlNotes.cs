using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SearchPlans.Plans;

/// <summary>Footnotes and numbered lists as word processors and Markdown renderers write them into pages.</summary>
internal static partial class HtmlNotes
{
    /// <summary>The number of the note that a link leads to or back from; null for other links.</summary>
    public static (int Number, bool IsReference)? Read(IElement link)
    {
        Match match = Target().Match(link.GetAttribute("href") ?? "");
        return match.Success && int.TryParse(match.Groups["n"].Value, out int number)
            ? (number, !match.Groups["back"].Success)
            : null;
    }

    /// <summary>How the items of a list are numbered.</summary>
    public static NumberFormat ListFormat(IElement list) => list.GetAttribute("type") switch
    {
        "a" => NumberFormat.LowerLetter,
        "A" => NumberFormat.UpperLetter,
        "i" => NumberFormat.LowerRoman,
        "I" => NumberFormat.UpperRoman,
        _ => list.GetAttribute("style")?.Contains("cjk", StringComparison.OrdinalIgnoreCase) == true
            ? NumberFormat.ChineseCounting
            : NumberFormat.Decimal,
    };

    // LibreOffice: #sdfootnote1sym, #sdfootnote1anc; Word: #_ftn1, #_ftnref1; Markdown: #fn1, #fnref1.
    [GeneratedRegex(
        @"^#(?:sd(?:foot|end)note(?<n>\d{1,4})(?:sym|(?<back>anc))|_(?:ftn|edn)(?<back>ref)?(?<n>\d{1,4})"
            + @"|fn(?<back>ref)?[:-]?(?<n>\d{1,4}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
