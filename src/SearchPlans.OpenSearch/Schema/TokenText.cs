using System.Text;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;

namespace SearchPlans.OpenSearch.Schema;

/// <summary>
/// Tokens that were made here as a text that the cluster cuts at its spaces alone: <c>token SP token SP GAP SP token STACK token</c>. A gap
/// stands for a position without a token, stacked tokens stand on one position. For one thread.
/// </summary>
internal sealed class TokenText
{
    /// <summary>A position without a token.</summary>
    public const char Gap = '\u0001';

    /// <summary>Between tokens on one position.</summary>
    public const char Stack = '\u0002';

    // What no token keeps of itself: white space would cut it.
    private const char Space = '\u0003';

    private readonly TokenBuffer _tokens = new();
    private readonly StringBuilder _text = new();
    private int _position;

    /// <summary>The tokens of texts, each apart from the one before.</summary>
    public string Of(BufferTokenizer tokenizer, params ReadOnlySpan<string> texts)
    {
        _tokens.Clear();
        bool isFirst = true;
        foreach (string text in texts)
        {
            if (!isFirst)
            {
                _tokens.Skip(1);
            }
            tokenizer.Tokenize(WellFormedText.Of(text), _tokens);
            isFirst = false;
        }
        Start();
        for (int i = 0; i < _tokens.Count; i++)
        {
            Add(_tokens.Position(i), _tokens.Term(i));
        }
        return _text.ToString();
    }

    /// <summary>The terms of the tokens last made.</summary>
    public IEnumerable<string> Terms => Enumerable.Range(0, _tokens.Count).Select(i => _tokens.Term(i).ToString());

    /// <summary>Terms on given positions, rising, as such a text.</summary>
    public static string OfTerms(IEnumerable<(int Position, string Term)> terms)
    {
        var text = new TokenText();
        text.Start();
        foreach ((int position, string term) in terms)
        {
            text.Add(position, term);
        }
        return text._text.ToString();
    }

    /// <summary>A term as the cluster has it.</summary>
    public static string Clean(string term)
    {
        foreach (char c in term)
        {
            if (char.IsWhiteSpace(c) || c is Gap or Stack)
            {
                return string.Concat(term.Select(t => char.IsWhiteSpace(t) || t is Gap or Stack ? Space : t));
            }
        }
        return term;
    }

    private void Start()
    {
        _text.Clear();
        _position = -1;
    }

    private void Add(int position, ReadOnlySpan<char> term)
    {
        if (position == _position)
        {
            _text.Append(Stack);
        }
        else
        {
            for (int gap = _position + 1; gap <= position; gap++)
            {
                if (_text.Length > 0)
                {
                    _text.Append(' ');
                }
                if (gap < position)
                {
                    _text.Append(Gap);
                }
            }
            _position = position;
        }
        foreach (char c in term)
        {
            _text.Append(char.IsWhiteSpace(c) || c is Gap or Stack ? Space : c);
        }
    }
}
