namespace SearchPlans.Trends;

/// <summary>How a candidate stands in some texts.</summary>
internal sealed class ExpressionCount
{
    /// <summary>Paragraphs of the texts looked at that hold it.</summary>
    public int Paragraphs;

    /// <summary>Times that it stands in all texts, those held against included.</summary>
    public int Times;

    /// <summary>Paragraphs of the texts held against that hold it.</summary>
    public int Against;

    /// <summary>Texts held against that hold it.</summary>
    public int TextsAgainst;

    /// <summary>The last paragraph and text it was counted in.</summary>
    internal long LastParagraph = -1, LastText = -1;
}

/// <summary>Counts the expressions of some texts in them and in others: rows of up to six words between signs, that begin and end as an
/// expression may.</summary>
/// <param name="words">What words may do.</param>
internal sealed class ExpressionCounts(IExpressionWords words)
{
    private readonly Dictionary<ExpressionKey, ExpressionCount> _counts = [];
    private Beginnings _beginnings = new([]);
    private long _paragraph;
    private long _text;

    /// <summary>The candidates.</summary>
    public IReadOnlyDictionary<ExpressionKey, ExpressionCount> All => _counts;

    /// <summary>How many paragraphs were looked at.</summary>
    public int Paragraphs { get; private set; }

    /// <summary>How many paragraphs they are held against.</summary>
    public int Against { get; private set; }

    /// <summary>Times of single words in all texts, by their numbers.</summary>
    public Dictionary<int, int> WordTimes { get; } = [];

    /// <summary>How many words all texts have.</summary>
    public long Words { get; private set; }

    /// <summary>Collects the candidates of texts, and of these keeps those that stand in so many paragraphs.</summary>
    public void Collect(IEnumerable<ExpressionText> texts, int leastParagraphs)
    {
        foreach (int[] paragraph in texts.SelectMany(t => t.Paragraphs))
        {
            Paragraphs++;
            _paragraph++;
            foreach ((int start, int end, ExpressionKey key) in Rows(paragraph, null))
            {
                if (!words.MayBe(paragraph.AsSpan(start, end - start)))
                {
                    continue;
                }
                if (!_counts.TryGetValue(key, out ExpressionCount? count))
                {
                    _counts[key] = count = new ExpressionCount();
                }
                count.Times++;
                if (count.LastParagraph != _paragraph)
                {
                    count.LastParagraph = _paragraph;
                    count.Paragraphs++;
                }
            }
            CountWords(paragraph);
        }
        foreach (ExpressionKey rare in _counts.Where(c => c.Value.Paragraphs < leastParagraphs).Select(c => c.Key).ToList())
        {
            _counts.Remove(rare);
        }
        _beginnings = new Beginnings(_counts.Keys);
    }

    /// <summary>Counts the candidates in texts that they are held against.</summary>
    public void Hold(IEnumerable<ExpressionText> texts)
    {
        foreach (ExpressionText text in texts)
        {
            _text++;
            foreach (int[] paragraph in text.Paragraphs)
            {
                Against++;
                _paragraph++;
                foreach ((_, _, ExpressionKey key) in Rows(paragraph, _beginnings))
                {
                    if (!_counts.TryGetValue(key, out ExpressionCount? count))
                    {
                        continue;
                    }
                    count.Times++;
                    if (count.LastParagraph != _paragraph)
                    {
                        count.LastParagraph = _paragraph;
                        count.Against++;
                    }
                    if (count.LastText != _text)
                    {
                        count.LastText = _text;
                        count.TextsAgainst++;
                    }
                }
                CountWords(paragraph);
            }
        }
    }

