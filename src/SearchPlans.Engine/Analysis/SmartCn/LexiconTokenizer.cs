using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace SearchPlans.Engine.Analysis.SmartCn;

/// <summary>
/// Joins neighbouring words that together are a word of a lexicon: leftmost first, from there the longest. So a word of
/// the lexicon is one token wherever it begins and ends at borders of words, whatever its parts are; and one with letters
/// or digits, which no cut of Chinese characters can give, is found too. Spaces within count for nothing, as in all words.
/// </summary>
internal sealed class LexiconTokenizer : Tokenizer
{
    private const int FrontBits = 15;

    private readonly Tokenizer _words;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lexicon;

    // How long words are that begin with these three characters (or are these two): bit n for length n + 1. Few others
    // share an entry, so that nearly all tokens are passed by it alone, and words are looked up where one may end.
    private readonly ushort[] _lengths = new ushort[1 << FrontBits];

    /// <param name="words">Gives the words to join.</param>
    /// <param name="lexicon">What they are joined to; not empty.</param>
    public LexiconTokenizer(Tokenizer words, Lexicon lexicon)
    {
        _words = words;
        _lexicon = lexicon.Lookup;
        foreach (string word in lexicon.Weights.Keys)
            _lengths[FrontOf(word[0], word[1], word.Length > 2 ? word[2] : '\0')] |= (ushort)(1 << (word.Length - 1));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        Span<char> term = stackalloc char[Lexicon.MaxWordLength];
        int kept = tokens.Count, joined = 0;
        _words.Tokenize(text, tokens);
        for (int first = kept; first < tokens.Count; kept++)
        {
            int last = first;
            int start = tokens.StartChar(first), end = tokens.EndChar(first);
            uint lengths = LengthsFrom(text, start, end);
            // A token of more characters may hold spaces.
            if (lengths >> Math.Min(end - start, 3) != 0) last = LastOfLongest(text, tokens, first, lengths, term);
            if (last > first) tokens.Join(first, last, term[..Read(text[start..tokens.EndChar(last)], term, 0)]);
            if (joined > 0 || last > first) tokens.Move(first, kept, joined);
            joined += last - first;
            first = last + 1;
        }
        tokens.Drop(joined);
    }

    /// <summary>The lengths that a word may have that begins with this token, at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint LengthsFrom(ReadOnlySpan<char> text, int start, int end)
    {
        if (start + 1 >= text.Length) return 0;
        char second = text[start + 1], third = start + 2 < text.Length ? text[start + 2] : '\0';
        if (IsSpace(second) || IsSpace(third)) return ushort.MaxValue;
        (char a, char b, char c) = (CharacterClasses.Fold(text[start]), CharacterClasses.Fold(second), CharacterClasses.Fold(third));
        uint lengths = _lengths[FrontOf(a, b, c)];
        return end - start == 1 ? lengths | _lengths[FrontOf(a, b, '\0')] : lengths;
    }

    /// <summary>The token that ends the longest word of several tokens that begins with <paramref name="first"/>; that itself if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LastOfLongest(ReadOnlySpan<char> text, TokenBuffer tokens, int first, uint lengths, Span<char> term)
    {
        int length = Read(text[tokens.StartChar(first)..tokens.EndChar(first)], term, 0), longest = first;
        for (int last = first + 1; last < tokens.Count && tokens.Position(last) == tokens.Position(last - 1) + 1; last++)
        {
            length = Read(text[tokens.StartChar(last)..tokens.EndChar(last)], term, length);
            uint longer = lengths >> (length - 1);
            if (longer == 0) break;
            if ((longer & 1) != 0 && _lexicon.ContainsKey(term[..length])) longest = last;
        }
        return longest;
    }

    /// <summary>Appends what is read of a part of the text, folded and without spaces; gives the length then, one too many where it doesn't fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Read(ReadOnlySpan<char> part, Span<char> term, int length)
    {
        foreach (char c in part)
        {
            if (IsSpace(c)) continue;
            if (length >= term.Length) return term.Length + 1;
            term[length++] = CharacterClasses.Fold(c);
        }
        return length;
    }

    private static bool IsSpace(char c) => c is <= ' ' or '\u3000' && CharacterClasses.Of(c) == CharacterClass.Space;

    private static uint FrontOf(char first, char second, char third) =>
        ((first * 0x9E3779B1u) ^ (second * 0x85EBCA6Bu) ^ (third * 0xC2B2AE35u)) >> (32 - FrontBits);
}
