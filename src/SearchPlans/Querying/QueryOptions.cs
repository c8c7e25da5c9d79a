namespace SearchPlans.Querying;

/// <summary>How a query is to be read.</summary>
/// <param name="Scope">Within what words have to stand together.</param>
/// <param name="Match">How runs are matched.</param>
/// <param name="SameWords">Whether other expressions for the same are looked for along.</param>
internal readonly record struct QueryOptions(SearchScope Scope, SearchMatch Match, bool SameWords)
{
    /// <summary>How the query of a request is to be read.</summary>
    public static QueryOptions Of(SearchRequest request) => new(request.Scope, request.Match, request.SameWords);
}

/// <summary>How the runs of a query were found, as far as that has to be said.</summary>
/// <param name="IsLoose">Whether most words of a run were enough.</param>
/// <param name="Standing">The long ones among the runs that stand somewhere as typed.</param>
internal sealed record QueryOutcome(bool IsLoose, IReadOnlySet<string> Standing)
{
    /// <summary>Other ways to write numbers of runs that stand nowhere.</summary>
    public IReadOnlySet<string> Absent { get; init; } = new HashSet<string>();
}

/// <summary>When most words of a query are to be enough, because hardly a paragraph holds all of them.</summary>
internal static class Loosening
{
    /// <summary>Fewer hits than a page holds: whoever asked for many words will rather read what has most of them, or may have
    /// mistyped.</summary>
    private const int FewHits = 10;

    // Of two words, one alone is another question; what was put in quotes is given up for a long one only.
    private const int TypedWords = 3;
    private const int QuotedWords = 6;

    /// <summary>With fewer hits than this, most words are to be enough: where runs were only typed, with few; where something was
    /// put in quotes or brackets, with none; never where there is nothing to leave out.</summary>
    /// <param name="nodes">What is asked for side by side.</param>
    /// <param name="words">How many words there are in it.</param>
    public static int BelowOf(IEnumerable<QueryNode> nodes, int words) =>
        nodes.All(n => n is RunNode { IsQuoted: false })
            ? words < TypedWords ? 0 : FewHits
            : words < QuotedWords ? 0 : 1;
}
