using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Bench.Peers;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Queries;

namespace SearchPlans.Lucene.Bench;

/// <summary>Turns plans into documents: a text with positions and norms, not stored, and the document's line; what the plan
/// says of itself with its first document; sections as groups. Fields are used again, so that documents have to be taken one
/// by one. For one thread.</summary>
internal sealed class BlockFields(BufferAnalyzer analyzer)
{
    public const string Text = "text";
    public const string Line = "line";

    private static readonly FieldType _marker = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_ONLY, OmitNorms = true };

    private readonly BufferTokenizer _tokenizer = analyzer.CreateTokenizer();
    private readonly TokenBuffer _tokens = new();
    private readonly NumericDocValuesField _line = new(Line, 0);
    private readonly TokenBuffer _blockStart = Marks(DocBlocks.BlockStart, DocBlocks.GroupStart);
    private readonly TokenBuffer _groupStart = Marks(DocBlocks.GroupStart);

    /// <summary>The documents of a plan.</summary>
    public IEnumerable<Document> Of(List<DocumentLine> plan)
    {
        using TokenBufferStream tokens = new(), marks = new();
        var text = new TextField(Text, tokens);
        var mark = new Field(DocBlocks.FieldName, marks, _marker);
        int? section = null;
        foreach (DocumentLine line in plan)
        {
            _tokens.Clear();
            _tokenizer.Tokenize(line.Text, _tokens);
            tokens.Set(_tokens);
            _line.SetInt64Value(line.Line);
            Document document = [text, _line];
            if (line.Section != section)
            {
                marks.Set(section is null ? _blockStart : _groupStart);
                document.Add(mark);
            }
            if (section is null)
            {
                document.Add(new NumericDocValuesField("plan", line.Plan));
                document.Add(new NumericDocValuesField("year", line.Year));
                document.Add(new SortedDocValuesField("title", new BytesRef(line.Title)));
                document.Add(new SortedDocValuesField("region", new BytesRef(line.Region)));
            }
            section = line.Section;
            yield return document;
        }
    }

    private static TokenBuffer Marks(params ReadOnlySpan<string> terms)
    {
        var marks = new TokenBuffer();
        foreach (string term in terms)
        {
            marks.Add(term, 0, 0);
        }
        return marks;
    }
}
