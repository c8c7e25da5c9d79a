namespace SearchPlans.Suggesting;

/// <summary>The best entries of each kind of match, as many as are asked for in all. Lower numbers are better.</summary>
internal sealed class BestEntries(int limit)
{
    private readonly List<int>[] _byMatch = [.. Enum.GetValues<SuggestionMatch>().Select(_ => new List<int>())];

    /// <summary>How many of what is asked for the matches better than <paramref name="match"/> and itself leave.</summary>
    public int Room(SuggestionMatch match)
    {
        int room = limit;
        for (int i = 0; i <= (int)match; i++)
        {
            room -= _byMatch[i].Count;
        }
        return room;
    }

    /// <summary>Puts an entry in its place among those of its match.</summary>
    /// <returns>Whether a greater number could still be among the best of this match.</returns>
    public bool Add(SuggestionMatch match, int entry)
    {
        List<int> entries = _byMatch[(int)match];
        int place = entries.BinarySearch(entry);
        if (place >= 0)
        {
            return entries.Count < limit;
        }
        entries.Insert(~place, entry);
        if (entries.Count > limit)
        {
            entries.RemoveAt(limit);
        }
        return entries.Count < limit;
    }

    /// <summary>The best of all: by match, then by number; no entry twice.</summary>
    public IEnumerable<(int Entry, SuggestionMatch Match)> InOrder() =>
        _byMatch.SelectMany((entries, match) => entries.Select(e => (e, (SuggestionMatch)match))).DistinctBy(e => e.e).Take(limit);

    /// <summary>Whether an entry could still be among the best: not where better matches already are as many as are asked for.</summary>
    public bool IsOpen(SuggestionMatch match, int entry)
    {
        if (match > 0 && Room(match - 1) <= 0)
        {
            return false;
        }
        List<int> entries = _byMatch[(int)match];
        return entries.Count < limit || entry < entries[^1];
    }
}
