using System.Text;

namespace SearchPlans.Fetching;

/// <summary>What a site's robots.txt lets a program fetch (RFC 9309): of the groups for it, else of those for all, the rule that matches
/// most of the path; of two as long the one that allows.</summary>
internal sealed class RobotsRules
{
    /// <summary>The name by which a site may address this program.</summary>
    public const string ProductToken = "searchplans";

    /// <summary>How much of a robots.txt is read, in bytes.</summary>
    public const int MaxBytes = 500 * 1024;

    private const int MaxRules = 5000;

    private readonly IReadOnlyList<(string Pattern, bool Allows)> _rules;

    private RobotsRules(IReadOnlyList<(string, bool)> rules) => _rules = rules;

    /// <summary>Everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new([]);

    /// <summary>Nothing may be fetched.</summary>
    public static RobotsRules AllowNone { get; } = new([("/", false)]);

    /// <summary>Understands a robots.txt.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> bytes)
    {
        var own = new List<(string, bool)>();
        var all = new List<(string, bool)>();
        bool isOwn = false, isAll = false, isNamed = false, hasOwn = false;
        foreach (ReadOnlySpan<char> raw in Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxBytes)]).AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.IndexOf('#') is >= 0 and var hash ? raw[..hash] : raw;
            int colon = line.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }
            ReadOnlySpan<char> key = line[..colon].Trim().TrimStart('\uFEFF');
            string value = line[(colon + 1)..].Trim().ToString();
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                // Agents that stand in a row share the rules below them.
                (isOwn, isAll) = isNamed ? (isOwn, isAll) : (false, false);
                isNamed = true;
                isOwn |= value.Equals(ProductToken, StringComparison.OrdinalIgnoreCase);
                isAll |= value == "*";
                hasOwn |= isOwn;
                continue;
            }
            bool allows = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
            if (!allows && !key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            isNamed = false;
            if (value.Length == 0 || own.Count + all.Count >= MaxRules)
            {
                continue;
            }
            if (isOwn)
            {
                own.Add((value, allows));
            }
            if (isAll)
            {
                all.Add((value, allows));
            }
        }
        return new RobotsRules(hasOwn ? own : all);
    }

    /// <summary>Whether an address of the site may be fetched.</summary>
    public bool Allows(Uri address)
    {
        string path = address.PathAndQuery;
        (int Length, bool Allows) best = (-1, true);
        foreach ((string pattern, bool allows) in _rules)
        {
            if (Matches(path, pattern) && (pattern.Length > best.Length || (pattern.Length == best.Length && allows)))
            {
                best = (pattern.Length, allows);
            }
        }
        return best.Allows || path == "/robots.txt";
    }

    // * stands for anything, $ at the end for the end; greedy with one way back, so that time is bounded by both lengths multiplied.
    private static bool Matches(ReadOnlySpan<char> path, ReadOnlySpan<char> pattern)
    {
        bool isAnchored = pattern.EndsWith('$');
        pattern = isAnchored ? pattern[..^1] : pattern;
        int p = 0, at = 0, star = -1, back = 0;
        while (true)
        {
            if (p == pattern.Length)
            {
                if (!isAnchored || at == path.Length)
                {
                    return true;
                }
            }
            else if (pattern[p] == '*')
            {
                (star, back) = (p++, at);
                continue;
            }
            else if (at < path.Length && pattern[p] == path[at])
            {
                (p, at) = (p + 1, at + 1);
                continue;
            }
            if (star < 0 || back >= path.Length)
            {
                return false;
            }
            (p, at) = (star + 1, ++back);
        }
    }
}
