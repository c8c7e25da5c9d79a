using System.Globalization;
using System.Xml;

namespace SearchPlans.Plans;

/// <summary>Where the content of a composite object stands on its page: x and y are scaled, then moved.</summary>
internal readonly record struct OfdPlace(double X, double Y, double ScaleX, double ScaleY)
{
    /// <summary>The page's own.</summary>
    public static OfdPlace Origin { get; } = new(0, 0, 1, 1);

    /// <summary>The place of an object within this one.</summary>
    /// <param name="boundary">Its boundary: x, y, width, height.</param>
    /// <param name="matrix">Its CTM a b c d e f, or empty; turning isn't heeded.</param>
    public OfdPlace Within(double[] boundary, double[] matrix)
    {
        (double a, double d, double e, double f) = matrix is [var scaleX, _, _, var scaleY, var moveX, var moveY]
            ? (scaleX, scaleY, moveX, moveY) : (1, 1, 0, 0);
        (double x, double y) = boundary is [var left, var top, ..] ? (left + e, top + f) : (e, f);
        return new(X + (ScaleX * x), Y + (ScaleY * y), ScaleX * (a == 0 ? 1 : a), ScaleY * (d == 0 ? 1 : d));
    }
}

/// <summary>Reads the words of a page's content, and of the composite objects on it.</summary>
internal static class OfdContent
{
    /// <summary>Reads to the end of the content.</summary>
    /// <param name="reader">Stands before it.</param>
    /// <param name="place">Where it stands on the page.</param>
    /// <param name="words">Get what is read.</param>
    /// <param name="units">Composite graphics that objects refer to.</param>
    public static void Read(XmlReader reader, OfdPlace place, List<LayoutWord> words, OfdUnits units)
    {
        double[] box = [], matrix = [];
        double size = 0;
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "TextObject")
            {
                box = Numbers(reader.GetAttribute("Boundary"));
                matrix = Numbers(reader.GetAttribute("CTM"));
                size = Numbers(reader.GetAttribute("Size")) is [var said, ..] ? said : 0;
            }
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "CompositeObject")
            {
                OfdPlace within = place.Within(Numbers(reader.GetAttribute("Boundary")), Numbers(reader.GetAttribute("CTM")));
                units.Read(reader.GetAttribute("ResourceID") ?? "", within, words);
            }
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "TextCode" && box.Length == 4)
            {
                OfdPlace own = new OfdPlace(0, 0, 1, 1).Within(box, matrix);
                double x = Numbers(reader.GetAttribute("X")) is [var first, ..] ? first : 0;
                double advance = Advance(reader.GetAttribute("DeltaX"));
                string text = reader.ReadElementContentAsString().Trim();
                if (text.Length > 0)
                {
                    double left = own.X + (own.ScaleX * x), right = left + (own.ScaleX * (advance + size));
                    // A boundary may be far wider than what is written in it; without steps and size it is all there is.
                    bool isKnown = size > 0 && right > left && (advance > 0 || text.Length == 1) && right <= box[0] + (2 * box[2]);
                    right = isKnown ? right : Math.Max(left, box[0] + box[2]);
                    words.Add(new LayoutWord(text,
                        place.X + (place.ScaleX * left), place.Y + (place.ScaleY * box[1]),
                        place.X + (place.ScaleX * right), place.Y + (place.ScaleY * (box[1] + box[3]))));
                }
            }
            else
            {
                reader.Read();
            }
        }
    }

    /// <summary>The sum of the steps from sign to sign: numbers, and g COUNT STEP for a step repeated.</summary>
    private static double Advance(string? steps)
    {
        const int MaxChars = 20_000, MaxCount = 10_000;
        if (steps is null || steps.Length > MaxChars)
        {
            return 0;
        }
        string[] parts = steps.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double sum = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            double count = 1;
            if (parts[i] == "g" && i + 2 < parts.Length)
            {
                count = Math.Clamp(Number(parts[i + 1]), 0, MaxCount);
                i += 2;
            }
            sum += count * Number(parts[i]);
        }
        return sum;
    }

    private static double Number(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : 0;

    /// <summary>The numbers of an attribute; what is none is 0.</summary>
    private static double[] Numbers(string? text) =>
        text is null || text.Length > 200 ? [] : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];
}
