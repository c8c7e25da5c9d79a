using System.Runtime.CompilerServices;

namespace SearchPlans.Lucene.Analysis.SmartCn;

/// <summary>
/// Finds the cheapest way to cut a run of Chinese characters into words. A run lies between two characters of other
/// classes (or a sentence's ends), where no word can reach across, so that each run is settled before the next begins.
/// </summary>
/// <remarks>
/// A node is a word at a place; nodes are numbered by rising start and, from one start, by rising length. Of two equally
/// cheap predecessors the first wins, as in Lucene. Nearly all time would go into waiting for memory, so the work is done
/// in passes, each of which asks for what the next will need: all words first, then all pairs of them, then the path.
/// </remarks>
internal sealed class WordLattice(SmartCnDictionary dictionary, int capacity = WordLattice.DefaultCapacity)
{
    /// <summary>
    /// How many characters of one run are kept at once. A longer run is settled as far as all its paths agree; in
    /// language they do within a few words.
    /// </summary>
    public const int DefaultCapacity = 4096;

    // No word of the dictionary is longer; so many words at most begin or end at one place.
    private const int LongestWord = 16;
    private const int None = -1, Root = 0;

    private readonly ushort[] _codes = new ushort[capacity];
    private readonly int[] _starts = new int[capacity];

    // Of each place: the trie's node to go on from, the first node that begins there, the last that ends there.
    private readonly int[] _tries = new int[capacity];
    private readonly int[] _firstBeginning = new int[capacity + 2];
    private readonly int[] _lastEnding = new int[capacity + 1];

    // Of each place: the lengths of the lexicon's words that begin there, bit n for length n + 1.
    private readonly ushort[] _lexiconLengths = dictionary.HasLexiconWords ? new ushort[capacity] : [];

    private readonly int[] _path = new int[capacity + 1];
    private Node[] _nodes = new Node[4 * capacity];
    private int _nodeCount;

    private struct Node
    {
        public double Cost;
        public int Word;
        public int Previous;

        // The next lower number among the nodes that end at the same place.
        public int NextEnding;
        public ushort Start, End;
    }

    /// <summary>How many characters there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no further character fits; then <see cref="SettlePart"/> makes room.</summary>
    public bool IsFull => Count == _codes.Length;

    /// <summary>Appends a character.</summary>
    /// <param name="code">Its code in the dictionary.</param>
    /// <param name="startChar">Where it stands in the text.</param>
    public void Add(int code, int startChar)
    {
        _codes[Count] = (ushort)code;
        _starts[Count++] = startChar;
    }

