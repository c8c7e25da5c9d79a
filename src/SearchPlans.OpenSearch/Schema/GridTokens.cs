using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;

namespace SearchPlans.OpenSearch.Schema;

/// <summary>
/// The terms of <see cref="Fields.Grid"/>. A cluster's queries can't look at several fields' positions together, so one field holds them
/// all: the character at position p on 2p, and with it what counts as beginning there (c character, w whole, n numeral, q quantity); what
/// parts two characters behind the first of them, on 2p + 1 (s end of a sentence, x what <see cref="QuantityAnalyzer"/> marks, quantities
/// by their measure too). So what parts two characters is within a stretch that holds both, and never at its end. For one thread.
/// </summary>
internal sealed class GridTokens
{
    /// <summary>Names the terms above; part of what an index is made by.</summary>
    public const string Identity = "grid-1";

    /// <summary>The term where a sentence ends.</summary>
    public const string SentenceEnd = "s";

    private readonly (char Prefix, BufferTokenizer Tokenizer)[] _fields;
    private readonly BufferTokenizer _sentences = new SentenceAnalyzer().CreateTokenizer();
    private readonly TokenBuffer _tokens = new();
    private readonly List<string> _has = [];
    private readonly List<(int Slot, string Term)> _terms = [];

    public GridTokens() => _fields =
    [
        ('c', new CharacterAnalyzer().CreateTokenizer()),
        ('w', new WholeRunAnalyzer().CreateTokenizer()),
        ('n', new WholeNumeralAnalyzer().CreateTokenizer()),
        ('q', new QuantityAnalyzer().CreateTokenizer()),
    ];

    /// <summary>Which of the fields of wholes and numerals the line last read has tokens of.</summary>
    public IReadOnlyList<string> Has => _has;

    /// <summary>The tokens of a line, as <see cref="TokenText"/>.</summary>
    public string Of(string line)
    {
        string text = WellFormedText.Of(line);
        _terms.Clear();
        _has.Clear();
        foreach ((char prefix, BufferTokenizer tokenizer) in _fields)
        {
            Read(tokenizer, text);
            if (_tokens.Count > 0 && (prefix is 'w' or 'n'))
            {
                _has.Add(prefix == 'w' ? PlanFields.Wholes : PlanFields.Numerals);
            }
            for (int i = 0; i < _tokens.Count; i++)
            {
                string term = _tokens.Term(i).ToString();
                int slot = 2 * _tokens.Position(i);
                if (prefix == 'q' && IsSeparator(term))
                {
                    _terms.Add((slot + 1, "x" + term));
                    continue;
                }
                _terms.Add((slot, prefix + term));
                if (prefix == 'q' && IsMeasure(term))
                {
                    _terms.Add((slot + 1, "x" + term));
                }
            }
        }
        Read(_sentences, text);
        for (int i = 0; i < _tokens.Count; i++)
        {
            _terms.Add((2 * _tokens.Position(i) + 1, SentenceEnd));
        }
        return TokenText.OfTerms(_terms.Distinct().OrderBy(t => t.Slot));
    }

    /// <summary>The term that stands for one of another field, where it begins.</summary>
    public static string TermOf(string field, string term) => TokenText.Clean(field switch
    {
        PlanFields.Wholes => "w" + term,
        PlanFields.Numerals => "n" + term,
        PlanFields.Quantities => "q" + term,
        _ => "c" + term,
    });

    /// <summary>The term that stands for a separator of another field.</summary>
    public static string SeparatorOf(string field, string term) =>
        field == PlanFields.Sentences ? SentenceEnd : TokenText.Clean("x" + term);

    private static bool IsSeparator(string term) =>
        term is QuantityAnalyzer.Boundary or QuantityAnalyzer.Sign or QuantityAnalyzer.HeadStart;

    // A role and a measure, without a value.
    private static bool IsMeasure(string term) => term.Length == 2 || (term.Length > 2 && term[1] == '#' && term[^1] == '|');

    private void Read(BufferTokenizer tokenizer, string text)
    {
        _tokens.Clear();
        tokenizer.Tokenize(text, _tokens);
    }
}
