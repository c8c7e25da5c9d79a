using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Corpus;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// What searching asks of every plan and paragraph of a segment, in memory: read once a segment and kept as long as that is open.
/// A plan is asked for by the ordinal of its block. Safe for concurrent use.
/// </summary>
internal sealed class PlanSegment
{
    private const byte PartBits = 0x07;
    private const byte MinorBit = 0x08;
    private const byte AsideBit = 0x10;
    private const byte HeadingBit = 0x20;

    private static readonly ConditionalWeakTable<object, PlanSegment> _segments = [];

    private readonly byte[] _docs;
    private readonly int[] _regionOrdinals;
    private readonly int[] _typeOrdinals;
    private readonly int[] _issuerOrdinals;
    private readonly int[] _numberOrdinals;
    private readonly int[] _years;
    private readonly float[] _priors;
    private readonly int[] _days;

    private PlanSegment(AtomicReader reader)
    {
        Blocks = DocBlocks.Of(reader);
        int count = Blocks.Count(Grouping.Block);
        (Regions, _regionOrdinals) = Values(reader, PlanFields.Region, count);
        (Types, _typeOrdinals) = Values(reader, PlanFields.Type, count);
        (Issuers, _issuerOrdinals) = Values(reader, PlanFields.Issuer, count);
        (DocumentNumbers, _numberOrdinals) = Values(reader, PlanFields.Number, count);
        Levels = [.. Regions.Select(PlanLevelNames.OfRegion)];
        _years = Numbers(reader, PlanFields.Year, count);
        _days = Numbers(reader, PlanFields.Day, count);
        _priors = [.. Enumerable.Range(0, count).Select(PriorOf)];
        _docs = new byte[reader.MaxDoc];
        Mark(reader, PlanTerms.Minor, MinorBit);
        Mark(reader, PlanTerms.Aside, AsideBit);
        Mark(reader, PlanTerms.Heading, HeadingBit);
        foreach (PlanPart part in PlanPartNames.Named)
        {
            Mark(reader, PlanTerms.OfPart(part), (byte)part);
        }
    }

    /// <summary>Where plans and groups begin.</summary>
    public DocBlocks Blocks { get; }

    /// <summary>The different region paths.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>The different types.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The different issuers.</summary>
    public IReadOnlyList<string> Issuers { get; }

    /// <summary>The different numbers of documents (文号).</summary>
    public IReadOnlyList<string> DocumentNumbers { get; }

    /// <summary>The levels of <see cref="Regions"/>.</summary>
    public IReadOnlyList<PlanLevel> Levels { get; }

    /// <summary>That of a segment.</summary>
    public static PlanSegment Of(AtomicReader reader) => _segments.GetValue(reader.CoreCacheKey, _ => new PlanSegment(reader));

    /// <summary>The place of a plan's region path in <see cref="Regions"/>.</summary>
    public int RegionOrdinal(int block) => _regionOrdinals[block];

    /// <summary>The place of a plan's type in <see cref="Types"/>.</summary>
    public int TypeOrdinal(int block) => _typeOrdinals[block];

    /// <summary>The place of a plan's issuer in <see cref="Issuers"/>.</summary>
    public int IssuerOrdinal(int block) => _issuerOrdinals[block];

    /// <summary>The place of a plan's number in <see cref="DocumentNumbers"/>.</summary>
    public int NumberOrdinal(int block) => _numberOrdinals[block];

    /// <summary>The level of government that a plan is of.</summary>
    public PlanLevel Level(int block) => Levels[_regionOrdinals[block]];

    /// <summary>A plan's year; 0 where none is known.</summary>
    public int Year(int block) => _years[block];

    /// <summary>What a plan's paragraphs score for its level and year, see <see cref="Weights.PerLevel"/>.</summary>
    public float Prior(int block) => _priors[block];

    /// <summary>Whether a document is a heading or title.</summary>
    public bool IsHeading(int doc) => (_docs[doc] & HeadingBit) != 0;

    /// <summary>The day number of a plan's publication; 0 where it isn't known.</summary>
    public int Day(int block) => _days[block];

    /// <summary>The part of its plan that a paragraph belongs to.</summary>
    public PlanPart PartOf(int doc) => (PlanPart)(_docs[doc] & PartBits);

    /// <summary>Whether a paragraph stands around its plan, or in its table of contents.</summary>
    public bool IsMinor(int doc) => (_docs[doc] & MinorBit) != 0;

    /// <summary>Whether it is shown and not searched: never a hit, whatever a condition on its plan or section says.</summary>
    public bool IsAside(int doc) => (_docs[doc] & AsideBit) != 0;

    private int[] Numbers(AtomicReader reader, string field, int count)
    {
        var numbers = new int[count];
        if (reader.GetNumericDocValues(field) is { } values)
        {
            for (int block = 0; block < count; block++)
            {
                numbers[block] = (int)values.Get(Blocks.FirstDoc(Grouping.Block, block));
            }
        }
        return numbers;
    }

    private static (string[] Values, int[] Ordinals) Values(AtomicReader reader, string field, int count)
    {
        var ordinals = new int[count];
        if (reader.GetSortedDocValues(field) is not { } sorted)
        {
            return ([""], ordinals);
        }
        var bytes = new BytesRef();
        var values = new string[sorted.ValueCount];
        for (int ordinal = 0; ordinal < values.Length; ordinal++)
        {
            sorted.LookupOrd(ordinal, bytes);
            values[ordinal] = bytes.Utf8ToString();
        }
        DocBlocks blocks = DocBlocks.Of(reader);
        for (int block = 0; block < count; block++)
        {
            ordinals[block] = sorted.GetOrd(blocks.FirstDoc(Grouping.Block, block));
        }
        return (values, ordinals);
    }

    private float PriorOf(int block) => Weights.PriorOf(Levels[_regionOrdinals[block]], _years[block]);

    private void Mark(AtomicReader reader, string kind, byte bits)
    {
        foreach (int doc in TermDocs.Of(reader, PlanFields.Kind, kind))
        {
            _docs[doc] |= bits;
        }
    }
}
