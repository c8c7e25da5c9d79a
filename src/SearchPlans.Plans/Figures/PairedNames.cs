using System.Text.RegularExpressions;

namespace SearchPlans.Plans.Figures;

/// <summary>Names that are short for several: 城乡居民收入 for that of 城镇 and of 农村, 存贷款余额, 一二三产业, 进出口 never.</summary>
internal static partial class PairedNames
{
    private static readonly (string Short, string[] Full)[] _pairs =
    [
        ("城乡居民", ["城镇居民", "农村居民"]), ("城乡常住居民", ["城镇居民", "农村居民"]), ("城乡低保", ["城市低保", "农村低保"]), ("城乡人均", ["城镇居民人均", "农村居民人均"]),
            ("城乡", ["城镇", "农村"]),
        ("存贷款", ["存款", "贷款"]), ("存、贷款", ["存款", "贷款"]), ("初高中", ["初中", "高中"]), ("水电气", ["水", "电", "气"]), ("广播电视", ["广播", "电视"]),
    ];

    // 一二三产业, 第一、二、三次产业, 一、二、三产.
    [GeneratedRegex("^第?一、?第?二、?第?三次?产业?|^三次产业", RegexOptions.CultureInvariant)]
    private static partial Regex Industries();

    [GeneratedRegex("^第?二、?第?三次?产业?", RegexOptions.CultureInvariant)]
    private static partial Regex LaterIndustries();

    /// <summary>The names that a name is short for; empty where it is short for none or for another number of them.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="count">How many numbers are dealt out to it.</param>
    public static string[] Of(string name, int count)
    {
        if (count == 3 && Rest(name, Industries()) is { } rest)
        {
            return ["第一产业" + rest, "第二产业" + rest, "第三产业" + rest];
        }
        if (count == 2 && Rest(name, LaterIndustries()) is { } later)
        {
            return ["第二产业" + later, "第三产业" + later];
        }
        foreach ((string part, string[] full) in _pairs)
        {
            int at = name.IndexOf(part, StringComparison.Ordinal);
            if (at >= 0 && full.Length == count && !HasOwnList(name, at, part.Length))
            {
                return Array.ConvertAll(full, one => name[..at] + one + name[(at + part.Length)..]);
            }
        }
        return [];
    }

    // 城乡居民收入和财政收入 lists two names already.
    private static bool HasOwnList(string name, int at, int length) =>
        name.AsSpan(0, at).IndexOfAny('、', '和') >= 0 || name.AsSpan(at + length).IndexOfAny('、', '和') >= 0;

    private static string? Rest(string name, Regex words) => words.Match(name) is { Success: true, Length: int length }
        ? name[length..] : null;
}
