using System.Text;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;
using SearchPlans.Text.Sentences;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>
/// SmartCn written down as it is defined, with strings, dictionaries and logarithms: slow, plain, and sharing nothing with
/// the fast one but the data, the sentence boundaries and the stemmer, which have tests of their own.
/// </summary>
/// <param name="file">The dictionary.</param>
/// <param name="added">Words it has besides, or that are at least so frequent.</param>
internal sealed class SmartCnReference(SmartCnDictionaryFile file, IReadOnlyDictionary<string, int>? added = null)
{
    private const double N = 2_159_997;
    private const int LongestWord = 16;

    private readonly Dictionary<string, int> _words = file.Words.Select((word, i) => (Word: word, Frequency: file.Frequencies[i]))
        .Concat((added ?? new Dictionary<string, int>()).Select(word => (Word: word.Key, Frequency: word.Value)))
        .GroupBy(word => word.Word).ToDictionary(word => word.Key, word => word.Max(w => w.Frequency));

    private readonly Dictionary<(string, string), int> _pairs = Enumerable.Range(0, file.Words.Length)
        .SelectMany(i => Enumerable.Range(file.RowStarts[i], file.RowStarts[i + 1] - file.RowStarts[i])
            .Select(pair => ((file.Words[i], file.Words[file.Seconds[pair]]), file.PairFrequencies[pair])))
        .ToDictionary();

    private sealed record Candidate(string Word, double Frequency, int Start, int End, CharacterClass Class);

    public List<string> Tokenize(string text)
    {
        List<string> tokens = [];
        for (int start = 0; start < text.Length;)
        {
            int end = SentenceBoundaries.Next(text, start);
            Segment(text[start..end], start, tokens);
            start = end;
        }
        return tokens;
    }

    private void Segment(string sentence, int offset, List<string> tokens)
    {
        List<Candidate> graph = [new(SmartCnDictionary.Begin, _words[SmartCnDictionary.Begin], -1, 0, CharacterClass.Other)];
        for (int i = 0; i < sentence.Length;)
        {
            i = AddCandidates(sentence, i, graph);
        }
        graph.Add(new(SmartCnDictionary.End, _words[SmartCnDictionary.End], sentence.Length, sentence.Length + 1, CharacterClass.Other));
        int[] starts = [.. graph.Select(c => c.Start).Distinct().Order()];

        double[] costs = new double[graph.Count];
        int[] previous = new int[graph.Count];
        Array.Fill(costs, double.MaxValue, 1, costs.Length - 1);
        for (int a = 0; a < graph.Count; a++)
        {
            int next = starts.FirstOrDefault(s => s >= graph[a].End, int.MaxValue);
            for (int b = a + 1; b < graph.Count; b++)
            {
                if (graph[b].Start != next)
                {
                    continue;
                }
                double f = graph[a].Frequency, pair = _pairs.GetValueOrDefault((graph[a].Word, graph[b].Word));
                double cost = costs[a] - Math.Log((0.1 * (1 + f) / N) + (0.9 * (((1 - (1 / N)) * pair / (1 + f)) + (1 / N))));
                if (cost >= costs[b])
                {
                    continue;
                }
                costs[b] = cost;
                previous[b] = a;
            }
        }
        Stack<Candidate> path = [];
        for (int at = previous[graph.Count - 1]; at != 0; at = previous[at])
        {
            path.Push(graph[at]);
        }
        foreach (Candidate c in path)
        {
            if (c.Class != CharacterClass.Delimiter)
            {
                tokens.Add($"{Term(c, sentence)}/{c.Start + offset}/{c.End + offset}");
            }
        }
    }

    private int AddCandidates(string sentence, int start, List<Candidate> graph)
    {
        CharacterClass type = CharacterClasses.Of(sentence[start]);
        int end = start + 1;
        switch (type)
        {
            case CharacterClass.Space:
                return end;
            case CharacterClass.Delimiter:
                graph.Add(new(sentence[start].ToString(), N, start, end, type));
                return end;
            case CharacterClass.Letter or CharacterClass.Digit:
                while (end < sentence.Length && CharacterClasses.Of(sentence[end]) == type)
                {
                    end++;
                }
                string name = type == CharacterClass.Letter ? SmartCnDictionary.Letters : SmartCnDictionary.Number;
                graph.Add(new(name, _words[name], start, end, type));
                return end;
            case CharacterClass.Han:
                StringBuilder word = new();
                for (int i = start; i < sentence.Length && word.Length < LongestWord; i++)
                {
                    CharacterClass next = CharacterClasses.Of(sentence[i]);
                    if (next == CharacterClass.Space)
                    {
                        continue;
                    }
                    if (next != CharacterClass.Han)
                    {
                        break;
                    }
                    string name2 = word.Append(sentence[i]).ToString();
                    if (_words.TryGetValue(name2, out int frequency) || i == start)
                    {
                        graph.Add(new(name2, frequency, start, i + 1, type));
                    }
                }
                return end;
            default:
                if (start + 1 < sentence.Length && char.IsSurrogatePair(sentence[start], sentence[start + 1]))
                {
                    end++;
                }
                graph.Add(new(SmartCnDictionary.Letters, _words[SmartCnDictionary.Letters], start, end, type));
                return end;
        }
    }

    private static string Term(Candidate c, string sentence)
    {
        if (c.Class == CharacterClass.Han)
        {
            return c.Word;
        }
        string text = sentence[c.Start..c.End];
        if (c.Class is not (CharacterClass.Letter or CharacterClass.Digit))
        {
            return text;
        }
        char[] folded = [.. text.Select(CharacterClasses.Fold)];
        return new string(folded, 0, c.Class == CharacterClass.Letter ? PorterStemmer.Stem(folded) : folded.Length);
    }
}
