using System.Security.Cryptography;
using System.Text;

namespace SearchPlans.Lucene.Analysis;

/// <summary>
/// Words that a dictionary lacks: names of places, terms of the day. Immutable. Made from lists that people keep, see
/// <see cref="Read"/>; what a word changes is up to the analyzer it is given to.
/// </summary>
public sealed class Lexicon
{
    /// <summary>Characters of the shortest word.</summary>
    public const int MinWordLength = 2;

    /// <summary>Characters of the longest word.</summary>
    public const int MaxWordLength = 16;

    /// <summary>Characters of all words together; some 16,000 words of four.</summary>
    public const int MaxCharacters = 1 << 16;

    /// <summary>The weight of a word that is given none.</summary>
    public const int DefaultWeight = 100;

    /// <summary>The highest weight.</summary>
    public const int MaxWeight = 1_000_000;

    /// <summary>No words.</summary>
    public static Lexicon Empty { get; } = new([]);

    private readonly Dictionary<string, int> _weights;

    internal Lexicon(IEnumerable<KeyValuePair<string, int>> weights)
    {
        _weights = new Dictionary<string, int>(weights, StringComparer.Ordinal);
        Identity = IdentityOf(_weights);
    }

    /// <summary>How many words there are.</summary>
    public int Count => _weights.Count;

    /// <summary>Every word, folded to half width and lower case, and its weight; in no particular order.</summary>
    public IReadOnlyDictionary<string, int> Weights => _weights;

    /// <summary>Names the words and their weights, whatever their order and wherever they came from: equal for equal lexicons.</summary>
    public string Identity { get; }

    /// <summary>
    /// Reads a list: a word a line, of 2 to 16 Chinese characters, letters and digits, or a word, a tab and its weight from 1
    /// to 1,000,000. The weight is how often the word is taken to occur among two million; the heavier, the more surely it
    /// wins over words that overlap it. Empty lines, and what follows a <c>#</c>, say nothing. Of a word listed twice the
    /// last line counts. Never fails for what the list holds, and reads no more of it than some megabytes.
    /// </summary>
    /// <param name="reader">The list.</param>
    /// <param name="problems">Which lines were passed over, and why; at most the first hundred.</param>
    public static Lexicon Read(TextReader reader, out IReadOnlyList<LexiconProblem> problems)
    {
        var list = new LexiconReader(reader);
        problems = list.Problems;
        return new Lexicon(list.Weights);
    }

    /// <summary>The words of both; where both have a word, the weight is the other's. Of the other's words, those that
    /// <see cref="MaxCharacters"/> has room for.</summary>
    public Lexicon With(Lexicon other)
    {
        var weights = new Dictionary<string, int>(_weights, StringComparer.Ordinal);
        int characters = weights.Keys.Sum(w => w.Length);
        foreach ((string word, int weight) in other._weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            if (!weights.ContainsKey(word) && (characters += word.Length) > MaxCharacters)
            {
                break;
            }
            weights[word] = weight;
        }
        return new Lexicon(weights);
    }

    private static string IdentityOf(Dictionary<string, int> weights)
    {
        string listed = string.Join('\n', weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}\t{w.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listed)).AsSpan(0, 8));
    }
}

/// <summary>A line of a list that can't be taken.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Text">What stands there, at most its first 64 characters.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record LexiconProblem(int Line, string Text, LexiconFault Fault);

/// <summary>What can be wrong with a line of a list.</summary>
public enum LexiconFault
{
    /// <summary>The word has a single character.</summary>
    TooShort,
    /// <summary>The word has more than <see cref="Lexicon.MaxWordLength"/> characters.</summary>
    TooLong,
    /// <summary>The word holds something other than Chinese characters, letters and digits.</summary>
    Character,
    /// <summary>The weight is no number from 1 to <see cref="Lexicon.MaxWeight"/>.</summary>
    Weight,
    /// <summary>The list is longer than a lexicon may be; nothing is read from this line on.</summary>
    TooMany,
}
