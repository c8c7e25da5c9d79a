namespace SearchPlans.Engine.Analysis.SmartCn;

/// <summary>
/// Finds the cheapest way to cut a run of Chinese characters into words. A run lies between two characters of other
/// classes (or a sentence's ends), where no word can reach across, so that each run is settled before the next begins.
/// </summary>
/// <remarks>
/// A node is a word at a place; nodes are made by rising start and, from one start, by rising length. A node's cheapest
/// predecessor is found when it is made; where two are equally cheap the first made wins, as in Lucene. At each place the
/// words that end there are first thinned: one that could not win even with its cheapest successor, against another with
/// its dearest, needs no look into the table of pairs. Rounding is monotone, so that this changes no decision.
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
    private const int None = -1;

    private readonly ushort[] _codes = new ushort[capacity];
    private readonly int[] _starts = new int[capacity];
    private readonly int[] _lastEnding = new int[capacity + 1];
    private readonly Contender[] _contenders = new Contender[LongestWord];
    private Node[] _nodes = new Node[4 * capacity];
    private int[] _path = new int[capacity];
    private int _nodeCount;
    private int _rootWord;
    private double _rootCost;

    private struct Node
    {
        public double Cost;
        public int Word;
        public int Previous;

        // The node made before this one that ends at the same place.
        public int NextEnding;
        public ushort Start, End;
    }

    /// <summary>A word that ends where the next begins and may be its cheapest predecessor.</summary>
    private struct Contender
    {
        public double Cost;
        public SmartCnDictionary.WordEntry Entry;
        public int Node;
    }

    /// <summary>How many characters there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no further character fits; then <see cref="SettlePart"/> makes room.</summary>
    public bool IsFull => Count == _codes.Length;

    /// <summary>Forgets everything.</summary>
    public void Clear() => Count = 0;

    /// <summary>Appends a character.</summary>
    /// <param name="code">Its code in the dictionary.</param>
    /// <param name="startChar">Where it stands in the text.</param>
    public void Add(int code, int startChar)
    {
        _codes[Count] = (ushort)code;
        _starts[Count++] = startChar;
    }

    /// <summary>Cuts the run, whose end has been reached.</summary>
    /// <param name="before">The word before the run.</param>
    /// <param name="cost">The cheapest path's cost to there; afterwards to the word behind the run.</param>
    /// <param name="behind">The word behind the run.</param>
    /// <param name="text">The text that the run is of.</param>
    /// <param name="tokens">Where the words go.</param>
    public void Settle(int before, ref double cost, int behind, ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        Build(before, cost, Count);
        cost = Cheapest(Gather(Count), behind, out int last);
        Emit(last, text, tokens);
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
        Build(before, cost, end);
        int last = CommonAncestor(end);
        if (last == None) last = CheapestEnding(end);
        Emit(last, text, tokens);
        Count = 0;
        before = _nodes[last].Word;
        cost = _nodes[last].Cost;
        return _starts[_nodes[last].End - 1] + 1;
    }

    /// <summary>Makes the nodes that begin before <paramref name="end"/>.</summary>
    private void Build(int before, double cost, int end)
    {
        _rootWord = before;
        _rootCost = cost;
        _nodeCount = 0;
        _lastEnding.AsSpan(0, Count + 1).Fill(None);
        for (int start = 0; start < end; start++)
        {
            if (_nodeCount + LongestWord > _nodes.Length) Array.Resize(ref _nodes, _nodes.Length * 2);
            ReadOnlySpan<Contender> contenders = Gather(start);
            int word = dictionary.Single(_codes[start], out int node);
            AddNode(contenders, word, start, start + 1);
            for (int next = start + 1; node != 0 && next < Count; next++)
            {
                word = dictionary.Extend(ref node, _codes[next]);
                if (word != 0) AddNode(contenders, word, start, next + 1);
            }
        }
    }

    /// <summary>The words ending at a place that may be the cheapest predecessor of one beginning there, last made first.</summary>
    private ReadOnlySpan<Contender> Gather(int place)
    {
        Contender[] contenders = _contenders;
        if (place == 0)
        {
            contenders[0] = new Contender { Cost = _rootCost, Entry = dictionary.After(_rootWord), Node = None };
            return contenders.AsSpan(0, 1);
        }
        int count = 0;
        double bound = double.MaxValue;
        for (int node = _lastEnding[place]; node != None; node = _nodes[node].NextEnding)
        {
            ref Contender contender = ref contenders[count++];
            contender.Cost = _nodes[node].Cost;
            contender.Entry = dictionary.After(_nodes[node].Word);
            contender.Node = node;
            bound = Math.Min(bound, contender.Cost + contender.Entry.PlainCost);
        }
        if (count == 1) return contenders.AsSpan(0, 1);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (contenders[i].Cost + contenders[i].Entry.LeastCost > bound) continue;
            if (kept != i) contenders[kept] = contenders[i];
            kept++;
        }
        return contenders.AsSpan(0, kept);
    }

    private double Cheapest(ReadOnlySpan<Contender> contenders, int word, out int previous)
    {
        double least = double.MaxValue;
        previous = None;
        foreach (ref readonly Contender contender in contenders)
        {
            double cost = contender.Cost + dictionary.Cost(contender.Entry, word);
            if (cost > least) continue;
            least = cost;
            previous = contender.Node;
        }
        return least;
    }

    private void AddNode(ReadOnlySpan<Contender> contenders, int word, int start, int end)
    {
        ref Node node = ref _nodes[_nodeCount];
        node.Cost = Cheapest(contenders, word, out node.Previous);
        node.Word = word;
        node.Start = (ushort)start;
        node.End = (ushort)end;
        node.NextEnding = _lastEnding[end];
        _lastEnding[end] = _nodeCount++;
    }

    /// <summary>The last word that the paths to all words reaching <paramref name="place"/> or beyond share.</summary>
    private int CommonAncestor(int place)
    {
        int ancestor = _lastEnding[place];
        for (int end = place; end <= Count && ancestor != None; end++)
        {
            for (int node = _lastEnding[end]; node != None; node = _nodes[node].NextEnding)
            {
                int other = node;
                while (ancestor != other)
                {
                    // A predecessor always has the smaller number.
                    if (ancestor > other) ancestor = _nodes[ancestor].Previous;
                    else other = _nodes[other].Previous;
                }
                if (ancestor == None) break;
            }
        }
        return ancestor;
    }

    private int CheapestEnding(int place)
    {
        int cheapest = _lastEnding[place];
        for (int node = cheapest; node != None; node = _nodes[node].NextEnding)
            if (_nodes[node].Cost <= _nodes[cheapest].Cost) cheapest = node;
        return cheapest;
    }

    private void Emit(int last, ReadOnlySpan<char> text, TokenBuffer tokens)
    {
        int count = 0;
        for (int node = last; node != None; node = _nodes[node].Previous) _path[count++] = node;
        Span<char> term = stackalloc char[LongestWord];
        while (count > 0)
        {
            ref Node node = ref _nodes[_path[--count]];
            int length = node.End - node.Start;
            int startChar = _starts[node.Start], endChar = _starts[node.End - 1] + 1;
            if (endChar - startChar == length)
            {
                tokens.Add(text[startChar..endChar], startChar, endChar);
                continue;
            }
            for (int i = 0; i < length; i++) term[i] = text[_starts[node.Start + i]];
            tokens.Add(term[..length], startChar, endChar);
        }
    }
}
