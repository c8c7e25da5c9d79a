using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Answers;

/// <summary>
/// Words that stand where a query stands more often than elsewhere, by the log-likelihood ratio of their paragraphs among
/// the best hits and in the corpus (Dunning, "Accurate methods for the statistics of surprise and coincidence", 1993).
/// </summary>
internal static class RelatedWords
{
    /// <summary>How many of the best hits are looked at.</summary>
    public const int Sample = 200;

    // 3.84 is one in twenty by chance for one word; of thousands looked at, much more has to be asked.
    private const double LeastRatio = 15;

    /// <summary>The words, most telling first.</summary>
    /// <param name="snapshot">The commit.</param>
    /// <param name="hits">The best hits.</param>
    /// <param name="searched">The query and what was searched along, whose own words tell nothing.</param>
    /// <param name="count">How many words at most.</param>
    public static IReadOnlyList<string> Find(
        IIndexSnapshot snapshot, IReadOnlyCollection<FoundHit> hits, IEnumerable<string> searched, int count)
    {
        BufferTokenizer tokenizer = snapshot.Fields.Vocabulary.WordAnalyzer.CreateTokenizer();
        var tokens = new TokenBuffer();
        snapshot.Stored.Expect(hits.Select(h => new UnitPlace(h.Plan, h.Unit)));
        var among = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (FoundHit hit in hits)
        {
            tokens.Clear();
            tokenizer.Tokenize(snapshot.Stored.Unit(hit.Plan, hit.Unit).Text, tokens);
            foreach (string word in Enumerable.Range(0, tokens.Count).Select(i => tokens.Term(i).ToString()).Distinct())
            {
                among[word] = among.GetValueOrDefault(word) + 1;
            }
        }
        string folded = CharacterFolding.Fold(string.Join('\n', searched));
        string[] words =
        [
            .. among.Where(w => w.Value > 2 && w.Key.Length > 1 && char.IsLetter(w.Key[0])
                && !folded.Contains(w.Key, StringComparison.Ordinal)).Select(w => w.Key),
        ];
        IReadOnlyList<int> docFreqs = snapshot.DocFreqs(PlanFields.Words, words);
        return [.. words
            .Select((w, i) => (Word: w, Ratio: Ratio(among[w], hits.Count, docFreqs[i], snapshot.Documents)))
            .Where(w => w.Ratio >= LeastRatio)
            .OrderByDescending(w => w.Ratio).ThenBy(w => w.Word, StringComparer.Ordinal)
            .Take(count).Select(w => w.Word)];
    }

    // -2 log λ of the 2×2 table; 0 where the word is rarer among the hits than elsewhere.
    private static double Ratio(long here, long hits, long docFreq, long docs)
    {
        docFreq = Math.Max(docFreq, here);
        long elsewhere = docFreq - here;
        long others = Math.Max(1, docs - hits);
        if (here * others <= elsewhere * hits)
        {
            return 0;
        }
        double share = docFreq / (double)Math.Max(1, docs);
        return 2 * (Likelihood(here, hits, here / (double)hits) + Likelihood(elsewhere, others, elsewhere / (double)others)
            - Likelihood(here, hits, share) - Likelihood(elsewhere, others, share));
    }

    private static double Likelihood(double successes, double trials, double share) =>
        (successes == 0 ? 0 : successes * Math.Log(share)) + (trials <= successes ? 0 : (trials - successes) * Math.Log(1 - share));
}
