using System.Runtime.CompilerServices;
using System.Text;

namespace SearchPlans.Engine.Indexing;

/// <summary>Gives each different term a number, in the order of their first coming. Open addressing over a pool of
/// characters: no object per term.</summary>
internal sealed class TermTable
{
    private struct Entry
    {
        public int Start, Length;
        public uint Hash;
    }

    private int[] _slots = new int[1 << 12];
    private Entry[] _entries = new Entry[1 << 11];
    private char[] _characters = new char[1 << 14];
    private int _charactersLength;

    /// <summary>How many different terms there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a term, a new one if it wasn't met before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int GetOrAdd(ReadOnlySpan<char> term)
    {
        uint hash = Hash(term);
        int mask = _slots.Length - 1;
        int slot = (int)hash & mask;
        while (_slots[slot] is int id and not 0)
        {
            ref Entry entry = ref _entries[id - 1];
            if (entry.Hash == hash && term.SequenceEqual(_characters.AsSpan(entry.Start, entry.Length))) return id - 1;
            slot = (slot + 1) & mask;
        }
        return Add(term, hash, slot);
    }

    public ReadOnlySpan<char> Term(int id) => _characters.AsSpan(_entries[id].Start, _entries[id].Length);

    public void Clear()
    {
        Array.Clear(_slots);
        _charactersLength = 0;
        Count = 0;
    }

    /// <summary>The terms in the order of their UTF-8 bytes: their numbers, and the bytes of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int[] Ids, byte[] Bytes, int[] Starts) SortedByUtf8()
    {
        // Most terms are told apart by their first eight bytes, so numbers are sorted rather than strings.
        var bytes = new byte[_charactersLength * 3];
        var starts = new int[Count + 1];
        var prefixes = new ulong[Count];
        var ids = new int[Count];
        int length = 0;
        for (int id = 0; id < Count; id++)
        {
            int start = length;
            length += Encoding.UTF8.GetBytes(Term(id), bytes.AsSpan(length));
            starts[id + 1] = length;
            prefixes[id] = Segments.TermDictionaryWriter.Prefix(bytes.AsSpan(start, length - start));
            ids[id] = id;
        }
        Array.Sort(prefixes, ids);
        var comparer = Comparer<int>.Create((a, b) =>
            bytes.AsSpan(starts[a]..starts[a + 1]).SequenceCompareTo(bytes.AsSpan(starts[b]..starts[b + 1])));
        for (int from = 0, to; from < Count; from = to)
        {
            for (to = from + 1; to < Count && prefixes[to] == prefixes[from];) to++;
            if (to - from > 1) Array.Sort(ids, from, to - from, comparer);
        }
        return (ids, bytes, starts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Add(ReadOnlySpan<char> term, uint hash, int slot)
    {
        if (Count == _entries.Length) Array.Resize(ref _entries, Count * 2);
        if (_charactersLength + term.Length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _charactersLength + term.Length));
        term.CopyTo(_characters.AsSpan(_charactersLength));
        _entries[Count] = new Entry { Start = _charactersLength, Length = term.Length, Hash = hash };
        _charactersLength += term.Length;
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        int mask = _slots.Length - 1;
        for (int id = 0; id < Count; id++)
        {
            int slot = (int)_entries[id].Hash & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = id + 1;
        }
    }

    // Multiply and fold, over two characters at a time: terms are a handful of characters long.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<char> term)
    {
        ulong h = (ulong)term.Length * 0x9E3779B97F4A7C15;
        int i = 0;
        for (; i + 1 < term.Length; i += 2) h = (h ^ (term[i] | (ulong)term[i + 1] << 16)) * 0xD6E8FEB86659FD93;
        if (i < term.Length) h = (h ^ term[i]) * 0xD6E8FEB86659FD93;
        return (uint)(h >> 32) ^ (uint)h;
    }
}
