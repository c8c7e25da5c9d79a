using System.Collections.Concurrent;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Storage;
using SearchPlans.Plans.Figures;
using LuceneAnalyzer = Lucene.Net.Analysis.Core.KeywordAnalyzer;

namespace SearchPlans.Index.Embedded;

/// <summary>
/// The plans of an index that is made anew only because figures are read otherwise: by another list of indicators or other rules. Of a
/// plan whose file is the same, figures are read again; all else is taken over as it lies there, without cutting a text into words.
/// </summary>
/// <remarks>
/// Segments are taken over whole, with the figures and their terms in the place of the old ones (<see cref="ParallelAtomicReader"/>: of a
/// field that both have, the first reader's counts) and without the plans that were not read again.
/// </remarks>
internal sealed class FormerPlans : IDisposable
{
    private sealed record Place(int Leaf, int Block, string ContentHash);

    private sealed record Reread(Place Place, string[] Terms, byte[] Figures);

    private readonly DirectoryReader _reader;
    private readonly Dictionary<string, Place> _plans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Reread> _read = new(StringComparer.Ordinal);

    private FormerPlans(DirectoryReader reader)
    {
        _reader = reader;
        SortedDocValues?[] files = [.. reader.Leaves.Select(l => l.AtomicReader.GetSortedDocValues(PlanFields.File))];
        SortedDocValues?[] hashes = [.. reader.Leaves.Select(l => l.AtomicReader.GetSortedDocValues(PlanFields.ContentHash))];
        var bytes = new BytesRef();
        var stored = new StoredPlans(reader);
        foreach (PlanPlace plan in stored.Places())
        {
            if (files[plan.Leaf] is { } file && hashes[plan.Leaf] is { } hash)
            {
                int doc = stored.HeadOf(plan);
                file.Get(doc, bytes);
                string name = bytes.Utf8ToString();
                hash.Get(doc, bytes);
                _plans[name] = new Place(plan.Leaf, plan.Block, bytes.Utf8ToString());
            }
        }
    }

    /// <summary>The plans of the newest commit, or null where it can't be read: then all is indexed anew.</summary>
    public static FormerPlans? Open(MapDirectory directory)
    {
        DirectoryReader? reader = null;
        try
        {
            reader = DirectoryReader.Open(directory);
            return new FormerPlans(reader);
        }
        catch (Exception e) when (e is IOException or IndexFormatException)
        {
            reader?.Dispose();
            return null;
        }
    }

    /// <summary>Reads the figures of a plan again. Safe for concurrent use.</summary>
    /// <returns>Whether the rest of it can be taken over; if not (another content, or no figure at all), it has to be indexed.</returns>
    public bool TryRead(IndexedPlan plan, IndicatorList indicators)
    {
        if (!_plans.TryGetValue(plan.File.File, out Place? place) || place.ContentHash != plan.ContentHash)
        {
            return false;
        }
        KeptFigures kept = FigureReading.Of(plan, indicators);
        if (FigureRecords.TermsOf(kept) is not { Length: > 0 } terms)
        {
            return false;
        }
        _read[plan.File.File] = new Reread(place, terms, FigureRecords.Write(kept));
        return true;
    }

    /// <summary>Leaves out plans that were read again but not yet taken over.</summary>
    public void Forget(IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            _read.TryRemove(file, out _);
        }
    }

    /// <summary>Adds the plans that were read again since the last time to an index.</summary>
    public void AddTo(WriterSession session)
    {
        foreach (IGrouping<int, Reread> ofLeaf in _read.Values.GroupBy(r => r.Place.Leaf).OrderBy(g => g.Key))
        {
            AtomicReader leaf = _reader.Leaves[ofLeaf.Key].AtomicReader;
            DocBlocks blocks = DocBlocks.Of(leaf);
            var live = new FixedBitSet(leaf.MaxDoc);
            var heads = new Dictionary<int, Reread>();
            foreach (Reread read in ofLeaf)
            {
                int head = blocks.FirstDoc(Grouping.Block, read.Place.Block);
                live.Set(head, blocks.FirstDoc(Grouping.Block, read.Place.Block + 1));
                heads.Add(head, read);
            }
            using var directory = new RAMDirectory();
            using DirectoryReader figures = Figures(directory, leaf.MaxDoc, heads);
            session.AddReaders(new TakenOver(new ParallelAtomicReader(false, figures.Leaves[0].AtomicReader, leaf), live));
        }
        _read.Clear();
    }

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    // A segment of as many documents, of which the plans' have their figures and nothing else.
    private static DirectoryReader Figures(RAMDirectory directory, int count, Dictionary<int, Reread> heads)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new LuceneAnalyzer())
        {
            MergePolicy = new LogDocMergePolicy(),
            MergeScheduler = new SerialMergeScheduler(),
            MaxThreadStates = 1,
        };
        using (var writer = new IndexWriter(directory, config))
        {
            var names = new TokenField(
                PlanFields.Indicator, new KeywordAnalyzer(), PlanFields.FieldTypeOf(IndexOptions.DOCS_ONLY, hasNorms: false));
            for (int doc = 0; doc < count; doc++)
            {
                writer.AddDocument(heads.TryGetValue(doc, out Reread? read)
                    ? [names.With(read.Terms), new BinaryDocValuesField(PlanFields.Figures, new BytesRef(read.Figures))]
                    : Enumerable.Empty<IIndexableField>());
            }
            writer.ForceMerge(1);
            writer.Commit();
        }
        return DirectoryReader.Open(directory);
    }

    // A segment without the documents that aren't taken over.
    private sealed class TakenOver(AtomicReader segment, FixedBitSet live) : FilterAtomicReader(segment)
    {
        private readonly int _count = live.Cardinality;

        public override IBits LiveDocs => live;

        public override int NumDocs => _count;
    }
}
