using SearchPlans.Text.Characters;

namespace SearchPlans.Lucene.Analysis;

/// <summary>Another analyzer's tokens of text of which all that folds to letters and digits was folded (see
/// <see cref="CharacterFolding"/>): traditional forms and radicals (which Unicode counts among symbols) become the simplified characters
/// that dictionaries are written in. Punctuation stays, since sentences are told by it; and what lies outside the BMP, so that offsets
/// stay.</summary>
/// <param name="inner">The analyzer; offsets of its tokens are good for the text as it was.</param>
public sealed class FoldingAnalyzer(BufferAnalyzer inner) : BufferAnalyzer
{
    // folded-2: radicals.
    /// <inheritdoc />
    public override string Identity => $"{inner.Identity} of folded-2 of {CharacterFolding.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new FoldingTokenizer(inner.CreateTokenizer());

    private sealed class FoldingTokenizer(BufferTokenizer inner) : BufferTokenizer
    {
        private char[] _folded = new char[1024];

        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            if (_folded.Length < text.Length)
            {
                _folded = new char[Math.Max(text.Length, _folded.Length * 2)];
            }
            for (int i = 0; i < text.Length; i++)
            {
                char folded = CharacterFolding.Fold(text[i]);
                _folded[i] = char.IsLetterOrDigit(folded) ? folded : text[i];
            }
            inner.Tokenize(_folded.AsSpan(0, text.Length), tokens);
        }
    }
}
