using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lucene.Net.Search;

namespace SearchPlans.Lucene.Postings;

/// <summary>
/// The documents of one block. Where they are close together they lie as bits, which are only made numbers when they are
/// wanted one after another: whether a document is there, and as which, bits tell at once.
/// </summary>
internal sealed unsafe class DocsBlock(PostingsFile file, int maxDoc)
{
    /// <summary>A block that takes more words is packed otherwise.</summary>
    public const int MostWords = 64;

    private const int WordBits = 64;
    private const int Lanes = 8;

    // Above these gaps, 128 of them could add up to more than 32 bits hold.
    private const int MostSafeBits = 16;

    // Behind the documents stands NO_MORE_DOCS, at least as often as a vector is long.
    private readonly int[] _docs = new int[PatchedPacking.BlockSize + Lanes];

    // The last of every eight documents; made when first asked for.
    private readonly int[] _lastOfEight = new int[PatchedPacking.BlockSize / Lanes];
    private bool _hasLastOfEight;

    // How many documents are in the words before each.
    private readonly int[] _before = new int[MostWords];
    private byte* _words;
    private int _first;

    /// <summary>How many documents there are; 0 before a block is read, and behind the last.</summary>
    public int Count { get; private set; }

    /// <summary>The last document; -1 before a block is read, <c>NO_MORE_DOCS</c> behind the last.</summary>
    public int LastDoc { get; private set; } = -1;

    /// <summary>The documents as numbers.</summary>
    public ReadOnlySpan<int> Docs
    {
        get
        {
            MakeNumbers();
            return _docs.AsSpan(0, Count);
        }
    }

    /// <summary>One of the documents.</summary>
    public int DocAt(int place)
    {
        MakeNumbers();
        return _docs[place];
    }

    /// <summary>Stands before the first block, or behind the last.</summary>
    public void Clear(int lastDoc)
    {
        Count = 0;
        LastDoc = lastDoc;
        _words = null;
    }

    /// <summary>Becomes a block of a single document.</summary>
    public void ReadSingle(int doc)
    {
        Clear(lastDoc: -1);
        CheckDoc((uint)doc);
        _docs.AsSpan(1).Fill(DocIdSetIterator.NO_MORE_DOCS);
        _docs[0] = doc;
        Finish(1, doc);
    }

    /// <summary>Reads a block.</summary>
    public void Read(in TermBlocks blocks, int block)
    {
        // Nothing is left of the block before if this one is damaged.
        Clear(lastDoc: -1);
        byte* at = blocks.Address(block, out byte* end);
        int count = blocks.DocCount(block);
        int before = blocks.DocBefore(block);
        CheckDoc((uint)Math.Max(before, 0));
        if (*at == PatchedPacking.NoHead)
        {
            ReadBits(at + 1, end, count, before, blocks.HasTable ? blocks.LastDoc(block) : before);
        }
        else
        {
            ReadGaps(new PackedNumbers(at, count, PackedLayout.Stream), end, before, blocks.HasTable ? blocks.LastDoc(block) : null);
        }
    }

    /// <summary>Where a block's frequencies begin.</summary>
    public static byte* FreqsOf(in TermBlocks blocks, int block, out byte* end)
    {
        byte* at = blocks.Address(block, out end);
        if (*at != PatchedPacking.NoHead)
        {
            return new PackedNumbers(at, blocks.DocCount(block), PackedLayout.Stream).End;
        }
        return blocks.HasTable ? at + 1 + sizeof(ulong) * WordCount(blocks.LastDoc(block) - blocks.DocBefore(block)) : end;
    }

    /// <summary>How many words hold so many bits.</summary>
    public static int WordCount(int bits) => (int)(((uint)bits + WordBits - 1) / WordBits);

    /// <summary>The first document at or after a target, which isn't behind the last.</summary>
    /// <param name="target">The target.</param>
    /// <param name="from">A place at or before it, -1 when that isn't known.</param>
    /// <param name="place">Gets the document's place, -1 when that would have to be counted.</param>
    public int FirstFrom(int target, int from, out int place)
    {
        if (_words == null)
        {
            place = FirstPlaceFrom(target, from);
            return _docs[place];
        }
        place = -1;
        int bit = Math.Max(target - _first, 0);
        int word = bit / WordBits;
        ulong rest = Word(_words, word) >> bit << bit;
        while (rest == 0)
        {
            rest = Word(_words, ++word);
        }
        return _first + word * WordBits + BitOperations.TrailingZeroCount(rest);
    }

