namespace SearchPlans.Comparing;

/// <summary>
/// Texts as vectors of the pairs of Chinese characters in them, weighed by how often a text has a pair (logarithm) and how few
/// paragraphs of both documents do (inverse document frequency); texts are alike by the cosine between them. Numbers and signs don't count:
/// a heading's number and the year are no subject.
/// </summary>
/// <param name="paragraphs">All paragraphs of both documents.</param>
internal sealed class CharacterPairVectors(IReadOnlyCollection<string> paragraphs)
{
    private readonly Dictionary<int, int> _paragraphsWith = CountParagraphs(paragraphs);

    /// <summary>How often each pair stands in a text.</summary>
    public static Dictionary<int, int> Count(string text)
    {
        var counts = new Dictionary<int, int>();
        AddTo(counts, text);
        return counts;
    }

    /// <summary>Adds the pairs of a text to what was counted.</summary>
    public static void AddTo(Dictionary<int, int> counts, string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (IsOfWords(text[i - 1]) && IsOfWords(text[i]))
            {
                int pair = (text[i - 1] << 16) | text[i];
                counts[pair] = counts.GetValueOrDefault(pair) + 1;
            }
        }
    }

    /// <summary>Adds counts to others.</summary>
    public static void AddTo(Dictionary<int, int> counts, Dictionary<int, int> more)
    {
        foreach ((int pair, int count) in more)
        {
            counts[pair] = counts.GetValueOrDefault(pair) + count;
        }
    }

    /// <summary>The cosine of each text of one list with each of another, 0 to 1.</summary>
    public double[,] Cosines(IReadOnlyList<Dictionary<int, int>> one, IReadOnlyList<Dictionary<int, int>> other)
    {
        var cosines = new double[one.Count, other.Count];
        var having = new Dictionary<int, List<(int Text, double Weight)>>();
        for (int j = 0; j < other.Count; j++)
        {
            foreach ((int pair, double weight) in Weigh(other[j]))
            {
                if (!having.TryGetValue(pair, out List<(int, double)>? texts))
                {
                    having[pair] = texts = [];
                }
                texts.Add((j, weight));
            }
        }
        for (int i = 0; i < one.Count; i++)
        {
            foreach ((int pair, double weight) in Weigh(one[i]))
            {
                if (having.TryGetValue(pair, out List<(int Text, double Weight)>? texts))
                {
                    foreach ((int j, double others) in texts)
                    {
                        cosines[i, j] += weight * others;
                    }
                }
            }
        }
        return cosines;
    }

    private static bool IsOfWords(char c) => c is >= '\u4e00' and <= '\u9fff' and not '零';

    private static Dictionary<int, int> CountParagraphs(IReadOnlyCollection<string> paragraphs)
    {
        var with = new Dictionary<int, int>();
        foreach (string paragraph in paragraphs)
        {
            foreach (int pair in Count(paragraph).Keys)
            {
                with[pair] = with.GetValueOrDefault(pair) + 1;
            }
        }
        return with;
    }

    // Of unit length. What half of all paragraphs have says nothing.
    private (int Pair, double Weight)[] Weigh(Dictionary<int, int> counts)
    {
        var weighed = new (int Pair, double Weight)[counts.Count];
        int n = 0;
        double square = 0;
        foreach ((int pair, int count) in counts)
        {
            int with = _paragraphsWith.GetValueOrDefault(pair, 1);
            if (with * 2 < paragraphs.Count)
            {
                double weight = (1 + Math.Log(count)) * Math.Log((double)paragraphs.Count / with);
                weighed[n++] = (pair, weight);
                square += weight * weight;
            }
        }
        double length = square > 0 ? Math.Sqrt(square) : 1;
        return [.. weighed.Take(n).Select(w => (w.Pair, w.Weight / length))];
    }
}
