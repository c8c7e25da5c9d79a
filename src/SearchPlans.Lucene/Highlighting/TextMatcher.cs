using Lucene.Net.Search;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Lucene.Highlighting;

/// <summary>A range of a text that answers a query: UTF-16 offsets, <paramref name="End"/> right after the last character.</summary>
public readonly record struct Mark(int Start, int End);

/// <summary>
/// Finds where a text answers queries, by analyzing it again as it was when indexed: so the marks are the very tokens
/// that were found, in the original text. Used by one thread; a text is analyzed once for each field that is asked about.
/// </summary>
/// <param name="analyzers">The analyzer of each field that queries ask about.</param>
public sealed class TextMatcher(IReadOnlyDictionary<string, BufferAnalyzer> analyzers)
{
    private sealed class FieldTokens(BufferTokenizer tokenizer)
    {
        public BufferTokenizer Tokenizer { get; } = tokenizer;

        public TokenBuffer Tokens { get; } = new();

        public string? Text { get; set; }
    }

    private readonly Dictionary<string, FieldTokens> _fields = [];
    private string _text = "";

    /// <summary>Goes to another text.</summary>
    public void SetText(string text) => _text = text;

    /// <summary>
    /// Where the text answers the query: every occurrence of its terms and phrases, aside from those excluded and
    /// those asked of a whole block or group, which may stand in another document. In order, and merged where they
    /// overlap or touch.
    /// </summary>
    public IReadOnlyList<Mark> Find(Query query)
    {
        var marks = new List<Mark>();
        Add(query, marks);
        return Merge(marks);
    }