    /// <summary>The place of a document of the block that lies as bits.</summary>
    public int PlaceOf(int doc)
    {
        int bit = doc - _first;
        return _before[bit / WordBits] + BitOperations.PopCount(Word(_words, bit / WordBits) & ((1ul << bit) - 1));
    }

    /// <summary>The first place at or after another whose document is at or after a target that isn't behind the last one.</summary>
    public int FirstPlaceFrom(int target, int from)
    {
        MakeNumbers();
        // Most are near; for the others counting those below is quicker than a search whose every branch is a guess.
        ref int first = ref MemoryMarshal.GetArrayDataReference(_docs);
        Vector256<int> targets = Vector256.Create(target);
        Vector256<int> near = Vector256.LoadUnsafe(ref first, (nuint)from);
        uint reached = Vector256.GreaterThanOrEqual(near, targets).ExtractMostSignificantBits();
        if (reached != 0)
        {
            return from + BitOperations.TrailingZeroCount(reached);
        }
        Vector256<int> below = Vector256<int>.Zero;
        for (int i = 0; i < PatchedPacking.BlockSize; i += Lanes)
        {
            below -= Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)i), targets);
        }
        return Vector256.Sum(below);
    }

    /// <summary>Finds which of some documents are in the block.</summary>
    /// <param name="docs">Rising documents, the first of them behind those of the block before.</param>
    /// <param name="next">Which of them to begin with; set to the first behind the block.</param>
    /// <param name="kept">Gets which of them are here, from <paramref name="count"/> on.</param>
    /// <param name="places">Gets their places in the block, with <paramref name="firstPlace"/> added.</param>
    /// <param name="firstPlace">What to add.</param>
    /// <param name="count">How many were kept before.</param>
    /// <returns>How many are kept now.</returns>
    public int Intersect(ReadOnlySpan<int> docs, ref int next, Span<int> kept, Span<int> places, int firstPlace, int count)
    {
        kept = kept[..docs.Length];
        places = places[..docs.Length];
        return _words == null
            ? IntersectNumbers(docs, ref next, kept, places, firstPlace, count)
            : IntersectBits(docs, ref next, kept, places, firstPlace, count);
    }

    // Both write what they find before they know that it counts: no branch hangs on it. They never write behind the document
    // they look at.
    private int IntersectBits(ReadOnlySpan<int> docs, ref int next, Span<int> kept, Span<int> places, int firstPlace, int count)
    {
        if (docs[next] < _first)
        {
            throw file.Corrupt($"{_first} 之后的文档", $"{docs[next]}");
        }
        ref int before = ref MemoryMarshal.GetArrayDataReference(_before);
        ref int keptAt = ref MemoryMarshal.GetReference(kept);
        ref int placeAt = ref MemoryMarshal.GetReference(places);
        byte* words = _words;
        int first = _first;
        int last = LastDoc;
        int i = next;
        for (; i < docs.Length && docs[i] <= last; i++)
        {
            int bit = docs[i] - first;
            ulong word = LittleEndian.ReadUInt64(words + (bit >> 6) * sizeof(ulong));
            Unsafe.Add(ref keptAt, count) = i;
            Unsafe.Add(ref placeAt,
                count) = firstPlace + Unsafe.Add(ref before, bit >> 6) + BitOperations.PopCount(word & ((1ul << bit) - 1));
            count += (int)(word >> bit & 1);
        }
        next = i;
        return count;
    }

    private int IntersectNumbers(ReadOnlySpan<int> docs, ref int next, Span<int> kept, Span<int> places, int firstPlace, int count)
    {
        MakeLastOfEight();
        ref int number = ref MemoryMarshal.GetArrayDataReference(_docs);
        ref int keptAt = ref MemoryMarshal.GetReference(kept);
        ref int placeAt = ref MemoryMarshal.GetReference(places);
        Vector256<int> low = Vector256.LoadUnsafe(ref _lastOfEight[0]);
        Vector256<int> high = Vector256.LoadUnsafe(ref _lastOfEight[Lanes]);
        int last = LastDoc;
        int i = next;
        for (; i < docs.Length && docs[i] <= last; i++)
        {
            Vector256<int> doc = Vector256.Create(docs[i]);
            uint below = Vector256.LessThan(low, doc).ExtractMostSignificantBits()
                | Vector256.LessThan(high, doc).ExtractMostSignificantBits() << Lanes;
            int eight = BitOperations.PopCount(below) * Lanes;
            uint equal = Vector256.Equals(Vector256.LoadUnsafe(ref number, (nuint)eight), doc).ExtractMostSignificantBits();
            Unsafe.Add(ref keptAt, count) = i;
            Unsafe.Add(ref placeAt, count) = firstPlace + eight + BitOperations.TrailingZeroCount(equal);
            count += equal != 0 ? 1 : 0;
        }
        next = i;
        return count;
    }

    private void ReadGaps(in PackedNumbers gaps, byte* end, int before, int? last)
    {
        if (gaps.End > end)
        {
            throw file.Corrupt("块之内的文档", "更长的块");
        }
        Span<uint> docs = MemoryMarshal.Cast<int, uint>(_docs.AsSpan());
        gaps.UnpackStream(docs);
        docs = docs[..gaps.Count];
        GapSums.Add((uint)before, docs);
        _docs.AsSpan(gaps.Count).Fill(DocIdSetIterator.NO_MORE_DOCS);
        CheckDoc(docs[^1]);
        int found = (int)docs[^1];
        if (last is not null && found != last)
        {
            throw file.Corrupt($"块末文档 {last}", $"{found}");
        }
        if (gaps.Bits > MostSafeBits)
        {
            CheckRising(before, docs);
        }
        Finish(gaps.Count, found);
    }

    private void ReadBits(byte* words, byte* end, int count, int before, int last)
    {
        int bits = last - before;
        int wordCount = WordCount(bits);
        if (bits < count || wordCount > MostWords || words + wordCount * sizeof(ulong) > end || last >= maxDoc)
        {
            throw file.Corrupt("块之内的文档", $"{before} 到 {last} 的块");
        }
        int found = 0;
        for (int w = 0; w < wordCount; w++)
        {
            _before[w] = found;
            found += BitOperations.PopCount(Word(words, w));
        }
        if (found != count || Word(words, wordCount - 1) >> (bits - 1) != 1)
        {
            throw file.Corrupt($"{count} 个文档，末为 {last}", $"{found} 个");
        }
        _first = before + 1;
        _words = words;
        Finish(count, last);
    }

    private void Finish(int count, int lastDoc)
    {
        Count = count;
        LastDoc = lastDoc;
        _hasLastOfEight = false;
    }

    private void MakeNumbers()
    {
        if (_words == null)
        {
            return;
        }
        // Byte by byte: how many documents a byte has decides where the next one's go, but no branch.
        ref int docs = ref MemoryMarshal.GetArrayDataReference(_docs);
        Vector256<int> first = Vector256.Create(_first);
        int bytes = (LastDoc - _first) / ByteBits.Count + 1;
        int place = 0;
        for (int i = 0; i < bytes; i++, first += Vector256.Create(ByteBits.Count))
        {
            byte bits = _words[i];
            (first + ByteBits.Places(bits)).StoreUnsafe(ref docs, (nuint)place);
            place += BitOperations.PopCount(bits);
        }
        _docs.AsSpan(Count).Fill(DocIdSetIterator.NO_MORE_DOCS);
        _words = null;
    }

    private void MakeLastOfEight()
    {
        if (_hasLastOfEight)
        {
            return;
        }
        for (int i = 0; i < _lastOfEight.Length; i++)
        {
            _lastOfEight[i] = _docs[i * Lanes + Lanes - 1];
        }
        _hasLastOfEight = true;
    }

    private static ulong Word(byte* words, int word) => LittleEndian.ReadUInt64(words + word * sizeof(ulong));

    private void CheckDoc(uint doc)
    {
        if (doc >= (uint)maxDoc)
        {
            throw file.Corrupt($"小于 {maxDoc} 的文档号", $"{doc}");
        }
    }

    private void CheckRising(int before, ReadOnlySpan<uint> docs)
    {
        long previous = before;
        foreach (uint doc in docs)
        {
            if (doc <= previous)
            {
                throw file.Corrupt($"{previous} 之后的文档", $"{doc}");
            }
            previous = doc;
        }
    }
}
