using Lucene.Net.Documents;
using Lucene.Net.Index;
using SearchPlans.Citing;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Origins;
using SearchPlans.Plans;
using SearchPlans.Vocabulary;

namespace SearchPlans.Index.Queries;

/// <summary>
/// The fields of the index. A plan is a block of documents: the plan's (what is known of it, no text of its own), then its sections'
/// and paragraphs' in reading order. A section's document is that of its heading and opens the section; what stands before the first
/// heading is a group without one. A section's document carries the headings that lead there, so that a heading can be asked for its
/// whole section.
/// </summary>
internal sealed class PlanFields
{
    /// <summary>The text of a unit as words: ranks.</summary>
    public const string Words = "words";
    /// <summary>The words of the first sentence of a unit.</summary>
    public const string Opening = "opening";
    /// <summary>The text of a unit as pairs of characters: finds every run of two or more.</summary>
    public const string Bigrams = "bigrams";
    /// <summary>The text of a unit as single characters: finds runs of one. A character's position is that of the pair it begins.</summary>
    public const string Characters = "characters";
    /// <summary>Where the sentences of a unit end, on the positions of <see cref="Characters"/>.</summary>
    public const string Sentences = "sentences";
    /// <summary>Letters and digits of a unit as wholes, on the positions of <see cref="Characters"/>.</summary>
    public const string Wholes = "wholes";
    /// <summary>Numerals of a unit as wholes, Arabic and Chinese, on the positions of <see cref="Characters"/>.</summary>
    public const string Numerals = "numerals";
    /// <summary>The quantities of a unit by value, on the positions of <see cref="Characters"/>.</summary>
    public const string Quantities = "quantities";
    /// <summary>On the plan: its title, as pairs and single characters.</summary>
    public const string Title = "title";
    /// <summary>On a section: the headings from the outermost in, as pairs and single characters.</summary>
    public const string Headings = "headings";
    /// <summary>On the plan: a sample of its shingles, by which copies of it are found.</summary>
    public const string Shingles = "shingles";
    /// <summary>On a paragraph: fingerprints of its sentences, by which copies of them are found.</summary>
    public const string Fingerprints = "fingerprints";
    /// <summary>What a unit is, see <see cref="PlanTerms"/>.</summary>
    public const string Kind = "kind";

    /// <summary>On every document: the plan's file, relative to the corpus; by it the plan is replaced and deleted. Also a value on the
    /// plan.</summary>
    public const string File = "file";
    /// <summary>On the plan: its id, also as a value.</summary>
    public const string Id = "id";
    /// <summary>On the plan: hash of its text alone, by which the same plan is known again; also as a value.</summary>
    public const string TextHash = "text";
    /// <summary>Value on the plan: hash of the file's bytes and of its sidecar's.</summary>
    public const string ContentHash = "content";
    /// <summary>Value on the plan: its region path.</summary>
    public const string Region = "region";
    /// <summary>Value on the plan: its year.</summary>
    public const string Year = "year";
    /// <summary>Value on the plan: the day of its publication, else of its signature, as <see cref="DateOnly.DayNumber"/>, where it is
    /// known.</summary>
    public const string Day = "day";
    /// <summary>Value on the plan: its type.</summary>
    public const string Type = "type";
    /// <summary>Value on the plan: its issuer; empty where none is known.</summary>
    public const string Issuer = "issuer";
    /// <summary>Value on the plan: its number (文号); empty where none is known.</summary>
    public const string Number = "number";
    /// <summary>On the plan: the names that it states figures of, and behind <see cref="FigureRecords.DamagedPrefix"/> those whose numbers
    /// were destroyed at the source.</summary>
    public const string Indicator = "indicator";
    /// <summary>Value on the plan: its figures, see <see cref="FigureRecords"/>.</summary>
    public const string Figures = "figures";
    /// <summary>On the plan: what it goes by, see <see cref="CitationTerms"/>.</summary>
    public const string Called = "called";
    /// <summary>On the plan: what the documents go by that its text names.</summary>
    public const string Named = "named";
    /// <summary>Value on the plan: where its text names documents, see <see cref="CitationRecords"/>.</summary>
    public const string Citations = "citations";
    /// <summary>Value on every document: what is given back of it, see <see cref="PlanRecords"/>.</summary>
    public const string Record = "record";

    // Raise it with any change of the documents that nothing else in the identity tells.
    private const string DocumentsIdentity = "lucene-3";

