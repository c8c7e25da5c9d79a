using SearchPlans.Reading;
using SearchPlans.Adding;
using SearchPlans.Engine.Documents;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Plans;
using SearchPlans.Vocabulary;

namespace SearchPlans.Fields;

/// <summary>
/// The index schema of plans. A plan is a block of documents: its head (what is known of the plan, no text of its own),
/// then its units in reading order. Neighbouring units of the same innermost section are a group; the first of a group
/// carries the headings that lead there, so that a heading can be asked for its whole section.
/// </summary>
internal static class PlanFields
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
    /// <summary>The quantities of a unit by value, on the positions of <see cref="Characters"/>.</summary>
    public const string Quantities = "quantities";
    /// <summary>On the head: the plan's title, as pairs and single characters.</summary>
    public const string Title = "title";
    /// <summary>On the first unit of a group: the headings from the outermost in, as pairs and single characters.</summary>
    public const string Headings = "headings";
    /// <summary>On the head: a sample of the plan's shingles, by which copies of it are found.</summary>
    public const string Shingles = "shingles";
    /// <summary>What a unit is.</summary>
    public const string Kind = "kind";

    /// <summary>Column: the plan's id.</summary>
    public const string Id = "id";
    /// <summary>Column: its file, relative to the corpus.</summary>
    public const string File = "file";
    /// <summary>Column: hash of the file's bytes and of its sidecar's.</summary>
    public const string ContentHash = "content";
    /// <summary>Column: hash of its text alone, by which the same plan is known again.</summary>
    public const string TextHash = "text";
    /// <summary>Column: its region path.</summary>
    public const string Region = "region";
    /// <summary>Column: its year.</summary>
    public const string Year = "year";
    /// <summary>Column: its type.</summary>
    public const string Type = "type";

    /// <summary>The term of <see cref="Kind"/> for headings and titles.</summary>
    public const string HeadingTerm = "heading";
    /// <summary>The term of <see cref="Kind"/> for the plan's title within the text.</summary>
    public const string TitleTerm = "title";
    /// <summary>The term of <see cref="Kind"/> for what stands around the plan, and for its table of contents.</summary>
    public const string MinorTerm = "minor";
    /// <summary>The term of <see cref="Kind"/> for the paragraph right below a heading.</summary>
    public const string OpensSectionTerm = "opens";

    /// <summary>The places of fields and columns, which are the same by all words. Not for an index: no dictionary is behind it.</summary>
    public static Schema Schema { get; } = SchemaOf(new WhitespaceAnalyzer());

    /// <summary>The schema by a corpus' words.</summary>
    public static Schema SchemaOf(PlanVocabulary vocabulary) => SchemaOf(vocabulary.WordAnalyzer);

    private static Schema SchemaOf(BufferAnalyzer words) => new(
        [
            new TextField(Words, words, Postings.Positions, Norms: true),
            new TextField(Opening, words, Postings.Documents, Norms: false),
            new TextField(Bigrams, new CharacterBigramAnalyzer(), Postings.Positions, Norms: true),
            new TextField(Characters, new CharacterAnalyzer(), Postings.Positions, Norms: true),
            new TextField(Sentences, new SentenceAnalyzer(), Postings.Positions, Norms: false),
            new TextField(Wholes, new WholeRunAnalyzer(), Postings.Positions, Norms: false),
            new TextField(Quantities, new QuantityAnalyzer(), Postings.Positions, Norms: false),
            new TextField(Title, new CharacterGramAnalyzer(), Postings.Positions, Norms: false),
            new TextField(Headings, new CharacterGramAnalyzer(), Postings.Positions, Norms: false),
            new TextField(Shingles, new WhitespaceAnalyzer(), Postings.Documents, Norms: false),
            new TextField(Kind, new WhitespaceAnalyzer(), Postings.Documents, Norms: false),
        ],
        [
            new ColumnField(Id, ColumnKind.Keyword),
            new ColumnField(File, ColumnKind.Keyword),
            new ColumnField(ContentHash, ColumnKind.Keyword),
            new ColumnField(TextHash, ColumnKind.Keyword),
            new ColumnField(Region, ColumnKind.Keyword),
            new ColumnField(Year, ColumnKind.Number),
            new ColumnField(Type, ColumnKind.Keyword),
        ],
        identity: $"{PlanRecords.Identity} {PlanParser.Identity} {ShingleSketch.Identity}");
}
