using System.Globalization;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Analysis;

/// <summary>Reads a list of words line by line, in bounded memory whatever the list is; the grammar stands at
/// <see cref="Lexicon.Read"/>.</summary>
internal sealed class LexiconReader
{
    private const int MaxListLength = 1 << 22, MaxLineLength = 1 << 10, ShownLength = 64, MaxProblems = 100;

    private readonly Dictionary<string, int> _weights = new(StringComparer.Ordinal);
    private readonly List<LexiconProblem> _problems = [];
    private int _characters;

    public LexiconReader(TextReader reader)
    {
        var line = new char[MaxLineLength];
        int number = 1, length = 0, c;
        for (int read = 0; ; read++)
        {
            c = reader.Read();
            if (c is not (-1 or '\n'))
            {
                // Of a line that long the front is enough to see that it's no word.
                if (length < line.Length)
                {
                    line[length++] = (char)c;
                }
                if (read < MaxListLength)
                {
                    continue;
                }
            }
            if (read >= MaxListLength || !Add(line.AsSpan(0, length), number))
            {
                Report(line.AsSpan(0, length), number, LexiconFault.TooMany);
                return;
            }
            if (c == -1)
            {
                return;
            }
            number++;
            length = 0;
        }
    }

    public IReadOnlyDictionary<string, int> Weights => _weights;

    public IReadOnlyList<LexiconProblem> Problems => _problems;

    /// <summary>Takes a line; false where there is no more room.</summary>
    private bool Add(ReadOnlySpan<char> line, int number)
    {
        int comment = line.IndexOf('#');
        ReadOnlySpan<char> entry = (comment < 0 ? line : line[..comment]).Trim("\uFEFF\r\t \u3000");
        if (entry.IsEmpty)
        {
            return true;
        }
        int tab = entry.IndexOf('\t');
        ReadOnlySpan<char> word = (tab < 0 ? entry : entry[..tab]).TrimEnd(), given = tab < 0 ? [] : entry[(tab + 1)..].Trim();
        int weight = Lexicon.DefaultWeight;
        if (tab >= 0
            && !(int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out weight)
                && weight is > 0 and <= Lexicon.MaxWeight))
        {
            Report(line, number, LexiconFault.Weight);
        }
        else if (!IsWord(word))
        {
            Report(line, number, LexiconFault.Character);
        }
        else if (word.Length < Lexicon.MinWordLength)
        {
            Report(line, number, LexiconFault.TooShort);
        }
        else if (word.Length > Lexicon.MaxWordLength)
        {
            Report(line, number, LexiconFault.TooLong);
        }
        else
        {
            return Keep(word, weight);
        }
        return true;
    }

    private bool Keep(ReadOnlySpan<char> word, int weight)
    {
        Span<char> folded = stackalloc char[word.Length];
        for (int i = 0; i < word.Length; i++)
        {
            folded[i] = CharacterClasses.Fold(word[i]);
        }
        string key = folded.ToString();
        if (!_weights.ContainsKey(key) && (_characters += key.Length) > Lexicon.MaxCharacters)
        {
            return false;
        }
        _weights[key] = weight;
        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (CharacterClasses.Of(c) is not (CharacterClass.Han or CharacterClass.Letter or CharacterClass.Digit))
            {
                return false;
            }
        }
        return true;
    }

    private void Report(ReadOnlySpan<char> line, int number, LexiconFault fault)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new LexiconProblem(number, line[..Math.Min(line.Length, ShownLength)].Trim().ToString(), fault));
        }
    }
}
