using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Analysis.SmartCn;

namespace SearchPlans.Lucene.Tests.Analysis.SmartCn;

/// <summary>
/// What a lexicon does, written down as it is defined: its words are in the dictionary, as frequent as their weight says;
/// then neighbours that together are one of its words are joined, first those of Chinese characters that the dictionary knows, then the
/// others.
/// </summary>
internal sealed class LexiconReference(SmartCnDictionaryFile file, Lexicon lexicon)
{
    private readonly HashSet<char> _known = [.. file.Words.SelectMany(w => w).Where(c => CharacterClasses.Of(c) == CharacterClass.Han)];
    private readonly SmartCnReference _words = new(file, lexicon.Weights);

    public IEnumerable<string> Tokenize(string text)
    {
        List<(string Term, int Start, int End)> tokens = [.. _words.Tokenize(text)
            .Select(t => t.Split('/')).Select(t => (t[0], int.Parse(t[1]), int.Parse(t[2])))];
        Join(text, tokens, word => word.All(_known.Contains));
        Join(text, tokens, word => !word.All(_known.Contains));
        return tokens.Select(t => $"{t.Term}/{t.Start}/{t.End}");
    }

    private void Join(string text, List<(string Term, int Start, int End)> tokens, Func<string, bool> isMeant)
    {
        for (int first = 0; first < tokens.Count; first++)
        {
            for (int last = tokens.Count - 1; last > first; last--)
            {
                // A delimiter between them is no character of any word, nor is a line end.
                string word = new([.. text[tokens[first].Start..tokens[last].End].Replace('\r', '\n').Replace('\n', '，')
                    .Where(c => CharacterClasses.Of(c) != CharacterClass.Space).Select(CharacterClasses.Fold)]);
                if (!lexicon.Weights.ContainsKey(word) || !isMeant(word))
                {
                    continue;
                }
                tokens[first] = (word, tokens[first].Start, tokens[last].End);
                tokens.RemoveRange(first + 1, last - first);
                break;
            }
        }
    }
}
