using SearchPlans.Engine.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Search;

namespace SearchPlans.Engine.Highlighting;

/// <summary>A range of a text that answers a query: UTF-16 offsets, <paramref name="End"/> right after the last character.</summary>
public readonly record struct Mark(int Start, int End);

/// <summary>
/// Finds where a text answers queries, by analyzing it again as it was when indexed: so the marks are the very tokens
/// that were found, in the original text. Used by one thread; a text is analyzed once for each field that is asked about.
/// </summary>
public sealed class TextMatcher
{
    private sealed class FieldTokens(Tokenizer tokenizer)
    {
        public Tokenizer Tokenizer { get; } = tokenizer;
        public TokenBuffer Tokens { get; } = new();
        public string? Text { get; set; }
    }

    private readonly Schema _schema;
    private readonly Dictionary<string, FieldTokens> _fields = [];
    private string _text = "";

    /// <summary>Makes a matcher for texts of a schema's fields.</summary>
    public TextMatcher(Schema schema) => _schema = schema;

    /// <summary>Goes to another text.</summary>
    public void SetText(string text) => _text = text;

    /// <summary>
    /// Where the text answers the query: every occurrence of its terms and phrases, those excluded aside. In order, and
    /// merged where they overlap or touch.
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
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, mark.End) };
            else
                merged.Add(mark);
        }
        return merged;
    }

    private void Add(Query query, List<Mark> marks)
    {
        switch (query)
        {
            case TermQuery term:
                AddPhrase(Analyze(term.Field), [new PhraseTerm(term.Term, 0)], marks);
                break;
            case PhraseQuery phrase:
                AddPhrase(Analyze(phrase.Field), phrase.Terms, marks);
                break;
            case BooleanQuery boolean:
                foreach (Query clause in boolean.Must.Concat(boolean.Should).Concat(boolean.Filter)) Add(clause, marks);
                break;
            case BoostQuery boost:
                Add(boost.Inner, marks);
                break;
            case ConstantQuery constant:
                Add(constant.Inner, marks);
                break;
        }
    }

    private TokenBuffer Analyze(string field)
    {
        if (!_fields.TryGetValue(field, out FieldTokens? tokens))
        {
            Analyzer analyzer = _schema.Texts[_schema.TextOrdinal(field)].Analyzer;
            _fields.Add(field, tokens = new FieldTokens(analyzer.CreateTokenizer()));
        }
        if (!ReferenceEquals(tokens.Text, _text))
        {
            tokens.Tokens.Clear();
            tokens.Tokenizer.Tokenize(_text, tokens.Tokens);
            tokens.Text = _text;
        }
        return tokens.Tokens;
    }

    private static void AddPhrase(TokenBuffer tokens, IReadOnlyList<PhraseTerm> phrase, List<Mark> marks)
    {
        for (int first = 0; first < tokens.Count; first++)
        {
            if (!tokens.Term(first).SequenceEqual(phrase[0].Term)) continue;
            int last = first;
            int matched = 1;
            while (matched < phrase.Count)
            {
                last = FindAt(tokens, last, tokens.Position(first) + phrase[matched].Position - phrase[0].Position, phrase[matched].Term);
                if (last < 0) break;
                matched++;
            }
            if (matched == phrase.Count) marks.Add(new Mark(tokens.StartChar(first), tokens.EndChar(last)));
        }
    }

    // The token from `from` on with that position and term, or -1.
    private static int FindAt(TokenBuffer tokens, int from, int position, string term)
    {
        for (int i = from; i < tokens.Count && tokens.Position(i) <= position; i++)
        {
            if (tokens.Position(i) == position && tokens.Term(i).SequenceEqual(term)) return i;
        }
        return -1;
    }
}
