namespace SearchPlans.Suggesting;

/// <summary>
/// The texts of all entries behind one another, the weightiest first, so that looking from the front finds the best first
/// and one vectorized pass answers any question about characters. Good for some ten million characters.
/// </summary>
internal sealed class EntryTexts
{
    /// <summary>Stands before, between and behind entries; no text holds it.</summary>
    public const char Mark = '\n';

    private readonly char[] _text;
    private readonly int[] _starts;

    public EntryTexts(IReadOnlyList<string> texts)
    {
        _starts = new int[texts.Count + 1];
        for (int i = 0, at = 1; i <= texts.Count; i++)
        {
            _starts[i] = at;
            if (i < texts.Count)
            {
                at += texts[i].Length + 1;
            }
        }
        _text = new char[_starts[^1]];
        _text[0] = Mark;
        for (int i = 0; i < texts.Count; i++)
        {
            texts[i].CopyTo(_text.AsSpan(_starts[i]));
            _text[_starts[i + 1] - 1] = Mark;
        }
    }

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<char> this[int entry] => _text.AsSpan(_starts[entry].._starts[entry + 1])[..^1];

    /// <summary>The first entry from <paramref name="from"/> on in which a pattern stands, or -1. The pattern may hold
    /// <see cref="Mark"/> at its ends, to stand for where entries begin and end.</summary>
    public int Find(ReadOnlySpan<char> pattern, int from)
    {
        if (from >= Count)
        {
            return -1;
        }
        int begin = _starts[from] - 1;
        int found = _text.AsSpan(begin).IndexOf(pattern);
        if (found < 0)
        {
            return -1;
        }
        // A mark at the pattern's head belongs to the entry behind it.
        int at = begin + found + (pattern[0] == Mark ? 1 : 0);
        int entry = Array.BinarySearch(_starts, at);
        return entry >= 0 ? entry : ~entry - 1;
    }
}
