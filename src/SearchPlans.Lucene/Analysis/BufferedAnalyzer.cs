using Lucene.Net.Analysis;

namespace SearchPlans.Lucene.Analysis;

/// <summary>A <see cref="BufferAnalyzer"/> as Lucene's <see cref="Analyzer"/>, for an <c>IndexWriter</c> or a query parser that is given
/// one.</summary>
/// <param name="inner">Gives the tokens of every field.</param>
public sealed class BufferedAnalyzer(BufferAnalyzer inner) : Analyzer
{
    /// <inheritdoc/>
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
        new(new BufferedTokenizer(reader, inner.CreateTokenizer()));
}
