using SearchPlans.Querying;
using SearchPlans.Vocabulary;

namespace SearchPlans.Trends;

/// <summary>The words of a corpus as numbers, with what each may do in an expression: <c>expressions.txt</c> lists those that no expression
/// begins or ends with. Safe for concurrent use.</summary>
internal sealed class ExpressionWords : IExpressionWords
{
    private const int LeastChars = 3;
    private const int LeastOfSeveral = 4;
    private const int MostChars = 16;
    private const int MostWords = ExpressionKey.MaxWord - 1;

    private static readonly Dictionary<string, HashSet<string>> _lists = ReadLists();
    private static readonly HashSet<string> _terms = [.. LexiconWords.Terms];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(string Word, May May)> _words = [];

    [Flags]
    private enum May
    {
        None = 0,
        Begin = 1,
        End = 2,
        StandWithin = 4,
        StandAlone = 8,
        SayLittle = 16,
        BindWhatFollows = 32,
    }

    /// <summary>Whether there are so many that others get no number.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _words.Count >= MostWords;
            }
        }
    }

    /// <summary>The number of a word; none where there are too many.</summary>
    public int NumberOf(ReadOnlySpan<char> word)
    {
        lock (_gate)
        {
            Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            if (numbers.TryGetValue(word, out int known))
            {
                return known;
            }
            if (_words.Count >= MostWords)
            {
                return ExpressionText.Break;
            }
            string text = word.ToString();
            _words.Add((text, MayOf(text)));
            return _numbers[text] = _words.Count - 1;
        }
    }

    /// <inheritdoc />
    public bool MayBe(ReadOnlySpan<int> words)
    {
        if (!MayBegin(words[0]) || !MayEnd(words[^1]))
        {
            return false;
        }
        int length = 0;
        bool saysLittle = true;
        foreach (int word in words)
        {
            if (!MayStandWithin(word))
            {
                return false;
            }
            length += _words[word].Word.Length;
            saysLittle &= _words[word].May.HasFlag(May.SayLittle);
        }
        return !saysLittle
            && (words.Length == 1 ? _words[words[0]].May.HasFlag(May.StandAlone) : length is >= LeastOfSeveral and <= MostChars);
    }

    /// <inheritdoc />
    public bool MayBegin(int word) => word != ExpressionText.Break && _words[word].May.HasFlag(May.Begin);

    /// <inheritdoc />
    public bool MayEnd(int word) => word != ExpressionText.Break && _words[word].May.HasFlag(May.End);

    /// <inheritdoc />
    public bool MayStandWithin(int word) => word != ExpressionText.Break && _words[word].May.HasFlag(May.StandWithin);

    /// <inheritdoc />
    public bool Binds(int word, int following) => word != ExpressionText.Break
        && (MayBegin(word) || _words[word].May.HasFlag(May.BindWhatFollows) || _words[following].Word.Length == 1);

    /// <inheritdoc />
    public string TextOf(ReadOnlySpan<int> words)
    {
        string text = "";
        foreach (int word in words)
        {
            text += _words[word].Word;
        }
        return text;
    }

    private static May MayOf(string word)
    {
        bool isTerm = _terms.Contains(word);
        bool isNumber = !isTerm && (word.Any(char.IsAsciiDigit) || word.All(c => "一二三四五六七八九十百千万亿两零〇几数第".Contains(c)));
        bool isPlace = LexiconWords.IsPlace(word);
        bool isFunction = !isTerm && FunctionWords.Contains(word);
        // A single character is mostly the end of a word that was cut apart: 向北开放, 四水四定.
        May binds = isNumber || (!isFunction && (word.Length == 1 || _lists["beside"].Contains(word))) ? May.BindWhatFollows : May.None;
        if (isNumber || isFunction || _lists["clause"].Contains(word))
        {
            return binds;
        }
        May may = binds | May.StandWithin;
        may |= _lists["behind"].Contains(word) || _lists["beside"].Contains(word) ? May.None : May.Begin;
        may |= _lists["noend"].Contains(word) || _lists["beside"].Contains(word) || isPlace ? May.None : May.End;
        may |= _lists["general"].Contains(word) || isPlace ? May.SayLittle : May.None;
        bool isLong = word.Length > LeastChars || (isTerm && word.Length == LeastChars);
        return isLong && !isPlace && may.HasFlag(May.Begin | May.End) ? may | May.StandAlone : may;
    }

    private static Dictionary<string, HashSet<string>> ReadLists()
    {
        Dictionary<string, HashSet<string>> lists = [];
        string name = "";
        foreach (string line in VocabularyFile.ReadLines("expressions.txt"))
        {
            if (line[0] == '[')
            {
                lists[name = line.Trim('[', ']')] = [];
            }
            else
            {
                lists[name].UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }
        return lists;
    }
}