    /// <summary>The fields by a corpus' words.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <param name="storage">Names how the index is stored.</param>
    public PlanFields(PlanVocabulary vocabulary, string storage)
    {
        Vocabulary = vocabulary;
        BufferAnalyzer words = vocabulary.WordAnalyzer;
        TextField[] texts =
        [
            new(Words, words, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: true),
            new(Opening, words, IndexOptions.DOCS_ONLY, HasNorms: false),
            new(Bigrams, new CharacterBigramAnalyzer(), IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: true),
            new(Characters, new CharacterAnalyzer(), IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: true),
            new(Sentences, new SentenceAnalyzer(), IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: false),
            new(Wholes, new WholeRunAnalyzer(), IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: false),
            new(Numerals, new WholeNumeralAnalyzer(), IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: false),
            new(Quantities, new QuantityAnalyzer(), IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: false),
            new(Title, new CharacterGramAnalyzer(), IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: false),
            new(Headings, new CharacterGramAnalyzer(), IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, HasNorms: false),
            new(Shingles, new WhitespaceAnalyzer(), IndexOptions.DOCS_ONLY, HasNorms: false),
            new(Kind, new WhitespaceAnalyzer(), IndexOptions.DOCS_ONLY, HasNorms: false),
        ];
        Texts = texts;
        Analyzers = texts.ToDictionary(t => t.Name, t => t.Analyzer, StringComparer.Ordinal);
        Identity = string.Join('\n',
            texts.Select(t => $"{t.Name} {t.Options} {(t.HasNorms ? "norms" : "-")} {t.Analyzer.Identity}")
                .Append($"{DocumentsIdentity} {PlanRecords.Identity} {PlanParser.Identity} {ShingleSketch.Identity} {storage}")
                .Append($"{Citations} {CitationTerms.Identity}")
                .Append($"{Fingerprints} {SentenceFingerprints.Identity}")
                .Append($"{Figures} {FigureRecords.Identity} {FigureReading.Identity} {vocabulary.Indicators.Identity}"));
    }

    /// <summary>Whether an index of another identity can be read by these fields all the same: only its words were cut otherwise, so that
    /// runs of characters are found as ever, and words as far as both cut alike.</summary>
    /// <param name="identity">The identity of the index.</param>
    public bool DifferInWordsOnly(string identity)
    {
        string[] own = Identity.Split('\n');
        string[] other = identity.Split('\n');
        return own.Length == other.Length && own.Zip(other).All(lines => lines.First == lines.Second
            || (Beginning(lines.First) == Beginning(lines.Second) && Beginning(lines.First).Item1 is Words or Opening or Figures));

        // Name, options and norms of a field; what follows names its analyzer.
        static (string, string, string) Beginning(string line) => line.Split(' ', 4) is [var name, var options, var norms, _]
            ? (name, options, norms)
            : (line, "", "");
    }

    /// <summary>Whether an index of another identity differs in nothing but the figures that were read: by another list of indicators, or
    /// other rules.</summary>
    /// <param name="identity">The identity of the index.</param>
    public bool DifferInFiguresOnly(string identity)
    {
        string[] own = Identity.Split('\n');
        string[] other = identity.Split('\n');
        return identity != Identity && own.Length == other.Length && own.AsSpan(0, own.Length - 1).SequenceEqual(other.AsSpan(0,
            other.Length - 1))
            && other[^1].StartsWith($"{Figures} {FigureRecords.Identity} ", StringComparison.Ordinal);
    }

    /// <summary>The words.</summary>
    public PlanVocabulary Vocabulary { get; }

    /// <summary>Names everything that the content of the index depends on. An index of another identity has to be made anew.</summary>
    public string Identity { get; }

    /// <summary>The searched fields.</summary>
    public IReadOnlyList<TextField> Texts { get; }

    /// <summary>What makes the tokens of each field.</summary>
    public IReadOnlyDictionary<string, BufferAnalyzer> Analyzers { get; }

    /// <summary>A field whose text is searched.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Analyzer">What makes its tokens, when indexing and when asking.</param>
    /// <param name="Options">What is kept of them.</param>
    /// <param name="HasNorms">Whether the length of the text counts in ranking.</param>
    public sealed record TextField(string Name, BufferAnalyzer Analyzer, IndexOptions Options, bool HasNorms)
    {
        /// <summary>The same for Lucene.</summary>
        public FieldType FieldType { get; } = FieldTypeOf(Options, HasNorms);
    }

    /// <summary>A field type of Lucene's that keeps nothing but postings.</summary>
    public static FieldType FieldTypeOf(IndexOptions options, bool hasNorms)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = options, OmitNorms = !hasNorms };
        type.Freeze();
        return type;
    }
}
