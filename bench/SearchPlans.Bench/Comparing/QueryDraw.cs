namespace SearchPlans.Bench.Comparing;

/// <summary>
/// Draws queries from the document frequencies of a collection, twelve of each class, the same ones for the same seed:
/// terms from the most common down to ten documents; pairs from common-common to rare-rare; mixed fives; phrases that
/// occur. The words of a conjunction stand together in some document.
/// </summary>
internal sealed class QueryDraw
{
    private const int PerClass = 12, RarestDocs = 10;
    private const double MostCommonShare = 0.6, CommonShare = 0.05, MiddleShare = 0.005;

    private enum Band { Common, Middle, Rare }

    private static readonly (Band, Band)[] _pairs =
    [
        (Band.Common, Band.Common), (Band.Common, Band.Common), (Band.Common, Band.Common),
        (Band.Common, Band.Middle), (Band.Common, Band.Middle), (Band.Common, Band.Rare), (Band.Common, Band.Rare),
        (Band.Middle, Band.Middle), (Band.Middle, Band.Middle), (Band.Middle, Band.Rare),
        (Band.Rare, Band.Rare), (Band.Rare, Band.Rare),
    ];

    private readonly List<string[]> _documents;
    private readonly Random _random;
    private readonly Dictionary<string, int> _docFreqs = [];
    private readonly string[] _byDocFreq;
    private readonly Dictionary<Band, string[]> _bands;

    public QueryDraw(List<string[]> documents, int seed)
    {
        _documents = documents;
        _random = new Random(seed);
        foreach (string[] document in documents)
        {
            foreach (string word in document.Distinct())
            {
                _docFreqs[word] = _docFreqs.GetValueOrDefault(word) + 1;
            }
        }
        _byDocFreq = [.. _docFreqs.Where(w => w.Value >= RarestDocs).OrderByDescending(w => w.Value)
            .ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key)];
        _bands = _byDocFreq.GroupBy(BandOf).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The lines of a queries file.</summary>
    public IEnumerable<string> Lines() =>
        Terms().Select(q => $"term\t{q}")
            .Concat(Conjunctions().Select(q => $"and\t{q}"))
            .Concat(Pairs().Select(q => $"or2\t{q}"))
            .Concat(Fives().Select(q => $"or5\t{q}"))
            .Concat(Phrases().Select(q => $"phrase\t{q}"));

    private Band BandOf(string word) => ((double)_docFreqs[word] / _documents.Count) switch
    {
        >= CommonShare => Band.Common,
        >= MiddleShare => Band.Middle,
        _ => Band.Rare,
    };

    private IEnumerable<string> Terms()
    {
        double most = _documents.Count * MostCommonShare;
        var used = new HashSet<string>();
        for (int i = 0; i < PerClass; i++)
        {
            double wanted = most * Math.Pow(RarestDocs / most, i / (PerClass - 1.0));
            string word = _byDocFreq.Where(w => !used.Contains(w)).MinBy(w => Math.Abs(Math.Log(_docFreqs[w] / wanted)))!;
            used.Add(word);
            yield return word;
        }
    }

    private IEnumerable<string> Conjunctions()
    {
        foreach ((Band one, Band other) in _pairs)
        {
            while (true)
            {
                string first = Draw(one == other || _random.Next(2) == 0 ? one : other);
                Band wanted = BandOf(first) == one ? other : one;
                string[] document = DocumentWith(first);
                string[] partners = [.. document.Distinct().Where(w => w != first && _docFreqs[w] >= RarestDocs && BandOf(w) == wanted)];
                if (partners.Length == 0)
                {
                    continue;
                }
                yield return $"{first} {partners[_random.Next(partners.Length)]}";
                break;
            }
        }
    }

    private IEnumerable<string> Pairs() => _pairs.Select(p => string.Join(' ', Distinct([p.Item1, p.Item2])));

    // Every mix of bands in turn, from five common words to five rare ones.
    private IEnumerable<string> Fives()
    {
        for (int i = 0; i < PerClass; i++)
        {
            int common = i % 6, rare = (5 - common) / (1 + i % 2);
            yield return string.Join(' ', Distinct([.. Enumerable.Range(0, 5).Select(w =>
                w < common ? Band.Common : w < common + rare ? Band.Rare : Band.Middle)]));
        }
    }

    private IEnumerable<string> Phrases()
    {
        for (int i = 0; i < PerClass;)
        {
            int length = i < PerClass / 2 ? 2 : i < PerClass * 5 / 6 ? 3 : 4;
            // A third of them begin with a common word, a third with a middling one, a third with a rare one.
            string first = Draw((Band)(i % 3));
            string[] document = DocumentWith(first);
            int at = Array.IndexOf(document, first);
            if (at + length > document.Length)
            {
                continue;
            }
            yield return string.Join(' ', document.AsSpan(at, length)!);
            i++;
        }
    }

    private string[] Distinct(Band[] bands)
    {
        var words = new List<string>();
        foreach (Band band in bands)
        {
            string word;
            do
            {
                word = Draw(band);
            }
            while (words.Contains(word));
            words.Add(word);
        }
        return [.. words];
    }

    private string Draw(Band band) => _bands[band][_random.Next(_bands[band].Length)];

    private string[] DocumentWith(string word)
    {
        int from = _random.Next(_documents.Count);
        for (int i = 0; ; i++)
        {
            string[] document = _documents[(from + i) % _documents.Count];
            if (document.Contains(word))
            {
                return document;
            }
        }
    }
}
