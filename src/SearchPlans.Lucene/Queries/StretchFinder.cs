namespace SearchPlans.Lucene.Queries;

/// <summary>A stretch of positions; <paramref name="End"/> is right after the last.</summary>
internal readonly record struct Stretch(int Start, int End);

/// <summary>Finds in one text the stretches in which all items of a <see cref="NearQuery"/> stand together. Used
/// again from text to text: fill <see cref="Items"/> and <see cref="Separators"/>, then ask.</summary>
internal sealed class StretchFinder
{
    private readonly NearQuery _query;
    private readonly Action<List<int>>? _readSeparators;
    private readonly int[] _next;
    private bool _hasSeparators;

    /// <summary>Makes one.</summary>
    /// <param name="query">The query.</param>
    /// <param name="readSeparators">Fills <see cref="Separators"/> where a stretch is short enough for them to matter, which most aren't;
    /// null where they are filled before.</param>
    public StretchFinder(NearQuery query, Action<List<int>>? readSeparators = null)
    {
        _query = query;
        _readSeparators = readSeparators;
        Items = [.. query.Items.Select(_ => new List<Stretch>())];
        _next = new int[Items.Count];
    }

    /// <summary>Where each item stands, in any order; put in order by <see cref="Find"/>.</summary>
    public IReadOnlyList<List<Stretch>> Items { get; }

    /// <summary>The positions of separators, in any order.</summary>
    public List<int> Separators { get; } = [];

    /// <summary>Goes to another text.</summary>
    public void Clear()
    {
        foreach (List<Stretch> places in Items)
        {
            places.Clear();
        }
        Separators.Clear();
        _hasSeparators = false;
        Array.Clear(_next);
    }

    /// <summary>How many stretches there are, counted by where they begin.</summary>
    /// <param name="found">Told which place of which item is in one of them; a place may be told more than once.</param>
    public int Find(Action<int, Stretch>? found = null)
    {
        foreach (List<Stretch> places in Items)
        {
            KeepInnermost(places);
            if (places.Count == 0)
            {
                return 0;
            }
        }
        return _query.InOrder ? FindInOrder(found) : FindUnordered(found);
    }

    // In order, and without those that hold another of the same item: whatever stretch has such a one, a shorter stretch
    // has the inner one. So starts and ends rise together.
    private static void KeepInnermost(List<Stretch> places)
    {
        places.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        int kept = 0;
        for (int i = 0; i < places.Count; i++)
        {
            Stretch place = places[i];
            while (kept > 0 && places[kept - 1].End >= place.End)
            {
                kept--;
            }
            places[kept++] = place;
        }
        places.RemoveRange(kept, places.Count - kept);
    }

    // From every start the nearest others behind it: no stretch from there is shorter.
    private int FindUnordered(Action<int, Stretch>? found)
    {
        int count = 0;
        while (true)
        {
            int first = 0;
            int end = 0;
            for (int i = 0; i < Items.Count; i++)
            {
                Stretch place = Items[i][_next[i]];
                if (place.Start < Items[first][_next[first]].Start)
                {
                    first = i;
                }
                end = Math.Max(end, place.End);
            }
            if (Holds(Items[first][_next[first]].Start, end))
            {
                count++;
                Tell(found);
            }
            if (++_next[first] == Items[first].Count)
            {
                return count;
            }
        }
    }

    private int FindInOrder(Action<int, Stretch>? found)
    {
        int count = 0;
        for (; _next[0] < Items[0].Count; _next[0]++)
        {
            Stretch start = Items[0][_next[0]];
            int end = start.End;
            for (int i = 1; i < Items.Count; i++)
            {
                while (_next[i] < Items[i].Count && Items[i][_next[i]].Start < end)
                {
                    _next[i]++;
                }
                if (_next[i] == Items[i].Count)
                {
                    return count;
                }
                end = Items[i][_next[i]].End;
            }
            if (Holds(start.Start, end))
            {
                count++;
                Tell(found);
            }
        }
        return count;
    }

    private void Tell(Action<int, Stretch>? found)
    {
        for (int i = 0; found is not null && i < Items.Count; i++)
        {
            found(i, Items[i][_next[i]]);
        }
    }

    /// <summary>Whether one of some positions, in order, is in a stretch and not its last.</summary>
    public static bool IsBroken(List<int> separators, Stretch stretch)
    {
        int at = separators.BinarySearch(stretch.Start);
        at = at < 0 ? ~at : at;
        return at < separators.Count && separators[at] < stretch.End - 1;
    }

    private bool Holds(int start, int end)
    {
        if (end - start > _query.MaxLength)
        {
            return false;
        }
        if (!_hasSeparators)
        {
            _readSeparators?.Invoke(Separators);
            Separators.Sort();
            _hasSeparators = true;
        }
        return !IsBroken(Separators, new Stretch(start, end));
    }
}
