using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Citing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Lucene.Queries;
using SearchPlans.Origins;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Reading;

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
        Plan plan = indexed.Plan;
        _file.With(indexed.File.File);
        string[] texts = [.. plan.Units.Select(u => PlanTexts.TextOf(plan, u))];
        yield return PlanDocument(indexed, texts);
        PlanUnit? before = null;
        string line = "";
        for (int i = 0; i < texts.Length; i++)
        {
            PlanUnit unit = plan.Units[i];
            string heading = before is { Kind: PlanUnitKind.Heading } && SameLine(plan, before, unit) is { } between ? line + between : "";
            line = heading + texts[i];
            yield return UnitDocument(plan, unit, texts[i], line, unit.Section != before?.Section || i == 0, before);
            before = unit;
        }
    }

    private List<IIndexableField> PlanDocument(IndexedPlan indexed, string[] texts)
    {
        Plan plan = indexed.Plan;
        PlanSummary summary = PlanTexts.Summarize(indexed.File, plan, indexed.Id);
        string textHash = ContentHashes.OfText(plan.Text);
        IEnumerable<string> own = texts.Where((_, i) => plan.Units[i].Kind != PlanUnitKind.Surrounding);
        Start(PlanRecords.Write(new PlanRecord(summary, plan.Sections, plan.Origins, NoticesOf(plan))));
        _document.Add(_blockStart);
        _document.Add(_id.With(summary.Id));
        _document.Add(_textHash.With(textHash));
        _document.Add(_texts[PlanFields.Title].With(plan.Metadata.Title));
        _document.Add(_texts[PlanFields.Shingles].With(ShingleSketch.Of(own).Terms));
        KeptFigures figures = FigureReading.Of(indexed, _indicators);
        if (StoredFigures.TermsOf(figures) is { Length: > 0 } indicators)
        {
            _document.Add(_indicator.With(indicators));
        }
        _document.Add(new BinaryDocValuesField(PlanFields.Figures, new BytesRef(FigureRecords.Write(figures))));
        AddCitations(indexed.Plan, summary, texts);
        AddValue(PlanFields.Id, summary.Id);
        AddValue(PlanFields.File, indexed.File.File);
        AddValue(PlanFields.ContentHash, indexed.ContentHash);
        AddValue(PlanFields.TextHash, textHash);
        AddValue(PlanFields.Region, summary.RegionPath);
        AddValue(PlanFields.Type, plan.Metadata.Type);
        AddValue(PlanFields.Issuer, plan.Metadata.Issuer);
        AddValue(PlanFields.Number, plan.Metadata.Number);
        _document.Add(new NumericDocValuesField(PlanFields.Year, plan.Metadata.Year));
        _document.Add(new NumericDocValuesField(PlanFields.Day, (plan.Metadata.Published ?? plan.Metadata.SignedOn)?.DayNumber ?? 0));
        return _document;
    }

    private void AddCitations(Plan plan, PlanSummary summary, string[] texts)
    {
        IReadOnlyList<CitedName> names = CitationReader.Read(plan.Metadata, texts.Select((text, i) => IsOwn(plan.Units[i]) ? text : null));
        if (CitationTerms.Called(plan.Metadata) is { Count: > 0 } called)
        {
            _document.Add(_called.With([.. called]));
        }
        if (names.SelectMany(n => CitationTerms.Of(n, summary.RegionPath)).Distinct().ToArray() is { Length: > 0 } named)
        {
            _document.Add(_named.With(named));
        }
        _document.Add(new BinaryDocValuesField(PlanFields.Citations, new BytesRef(CitationRecords.Write(names))));

        // A title names the plan itself, the table of contents what is named below.
        static bool IsOwn(PlanUnit unit) =>
            !unit.IsAside && unit.Kind is not (PlanUnitKind.Title or PlanUnitKind.Contents or PlanUnitKind.Surrounding);
    }

    private List<IIndexableField> UnitDocument(Plan plan, PlanUnit unit, string text, string line, bool startsGroup, PlanUnit? before)
    {
        int lead = plan.Shown(unit).LeadLength;
        var record = new UnitRecord(unit.Kind, unit.Section, lead, unit.Part, unit.Anchor, line)
        {
            IsTableHead = unit.IsTableHead,
            IsAside = unit.IsAside,
            HeadingLength = line.Length - text.Length,
        };
        Start(PlanRecords.Write(record));
        if (startsGroup)
        {
            _document.Add(_groupStart);
        }
        if (unit.IsAside)
        {
            _document.Add(_texts[PlanFields.Kind].With(PlanFields.AsideTerm));
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
        if (OriginSearcher.IsCompared(unit.Kind, unit.IsAside) && SentenceFingerprints.TermsOf(text) is { Length: > 0 } fingerprints)
        {
            _document.Add(_fingerprints.With(fingerprints));
        }
        if (KindTerms(unit, before) is { Length: > 0 } kind)
        {
            _document.Add(_texts[PlanFields.Kind].With(kind));
        }
        if (startsGroup && unit.Section >= 0)
        {
            _document.Add(_texts[PlanFields.Headings].With([.. SectionPaths.Headings(plan.Sections, unit.Section)]));
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

    private void AddValue(string field, string value) => _document.Add(new SortedDocValuesField(field, new BytesRef(value)));

    // What stands between two units of one line; null where a line ends between them.
    private static string? SameLine(Plan plan, PlanUnit before, PlanUnit unit)
    {
        string between = plan.Text[before.EndChar..unit.StartChar];
        return between.AsSpan().ContainsAny('\r', '\n') ? null : between;
    }

    private static PlanPageNotice[] NoticesOf(Plan plan) =>
        [.. plan.Notices.Select(
            n => new PlanPageNotice(n.Line, plan.Units.LastOrDefault(u => u.StartChar <= n.StartChar)?.Anchor ?? "", n.Text))];

    private static string KindTerms(PlanUnit unit, PlanUnit? before)
    {
        string kind = unit.Kind switch
        {
            PlanUnitKind.Title => $"{PlanFields.HeadingTerm} {PlanFields.TitleTerm}",
            PlanUnitKind.Heading => PlanFields.HeadingTerm,
            PlanUnitKind.Surrounding or PlanUnitKind.Contents => PlanFields.MinorTerm,
            PlanUnitKind.Paragraph or PlanUnitKind.ListItem when before?.Kind == PlanUnitKind.Heading => PlanFields.OpensSectionTerm,
            _ => "",
        };
        return unit.Part == PlanPart.None ? kind : $"{kind} {PlanTerms.OfPart(unit.Part)}";
    }
}
