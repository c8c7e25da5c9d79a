namespace SearchPlans.Engine.Analysis;

/// <summary>Another analyzer's tokens of text whose letters and digits were folded (see <see cref="CharacterFolding"/>): traditional
/// forms become simplified ones, which dictionaries are written in. Punctuation stays, since sentences are told by it.</summary>
/// <param name="inner">The analyzer; offsets of its tokens are good for the text as it was.</param>
public sealed class FoldingAnalyzer(Analyzer inner) : Analyzer
{
    /// <inheritdoc />
    public override string Identity => $"{inner.Identity} of {CharacterFolding.Identity}";

    /// <inheritdoc />
    public override Tokenizer CreateTokenizer() => new FoldingTokenizer(inner.CreateTokenizer());

    private sealed class FoldingTokenizer(Tokenizer inner) : Tokenizer
    {
        private char[] _folded = new char[1024];

        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            if (_folded.Length < text.Length) _folded = new char[Math.Max(text.Length, _folded.Length * 2)];
            for (int i = 0; i < text.Length; i++)
                _folded[i] = char.IsLetterOrDigit(text[i]) ? CharacterFolding.Fold(text[i]) : text[i];
            inner.Tokenize(_folded.AsSpan(0, text.Length), tokens);
        }
    }
}
