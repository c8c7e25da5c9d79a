
namespace SearchPlans.Engine.Segments;

/// <summary>What the dictionary knows of a term in one segment.</summary>
/// <param name="DocFreq">How many documents hold it.</param>
/// <param name="TotalTermFreq">How often it stands in all of them; the same as <paramref name="DocFreq"/> in a field without frequencies.</param>
/// <param name="PostingsOffset">Where its postings are, see <see cref="PostingsWriter"/>; of a term in a single
/// document, that document: it has no postings of its own.</param>
/// <param name="PositionsOffset">Where its positions are; 0 in a field without.</param>
public readonly record struct TermInfo(int DocFreq, long TotalTermFreq, long PostingsOffset, long PositionsOffset);

/// <summary>What the dictionary knows of a field in one segment.</summary>
/// <param name="TermCount">How many different terms it has.</param>
/// <param name="SumDocFreq">Postings of all its terms.</param>
/// <param name="SumTotalTermFreq">Tokens in all documents.</param>
/// <param name="DocCount">Documents that have at least one token.</param>
public readonly record struct FieldStatistics(long TermCount, long SumDocFreq, long SumTotalTermFreq, int DocCount);
