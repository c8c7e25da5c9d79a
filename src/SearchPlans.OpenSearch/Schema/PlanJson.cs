using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SearchPlans.Corpus;
using SearchPlans.Index;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Analysis;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Querying;
using SearchPlans.Text.Characters;

namespace SearchPlans.OpenSearch.Schema;

/// <summary>Writes plans as the documents that a cluster holds of them, as lines of a bulk request. For one thread.</summary>
internal sealed class PlanJson
{
    // As many hexadecimal digits tell versions of plans apart.
    private const int VersionLength = 24;

    private readonly TokenText _tokens = new();
    private readonly GridTokens _grid = new();
    private readonly BufferTokenizer _words;
    private readonly BufferTokenizer _pairs = new CharacterBigramAnalyzer().CreateTokenizer();
    private readonly BufferTokenizer _characters = new CharacterAnalyzer().CreateTokenizer();
    private readonly BufferTokenizer _grams = new CharacterGramAnalyzer().CreateTokenizer();

    /// <param name="fields">How texts are cut.</param>
    public PlanJson(PlanFields fields) => _words = fields.Vocabulary.WordAnalyzer.CreateTokenizer();

    /// <summary>The version of a plan: the same for the same content.</summary>
    public static string VersionOf(PlanContent content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(content.ContentHash));
        hash.AppendData(PlanRecords.Write(content.Record));
        hash.AppendData(FigureRecords.Write(content.Figures));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    /// <summary>The id of the document of a plan.</summary>
    public static string IdOf(string version) => $"{version}:p";

    /// <summary>The id of the document of a unit.</summary>
    public static string IdOf(string version, int unit) => string.Create(null, $"{version}:{unit}");

    /// <summary>Writes the documents of a plan, one line each behind the line that says what is done with it.</summary>
    /// <param name="content">The plan.</param>
    /// <param name="version">See <see cref="VersionOf"/>.</param>
    /// <param name="born">The number of the commit it is seen from.</param>
    /// <param name="write">Gets each document's two lines.</param>
    public void Write(PlanContent content, string version, long born, Action<ReadOnlyMemory<byte>> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        void Line(string id, Action<Utf8JsonWriter> fields)
        {
            bytes.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(bytes, JsonBody.Options))
            {
                json.WriteStartObject();
                json.WriteStartObject("index");
                json.WriteString("_id", id);
                json.WriteString("routing", version);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            bytes.Write("\n"u8);
            using (var json = new Utf8JsonWriter(bytes, JsonBody.Options))
            {
                json.WriteStartObject();
                json.WriteString(Fields.Plan, content.Record.Summary.Id);
                json.WriteString(Fields.Version, version);
                json.WriteNumber(Fields.Born, born);
                fields(json);
                json.WriteEndObject();
            }
            bytes.Write("\n"u8);
            write(bytes.WrittenMemory);
        }
        string title = _tokens.Of(_grams, content.Record.Summary.Metadata.Title);
        ILookup<int, string> opened = content.Record.Sections.ToLookup(s => s.FirstUnit, SuggestionEntries.HeadingOf);
        ILookup<int, Figure> figures =
            content.Figures.Figures.Where(f => !f.IsStruckOut).Select(f => f.Figure).ToLookup(f => f.Unit);
        Line(IdOf(version), json => WritePlan(json, content));
        (int group, string headings) = (0, "");
        for (int i = 0; i < content.Units.Count; i++)
        {
            UnitContent unit = content.Units[i];
            if (unit.StartsGroup || i == 0)
            {
                (group, headings) = (i, unit.Headings.Count == 0 ? "" : _tokens.Of(_grams, [.. unit.Headings]));
                Line($"{version}:g{group}", json => WriteGroup(json, version, unit.Record.Part));
            }
            int ordinal = i;
            Line(IdOf(version, i), json => WriteUnit(
                json, (content, version), (unit, ordinal, group), (title, headings), [.. opened[ordinal]], [.. figures[ordinal]]));
        }
    }

    private static void WritePlan(Utf8JsonWriter json, PlanContent content)
    {
        json.WriteString(Fields.Type, Fields.PlanType);
        json.WriteString(Fields.Join, "plan");
        json.WriteNumber(Fields.Unit, -1);
        json.WriteBase64String(Fields.Record, PlanRecords.Write(content.Record));
        json.WriteBase64String(PlanFields.Figures, FigureRecords.Write(content.Figures));
        json.WriteBase64String(PlanFields.Citations, CitationRecords.Write(content.Citations));
        json.WriteNumber("units", content.Units.Count);
        json.WriteString(PlanFields.File, content.Record.Summary.File);
        json.WriteString(PlanFields.TextHash, content.TextHash);
        json.WriteString(PlanFields.ContentHash, content.ContentHash);
        WriteTerms(json, PlanFields.Indicator, content.Indicators);
        WriteTerms(json, Fields.Stated, [.. content.Figures.Figures.GroupBy(f => f.Figure.Name).Select(g => $"{g.Count()}\t{g.Key}")]);
        WriteTerms(json, PlanFields.Called, content.Called);
        WriteTerms(json, PlanFields.Named, content.Named);
        WriteTerms(json, PlanFields.Shingles, content.Shingles);
        WriteMetadata(json, content);
    }

