using SearchPlans.Engine.Documents;
using SearchPlans.Engine.Storage;

namespace SearchPlans.Engine.Segments;

/// <summary>
/// The index as it was at one commit. Documents are numbered through all segments. Safe for concurrent use; dispose it
/// when the last reading is over, as its files are mapped until then.
/// </summary>
public sealed class IndexSnapshot : IDisposable
{
    private readonly int[] _firstDocs;
    private int _references = 1;

    private IndexSnapshot(Schema schema, Manifest? manifest, IReadOnlyList<SegmentReader> segments)
    {
        Schema = schema;
        Generation = manifest?.Generation ?? 0;
        Checksum = manifest?.Checksum ?? 0;
        Segments = segments;
        _firstDocs = new int[segments.Count];
        for (int i = 0; i < segments.Count; i++)
        {
            _firstDocs[i] = DocCount;
            DocCount = checked(DocCount + segments[i].DocCount);
        }
    }

    /// <summary>The fields of the index.</summary>
    public Schema Schema { get; }

    /// <summary>The commit's number; 0 when nothing was ever committed.</summary>
    public long Generation { get; }

    /// <summary>The checksum of the commit's manifest; 0 when nothing was ever committed.</summary>
    public uint Checksum { get; }

    /// <summary>Documents, deleted ones included.</summary>
    public int DocCount { get; }

    /// <summary>The segments, in the order of their documents.</summary>
    public IReadOnlyList<SegmentReader> Segments { get; }

    /// <summary>The number of a segment's first document.</summary>
    public int FirstDoc(int segment) => _firstDocs[segment];

    /// <summary>The segment that holds a document.</summary>
    public int SegmentOf(int doc)
    {
        int found = Array.BinarySearch(_firstDocs, doc);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Opens the current commit.</summary>
    /// <param name="directory">Where the index is.</param>
    /// <param name="schema">The fields it should have.</param>
    /// <param name="before">An earlier snapshot, whose segments are shared where they are the same; or null.</param>
    /// <returns>The snapshot; an empty one when nothing was ever committed or the index is of another schema.</returns>
    /// <exception cref="IndexFormatException">A file can't be used.</exception>
    public static IndexSnapshot Open(IndexDirectory directory, Schema schema, IndexSnapshot? before = null)
    {
        while (true)
        {
            Manifest? manifest = Manifest.Read(directory);
            if (manifest is null || manifest.SchemaIdentity != schema.Identity)
                return new IndexSnapshot(schema, manifest, []);
            try
            {
                return new IndexSnapshot(schema, manifest, OpenSegments(directory, schema, manifest, before));
            }
            catch (FileNotFoundException e)
            {
                // A commit since has merged the file away; then there is a newer manifest.
                if (Manifest.Read(directory)?.Generation == manifest.Generation)
                    throw new IndexFormatException(IndexFormatProblem.Corrupt, Path.GetFileName(e.FileName) ?? "?", "存在的文件", "没有这个文件");
            }
        }
    }

    /// <summary>Holds on to the snapshot once more; every hold is given up with <see cref="Dispose"/>.</summary>
    public IndexSnapshot Retain()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _references);
            ObjectDisposedException.ThrowIf(seen == 0, this);
        }
        while (Interlocked.CompareExchange(ref _references, seen + 1, seen) != seen);
        return this;
    }

    /// <summary>Gives up one hold on the snapshot.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _references) != 0) return;
        foreach (SegmentReader segment in Segments) segment.Release();
    }

    private static List<SegmentReader> OpenSegments(
        IndexDirectory directory, Schema schema, Manifest manifest, IndexSnapshot? before)
    {
        var readers = new List<SegmentReader>();
        try
        {
            foreach (SegmentInfo info in manifest.Segments)
            {
                SegmentReader? shared = before?.Segments.FirstOrDefault(s => SameFiles(s.Info, info));
                if (shared is not null) shared.Retain();
                readers.Add(shared ?? new SegmentReader(directory, schema, info));
            }
            return readers;
        }
        catch
        {
            foreach (SegmentReader reader in readers) reader.Release();
            throw;
        }
    }

    private static bool SameFiles(SegmentInfo a, SegmentInfo b) => a.AllFiles.SequenceEqual(b.AllFiles);
}
