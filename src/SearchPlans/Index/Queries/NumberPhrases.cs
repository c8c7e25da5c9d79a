using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Queries;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Queries;

/// <summary>Bounds runs by the numerals they begin and end with: 6% isn't found in 56%, nor 百分之六 in 百分之六十.</summary>
internal static class NumberPhrases
{
    /// <summary>The phrase of a run's characters, where the numerals and Latin letters at both ends of it are whole.</summary>
    /// <param name="inRow">The run's characters in a row.</param>
    /// <param name="run">The run.</param>
    public static ExactPhraseQuery Bounded(ExactPhraseQuery inRow, string run) =>
        With(inRow, [.. Edges(PlanFields.Numerals, new WholeNumeralAnalyzer(), run, _ => true),
            .. Edges(PlanFields.Wholes, new WholeRunAnalyzer(), run, char.IsAsciiLetter)]);

    /// <summary>The same for a run as it was typed; null where neither end is a number or Latin word.</summary>
    /// <param name="inRow">The run's characters in a row.</param>
    /// <param name="run">The run.</param>
    /// <param name="isNumber">Whether it holds a number that can be written otherwise: then Chinese numerals at its ends are wholes,
    /// too.</param>
    public static ExactPhraseQuery? Whole(ExactPhraseQuery inRow, string run, bool isNumber)
    {
        List<PhraseTerm> edges = [.. Edges(PlanFields.Wholes, new WholeRunAnalyzer(), run, _ => true)];
        if (isNumber)
        {
            edges.AddRange(Edges(PlanFields.Numerals, new WholeNumeralAnalyzer(), run, _ => true));
        }
        return edges.Count == 0 ? null : With(inRow, edges);
    }

    private static ExactPhraseQuery With(ExactPhraseQuery inRow, List<PhraseTerm> edges) => edges.Count == 0
        ? inRow
        : new ExactPhraseQuery(inRow.Field, [.. inRow.Terms.Concat(edges.Distinct()).OrderBy(t => t.Position)]);

    // The tokens of a run that begin or end with it, where they do so with a character that is meant.
    private static IEnumerable<PhraseTerm> Edges(string field, BufferAnalyzer analyzer, string run, Func<char, bool> isMeant)
    {
        var tokens = new TokenBuffer();
        analyzer.CreateTokenizer().Tokenize(run, tokens);
        int last = 0;
        var characters = new CharacterStream(run);
        while (characters.MoveNext())
        {
            last = characters.EndChar;
        }
        for (int i = 0; i < tokens.Count; i++)
        {
            string term = tokens.Term(i).ToString();
            bool begins = tokens.Position(i) == 0 && isMeant(term[0]);
            bool ends = tokens.EndChar(i) == last && isMeant(term[^1]);
            if (begins || ends)
            {
                yield return new PhraseTerm(term, tokens.Position(i), field);
            }
        }
    }
}
