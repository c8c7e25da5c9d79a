using System.Runtime.CompilerServices;
using System.Text;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;

namespace SearchPlans.Engine.Indexing;

/// <summary>
/// Turns the texts of one field from "the terms of a document" into "the documents of a term". Tokens are kept as they
/// come; at the end one counting sort by term brings them in order, since documents and positions come in order by
/// themselves.
/// </summary>
internal sealed class FieldInverter
{
    private const int PageLength = 1 << 16;

    private readonly TextField _field;
    private readonly BufferTokenizer _tokenizer;
    private readonly TokenBuffer _tokens = new();
    private readonly TermTable _terms = new();
    private readonly List<(int Doc, int EndToken)> _docs = [];
    private readonly List<byte> _norms = [];

    // Page by page, so that growing moves nothing; pages serve again for the next segment.
    private readonly List<Token[]> _pages = [];

    private readonly record struct Token(int Term, int Position);

    public FieldInverter(TextField field)
    {
        _field = field;
        _tokenizer = field.Analyzer.CreateTokenizer();
    }

    /// <summary>Tokens kept since the last <see cref="Clear"/>.</summary>
    public int TokenCount { get; private set; }

    /// <summary>Adds the texts that a document has in this field; documents come in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int doc, Document document)
    {
        _tokens.Clear();
        bool first = true;
        foreach ((string field, string text) in document.Texts)
        {
            if (field != _field.Name) continue;
            if (!first) _tokens.Skip(1);
            _tokenizer.Tokenize(WellFormed(text), _tokens);
            first = false;
        }
        if (_field.Norms) _norms.Add(NormEncoding.Encode(_tokens.Count));
        if (_tokens.Count == 0) return;
        for (int i = 0; i < _tokens.Count; i++) Keep(new Token(_terms.GetOrAdd(_tokens.Term(i)), _tokens.Position(i)));
        _docs.Add((doc, TokenCount));
    }

    /// <summary>The norm of each document, or null in a field without.</summary>
    public byte[]? Norms() => _field.Norms ? [.. _norms] : null;

    /// <summary>Writes the field's terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(SegmentWriter segment, int field)
    {
        segment.StartField(field, Norms(), TokenCount, _docs.Count);
        (int[] docs, int[] positions, int[] ends) = SortByTerm();
        (int[] ids, byte[] bytes, int[] starts) = _terms.SortedByUtf8();
        foreach (int id in ids)
        {
            segment.StartTerm();
            int end = ends[id];
            for (int from = id == 0 ? 0 : ends[id - 1], to; from < end; from = to)
            {
                for (to = from + 1; to < end && docs[to] == docs[from];) to++;
                int freq = _field.Postings == Postings.Documents ? 1 : to - from;
                segment.AddPosting(docs[from], freq, positions.Length > 0 ? positions.AsSpan(from, to - from) : []);
            }
            segment.FinishTerm(bytes.AsSpan(starts[id]..starts[id + 1]));
        }
        segment.FinishField(_docs.Count);
    }

    /// <summary>Forgets everything, for the next segment.</summary>
    public void Clear()
    {
        _terms.Clear();
        _docs.Clear();
        _norms.Clear();
        TokenCount = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(Token token)
    {
        int place = TokenCount % PageLength;
        if (place == 0 && TokenCount / PageLength == _pages.Count) _pages.Add(GC.AllocateUninitializedArray<Token>(PageLength));
        _pages[TokenCount / PageLength][place] = token;
        TokenCount = checked(TokenCount + 1);
    }

    // Documents and positions of all tokens, ordered by term number; a term's tokens end at its entry of Ends.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[] Docs, int[] Positions, int[] Ends) SortByTerm()
    {
        var ends = new int[_terms.Count];
        for (int from = 0; from < TokenCount; from += PageLength)
        {
            foreach (Token token in _pages[from / PageLength].AsSpan(0, Math.Min(PageLength, TokenCount - from))) ends[token.Term]++;
        }
        int sum = 0;
        // First where each term begins; filling then moves it to where the term ends.
        for (int id = 0; id < ends.Length; id++) (ends[id], sum) = (sum, sum + ends[id]);
        var docs = GC.AllocateUninitializedArray<int>(TokenCount);
        int[] positions = _field.Postings == Postings.Positions ? GC.AllocateUninitializedArray<int>(TokenCount) : [];
        int at = 0;
        Token[] page = [];
        foreach ((int doc, int endToken) in _docs)
        {
            for (; at < endToken; at++)
            {
                if (at % PageLength == 0) page = _pages[at / PageLength];
                Token token = page[at % PageLength];
                int place = ends[token.Term]++;
                docs[place] = doc;
                if (positions.Length > 0) positions[place] = token.Position;
            }
        }
        return (docs, positions, ends);
    }

    // Half a surrogate pair has no UTF-8, so that different terms would be written as the same bytes. It becomes U+FFFD,
    // one character for one: offsets stay.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string WellFormed(string text)
    {
        foreach (char c in text)
        {
            if (char.IsSurrogate(c)) return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }
        return text;
    }
}
