using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Corpus;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans.Figures;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// Turns plans into the documents that the index holds of them, see <see cref="PlanFields"/>, one plan after the other. Documents and
/// their fields are used again for the next one, so that a plan's have to be taken one by one. For one thread.
/// </summary>
internal sealed class PlanDocuments
{
    private static readonly FieldType _keyword = PlanFields.FieldTypeOf(IndexOptions.DOCS_ONLY, hasNorms: false);

    private readonly Dictionary<string, TokenField> _texts;
    private readonly TokenField _file = Keyword(PlanFields.File);
    private readonly TokenField _id = Keyword(PlanFields.Id);
    private readonly TokenField _textHash = Keyword(PlanFields.TextHash);
    private readonly TokenField _indicator = Keyword(PlanFields.Indicator);
    private readonly TokenField _called = Keyword(PlanFields.Called);
    private readonly TokenField _named = Keyword(PlanFields.Named);
    private readonly TokenField _fingerprints = Keyword(PlanFields.Fingerprints);
    private readonly IndicatorList _indicators;
    private readonly TokenField _blockStart = Keyword(DocBlocks.FieldName);
    private readonly TokenField _groupStart = Keyword(DocBlocks.FieldName);
    private readonly BinaryDocValuesField _record = new(PlanFields.Record, new BytesRef());
    private readonly List<IIndexableField> _document = [];

    public PlanDocuments(PlanFields fields)
    {
        _texts = fields.Texts.ToDictionary(t => t.Name, t => new TokenField(t.Name, t.Analyzer, t.FieldType), StringComparer.Ordinal);
        _indicators = fields.Vocabulary.Indicators;
        _blockStart.With(DocBlocks.BlockStart, DocBlocks.GroupStart);
        _groupStart.With(DocBlocks.GroupStart);
    }

    /// <summary>The documents of a plan.</summary>
    public IEnumerable<IEnumerable<IIndexableField>> Of(IndexedPlan indexed)
    {
        PlanContent content = PlanContent.Of(indexed, _indicators);
        _file.With(indexed.File.File);
        yield return PlanDocument(content);
        foreach (UnitContent unit in content.Units)
        {
            yield return UnitDocument(unit);
        }
    }

    private List<IIndexableField> PlanDocument(PlanContent content)
    {
        PlanSummary summary = content.Record.Summary;
        Start(PlanRecords.Write(content.Record));
        _document.Add(_blockStart);
        _document.Add(_id.With(summary.Id));
        _document.Add(_textHash.With(content.TextHash));
        _document.Add(_texts[PlanFields.Title].With(summary.Metadata.Title));
        _document.Add(_texts[PlanFields.Shingles].With(string.Join(' ', content.Shingles)));
        AddTerms(_indicator, content.Indicators);
        AddTerms(_called, content.Called);
        AddTerms(_named, content.Named);
        _document.Add(new BinaryDocValuesField(PlanFields.Figures, new BytesRef(FigureRecords.Write(content.Figures))));
        _document.Add(new BinaryDocValuesField(PlanFields.Citations, new BytesRef(CitationRecords.Write(content.Citations))));
        AddValue(PlanFields.Id, summary.Id);
        AddValue(PlanFields.File, summary.File);
        AddValue(PlanFields.ContentHash, content.ContentHash);
        AddValue(PlanFields.TextHash, content.TextHash);
        AddValue(PlanFields.Region, summary.RegionPath);
        AddValue(PlanFields.Type, summary.Metadata.Type);
        AddValue(PlanFields.Issuer, summary.Metadata.Issuer);
        AddValue(PlanFields.Number, summary.Metadata.Number);
        _document.Add(new NumericDocValuesField(PlanFields.Year, summary.Metadata.Year));
        _document.Add(new NumericDocValuesField(PlanFields.Day, content.Day));
        return _document;
    }

    private List<IIndexableField> UnitDocument(UnitContent unit)
    {
        (string text, string line) = (unit.Record.Text, unit.Record.Line);
        Start(PlanRecords.Write(unit.Record));
        if (unit.StartsGroup)
        {
            _document.Add(_groupStart);
        }
        if (unit.Kind.Count > 0)
        {
            _document.Add(_texts[PlanFields.Kind].With(string.Join(' ', unit.Kind)));
        }
        if (unit.Record.IsAside)
        {
            return _document;
        }
        _document.Add(_texts[PlanFields.Words].With(text));
        _document.Add(_texts[PlanFields.Opening].With(SentenceAnalyzer.First(text)));
        _document.Add(_texts[PlanFields.Bigrams].With(line));
        _document.Add(_texts[PlanFields.Characters].With(line));
        _document.Add(_texts[PlanFields.Sentences].With(line));
        _document.Add(_texts[PlanFields.Wholes].With(line));
        _document.Add(_texts[PlanFields.Numerals].With(line));
        _document.Add(_texts[PlanFields.Quantities].With(line));
        AddTerms(_fingerprints, unit.Fingerprints);
        if (unit.Headings.Count > 0)
        {
            _document.Add(_texts[PlanFields.Headings].With([.. unit.Headings]));
        }
        return _document;
    }

    private static TokenField Keyword(string field) => new(field, new KeywordAnalyzer(), _keyword);

    private void Start(byte[] record)
    {
        _document.Clear();
        _record.SetBytesValue(new BytesRef(record));
        _document.Add(_record);
        _document.Add(_file);
    }

    private void AddTerms(TokenField field, IReadOnlyList<string> terms)
    {
        if (terms.Count > 0)
        {
            _document.Add(field.With([.. terms]));
        }
    }

    private void AddValue(string field, string value) => _document.Add(new SortedDocValuesField(field, new BytesRef(value)));
}
