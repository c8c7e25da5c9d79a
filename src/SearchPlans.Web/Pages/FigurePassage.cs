using SearchPlans.Text.Characters;

namespace SearchPlans.Web.Pages;

/// <summary>What stands around a number in its sentence, for where there is no room for all of it.</summary>
/// <param name="Text">The piece, with … where something is left out.</param>
/// <param name="Number">Where in it the number stands; empty where it stands nowhere.</param>
public sealed record FigurePassage(string Text, TextRange Number)
{
    private const string Ellipsis = "…";

    /// <summary>What is marked, for the text.</summary>
    public IReadOnlyList<TextRange> Marks => Number.End > Number.Start ? [Number] : [];

    /// <summary>A piece of a sentence about its number: cut between clauses where they end near enough.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="number">Where its number stands in it.</param>
    /// <param name="chars">About how many characters there is room for.</param>
    public static FigurePassage Around(string sentence, TextRange number, int chars)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (sentence.Length <= chars)
        {
            return new FigurePassage(sentence, number);
        }
        int rest = Math.Max(0, chars - (number.End - number.Start));
        // More before than behind: what the number is of mostly stands before it.
        int start = Math.Max(0, number.Start - rest * 2 / 3);
        int end = Math.Min(sentence.Length, Math.Max(number.End, start + chars));
        start = Math.Max(0, Math.Min(start, end - chars));
        start = AfterClause(sentence, start, number.Start);
        end = EndOfClause(sentence, number.End, end);
        string before = start > 0 ? Ellipsis : "";
        string text = before + sentence[start..end] + (end < sentence.Length ? Ellipsis : "");
        return new FigurePassage(text, number.End > number.Start
            ? new TextRange(number.Start - start + before.Length, number.End - start + before.Length)
            : default);
    }

    // The clause that begins soonest behind a place, if it still has the number some way in it.
    private static int AfterClause(string sentence, int start, int number)
    {
        if (start == 0)
        {
            return 0;
        }
        int comma = sentence.AsSpan(start, Math.Max(0, number - start)).IndexOfAny("，；。：、");
        int begin = comma >= 0 && start + comma + 1 < number - 6 ? start + comma + 1 : start;
        return begin < sentence.Length && char.IsLowSurrogate(sentence[begin]) ? begin - 1 : begin;
    }

    private static int EndOfClause(string sentence, int number, int end)
    {
        if (end == sentence.Length)
        {
            return end;
        }
        int comma = sentence.AsSpan(number, end - number).LastIndexOfAny("，；。");
        end = comma >= 0 ? number + comma : end;
        return end > number && end < sentence.Length && char.IsLowSurrogate(sentence[end]) ? end - 1 : end;
    }
}
