using SearchPlans.Vocabulary;

namespace SearchPlans.Suggesting;

/// <summary>How a run may have come to be typed in place of another; the likelier first.</summary>
internal enum Mistake
{
    /// <summary>In the name of a place, a character for one that looks alike: who doesn't know the name doesn't know how it is
    /// read.</summary>
    Look,

    /// <summary>A character for one that is read alike or looks alike, two exchanged, or one twice.</summary>
    Slip,

    /// <summary>A word for one that sounds alike, or a character for one that many take for alike (兴 新).</summary>
    Sound,

    /// <summary>A character too few or too many, or quite another one.</summary>
    Edit,
}

/// <summary>Makes the runs that one may have been meant to be of which every two characters side by side stand somewhere.</summary>
internal sealed class RunMistakes(string text, CharacterPairs pairs)
{
    // Of so many places, those whose characters stand together most seldom.
    private const int MaxPlaces = 10;

    // Of these the first, behind which each of some thousand characters may be missing.
    private const int MaxGaps = 5;

    // Characters that look alike or differ in one edit say little in a run so short.
    private const int ShortestEdited = 4;

    // In a shorter run one more or less is rather another word beside the first.
    private const int LongEnough = 6;

    // Who puts two words side by side hasn't forgotten what joins them in a sentence.
    private const string Joining = "与和及或的等之在对为是以将";

    /// <summary>The runs that differ by one Chinese character, or by two side by side.</summary>
    public IEnumerable<(string Text, Mistake Mistake)> Near()
    {
        IEnumerable<int> places = Enumerable.Range(0, text.Length).Where(i => !char.IsAscii(text[i])).OrderBy(Togetherness).Take(MaxPlaces);
        foreach ((int rank, int at) in places.Index())
        {
            foreach (char c in Pinyin.CharactersLike(text[at]).Distinct())
            {
                bool isRead = Pinyin.ReadAlike(c, text[at]);
                if (Fits(at, c) && (isRead || StandsApart(at - 1) || StandsApart(at)))
                {
                    yield return (With(at, 1, c.ToString()), isRead ? Mistake.Slip : Mistake.Sound);
                }
            }
            foreach (char c in LookAlikes.Of(text[at]))
            {
                if (Fits(at, c))
                {
                    yield return (With(at, 1, c.ToString()), Mistake.Slip);
                }
            }
            // Numbers and Latin words are other ones with one sign changed, not wrong ones.
            if (at + 1 == text.Length || char.IsAscii(text[at + 1]))
            {
                continue;
            }
            if (text[at] == text[at + 1])
            {
                yield return (With(at, 1, ""), Mistake.Slip);
            }
            else
            {
                yield return (With(at, 2, $"{text[at + 1]}{text[at]}"), Mistake.Slip);
            }
            bool stands = pairs.DocFreq(text[at], text[at + 1]) > 0;
            // At either end a character less is another question, not a better one.
            if (!stands && text.Length >= LongEnough && at > 0)
            {
                yield return (With(at, 1, ""), Mistake.Edit);
            }
            if (!stands && text.Length >= LongEnough && at + 2 < text.Length)
            {
                yield return (With(at + 1, 1, ""), Mistake.Edit);
            }
            if (text.Length < LongEnough || rank >= MaxGaps)
            {
                continue;
            }
            foreach (char c in pairs.Behind(text[at]))
            {
                if (!Joining.Contains(c, StringComparison.Ordinal) && pairs.DocFreq(c, text[at + 1]) > 0)
                {
                    yield return (With(at + 1, 0, c.ToString()), Mistake.Edit);
                }
            }
        }
    }

    /// <summary>What kind of mistake makes the text of an entry, or null where that isn't likely.</summary>
    public Mistake? Of(string entry)
    {
        if (entry.Length > text.Length)
        {
            return text.Length >= ShortestEdited
                && !Joining.Contains(entry[text.AsSpan().CommonPrefixLength(entry)], StringComparison.Ordinal)
                ? Mistake.Edit
                : null;
        }
        int[] different = Different(entry);
        if (different.Any(i => char.IsAscii(text[i]) || char.IsAscii(entry[i])))
        {
            return null;
        }
        if (different.All(i => Pinyin.SoundAlike(text[i], entry[i])))
        {
            return different.Length == 1 || text.Length >= ShortestEdited ? Mistake.Sound : null;
        }
        bool isOther = different.Length == 1 && text.Length >= ShortestEdited && !StandsWithOne(different[0]);
        return isOther ? Mistake.Edit : null;
    }

    /// <summary>The same where an entry was put in place of a piece. Where the characters that were typed in place of others stand side by
    /// side elsewhere, they are a word that was meant.</summary>
    public Mistake? OfPiece(string other)
    {
        int[] different = Different(other);
        bool isApart = different.Length == 1
            ? StandsApart(different[0] - 1) || StandsApart(different[0])
            : different.Zip(different.Skip(1)).Any(d => d.Second > d.First + 1 || StandsApart(d.First));
        return text.Length >= ShortestEdited && isApart ? Mistake.Sound : null;
    }

    /// <summary>The least number of paragraphs in which two characters of a run stand side by side: no more hold the run.</summary>
    public int MostFor(string run)
    {
        int most = int.MaxValue;
        for (int i = 0; i + 1 < run.Length && most > 0; i++)
        {
            most = Math.Min(most, pairs.DocFreq(run[i], run[i + 1]));
        }
        return most;
    }

    private int Togetherness(int at) => Math.Min(
        at == 0 ? int.MaxValue : pairs.DocFreq(text[at - 1], text[at]),
        at + 1 == text.Length ? int.MaxValue : pairs.DocFreq(text[at], text[at + 1]));

    private int[] Different(string other) => [.. Enumerable.Range(0, text.Length).Where(i => text[i] != other[i])];

    private bool StandsApart(int at) => at >= 0 && at + 1 < text.Length && pairs.DocFreq(text[at], text[at + 1]) == 0;

    private bool StandsWithOne(int at) =>
        (at > 0 && pairs.DocFreq(text[at - 1], text[at]) > 0) || (at + 1 < text.Length && pairs.DocFreq(text[at], text[at + 1]) > 0);

    private bool Fits(int at, char c) => c != text[at]
        && (at == 0 || pairs.DocFreq(text[at - 1], c) > 0)
        && (at + 1 == text.Length || pairs.DocFreq(c, text[at + 1]) > 0);

    private string With(int at, int length, string other) => string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + length));
}
