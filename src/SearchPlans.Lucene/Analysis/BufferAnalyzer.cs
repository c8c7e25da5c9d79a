namespace SearchPlans.Lucene.Analysis;

/// <summary>
/// Turns text into tokens: the terms an index holds and a query asks for. An analyzer is immutable and may be
/// shared by any number of threads; the tokenizers it makes hold scratch memory and belong to one thread each.
/// </summary>
public abstract class BufferAnalyzer
{
    /// <summary>
    /// Names the analyzer and everything its tokens depend on (algorithm version, dictionary checksum). An index
    /// remembers it: where it differs, the index was made by other rules and has to be rebuilt.
    /// </summary>
    public abstract string Identity { get; }

    /// <summary>Makes a tokenizer for one thread. Reuse it: making one costs more than tokenizing a paragraph.</summary>
    public abstract BufferTokenizer CreateTokenizer();
}

/// <summary>Cuts text into tokens, one text after another. Not safe for concurrent use.</summary>
public abstract class BufferTokenizer
{
    /// <summary>Appends the tokens of <paramref name="text"/> to <paramref name="tokens"/>, which is not cleared first.</summary>
    /// <param name="text">The text as the user gave it; offsets of tokens are UTF-16 offsets into it.</param>
    /// <param name="tokens">Where the tokens go, by rising start offset.</param>
    public abstract void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens);
}