    private static void WriteGroup(Utf8JsonWriter json, string version, PlanPart part)
    {
        json.WriteString(Fields.Type, Fields.GroupType);
        json.WriteStartObject(Fields.Join);
        json.WriteString("name", "group");
        json.WriteString("parent", IdOf(version));
        json.WriteEndObject();
        json.WriteNumber(Fields.Part, (int)part);
    }

    private void WriteUnit(
        Utf8JsonWriter json, (PlanContent Content, string Version) plan, (UnitContent Content, int Ordinal, int Group) unit,
        (string Title, string Headings) above, IReadOnlyList<string> opened, IReadOnlyList<Figure> figures)
    {
        UnitRecord record = unit.Content.Record;
        json.WriteString(Fields.Type, Fields.UnitType);
        json.WriteStartObject(Fields.Join);
        json.WriteString("name", "unit");
        json.WriteString("parent", $"{plan.Version}:g{unit.Group}");
        json.WriteEndObject();
        json.WriteNumber(Fields.Unit, unit.Ordinal);
        json.WriteNumber(Fields.Group, unit.Group);
        json.WriteString(Fields.GroupId, $"{plan.Version}:g{unit.Group}");
        json.WriteBase64String(Fields.Record, PlanRecords.Write(record));
        json.WriteNumber(Fields.Part, (int)record.Part);
        WriteTerms(json, PlanFields.Kind, unit.Content.Kind);
        WriteMetadata(json, plan.Content);
        WriteTerms(json, Fields.OwnHeading, opened);
        if (record.IsAside)
        {
            return;
        }
        (string text, string line) = (record.Text, record.Line);
        WriteText(json, PlanFields.Words, _tokens.Of(_words, text));
        WriteTerms(json, Fields.WordSet, [.. _tokens.Terms.Where(SuggestionEntries.MayBeSuggested).Distinct()]);
        WriteText(json, PlanFields.Opening, _tokens.Of(_words, SentenceAnalyzer.First(text)));
        WriteText(json, PlanFields.Bigrams, _tokens.Of(_pairs, line));
        WriteTerms(json, Fields.PairSet, [.. _tokens.Terms.Where(t => t.Length == 2 && !char.IsSurrogate(t[0])).Distinct()]);
        WriteText(json, PlanFields.Characters, _tokens.Of(_characters, line));
        WriteText(json, Fields.Grid, _grid.Of(line));
        WriteTerms(json, Fields.Has, _grid.Has);
        WriteText(json, Fields.Signs, SignedText.Fold(WellFormedText.Of(line)));
        WriteText(json, PlanFields.Title, above.Title);
        WriteText(json, PlanFields.Headings, above.Headings);
        WriteTerms(json, PlanFields.Fingerprints, unit.Content.Fingerprints);
        WriteTerms(json, Fields.Amounts, [.. figures.SelectMany(f => AmountTerms.Of(f, text)).Distinct()]);
    }

    private static void WriteMetadata(Utf8JsonWriter json, PlanContent content)
    {
        PlanSummary summary = content.Record.Summary;
        PlanMetadata metadata = summary.Metadata;
        PlanLevel level = PlanLevelNames.OfRegion(summary.RegionPath);
        json.WriteString(PlanFields.Region, summary.RegionPath);
        WriteTerms(json, Fields.Places, [.. Around(summary.RegionPath)]);
        json.WriteString(Fields.PlanKind, metadata.Type);
        json.WriteString(PlanFields.Issuer, metadata.Issuer);
        json.WriteString(PlanFields.Number, metadata.Number);
        json.WriteNumber(Fields.Level, (int)level);
        json.WriteNumber(PlanFields.Year, metadata.Year);
        json.WriteNumber(PlanFields.Day, content.Day);
        if (Weights.TimeOf(content.Day, metadata.Year) is > 0 and var time)
        {
            json.WriteNumber(Fields.Time, time);
        }
        json.WriteNumber(Fields.Prior, Weights.PriorOf(level, metadata.Year));
    }

    private static IEnumerable<string> Around(string path)
    {
        for (int end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }

    private static void WriteText(Utf8JsonWriter json, string field, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(field, text);
        }
    }

    private static void WriteTerms(Utf8JsonWriter json, string field, IReadOnlyCollection<string> terms)
    {
        if (terms.Count == 0)
        {
            return;
        }
        json.WriteStartArray(field);
        foreach (string term in terms)
        {
            json.WriteStringValue(WellFormedText.Of(term));
        }
        json.WriteEndArray();
    }
}
