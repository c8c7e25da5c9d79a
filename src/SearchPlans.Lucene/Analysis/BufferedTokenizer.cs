using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace SearchPlans.Lucene.Analysis;

/// <summary>
/// A <see cref="BufferTokenizer"/> as Lucene's <see cref="Tokenizer"/>: terms, offsets and positions, gaps at the end included. The text is
/// read whole before the first token, since words and sentences may be of any length.
/// </summary>
public sealed class BufferedTokenizer : Tokenizer
{
    private readonly BufferTokenizer _tokenizer;
    private readonly TokenBuffer _tokens = new();
    private readonly ICharTermAttribute _term;
    private readonly IOffsetAttribute _offset;
    private readonly IPositionIncrementAttribute _increment;

    private char[] _text = new char[1024];
    private int _length;
    private int _next;
    private bool _isRead;

    /// <param name="input">The text; disposed with this.</param>
    /// <param name="tokenizer">Cuts it; used by nobody else at the same time.</param>
    public BufferedTokenizer(TextReader input, BufferTokenizer tokenizer) : base(input)
    {
        _tokenizer = tokenizer;
        _term = AddAttribute<ICharTermAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!_isRead)
        {
            ReadTokens();
        }
        ClearAttributes();
        if (_next == _tokens.Count)
        {
            return false;
        }
        ReadOnlySpan<char> term = _tokens.Term(_next);
        term.CopyTo(_term.ResizeBuffer(term.Length));
        _term.Length = term.Length;
        _offset.SetOffset(CorrectOffset(_tokens.StartChar(_next)), CorrectOffset(_tokens.EndChar(_next)));
        _increment.PositionIncrement = _tokens.Position(_next) - PositionBefore(_next);
        _next++;
        return true;
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        int end = CorrectOffset(_length);
        _offset.SetOffset(end, end);
        _increment.PositionIncrement = _tokens.NextPosition - 1 - PositionBefore(_tokens.Count);
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        Forget();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The next text is read only after a reset, as Lucene's contract has it: until then its own reader throws.
        Forget();
    }

    private int PositionBefore(int token) => token == 0 ? -1 : _tokens.Position(token - 1);

    private void Forget()
    {
        _isRead = false;
        _length = _next = 0;
        _tokens.Clear();
    }

    private void ReadTokens()
    {
        while (m_input.Read(_text, _length, _text.Length - _length) is > 0 and int read)
        {
            _length += read;
            if (_length == _text.Length)
            {
                Array.Resize(ref _text, _text.Length * 2);
            }
        }
        _tokenizer.Tokenize(_text.AsSpan(0, _length), _tokens);
        _isRead = true;
    }
}
