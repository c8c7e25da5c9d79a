using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Segments;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Indexing;

/// <summary>Makes several segments into one, without their deleted blocks. Documents keep their order.</summary>
internal sealed class SegmentMerger
{
    private readonly Schema _schema;
    private readonly IReadOnlyList<SegmentReader> _sources;
    private readonly int[][] _newDocs;
    private readonly List<int> _blocks = [];
    private readonly List<int> _groups = [];
    private readonly List<(SegmentReader Source, int Block)> _liveBlocks = [];
    private int _docCount;

    private SegmentMerger(Schema schema, IReadOnlyList<SegmentReader> sources)
    {
        _schema = schema;
        _sources = sources;
        _newDocs = [.. sources.Select(NumberDocs)];
    }

    /// <summary>Merges.</summary>
    /// <returns>The new segment, or null when nothing in the sources is left.</returns>
    public static SegmentInfo? Merge(
        IndexDirectory directory, Schema schema, IReadOnlyList<SegmentReader> sources, string name, CancellationToken cancellation)
    {
        var merger = new SegmentMerger(schema, sources);
        if (merger._docCount == 0) return null;
        using var writer = new SegmentWriter(directory, schema, name);
        merger.WriteStored(writer, cancellation);
        byte[]?[] norms = merger.MergeNorms();
        writer.WriteNorms(norms);
        writer.WriteGroups(merger._blocks, merger._groups);
        merger.WriteColumns(writer);
        for (int field = 0; field < schema.Texts.Count; field++) merger.WriteField(writer, field, norms[field], cancellation);
        return writer.Complete(merger._docCount, merger._blocks.Count);
    }

    // For each document its new number, -1 when it is deleted.
    private int[] NumberDocs(SegmentReader source)
    {
        var newDocs = new int[source.DocCount];
        Groups groups = source.Groups;
        int group = 0;
        for (int block = 0; block < groups.Count(Grouping.Block); block++)
        {
            int first = groups.FirstDoc(Grouping.Block, block);
            int end = groups.FirstDoc(Grouping.Block, block + 1);
            bool live = !source.DeletedBlocks.Contains(block);
            if (live)
            {
                _blocks.Add(_docCount);
                _liveBlocks.Add((source, block));
            }
            for (; group < groups.Count(Grouping.Group) && groups.FirstDoc(Grouping.Group, group) is int start && start < end; group++)
            {
                if (live) _groups.Add(_docCount + start - first);
            }
            for (int doc = first; doc < end; doc++) newDocs[doc] = live ? _docCount++ : -1;
        }
        return newDocs;
    }

    private void WriteStored(SegmentWriter writer, CancellationToken cancellation)
    {
        foreach (SegmentReader source in _sources)
        {
            StoredBytesReader stored = source.Stored();
            for (int doc = 0; doc < source.DocCount; doc++)
            {
                if (!source.IsDeleted(doc)) writer.AddStored(stored.Read(doc));
            }
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private byte[]?[] MergeNorms()
    {
        var merged = new byte[]?[_schema.Texts.Count];
        for (int field = 0; field < merged.Length; field++)
        {
            if (!_schema.Texts[field].Norms) continue;
            var norms = new byte[_docCount];
            for (int s = 0; s < _sources.Count; s++)
            {
                NormsReader old = _sources[s].NormsOf(field);
                for (int doc = 0; doc < _sources[s].DocCount; doc++)
                {
                    if (_newDocs[s][doc] >= 0) norms[_newDocs[s][doc]] = old[doc];
                }
            }
            merged[field] = norms;
        }
        return merged;
    }

    private void WriteColumns(SegmentWriter writer)
    {
        var numbers = new List<List<long>>();
        var keywords = new List<List<string>>();
        for (int i = 0; i < _schema.Columns.Count; i++)
        {
            bool isNumber = _schema.Columns[i].Kind == ColumnKind.Number;
            numbers.Add(isNumber ? [.. _liveBlocks.Select(b => b.Source.Numbers(i)[b.Block])] : []);
            keywords.Add(isNumber ? [] : [.. _liveBlocks.Select(b => b.Source.Keywords(i)[b.Block])]);
        }
        writer.WriteColumns(numbers, keywords);
    }

    private void WriteField(SegmentWriter writer, int field, byte[]? norms, CancellationToken cancellation)
    {
        long tokens = _sources.Sum(s => s.Terms(field).Statistics.SumTotalTermFreq);
        int docs = _sources.Sum(s => s.Terms(field).Statistics.DocCount);
        var docsWithField = new System.Collections.BitArray(_docCount);
        // The average only chooses between bounds that all hold, so that deleted documents may count in it.
        writer.StartField(field, norms, tokens, docs);
        var terms = new TermEnumerator?[_sources.Count];
        for (int s = 0; s < terms.Length; s++)
        {
            terms[s] = _sources[s].Terms(field).Terms();
            if (!terms[s]!.MoveNext()) terms[s] = null;
        }
        var term = new byte[64];
        while (true)
        {
            int least = LeastTerm(terms);
            if (least < 0) break;
            cancellation.ThrowIfCancellationRequested();
            int length = terms[least]!.Term.Length;
            if (length > term.Length) term = new byte[length * 2];
            terms[least]!.Term.CopyTo(term);
            WriteTerm(writer, field, term.AsSpan(0, length), terms, docsWithField);
        }
        writer.FinishField(CountSet(docsWithField));
    }

    private static int LeastTerm(TermEnumerator?[] terms)
    {
        int least = -1;
        for (int s = 0; s < terms.Length; s++)
        {
            if (terms[s] is null) continue;
            if (least < 0 || terms[s]!.Term.SequenceCompareTo(terms[least]!.Term) < 0) least = s;
        }
        return least;
    }

    private void WriteTerm(
        SegmentWriter writer, int field, ReadOnlySpan<byte> term, TermEnumerator?[] terms, System.Collections.BitArray docsWithField)
    {
        bool hasPositions = _schema.Texts[field].Postings == Postings.Positions;
        bool any = false;
        writer.StartTerm();
        for (int s = 0; s < terms.Length; s++)
        {
            if (terms[s] is not { } enumerator || !enumerator.Term.SequenceEqual(term)) continue;
            PostingsCursor postings = _sources[s].Postings(field, enumerator.Info);
            int[] newDocs = _newDocs[s];
            while (postings.Next() != PostingsCursor.NoMoreDocs)
            {
                int doc = newDocs[postings.Doc];
                if (doc < 0) continue;
                writer.AddPosting(doc, postings.Freq, hasPositions ? postings.Positions() : []);
                docsWithField[doc] = true;
                any = true;
            }
            if (!enumerator.MoveNext()) terms[s] = null;
        }
        if (any) writer.FinishTerm(term);
    }

    private static int CountSet(System.Collections.BitArray bits)
    {
        int count = 0;
        foreach (bool bit in bits)
        {
            if (bit) count++;
        }
        return count;
    }
}
