namespace SearchPlans.Origins;

/// <summary>
/// A text made ready to be compared with others by how many characters have to be put in, taken out or changed to make one the other
/// (Levenshtein): a column of the table at once, a bit for each character (Myers, "A fast bit-vector algorithm for approximate string
/// matching based on dynamic programming", 1999, in the form of Hyyrö, 2003, for two whole texts). Immutable.
/// </summary>
internal sealed class EditDistance
{
    private const int WordBits = 64;
    private const int LeastPlaces = 64;

    private readonly int _length;
    private readonly int _words;

    // The text's characters in a table of hashes, half of it empty; for each place in which rows its character stands.
    private readonly char[] _characters;
    private readonly int[] _rowsAt;
    private readonly ulong[] _rows;

    /// <param name="text">The text, without U+0000.</param>
    public EditDistance(ReadOnlySpan<char> text)
    {
        _length = text.Length;
        _words = (text.Length + WordBits - 1) / WordBits;
        int places = LeastPlaces;
        while (places < text.Length * 2)
        {
            places *= 2;
        }
        _characters = new char[places];
        _rowsAt = new int[places];
        // In front the rows of a character that the text doesn't have: none.
        var rows = new ulong[_words * (text.Length + 1)];
        int next = _words;
        for (int row = 0; row < text.Length; row++)
        {
            int place = PlaceOf(text[row]);
            if (_characters[place] == '\0')
            {
                _characters[place] = text[row];
                _rowsAt[place] = next;
                next += _words;
            }
            rows[_rowsAt[place] + (row / WordBits)] |= 1UL << (row % WordBits);
        }
        _rows = rows[..next];
    }

    /// <summary>The share of characters that both have in common, 0 to 1: 1 less the distance by the length of the longer one; 0 where
    /// that is below what is asked for.</summary>
    /// <param name="other">The other text.</param>
    /// <param name="least">The least that counts, 0 to 1.</param>
    public double Similarity(ReadOnlySpan<char> other, double least)
    {
        int longer = Math.Max(_length, other.Length);
        int most = (int)((1 - least) * longer);
        return Within(other, most) is { } distance ? 1 - ((double)distance / longer) : 0;
    }

    private int? Within(ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(_length - other.Length) > most)
        {
            return null;
        }
        if (_length == 0)
        {
            return other.Length;
        }
        // Between which rows of a column the distance goes up, and where down: at the left edge up everywhere.
        Span<ulong> up = stackalloc ulong[_words], down = stackalloc ulong[_words];
        up.Fill(ulong.MaxValue);
        down.Clear();
        ulong lastRow = 1UL << ((_length - 1) % WordBits);
        int distance = _length;
        for (int column = 0; column < other.Length; column++)
        {
            ReadOnlySpan<ulong> rows = _rows.AsSpan(_rowsAt[PlaceOf(other[column])], _words);
            // At the upper edge it goes up with each column.
            ulong comesUp = 1, comesDown = 0;
            for (int w = 0; w < up.Length; w++)
            {
                ulong same = rows[w], vertical = same | down[w];
                same |= comesDown;
                ulong diagonal = (((same & up[w]) + up[w]) ^ up[w]) | same;
                ulong goesUp = down[w] | ~(diagonal | up[w]), goesDown = up[w] & diagonal;
                if (w == up.Length - 1)
                {
                    distance += (goesUp & lastRow) != 0 ? 1 : (goesDown & lastRow) != 0 ? -1 : 0;
                }
                (ulong leavesUp, ulong leavesDown) = (goesUp >> (WordBits - 1), goesDown >> (WordBits - 1));
                goesUp = (goesUp << 1) | comesUp;
                goesDown = (goesDown << 1) | comesDown;
                up[w] = goesDown | ~(vertical | goesUp);
                down[w] = goesUp & vertical;
                (comesUp, comesDown) = (leavesUp, leavesDown);
            }
            // Each column that is left makes it less by one at most.
            if (distance - (other.Length - 1 - column) > most)
            {
                return null;
            }
        }
        return distance <= most ? distance : null;
    }

    // Where a character stands, or would: there the rows are those in front.
    private int PlaceOf(char c)
    {
        int mask = _characters.Length - 1;
        int place = (int)((c * 0x9E3779B1u) >> 16) & mask;
        while (_characters[place] != '\0' && _characters[place] != c)
        {
            place = (place + 1) & mask;
        }
        return place;
    }
}
