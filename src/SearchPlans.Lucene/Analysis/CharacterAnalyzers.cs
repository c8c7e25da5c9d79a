using System.Runtime.CompilerServices;
using System.Text;
using SearchPlans.Text.Characters;

namespace SearchPlans.Lucene.Analysis;

/// <summary>
/// Every two neighbouring characters (see <see cref="CharacterStream"/>) as one token. A phrase of such tokens finds
/// every run of two or more characters wherever it stands, whatever the words are.
/// </summary>
public sealed class CharacterBigramAnalyzer : BufferAnalyzer
{
    /// <inheritdoc />
    public override string Identity => $"bigrams of {CharacterStream.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new BigramTokenizer();

    private sealed class BigramTokenizer : BufferTokenizer
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            Span<char> term = stackalloc char[4];
            var characters = new CharacterStream(text);
            if (!characters.MoveNext())
            {
                return;
            }
            Rune first = characters.Current;
            int start = characters.StartChar;
            while (characters.MoveNext())
            {
                int length = first.EncodeToUtf16(term);
                length += characters.Current.EncodeToUtf16(term[length..]);
                tokens.Add(term[..length], start, characters.EndChar);
                first = characters.Current;
                start = characters.StartChar;
            }
        }
    }
}

/// <summary>Every single character (see <see cref="CharacterStream"/>) as a token.</summary>
public sealed class CharacterAnalyzer : BufferAnalyzer
{
    /// <inheritdoc />
    public override string Identity => $"single {CharacterStream.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new CharacterTokenizer();

    private sealed class CharacterTokenizer : BufferTokenizer
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            Span<char> term = stackalloc char[2];
            var characters = new CharacterStream(text);
            while (characters.MoveNext())
            {
                tokens.Add(term[..characters.Current.EncodeToUtf16(term)], characters.StartChar, characters.EndChar);
            }
        }
    }
}

/// <summary>What stands between spaces, as it is: for text whose tokens were made elsewhere, and for keywords.</summary>
public sealed class WhitespaceAnalyzer : BufferAnalyzer
{
    /// <inheritdoc />
    public override string Identity => "white space-1";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new WhitespaceTokenizer();

    private sealed class WhitespaceTokenizer : BufferTokenizer
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            for (int at = 0; at < text.Length; at++)
            {
                if (char.IsWhiteSpace(text[at]))
                {
                    continue;
                }
                int start = at;
                while (at < text.Length && !char.IsWhiteSpace(text[at]))
                {
                    at++;
                }
                tokens.Add(text[start..at], start, at);
            }
        }
    }
}

/// <summary>Every single character and, at the same position, the pair it begins: for short fields, in which runs of any
/// length are found in one field.</summary>
public sealed class CharacterGramAnalyzer : BufferAnalyzer
{
    /// <inheritdoc />
    public override string Identity => $"single and bigrams of {CharacterStream.Identity}";

    /// <inheritdoc />
    public override BufferTokenizer CreateTokenizer() => new GramTokenizer();

    private sealed class GramTokenizer : BufferTokenizer
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
        {
            Span<char> term = stackalloc char[4];
            var characters = new CharacterStream(text);
            bool more = characters.MoveNext();
            while (more)
            {
                int length = characters.Current.EncodeToUtf16(term);
                int start = characters.StartChar;
                tokens.Add(term[..length], start, characters.EndChar);
                more = characters.MoveNext();
                if (!more)
                {
                    break;
                }
                length += characters.Current.EncodeToUtf16(term[length..]);
                tokens.Add(term[..length], start, characters.EndChar, positionIncrement: 0);
            }
        }
    }
}
