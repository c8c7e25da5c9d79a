using Lucene.Net.Search;

namespace SearchPlans.Lucene.Queries;

/// <summary>What a term tells of a document.</summary>
/// <param name="Freq">How often it stands there.</param>
/// <param name="DocFreq">In how many documents it stands, deleted ones included.</param>
/// <param name="DocCount">How many documents have the field.</param>
/// <param name="Length">How many tokens the document's field has, as exactly as one byte keeps it; 0 in a field without norms.</param>
public sealed record TermCounts(int Freq, long DocFreq, long DocCount, int Length);

/// <summary>Why a document has its score from a query: how much comes from which part of it.</summary>
/// <param name="Query">The query or a part of it.</param>
/// <param name="Score">What it gives the document, boosts included.</param>
/// <param name="Parts">The parts of it that the document matches and that score.</param>
/// <param name="Counts">Of a term, what it counted.</param>
public sealed record QueryExplanation(Query Query, float Score, IReadOnlyList<QueryExplanation> Parts, TermCounts? Counts);
