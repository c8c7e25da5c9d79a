using System.Text;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Bench.Comparing;

/// <summary>
/// Makes any number of plan-like plans out of real ones. Each takes the shape of one real plan (its paragraphs' lengths,
/// its sections) and walks from word to word as words follow each other in the reports: most steps by what that plan
/// does, the others by what all do. So words are as frequent as in the reports, come again within a plan, and stand beside
/// words they stand beside; numbers are made anew, so that the vocabulary grows with the text as it does in life.
/// </summary>
internal sealed class PlanLikeGenerator
{
    private const double OwnSteps = 0.6, NewNumbers = 0.5;
    private const int EndOfParagraph = 0;

    private readonly List<List<Paragraph>> _sources;
    private readonly List<string> _words = ["\n"];
    private readonly List<int> _sequence = [EndOfParagraph];
    private readonly List<int[]> _paragraphLengths = [];
    private readonly List<(int Start, int End)> _planRanges = [];
    // Where each word stands in the sequence: those of word w are _places[_firstPlace[w].._firstPlace[w + 1]], rising.
    private readonly int[] _firstPlace;
    private readonly int[] _places;

    public PlanLikeGenerator(List<List<Paragraph>> sources)
    {
        _sources = sources;
        ReadSources();
        _firstPlace = new int[_words.Count + 1];
        _places = new int[_sequence.Count];
        foreach (int word in _sequence)
        {
            _firstPlace[word + 1]++;
        }
        for (int word = 0; word < _words.Count; word++)
        {
            _firstPlace[word + 1] += _firstPlace[word];
        }
        int[] next = [.. _firstPlace];
        for (int at = 0; at < _sequence.Count; at++)
        {
            _places[next[_sequence[at]]++] = at;
        }
    }

    /// <summary>Plans without end; the same seed gives the same ones.</summary>
    public IEnumerable<List<Paragraph>> Plans(int seed)
    {
        var random = new Random(seed);
        for (int plan = 0; ; plan++)
        {
            int source = random.Next(_sources.Count);
            var paragraphs = new List<Paragraph>();
            for (int p = 0; p < _sources[source].Count; p++)
            {
                Paragraph like = _sources[source][p];
                string text = Walk(random, _planRanges[source], _paragraphLengths[source][p]);
                paragraphs.Add(like with { Plan = plan, Title = $"{like.Title}（仿{plan}）", Text = text });
            }
            yield return paragraphs;
        }
    }

    private void ReadSources()
    {
        var ids = new Dictionary<string, int>();
        int Id(string word)
        {
            if (ids.TryGetValue(word, out int id))
            {
                return id;
            }
            _words.Add(word);
            return ids[word] = _words.Count - 1;
        }
        BufferTokenizer tokenizer = new SmartCnAnalyzer().CreateTokenizer();
        var tokens = new TokenBuffer();
        foreach (List<Paragraph> plan in _sources)
        {
            int start = _sequence.Count;
            var lengths = new List<int>();
            foreach (Paragraph paragraph in plan)
            {
                tokens.Clear();
                tokenizer.Tokenize(paragraph.Text, tokens);
                int end = 0, before = _sequence.Count;
                for (int t = 0; t < tokens.Count; t++)
                {
                    // What stands between words is a word of its own to the walk, one sign long.
                    if (paragraph.Text.AsSpan(end, tokens.StartChar(t) - end).Trim() is { IsEmpty: false } gap)
                    {
                        _sequence.Add(Id(gap[..1].ToString()));
                    }
                    _sequence.Add(Id(paragraph.Text[tokens.StartChar(t)..tokens.EndChar(t)]));
                    end = tokens.EndChar(t);
                }
                lengths.Add(_sequence.Count - before);
                _sequence.Add(EndOfParagraph);
            }
            _planRanges.Add((start, _sequence.Count));
            _paragraphLengths.Add([.. lengths]);
        }
    }

    private string Walk(Random random, (int Start, int End) plan, int words)
    {
        var text = new StringBuilder();
        int word = EndOfParagraph;
        for (int i = 0; i < words;)
        {
            word = Follower(random, plan, word);
            if (word == EndOfParagraph)
            {
                continue;
            }
            Append(text, random, _words[word]);
            i++;
        }
        return text.ToString();
    }

    private int Follower(Random random, (int Start, int End) plan, int word)
    {
        ReadOnlySpan<int> places = _places.AsSpan(_firstPlace[word].._firstPlace[word + 1]);
        if (random.NextDouble() < OwnSteps)
        {
            int from = FirstAtLeast(places, plan.Start - 1), to = FirstAtLeast(places, plan.End - 1);
            if (to > from)
            {
                places = places[from..to];
            }
        }
        int at = places[random.Next(places.Length)] + 1;
        return at < _sequence.Count ? _sequence[at] : EndOfParagraph;
    }

    private static int FirstAtLeast(ReadOnlySpan<int> rising, int value)
    {
        int found = rising.BinarySearch(value);
        return found >= 0 ? found : ~found;
    }

    private static void Append(StringBuilder text, Random random, string word)
    {
        bool isYear = word.Length == 4
            && (word.StartsWith("19", StringComparison.Ordinal) || word.StartsWith("20", StringComparison.Ordinal));
        if (!char.IsAsciiDigit(word[0]) || isYear || random.NextDouble() >= NewNumbers)
        {
            text.Append(word);
            return;
        }
        text.Append((char)('1' + random.Next(9)));
        for (int i = 1; i < word.Length; i++)
        {
            text.Append((char)('0' + random.Next(10)));
        }
    }
}
