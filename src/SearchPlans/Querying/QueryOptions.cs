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
