using System.Globalization;
using System.Text;
using SearchPlans.Text.Characters;

namespace SearchPlans.Plans;

/// <summary>
/// Signs of a page -> words with their boxes. A box is made of the base line and the size of the type, whatever fonts say of their signs'
/// boxes: signs of one line then share one height. What is printed twice to look bold is taken once. Text that runs up, down or
/// upside down is turned upright; what most of a page does is the page, the rest pages of their own behind it.
/// </summary>
internal static class GlyphWords
{
    private const double Ascent = 0.88, Descent = 0.12;
    private const double MaxGapEm = 0.1, MaxOverlapEm = 0.3;
    private const double SameLineEm = 0.1;
    private const double SameSize = 0.05;
    private const double TwiceEm = 0.15;
    private const double MinSize = 0.5;
    // A page that was put on the scanner a little askew.
    private const double MaxSkewDegrees = 5;
    private const int Directions = 4;

    private readonly record struct Sign(string Text, double X, double EndX, double BaseLine, double Size, int Direction);

    /// <summary>The words of pages, and of each what isn't read: outside of what is seen, printed across (a watermark).</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="dropped">Gets what isn't read.</param>
    public static List<LayoutPage> Read(IReadOnlyList<PdfPage> pages, List<DroppedText> dropped)
    {
        List<LayoutPage> read = [];
        List<(int Page, string Text)> slanting = [];
        for (int i = 0; i < pages.Count; i++)
        {
            PdfPage page = pages[i];
            List<Sign>[] byDirection = [.. Enumerable.Range(0, Directions).Select(_ => new List<Sign>())];
            var hidden = new StringBuilder();
            var slanted = new StringBuilder();
            foreach (PdfGlyph glyph in page.Glyphs)
            {
                string text = TextOf(glyph);
                if (text.Length == 0)
                {
                    continue;
                }
                if (!IsSeen(glyph, page))
                {
                    hidden.Append(text);
                }
                else if (DirectionOf(glyph) is { } direction)
                {
                    byDirection[direction].Add(Upright(glyph, text, direction, page));
                }
                else
                {
                    slanted.Append(text);
                }
            }
            if (!string.IsNullOrWhiteSpace(hidden.ToString()))
            {
                dropped.Add(new DroppedText(DroppedKind.Hidden, hidden.ToString()));
            }
            if (!string.IsNullOrWhiteSpace(slanted.ToString()))
            {
                slanting.Add((read.Count, slanted.ToString()));
            }
            int main = Enumerable.Range(0, Directions).MaxBy(direction => byDirection[direction].Count);
            read.Add(Page(byDirection[main], main, page));
            read.AddRange(Enumerable.Range(0, Directions).Where(direction => direction != main && byDirection[direction].Count > 0)
                .Select(direction => Page(byDirection[direction], direction, page) with { IsBeside = true }));
        }
        AddSlanting(read, slanting, dropped);
        return read;
    }

    // Printed across several pages alike is a watermark, else text like any other.
    private static void AddSlanting(List<LayoutPage> pages, List<(int Page, string Text)> slanting, List<DroppedText> dropped)
    {
        Dictionary<string, int> counts = slanting.GroupBy(text => text.Text).ToDictionary(group => group.Key, group => group.Count());
        foreach ((int page, string text) in Enumerable.Reverse(slanting))
        {
            if (counts[text] > 1)
            {
                dropped.Add(new DroppedText(DroppedKind.RunningHead, text));
            }
            else
            {
                pages.Insert(page + 1, new LayoutPage([new LayoutWord(text, 0, 0, text.Length * 10, 10)]) { IsBeside = true });
            }
        }
    }