    /// <summary>The share of the most frequent word on each side of some candidates: where it is high, they are parts of something
    /// longer. What stands beside a sign stands free, and beside a word that no expression begins or ends with.</summary>
    /// <param name="keys">The candidates.</param>
    /// <param name="texts">All texts.</param>
    public Dictionary<ExpressionKey, (double Left, double Right)> Bound(
        IReadOnlyCollection<ExpressionKey> keys, IReadOnlyCollection<ExpressionText> texts)
    {
        var beginnings = new Beginnings(keys);
        var around = keys.ToDictionary(
            k => k, _ => (Times: new int[1], Left: new Dictionary<int, int>(), Right: new Dictionary<int, int>()));
        foreach (int[] paragraph in texts.SelectMany(t => t.Paragraphs))
        {
            foreach ((int start, int end, ExpressionKey key) in Rows(paragraph, beginnings))
            {
                if (!around.TryGetValue(key, out var sides))
                {
                    continue;
                }
                sides.Times[0]++;
                Add(sides.Left,
                    start > 0 && words.Binds(paragraph[start - 1], paragraph[start]) ? paragraph[start - 1] : ExpressionText.Break);
                Add(sides.Right, end < paragraph.Length && words.MayStandWithin(paragraph[end]) ? paragraph[end] : ExpressionText.Break);
            }
        }
        return around.ToDictionary(a => a.Key, a => (Share(a.Value.Left, a.Value.Times[0]), Share(a.Value.Right, a.Value.Times[0])));

        static void Add(Dictionary<int, int> counts, int word)
        {
            if (word != ExpressionText.Break)
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        static double Share(Dictionary<int, int> counts, int times) => counts.Values.DefaultIfEmpty(0).Max() / (double)Math.Max(1, times);
    }

    /// <summary>In how many texts each of some candidates stands.</summary>
    public Dictionary<ExpressionKey, int> TextsWith(
        IReadOnlyCollection<ExpressionKey> keys, IReadOnlyCollection<ExpressionText> texts)
    {
        var beginnings = new Beginnings(keys);
        Dictionary<ExpressionKey, int> counts = keys.ToDictionary(k => k, _ => 0);
        foreach (ExpressionText text in texts)
        {
            foreach (ExpressionKey key in text.Paragraphs.SelectMany(p => Rows(p, beginnings)).Select(r => r.Key)
                .Where(counts.ContainsKey).ToHashSet())
            {
                counts[key]++;
            }
        }
        return counts;
    }

    // Rows that begin as a candidate does; without any, all that might be one.
    private IEnumerable<(int Start, int End, ExpressionKey Key)> Rows(int[] paragraph, Beginnings? beginnings)
    {
        for (int start = 0; start < paragraph.Length; start++)
        {
            if (beginnings is null ? !words.MayBegin(paragraph[start]) : !beginnings.HasFirst(paragraph[start]))
            {
                continue;
            }
            ExpressionKey key = default;
            for (int end = start; end < Math.Min(paragraph.Length, start + ExpressionKey.MaxWords); end++)
            {
                if (!words.MayStandWithin(paragraph[end]))
                {
                    break;
                }
                key = key.With(paragraph[end]);
                if (beginnings is not null && !beginnings.Has(key))
                {
                    break;
                }
                yield return (start, end + 1, key);
            }
        }
    }

    // All beginnings of some candidates, and their first words apart: most words are none.
    private sealed class Beginnings
    {
        private readonly HashSet<ExpressionKey> _keys = [];
        private readonly HashSet<int> _firsts = [];
        private readonly System.Collections.BitArray _first;

        public Beginnings(IEnumerable<ExpressionKey> keys)
        {
            foreach (ExpressionKey key in keys)
            {
                int[] row = key.Words();
                _firsts.Add(row[0]);
                ExpressionKey beginning = default;
                foreach (int word in row)
                {
                    _keys.Add(beginning = beginning.With(word));
                }
            }
            _first = new System.Collections.BitArray(_firsts.Count == 0 ? 0 : _firsts.Max() + 1);
            foreach (int word in _firsts)
            {
                _first[word] = true;
            }
        }

        public bool HasFirst(int word) => word >= 0 && word < _first.Length && _first[word];

        public bool Has(ExpressionKey key) => _keys.Contains(key);
    }

    private void CountWords(int[] paragraph)
    {
        foreach (int word in paragraph)
        {
            if (word != ExpressionText.Break)
            {
                WordTimes[word] = WordTimes.GetValueOrDefault(word) + 1;
                Words++;
            }
        }
    }
}

/// <summary>What words may do in an expression.</summary>
internal interface IExpressionWords
{
    /// <summary>Whether these words in a row may be an expression, by how they begin and end and what is among them.</summary>
    bool MayBe(ReadOnlySpan<int> words);

    /// <summary>Whether an expression may begin with a word; -1, a sign, is none.</summary>
    bool MayBegin(int word);

    /// <summary>Whether an expression may end with a word.</summary>
    bool MayEnd(int word);

    /// <summary>Whether an expression may have a word in it.</summary>
    bool MayStandWithin(int word);

    /// <summary>Whether a word may belong to one that follows it: a number and a single character do, and to a single character
    /// everything.</summary>
    bool Binds(int word, int following);

    /// <summary>The words as they are written.</summary>
    string TextOf(ReadOnlySpan<int> words);
}
