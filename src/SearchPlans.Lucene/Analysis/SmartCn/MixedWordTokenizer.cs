using System.Runtime.CompilerServices;

namespace SearchPlans.Lucene.Analysis.SmartCn;

/// <summary>
/// Joins neighbouring tokens that together are one of some words: leftmost first, from there the longest. For words that
/// the dictionary can't hold because not all of their characters are Chinese ones it knows (<c>5G基站</c>), so that they run across
/// what SmartCn always cuts. Spaces within count for nothing, as in all words; a line end is none.
/// </summary>
internal sealed class MixedWordTokenizer : BufferTokenizer
{
    private const int FrontBits = 10;

    private readonly BufferTokenizer _tokenizer;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    // How long words are that begin with a character: bit n for length n + 1. Nearly all tokens are passed by it alone.
    private readonly ushort[] _lengths = new ushort[1 << FrontBits];

    /// <param name="tokenizer">Gives the tokens to join.</param>
    /// <param name="words">What they are joined to, folded to half width and lower case.</param>
    public MixedWordTokenizer(BufferTokenizer tokenizer, string[] words)
    {
        _tokenizer = tokenizer;
        _words = new HashSet<string>(words, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string word in words)
        {
            _lengths[FrontOf(word[0])] |= (ushort)(1 << (word.Length - 1));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        Span<char> term = stackalloc char[Lexicon.MaxWordLength];
        int kept = tokens.Count, joined = 0;
        _tokenizer.Tokenize(text, tokens);
        for (int first = kept; first < tokens.Count; kept++)
        {
            int last = first, start = tokens.StartChar(first);
            uint lengths = _lengths[FrontOf(CharacterClasses.Fold(text[start]))];
            if (lengths != 0)
            {
                last = LastOfLongest(text, tokens, first, lengths, term);
            }
            if (last > first)
            {
                tokens.Join(first, last, term[..Read(text[start..tokens.EndChar(last)], term, 0)]);
            }
            if (joined > 0)
            {
                tokens.Move(first, kept, joined);
            }
            joined += last - first;
            first = last + 1;
        }
        tokens.Drop(joined);
    }

    /// <summary>The token that ends the longest word that begins with <paramref name="first"/>; that itself if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LastOfLongest(ReadOnlySpan<char> text, TokenBuffer tokens, int first, uint lengths, Span<char> term)
    {
        int length = Read(text[tokens.StartChar(first)..tokens.EndChar(first)], term, 0), longest = first;
        for (int last = first + 1; last < tokens.Count && tokens.Position(last) == tokens.Position(last - 1) + 1; last++)
        {
            if (text[tokens.EndChar(last - 1)..tokens.StartChar(last)].ContainsAny('\n', '\r'))
            {
                break;
            }
            length = Read(text[tokens.StartChar(last)..tokens.EndChar(last)], term, length);
            uint longer = lengths >> (length - 1);
            if (longer == 0)
            {
                break;
            }
            if ((longer & 1) != 0 && _words.Contains(term[..length]))
            {
                longest = last;
            }
        }
        return longest;
    }

    /// <summary>Appends what is read of a part of the text, folded and without spaces; gives the length then, one too many where it doesn't
    /// fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Read(ReadOnlySpan<char> part, Span<char> term, int length)
    {
        foreach (char c in part)
        {
            if (CharacterClasses.Of(c) == CharacterClass.Space)
            {
                continue;
            }
            if (length >= term.Length)
            {
                return term.Length + 1;
            }
            term[length++] = CharacterClasses.Fold(c);
        }
        return length;
    }

    private static uint FrontOf(char first) => (first * 0x9E3779B1u) >> (32 - FrontBits);
}