    private static string TextOf(PdfGlyph glyph)
    {
        // Fonts draw the dash and the bar with one sign, and some say that it means the bar, which Chinese doesn't know.
        string text = Radicals.Replace(glyph.Text).Replace('\u2015', '—');
        // ﬁ and ﬂ are one sign of a font and two letters to whoever searches.
        text = text.AsSpan().IndexOfAnyInRange('\uFB00', '\uFB06') < 0 ? text : text.Normalize(NormalizationForm.FormKC);
        return text.Any(IsNoSign)
            ? string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || !IsNoSign((char)rune.Value)))
            : text;
    }

    // C0 and C1 signs, halves of pairs, what isn't a character.
    private static bool IsNoSign(char c) => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' or '\uFFFD'
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool IsSeen(PdfGlyph glyph, PdfPage page)
    {
        double x = glyph.X + (glyph.AdvanceX / 2), y = glyph.Y + (glyph.AdvanceY / 2);
        return glyph.Size >= MinSize && x >= -glyph.Size && x <= page.Width + glyph.Size
            && y >= -glyph.Size && y <= page.Height + glyph.Size;
    }

    // 0 for text that runs to the right, 1 up, 2 to the left, 3 down; null for any other way.
    private static int? DirectionOf(PdfGlyph glyph)
    {
        if (Math.Abs(glyph.AdvanceX) + Math.Abs(glyph.AdvanceY) < glyph.Size / 1000)
        {
            return 0;
        }
        double quarters = Math.Atan2(glyph.AdvanceY, glyph.AdvanceX) / (Math.PI / 2);
        double whole = Math.Round(quarters);
        return Math.Abs(quarters - whole) * 90 > MaxSkewDegrees ? null : ((int)whole + Directions) % Directions;
    }

    private static Sign Upright(PdfGlyph glyph, string text, int direction, PdfPage page)
    {
        (double x, double y) = Turned(glyph.X, glyph.Y, direction, page);
        double width = Math.Abs(direction % 2 == 0 ? glyph.AdvanceX : glyph.AdvanceY);
        if (width < glyph.Size / 1000)
        {
            width = glyph.Size * (LayoutRow.IsWide(text[0]) ? 1 : 0.5);
        }
        return new Sign(text, x, x + width, y, glyph.Size, direction);
    }

    // As seen when the page is turned so that the text stands upright; y downwards.
    private static (double X, double Y) Turned(double x, double y, int direction, PdfPage page) => direction switch
    {
        1 => (y, x),
        2 => (page.Width - x, y),
        3 => (page.Height - y, page.Width - x),
        _ => (x, page.Height - y),
    };

    private static LayoutPage Page(List<Sign> signs, int direction, PdfPage page)
    {
        var words = new LayoutPage(Words(signs), Math.Round(direction % 2 == 0 ? page.Width : page.Height));
        foreach ((double xMin, double yMin, double xMax, double yMax) in page.Rules)
        {
            (double x1, double y1) = Turned(xMin, yMin, direction, page);
            (double x2, double y2) = Turned(xMax, yMax, direction, page);
            words.Rules.Add(new LayoutRule(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2)));
        }
        return words;
    }

    private static List<LayoutWord> Words(List<Sign> signs)
    {
        List<LayoutWord> words = [];
        HashSet<(string Text, int Size, int X, int Y)> printed = [];
        var word = new StringBuilder();
        Sign first = default, last = default;
        foreach (Sign sign in signs)
        {
            if (string.IsNullOrWhiteSpace(sign.Text))
            {
                End();
                continue;
            }
            if (IsTwice(sign, printed))
            {
                continue;
            }
            if (word.Length > 0 && !GoesOn(last, sign))
            {
                End();
            }
            first = word.Length == 0 ? sign : first;
            word.Append(sign.Text);
            last = sign;
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(new LayoutWord(word.ToString(), first.X, first.BaseLine - (Ascent * first.Size), Math.Max(first.EndX, last.EndX),
                    first.BaseLine + (Descent * first.Size)));
                word.Clear();
            }
        }
    }

    private static bool GoesOn(Sign last, Sign next)
    {
        double gap = next.X - last.EndX;
        return Math.Abs(next.BaseLine - last.BaseLine) < SameLineEm * last.Size
            && Math.Abs(next.Size - last.Size) < SameSize * last.Size
            && gap < MaxGapEm * last.Size && gap > -MaxOverlapEm * last.Size
            && next.X > last.X
            && LayoutRow.IsWide(last.Text[^1]) == LayoutRow.IsWide(next.Text[0]);
    }

    private static bool IsTwice(Sign sign, HashSet<(string Text, int Size, int X, int Y)> printed)
    {
        // The grid is as fine as the type is small; places on two grids can't be compared.
        const double SizesPerDoubling = 8;
        int size = (int)Math.Round(Math.Log2(Math.Max(sign.Size, MinSize)) * SizesPerDoubling);
        double step = Math.Pow(2, size / SizesPerDoubling) * TwiceEm;
        if (Math.Abs(sign.X / step) > int.MaxValue / 2.0 || Math.Abs(sign.BaseLine / step) > int.MaxValue / 2.0)
        {
            return false;
        }
        (int x, int y) = ((int)Math.Round(sign.X / step), (int)Math.Round(sign.BaseLine / step));
        for (int dx = -1; dx <= 1; dx++)
        {
            for (int dy = -1; dy <= 1; dy++)
            {
                if (printed.Contains((sign.Text, size, x + dx, y + dy)))
                {
                    return true;
                }
            }
        }
        printed.Add((sign.Text, size, x, y));
        return false;
    }
}
