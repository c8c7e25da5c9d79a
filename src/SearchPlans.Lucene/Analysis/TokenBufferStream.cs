using System.Text.Unicode;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Attribute = Lucene.Net.Util.Attribute;

namespace SearchPlans.Lucene.Analysis;

/// <summary>
/// Gives the tokens of a <see cref="TokenBuffer"/> to Lucene: as the value of a field, with terms in UTF-8, positions, and
/// UTF-16 offsets. One for each field and thread, reused from document to document.
/// </summary>
public sealed class TokenBufferStream : TokenStream
{
    private readonly TokenAttribute _attribute = new();
    private TokenBuffer _tokens = new();
    private int _next;

    /// <summary>A stream without tokens.</summary>
    public TokenBufferStream() => AddAttributeImpl(_attribute);

    /// <summary>Goes to other tokens.</summary>
    /// <param name="tokens">The tokens; unchanged until the document is added.</param>
    public void Set(TokenBuffer tokens)
    {
        _tokens = tokens;
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset() => _next = 0;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_next == _tokens.Count)
        {
            return false;
        }
        _attribute.Set(_tokens, _next++);
        return true;
    }

    /// <summary>Says where the text ends: with its last token.</summary>
    public override void End()
    {
        int end = _tokens.Count == 0 ? 0 : _tokens.EndChar(_tokens.Count - 1);
        _attribute.SetOffset(end, end);
        _attribute.PositionIncrement = 0;
    }

    // One attribute for all, and the term encoded once: these are calls for every token.
    private sealed class TokenAttribute : Attribute, ITermToBytesRefAttribute, IPositionIncrementAttribute, IOffsetAttribute
    {
        // No character takes up more bytes in UTF-8.
        private const int MostBytes = 3;

        private TokenBuffer? _tokens;
        private int _token;

        public BytesRef BytesRef { get; } = new(64);

        public int PositionIncrement { get; set; } = 1;

        public int StartOffset { get; private set; }

        public int EndOffset { get; private set; }

        public void Set(TokenBuffer tokens, int token)
        {
            _tokens = tokens;
            _token = token;
            PositionIncrement = tokens.Position(token) - (token == 0 ? -1 : tokens.Position(token - 1));
            StartOffset = tokens.StartChar(token);
            EndOffset = tokens.EndChar(token);
        }

        public void SetOffset(int startOffset, int endOffset)
        {
            StartOffset = startOffset;
            EndOffset = endOffset;
        }

        public void FillBytesRef()
        {
            ReadOnlySpan<char> term = _tokens!.Term(_token);
            if (BytesRef.Bytes.Length < term.Length * MostBytes)
            {
                BytesRef.Bytes = new byte[term.Length * MostBytes];
            }
            Utf8.FromUtf16(term, BytesRef.Bytes, out _, out int length);
            BytesRef.Length = length;
        }

        public override void Clear()
        {
            _tokens = null;
            PositionIncrement = 1;
            StartOffset = EndOffset = 0;
        }

        public override void CopyTo(IAttribute target)
        {
            var copy = (TokenAttribute)target;
            (copy._tokens, copy._token) = (_tokens, _token);
            (copy.PositionIncrement, copy.StartOffset, copy.EndOffset) = (PositionIncrement, StartOffset, EndOffset);
        }
    }
}
