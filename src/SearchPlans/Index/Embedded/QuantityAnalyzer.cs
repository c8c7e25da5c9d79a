using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;
using SearchPlans.Text.Quantities;

namespace SearchPlans.Index.Embedded;

/// <summary>The quantities of a text as <see cref="QuantityTerms"/>, each at the position of its first character, counted as
/// <see cref="CharacterStream"/> does; a term's range is the whole quantity, its unit included.</summary>
internal sealed class QuantityAnalyzer : BufferAnalyzer
{
    /// <inheritdoc />
    public override string Identity => $"quantities-3 of {CharacterStream.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new QuantityTokenizer();

    private sealed class QuantityTokenizer : BufferTokenizer
    {
        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            var characters = new CharacterStream(text);
            int position = -1;
            int added = -1;
            int reached = 0;
            foreach (Quantity quantity in QuantityReader.Read(text))
            {
                // The quantity's first character that counts: a minus before it doesn't.
                while (reached <= quantity.Start && characters.MoveNext())
                {
                    position++;
                    reached = characters.EndChar;
                }
                foreach (string measure in QuantityTerms.MeasuresOf(quantity))
                {
                    foreach (string term in QuantityTerms.TermsOf(measure, quantity.Value))
                    {
                        tokens.Add(term, quantity.Start, quantity.End, position - added);
                        added = position;
                    }
                }
            }
        }
    }
}
