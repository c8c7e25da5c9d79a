using System.Diagnostics.CodeAnalysis;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

/// <summary>A searched field of a document, filled again from document to document. For one thread.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A token stream over memory holds nothing to give back.")]
internal sealed class TokenField : IIndexableField
{
    private readonly BufferTokenizer _tokenizer;
    private readonly TokenBuffer _tokens = new();
    private readonly TokenBufferStream _stream = new();

    public TokenField(string name, BufferAnalyzer analyzer, FieldType type)
    {
        Name = name;
        IndexableFieldType = type;
        _tokenizer = analyzer.CreateTokenizer();
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IIndexableFieldType IndexableFieldType { get; }

    /// <inheritdoc />
    public float Boost => 1;

    /// <inheritdoc />
    public NumericFieldType NumericType => NumericFieldType.NONE;

    /// <summary>Fills it with the tokens of texts, each apart from the one before.</summary>
    public TokenField With(params ReadOnlySpan<string> texts)
    {
        _tokens.Clear();
        bool isFirst = true;
        foreach (string text in texts)
        {
            if (!isFirst)
            {
                _tokens.Skip(1);
            }
            _tokenizer.Tokenize(WellFormedText.Of(text), _tokens);
            isFirst = false;
        }
        return this;
    }

    /// <inheritdoc />
    public TokenStream GetTokenStream(Analyzer analyzer)
    {
        _stream.Set(_tokens);
        return _stream;
    }

    /// <inheritdoc />
    public BytesRef? GetBinaryValue() => null;

    /// <inheritdoc />
    public string? GetStringValue() => null;

    /// <inheritdoc />
    public string? GetStringValue(IFormatProvider provider) => null;

    /// <inheritdoc />
    public string? GetStringValue(string format) => null;

    /// <inheritdoc />
    public string? GetStringValue(string format, IFormatProvider provider) => null;

    /// <inheritdoc />
    public TextReader? GetReaderValue() => null;

    /// <inheritdoc />
    public object? GetNumericValue() => null;

    /// <inheritdoc />
    public byte? GetByteValue() => null;

    /// <inheritdoc />
    public short? GetInt16Value() => null;

    /// <inheritdoc />
    public int? GetInt32Value() => null;

    /// <inheritdoc />
    public long? GetInt64Value() => null;

    /// <inheritdoc />
    public float? GetSingleValue() => null;

    /// <inheritdoc />
    public double? GetDoubleValue() => null;
}
