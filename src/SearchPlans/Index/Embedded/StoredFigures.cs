using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using SearchPlans.Figures;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Plans;
using SearchPlans.Plans.Figures;
using SearchPlans.Text.Characters;

namespace SearchPlans.Index.Embedded;

/// <summary>Reads figures out of a reader. For one thread and one request.</summary>
/// <param name="reader">The index.</param>
/// <param name="stored">Reads plans and paragraphs.</param>
/// <param name="indicators">The indicators that the commit was made by.</param>
internal sealed class StoredFigures(IndexReader reader, StoredPlans stored, IndicatorList indicators)
{
    private static readonly ConditionalWeakTable<AtomicReader, Dictionary<string, NameCount>> _counts = [];

    private readonly BinaryDocValues?[] _values = new BinaryDocValues?[reader.Leaves.Count];
    private readonly Dictionary<string, Indicator?> _listed = new(StringComparer.Ordinal);

    /// <summary>Whether any plan states figures under a name.</summary>
    public bool IsStated(string name) => FigureRecords.IsTerm(name) && reader.DocFreq(new Term(PlanFields.Indicator, name)) > 0;

    /// <summary>The documents of plans with a term, leaf by leaf.</summary>
    public IEnumerable<(int Leaf, int Doc)> PlansWith(string term)
    {
        for (int leaf = 0; leaf < reader.Leaves.Count; leaf++)
        {
            AtomicReader segment = reader.Leaves[leaf].AtomicReader;
            IBits? live = segment.LiveDocs;
            foreach (int doc in TermDocs.Of(segment, PlanFields.Indicator, term))
            {
                if (live is null || live.Get(doc))
                {
                    yield return (leaf, doc);
                }
            }
        }
    }

    /// <summary>The figures of a plan under names, without those that were struck out.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="doc">The plan's document in it.</param>
    /// <param name="names">The names; null: all.</param>
    /// <param name="isWanted">Tells those that are wanted, before their sentences are read.</param>
    public IEnumerable<FigureStatement> Of(int leaf, int doc, IReadOnlySet<string>? names, Func<Figure, bool>? isWanted = null) =>
        Statements(leaf, doc, names, isWanted).Where(s => !s.IsStruckOut).Select(s => s.Statement);

    /// <summary>The figures of a plan under names, raw: without their sentences, those struck out left out.</summary>
    public IEnumerable<Figure> Raw(int leaf, int doc, IReadOnlySet<string> names) =>
        Bytes(leaf, doc) is { } bytes
            ? FigureRecords.Read(bytes, names, Listed).Where(f => !f.IsStruckOut).Select(f => f.Figure)
            : [];

    /// <summary>All figures of a plan, in reading order.</summary>
    public PlanFigures All(int leaf, int doc)
    {
        var all = Statements(leaf, doc, null, null)
            .OrderBy(s => s.Statement.Figure.Unit).ThenBy(s => s.Statement.Figure.Sentence.Start).ThenBy(s => s.Statement.Key.StartChar)
            .ToList();
        IReadOnlyList<FigureCorrection> unplaced = Bytes(leaf, doc) is { } bytes ? FigureRecords.Unplaced(bytes) : [];
        return new PlanFigures(
            stored.Plan(leaf, BlockOf(leaf, doc)).Summary, [.. all.Where(s => !s.IsStruckOut).Select(s => s.Statement)],
            [.. all.Where(s => s.IsStruckOut).Select(s => s.Statement)], unplaced);
    }

    /// <summary>How much is stated under each name in all plans. Counted once a segment.</summary>
    public IReadOnlyDictionary<string, NameCount> Counts()
    {
        var all = new Dictionary<string, NameCount>(StringComparer.Ordinal);
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            foreach ((string name, NameCount count) in _counts.GetValue(leaf.AtomicReader, Count))
            {
                NameCount before = all.GetValueOrDefault(name);
                all[name] = new NameCount(before.Figures + count.Figures, before.Plans + count.Plans);
            }
        }
        return all;
    }

    /// <summary>The list's entry of a name, or null.</summary>
    public Indicator? Listed(string name)
    {
        if (!_listed.TryGetValue(name, out Indicator? indicator))
        {
            _listed[name] = indicator = indicators.Find(name) is { } found && found.Name == name ? found : null;
        }
        return indicator;
    }

    private static Dictionary<string, NameCount> Count(AtomicReader segment)
    {
        var counts = new Dictionary<string, NameCount>(StringComparer.Ordinal);
        if (segment.GetBinaryDocValues(PlanFields.Figures) is not { } values)
        {
            return counts;
        }
        IBits? live = segment.LiveDocs;
        DocBlocks blocks = DocBlocks.Of(segment);
        for (int block = 0; block < blocks.Count(Grouping.Block); block++)
        {
            int doc = blocks.FirstDoc(Grouping.Block, block);
            if ((live is not null && !live.Get(doc)) || Bytes(values, doc) is not { } bytes)
            {
                continue;
            }
            foreach ((string name, int figures) in FigureRecords.Names(bytes))
            {
                NameCount before = counts.GetValueOrDefault(name);
                counts[name] = new NameCount(before.Figures + figures, before.Plans + 1);
            }
        }
        return counts;
    }

    private static ReadOnlyMemory<byte>? Bytes(BinaryDocValues values, int doc)
    {
        var bytes = new BytesRef();
        values.Get(doc, bytes);
        return bytes.Length == 0 ? null : bytes.Bytes.AsMemory(bytes.Offset, bytes.Length);
    }

    private ReadOnlyMemory<byte>? Bytes(int leaf, int doc) =>
        (_values[leaf] ??= reader.Leaves[leaf].AtomicReader.GetBinaryDocValues(PlanFields.Figures)) is { } values
            ? Bytes(values, doc)
            : null;

    private int BlockOf(int leaf, int doc) => DocBlocks.Of(reader.Leaves[leaf].AtomicReader).Of(Grouping.Block, doc);

    private IEnumerable<(FigureStatement Statement, bool IsStruckOut)> Statements(
        int leaf, int doc, IReadOnlySet<string>? names, Func<Figure, bool>? isWanted)
    {
        if (Bytes(leaf, doc) is not { } bytes)
        {
            yield break;
        }
        UnitRecord? unit = null;
        int at = -1;
        foreach ((Figure figure, FigureKey? key, bool isCorrected, bool isStruckOut) in FigureRecords.Read(bytes, names, Listed))
        {
            if (isWanted is not null && !isWanted(figure))
            {
                continue;
            }
            if (at != figure.Unit)
            {
                (at, unit) = (figure.Unit, stored.Unit(leaf, doc + 1 + figure.Unit));
            }
            yield return (Statement(leaf, doc, figure, key, unit!) with { IsCorrected = isCorrected }, isStruckOut);
        }
    }

    private FigureStatement Statement(int leaf, int doc, Figure figure, FigureKey? key, UnitRecord unit)
    {
        string text = unit.Text;
        TextRange sentence = figure.Sentence;
        int end = Math.Min(sentence.End, text.Length);
        var statement = new FigureStatement(
            stored.Plan(leaf, BlockOf(leaf, doc)).Summary, unit.Anchor, sentence.Start < end ? text[sentence.Start..end] : "", figure);
        return key is { } named ? statement with { Key = named with { Anchor = unit.Anchor } } : statement;
    }
}
