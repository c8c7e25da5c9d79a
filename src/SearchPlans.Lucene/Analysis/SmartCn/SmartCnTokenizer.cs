using System.Runtime.CompilerServices;
using SearchPlans.Text.Sentences;

namespace SearchPlans.Lucene.Analysis.SmartCn;

/// <summary>
/// Reads a text sentence by sentence and character by character; runs of Chinese characters go through the lattice,
/// everything else is a candidate without rivals and is cut off on sight.
/// </summary>
internal sealed class SmartCnTokenizer(SmartCnDictionary dictionary, WordLattice lattice) : BufferTokenizer
{
    private char[] _term = new char[64];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = SentenceBoundaries.Next(text, start);
            TokenizeSentence(text[..end], start, tokens);
            start = end;
        }
    }

    /// <summary>Tokenizes from <paramref name="at"/> to the end of <paramref name="text"/> as one sentence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TokenizeSentence(ReadOnlySpan<char> text, int at, TokenBuffer tokens)
    {
        int word = dictionary.BeginWord;
        double cost = 0;
        while (true)
        {
            int code = ReadRun(text, ref at);
            if (lattice.IsFull)
            {
                at = lattice.SettlePart(ref word, ref cost, text, tokens);
                continue;
            }
            int next = at < text.Length ? dictionary.Single(code) : dictionary.EndWord;
            if (lattice.Count > 0)
            {
                lattice.Settle(word, ref cost, next, text, tokens);
            }
            else
            {
                cost += dictionary.Cost(word, next);
            }
            if (at == text.Length)
            {
                return;
            }
            at = AddOther(text, at, dictionary.ClassOf(code), tokens);
            word = next;
        }
    }

    /// <summary>Puts Chinese characters into the lattice up to what is neither one nor a space.</summary>
    /// <returns>The code of the character it stopped at, if any is left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadRun(ReadOnlySpan<char> text, ref int at)
    {
        int code = 0;
        for (; at < text.Length && !lattice.IsFull; at++)
        {
            code = dictionary.Code(text[at]);
            CharacterClass type = dictionary.ClassOf(code);
            if (type == CharacterClass.Han)
            {
                lattice.Add(code, at);
            }
            else if (type != CharacterClass.Space)
            {
                break;
            }
        }
        return code;
    }

    /// <summary>Adds the token that begins with a character that is neither Chinese nor a space.</summary>
    /// <returns>The offset behind it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int AddOther(ReadOnlySpan<char> text, int start, CharacterClass type, TokenBuffer tokens)
    {
        int end = start + 1;
        switch (type)
        {
            case CharacterClass.Delimiter:
                // Nothing runs across it: a gap, as Lucene leaves one.
                tokens.Skip(1);
                return end;
            case CharacterClass.Letter or CharacterClass.Digit:
                while (end < text.Length && dictionary.ClassOf(dictionary.Code(text[end])) == type)
                {
                    end++;
                }
                tokens.Add(Fold(text[start..end], type), start, end);
                return end;
            case CharacterClass.Surrogate:
                if (char.IsHighSurrogate(text[start]) && end < text.Length && char.IsLowSurrogate(text[end]))
                {
                    end++;
                }
                break;
        }
        tokens.Add(text[start..end], start, end);
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> run, CharacterClass type)
    {
        if (_term.Length < run.Length)
        {
            _term = new char[run.Length];
        }
        Span<char> term = _term.AsSpan(0, run.Length);
        for (int i = 0; i < run.Length; i++)
        {
            term[i] = CharacterClasses.Fold(run[i]);
        }
        return type == CharacterClass.Letter ? term[..PorterStemmer.Stem(term)] : term;
    }
}