    /// <summary>Puts marks in order and makes one of those that overlap or touch.</summary>
    public static IReadOnlyList<Mark> Merge(IEnumerable<Mark> marks)
    {
        var merged = new List<Mark>();
        foreach (Mark mark in marks.OrderBy(m => m.Start).ThenBy(m => m.End))
        {
            if (merged.Count > 0 && mark.Start <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, mark.End) };
            }
            else
            {
                merged.Add(mark);
            }
        }
        return merged;
    }

    private void Add(Query query, List<Mark> marks)
    {
        switch (query)
        {
            case TermQuery term:
                marks.AddRange(Places(new ExactPhraseQuery(term.Term.Field, [new PhraseTerm(term.Term.Text, 0)])).Select(p => p.Mark));
                break;
            case ExactPhraseQuery phrase:
                marks.AddRange(Places(phrase).Select(p => p.Mark));
                break;
            case NearQuery near:
                AddStretches(near, marks);
                break;
            case CoverageQuery coverage:
                foreach (string term in coverage.Terms)
                {
                    marks.AddRange(Places(new ExactPhraseQuery(coverage.Field, [new PhraseTerm(term, 0)])).Select(p => p.Mark));
                }
                break;
            case DisjunctionMaxQuery any:
                foreach (Query way in any.Disjuncts)
                {
                    Add(way, marks);
                }
                break;
            case FilteredBooleanQuery boolean:
                foreach (Query clause in boolean.Must.Concat(boolean.Should).Concat(boolean.Filter))
                {
                    Add(clause, marks);
                }
                break;
            case BoostQuery boost:
                Add(boost.Inner, marks);
                break;
            case ConstantScoreQuery { Query: { } inner }:
                Add(inner, marks);
                break;
        }
    }

    // Only the places that stand together, not every other of the same words.
    private void AddStretches(NearQuery query, List<Mark> marks)
    {
        var stretches = new StretchFinder(query);
        // Several may stand at one place: quantities that are said of the same words.
        var marksOf = new Dictionary<(int, Stretch), List<Mark>>();
        for (int i = 0; i < query.Items.Count; i++)
        {
            foreach ((Stretch stretch, Mark mark) in Places(query.Items[i]))
            {
                stretches.Items[i].Add(stretch);
                if (!marksOf.TryGetValue((i, stretch), out List<Mark>? there))
                {
                    marksOf.Add((i, stretch), there = []);
                }
                there.Add(mark);
            }
        }
        stretches.Separators.AddRange(PositionsOf(query.Separators));
        stretches.Find((item, stretch) => marks.AddRange(marksOf[(item, stretch)]));
    }

    private List<int> PositionsOf(IEnumerable<TermQuery> separators)
    {
        var positions = new List<int>();
        foreach (TermQuery separator in separators)
        {
            TokenBuffer tokens = Analyze(separator.Term.Field);
            string term = separator.Term.Text;
            for (int i = 0; i < tokens.Count; i++)
            {
                if (tokens.Term(i).SequenceEqual(term))
                {
                    positions.Add(tokens.Position(i));
                }
            }
        }
        positions.Sort();
        return positions;
    }

    private IEnumerable<(Stretch Stretch, Mark Mark)> Unbroken(UnbrokenSpan span)
    {
        List<int> separators = PositionsOf(span.Separators);
        return Places(span.Item).Where(p => !StretchFinder.IsBroken(separators, p.Stretch));
    }

    private IEnumerable<(Stretch Stretch, Mark Mark)> Places(SpanItem query) => query switch
    {
        PhraseSpan span => Places(span.Phrase).Select(p => (new Stretch(p.Position, p.Position + span.Length), p.Mark)),
        AnySpan any => any.Items.SelectMany(Places),
        TermRangeSpan range => Places(range),
        UnbrokenSpan unbroken => Unbroken(unbroken),
        _ => throw new ArgumentException($"There are no places of {query.GetType().Name}.", nameof(query)),
    };

    private List<(Stretch Stretch, Mark Mark)> Places(TermRangeSpan query)
    {
        var places = new List<(Stretch, Mark)>();
        TokenBuffer tokens = Analyze(query.Field);
        for (int i = 0; i < tokens.Count; i++)
        {
            ReadOnlySpan<char> term = tokens.Term(i);
            foreach (TermRange range in query.Ranges)
            {
                // Like UTF-8 but for characters outside the BMP, which terms made to be ranged over don't have.
                if (term.SequenceCompareTo(range.From) < 0 || term.SequenceCompareTo(range.To) >= 0)
                {
                    continue;
                }
                places.Add((new Stretch(tokens.Position(i), tokens.Position(i) + 1), new Mark(tokens.StartChar(i), tokens.EndChar(i))));
                break;
            }
        }
        return places;
    }

    private List<(int Position, Mark Mark)> Places(ExactPhraseQuery phrase)
    {
        var places = new List<(int, Mark)>();
        TokenBuffer tokens = Analyze(phrase.Terms[0].Field ?? phrase.Field);
        for (int first = 0; first < tokens.Count; first++)
        {
            if (!tokens.Term(first).SequenceEqual(phrase.Terms[0].Term))
            {
                continue;
            }
            int start = tokens.Position(first) - phrase.Terms[0].Position;
            int end = tokens.EndChar(first);
            int matched = 1;
            for (; matched < phrase.Terms.Count; matched++)
            {
                PhraseTerm term = phrase.Terms[matched];
                TokenBuffer of = Analyze(term.Field ?? phrase.Field);
                int at = FindAt(of, start + term.Position, term.Term);
                if (at < 0)
                {
                    break;
                }
                end = Math.Max(end, of.EndChar(at));
            }
            if (matched == phrase.Terms.Count)
            {
                places.Add((start, new Mark(tokens.StartChar(first), end)));
            }
        }
        return places;
    }

    private TokenBuffer Analyze(string field)
    {
        if (!_fields.TryGetValue(field, out FieldTokens? tokens))
        {
            _fields.Add(field, tokens = new FieldTokens(analyzers[field].CreateTokenizer()));
        }
        if (!ReferenceEquals(tokens.Text, _text))
        {
            tokens.Tokens.Clear();
            tokens.Tokenizer.Tokenize(_text, tokens.Tokens);
            tokens.Text = _text;
        }
        return tokens.Tokens;
    }

    // The token with that position and term, or -1. Positions rise: looked for by halving, as a row of a table has thousands.
    private static int FindAt(TokenBuffer tokens, int position, string term)
    {
        (int low, int high) = (0, tokens.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = tokens.Position(middle) < position ? (middle + 1, high) : (low, middle);
        }
        for (int i = low; i < tokens.Count && tokens.Position(i) == position; i++)
        {
            if (tokens.Term(i).SequenceEqual(term))
            {
                return i;
            }
        }
        return -1;
    }
}
