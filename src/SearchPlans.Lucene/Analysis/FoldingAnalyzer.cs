using System.Runtime.InteropServices;
using SearchPlans.Text.Characters;

namespace SearchPlans.Lucene.Analysis;

/// <summary>Another analyzer's tokens of text of which all that folds to letters and digits was folded (see
/// <see cref="CharacterFolding"/>): traditional forms and radicals (which Unicode counts among symbols) become the simplified characters
/// that dictionaries are written in, ligatures and squared units (㎡) are spelled out, accents and variation selectors taken off.
/// Punctuation stays, since sentences are told by it; and so does what else lies outside the BMP.</summary>
/// <param name="inner">The analyzer; offsets of its tokens are good for the text as it was.</param>
public sealed class FoldingAnalyzer(BufferAnalyzer inner) : BufferAnalyzer
{
    // folded-3: spelled out.
    /// <inheritdoc />
    public override string Identity => $"{inner.Identity} of folded-3 of {CharacterSpelling.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new FoldingTokenizer(inner.CreateTokenizer());

    private sealed class FoldingTokenizer(BufferTokenizer inner) : BufferTokenizer
    {
        private const char FirstIdeograph = '\u4E00', LastIdeograph = '\u9FFF';

        private char[] _folded = new char[1024];

        // Where each character spelled out begins and ends in the text.
        private readonly List<char> _spelled = [];
        private readonly List<int> _starts = [];
        private readonly List<int> _ends = [];

        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            if (_folded.Length < text.Length)
            {
                _folded = new char[Math.Max(text.Length, _folded.Length * 2)];
            }
            for (int i = 0; i < text.Length; i++)
            {
                char folded = CharacterSpelling.Fold(text[i]);
                if (text[i] is >= FirstIdeograph and <= LastIdeograph)
                {
                    // Most text is made of these; they fold to letters.
                    _folded[i] = folded;
                    continue;
                }
                if (!char.IsLetterOrDigit(folded) && CharacterSpelling.MayChangeLength(text[i]))
                {
                    TokenizeSpelled(text, tokens);
                    return;
                }
                _folded[i] = char.IsLetterOrDigit(folded) ? folded : text[i];
            }
            inner.Tokenize(_folded.AsSpan(0, text.Length), tokens);
        }

        private void TokenizeSpelled(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            _spelled.Clear();
            _starts.Clear();
            _ends.Clear();
            for (int at = 0; at < text.Length;)
            {
                int start = at;
                int before = _spelled.Count;
                at += CharacterSpelling.Spell(text, at, _spelled);
                if (_spelled.Count == before + 1 && !char.IsLetterOrDigit(_spelled[before]))
                {
                    _spelled[before] = text[start];
                }
                for (int i = before; i < _spelled.Count; i++)
                {
                    _starts.Add(start);
                    _ends.Add(at);
                }
            }
            int first = tokens.Count;
            inner.Tokenize(CollectionsMarshal.AsSpan(_spelled), tokens);
            tokens.MoveOffsets(first, CollectionsMarshal.AsSpan(_starts), CollectionsMarshal.AsSpan(_ends));
        }
    }
}
