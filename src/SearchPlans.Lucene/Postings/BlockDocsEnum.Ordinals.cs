using System.Runtime.Intrinsics;
using Lucene.Net.Index;

namespace SearchPlans.Lucene.Postings;

// Documents by their ordinals among the term's: their frequencies and positions, wherever the enumeration stands.
public sealed unsafe partial class BlockDocsEnum
{
    // Frequencies of more documents of a block than these are unpacked all together.
    private const int FewInBlock = 4;

    private readonly uint[] _freqs = new uint[PatchedPacking.BlockSize];
    private PackedNumbers _packedFreqs;
    private int _freqsBlock;
    private int _unpackedBlock;
    private BlockPositions? _positions;
    private int _positionsBlock;

    /// <inheritdoc />
    public int Ordinal => _block * PatchedPacking.BlockSize + Place;

    /// <inheritdoc />
    public ReadOnlySpan<uint> RestOfFreqs
    {
        get
        {
            Unpack(_block);
            return _freqs.AsSpan(Place, _docs.Count - Place);
        }
    }

    // What the only document of a term has more than frequency 1; others have it in their blocks.
    private int SingleMore => _blocks.DocFreq == 1 && _options != IndexOptions.DOCS_ONLY ? (int)_totalTermFreq - 1 : 0;

    /// <inheritdoc />
    public int Intersect(ReadOnlySpan<int> docs, Span<int> kept, Span<int> ordinals)
    {
        int count = 0;
        for (int next = 0; next < docs.Length;)
        {
            if (docs[next] > _docs.LastDoc && !MoveTo(docs[next]) || _docs.Count == 0)
            {
                break;
            }
            count = _docs.Intersect(docs, ref next, kept, ordinals, _block * PatchedPacking.BlockSize, count);
        }
        return count;
    }

    /// <inheritdoc />
    public void FreqsAt(ReadOnlySpan<int> ordinals, Span<uint> freqs)
    {
        for (int i = 0; i < ordinals.Length;)
        {
            int block = ordinals[i] / PatchedPacking.BlockSize;
            int first = block * PatchedPacking.BlockSize;
            if (i + FewInBlock < ordinals.Length && ordinals[i + FewInBlock] - first < PatchedPacking.BlockSize)
            {
                Unpack(block);
                for (; i < ordinals.Length && ordinals[i] - first < PatchedPacking.BlockSize; i++)
                {
                    freqs[i] = _freqs[ordinals[i] - first];
                }
            }
            else
            {
                freqs[i] = FreqsOf(block).At(ordinals[i] - first) + (uint)SingleMore;
                i++;
            }
        }
    }

    /// <inheritdoc />
    public ReadOnlySpan<int> Positions() => PositionsAt(Ordinal);

    /// <inheritdoc />
    public ReadOnlySpan<int> PositionsAt(int ordinal) =>
        PositionsOf(ordinal / PatchedPacking.BlockSize).Read(ordinal % PatchedPacking.BlockSize);

    /// <inheritdoc />
    public Vector256<int> EightPositionsAt(int ordinal, int filler, out int count) =>
        PositionsOf(ordinal / PatchedPacking.BlockSize).ReadEight(ordinal % PatchedPacking.BlockSize, filler, out count);

    private BlockPositions PositionsOf(int block)
    {
        if (_positionsBlock != block)
        {
            StartPositions(block);
        }
        return _positions!;
    }

    private void StartPositions(int block)
    {
        if (_options < IndexOptions.DOCS_AND_FREQS_AND_POSITIONS || _positionsFile is null)
        {
            throw new InvalidOperationException("The field keeps no positions.");
        }
        _positions ??= new BlockPositions(_positionsFile);
        if (_blocks.DocFreq == 1)
        {
            _positions.StartSingle(_blocks.PositionsOffset(0), _totalTermFreq);
        }
        else
        {
            _positions.Start(_blocks.PositionsOffset(block), FreqsOf(block));
        }
        _positionsBlock = block;
    }

    private void Unpack(int block)
    {
        if (_unpackedBlock != block)
        {
            FreqsOf(block).UnpackPlanes(_freqs);
            _freqs[0] += (uint)SingleMore;
            _unpackedBlock = block;
        }
    }

    private void ForgetFreqs()
    {
        _freqsBlock = -1;
        _unpackedBlock = -1;
        _positionsBlock = -1;
    }

    private ref readonly PackedNumbers FreqsOf(int block)
    {
        if (_freqsBlock != block)
        {
            FindFreqs(block);
        }
        return ref _packedFreqs;
    }

    private void FindFreqs(int block)
    {
        if ((uint)block >= (uint)_blocks.Count)
        {
            throw new InvalidOperationException("There is no current document.");
        }
        int count = _blocks.DocCount(block);
        _packedFreqs = PackedNumbers.Zeros(count);
        if (_blocks.DocFreq > 1 && _options != IndexOptions.DOCS_ONLY)
        {
            byte* at = DocsBlock.FreqsOf(_blocks, block, out byte* end);
            _packedFreqs = at < end ? new PackedNumbers(at, count, PackedLayout.Planes) : default;
            if (at >= end || _packedFreqs.End > end)
            {
                throw _docsFile.Corrupt("块之内的词频", "更长的块");
            }
        }
        _freqsBlock = block;
    }
}
