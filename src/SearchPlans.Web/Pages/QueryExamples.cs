namespace SearchPlans.Web.Pages;

/// <summary>Queries to begin with: terms that the corpus at hand uses most.</summary>
public sealed class QueryExamples(PlanLibrary library)
{
    /// <summary>How many are given at most.</summary>
    public const int MaxExamples = 8;

    // 经济, 发展 stand in every plan and lead nowhere; a longer term is a subject.
    private const int ShortestTerm = 4;
    private const int Looked = 200;

    /// <summary>Gives the queries.</summary>
    public async Task<IReadOnlyList<string>> GetAsync(CancellationToken cancellation)
    {
        List<string> examples = [];
        foreach (string term in (await library.FrequentTermsAsync(Looked, cancellation)).Where(t => t.Length >= ShortestTerm))
        {
            if (examples.Count == MaxExamples)
            {
                break;
            }
            // 固定资产 beside 固定资产投资 would be the same subject twice.
            if (!examples.Exists(e => e.Contains(term, StringComparison.Ordinal) || term.Contains(e, StringComparison.Ordinal)))
            {
                examples.Add(term);
            }
        }
        return examples;
    }
}
