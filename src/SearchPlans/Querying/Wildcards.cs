using System.Text.RegularExpressions;

namespace SearchPlans.Querying;

/// <summary>
/// Reads a run with something left out: 棚*改造 and 以……为抓手 ask for what stands on both sides, in one sentence. Between digits or Latin
/// letters * is a sign of multiplication (7*24), and what was pasted with other signs is a text.
/// </summary>
internal static partial class Wildcards
{
    // Whatever is left out more often is no saying.
    private const int MaxParts = 4;

    private const int MaxLength = 40;

    /// <summary>The parts of a run, or null where nothing is left out in it.</summary>
    public static IReadOnlyList<QueryNode>? Read(string run)
    {
        if (run.Length > MaxLength || !LeftOut().IsMatch(run) || OtherSigns().IsMatch(run))
        {
            return null;
        }
        string[] parts = [.. LeftOut().Split(run).Where(QueryParser.HasCharacters)];
        return parts.Length is < 2 or > MaxParts || parts.Distinct().Count() < parts.Length
            ? null
            : [.. parts.Select(p => new RunNode(p, IsQuoted: false))];
    }

    [GeneratedRegex(@"(?<=[\p{IsCJKUnifiedIdeographs}])(?:[*＊]+|…+|\.{3,}|。{3,})(?=[\p{IsCJKUnifiedIdeographs}])")]
    private static partial Regex LeftOut();

    [GeneratedRegex(@"[，；：！？、,;:!?“”""「」《》（）()]|(?<!。)。(?!。)")]
    private static partial Regex OtherSigns();
}
