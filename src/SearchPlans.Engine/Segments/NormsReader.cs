namespace SearchPlans.Engine.Segments;

/// <summary>The norms of a field in a segment, for scoring: no more than an address and a bound. Valid as long as the
/// segment is held.</summary>
public readonly unsafe struct NormsReader
{
    private readonly byte* _norms;
    private readonly int _count;

    internal NormsReader(byte* norms, int count)
    {
        _norms = norms;
        _count = count;
    }

    /// <summary>Whether the field has no norms; then every document's is 0.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The norm of a document; 0 in a field without.</summary>
    public byte this[int doc] => (uint)doc < (uint)_count ? _norms[doc] : (byte)0;
}