    /// <summary>Cuts the run, whose end has been reached, and forgets it.</summary>
    /// <param name="before">The word before the run.</param>
    /// <param name="cost">The cheapest path's cost to there; afterwards to the word behind the run.</param>
    /// <param name="behind">The word behind the run.</param>
    /// <param name="text">The text that the run is of.</param>
    /// <param name="tokens">Where the words go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Settle(int before, ref double cost, int behind, ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        int end = Count;
        FindWords(before, cost, end);
        int last = _nodeCount++;
        _nodes[last].Word = behind;
        _firstBeginning[end + 1] = _nodeCount;
        FindPath(end + 1);
        cost = _nodes[last].Cost;
        Emit(_nodes[last].Previous, text, tokens);
        Count = 0;
    }

    /// <summary>Cuts a run that doesn't fit as far as all its paths agree, and forgets it.</summary>
    /// <param name="before">The word before the run; afterwards the last word cut.</param>
    /// <param name="cost">The cheapest path's cost to it.</param>
    /// <param name="text">The text that the run is of.</param>
    /// <param name="tokens">Where the words go.</param>
    /// <returns>Where the text has to be read on: right behind the last word cut.</returns>
    public int SettlePart(ref int before, ref double cost, ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        // Words that begin behind this might go on behind what is here.
        int end = Count - LongestWord;
        FindWords(before, cost, end);
        FindPath(end);
        int last = CommonAncestor(end);
        if (last == Root)
        {
            last = CheapestEnding(end);
        }
        Emit(last, text, tokens);
        Count = 0;
        before = _nodes[last].Word;
        cost = _nodes[last].Cost;
        return _starts[_nodes[last].End - 1] + 1;
    }

    /// <summary>Makes the root, which ends where the run begins, and the nodes that begin before <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindWords(int before, double cost, int end)
    {
        int count = Count;
        ReadOnlySpan<ushort> codes = _codes.AsSpan(0, count);
        Span<int> tries = _tries.AsSpan(0, count);
        Span<int> lastEnding = _lastEnding.AsSpan(0, count + 1);
        for (int i = 0; i + 1 < count; i++)
        {
            tries[i] = dictionary.NodeBefore(codes[i], codes[i + 1]);
            lastEnding[i] = None;
        }
        tries[^1] = 0;
        lastEnding[^2] = lastEnding[^1] = None;

        _nodeCount = 0;
        ushort[] lexiconLengths = _lexiconLengths;
        AddNode(before, 0, 0);
        _nodes[Root].Cost = cost;
        _nodes[Root].Previous = None;
        for (int start = 0; start < end; start++)
        {
            if (_nodeCount + LongestWord >= _nodes.Length)
            {
                Array.Resize(ref _nodes, _nodes.Length * 2);
            }
            _firstBeginning[start] = _nodeCount;
            AddNode(dictionary.Single(codes[start]), start, start + 1);
            int trie = tries[start];
            if (lexiconLengths.Length > 0)
            {
                lexiconLengths[start] = 0;
            }
            for (int next = start + 1; trie != 0 && next < count; next++)
            {
                int word = dictionary.Extend(ref trie, codes[next]);
                if (word == 0)
                {
                    continue;
                }
                AddNode(word, start, next + 1);
                if (lexiconLengths.Length > 0 && dictionary.IsLexiconWord(word))
                {
                    lexiconLengths[start] |= (ushort)(1 << (next - start));
                }
            }
        }
        _firstBeginning[end] = _nodeCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddNode(int word, int start, int end)
    {
        ref Node node = ref _nodes[_nodeCount];
        node.Word = word;
        node.Start = (ushort)start;
        node.End = (ushort)end;
        node.NextEnding = _lastEnding[end];
        _lastEnding[end] = _nodeCount++;
        dictionary.Prefetch(word);
    }

    /// <summary>Finds the cheapest predecessor of every node that begins before place <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindPath(int end)
    {
        Node[] nodes = _nodes;
        for (int place = 0; place < end; place++)
        {
            for (int node = _firstBeginning[place]; node < _firstBeginning[place + 1]; node++)
            {
                int word = nodes[node].Word;
                double least = double.MaxValue;
                int cheapest = None;
                for (int previous = _lastEnding[place]; previous != None; previous = nodes[previous].NextEnding)
                {
                    double cost = nodes[previous].Cost + dictionary.Cost(nodes[previous].Word, word);
                    // Lower numbers come later, and win where equal.
                    if (cost > least)
                    {
                        continue;
                    }
                    least = cost;
                    cheapest = previous;
                }
                nodes[node].Cost = least;
                nodes[node].Previous = cheapest;
            }
        }
    }

    /// <summary>The last word that the paths to all words reaching <paramref name="place"/> or beyond share; the root if none.</summary>
    private int CommonAncestor(int place)
    {
        int ancestor = _lastEnding[place];
        for (int end = place; end <= Count; end++)
        {
            for (int node = _lastEnding[end]; node != None; node = _nodes[node].NextEnding)
            {
                int other = node;
                while (ancestor != other)
                {
                    // A predecessor always has the smaller number.
                    if (ancestor > other)
                    {
                        ancestor = _nodes[ancestor].Previous;
                    }
                    else
                    {
                        other = _nodes[other].Previous;
                    }
                }
            }
        }
        return ancestor;
    }

    private int CheapestEnding(int place)
    {
        int cheapest = _lastEnding[place];
        for (int node = cheapest; node != None; node = _nodes[node].NextEnding)
        {
            if (_nodes[node].Cost <= _nodes[cheapest].Cost)
            {
                cheapest = node;
            }
        }
        return cheapest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Emit(int last, ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        int count = 0;
        for (int node = last; node != Root; node = _nodes[node].Previous)
        {
            _path[count++] = node;
        }
        Span<char> term = stackalloc char[LongestWord];
        while (count > 0)
        {
            int start = _nodes[_path[--count]].Start;
            if (_lexiconLengths.Length > 0 && _lexiconLengths[start] is not 0 and ushort lengths)
            {
                count = LastOfLongest(count, lengths);
            }
            int length = _nodes[_path[count]].End - start;
            int startChar = _starts[start], endChar = _starts[start + length - 1] + 1;
            if (endChar - startChar == length)
            {
                tokens.Add(text[startChar..endChar], startChar, endChar);
                continue;
            }
            for (int i = 0; i < length; i++)
            {
                term[i] = text[_starts[start + i]];
            }
            tokens.Add(term[..length], startChar, endChar);
        }
    }

    /// <summary>Where on the path the longest word of a lexicon ends that is there, be it in parts.</summary>
    /// <param name="first">Where it begins; the path is kept backwards.</param>
    /// <param name="lengths">The lengths it may have.</param>
    private int LastOfLongest(int first, uint lengths)
    {
        int start = _nodes[_path[first]].Start, longest = first;
        for (int last = first; last >= 0; last--)
        {
            int length = _nodes[_path[last]].End - start;
            if (lengths >> (length - 1) == 0 || length > LongestWord)
            {
                break;
            }
            if ((lengths >> (length - 1) & 1) != 0)
            {
                longest = last;
            }
        }
        return longest;
    }
}
