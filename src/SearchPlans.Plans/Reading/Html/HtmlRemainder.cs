using System.Text;
using AngleSharp.Dom;

namespace SearchPlans.Plans;

/// <summary>What of a page's words wasn't read as its article: menus, imprints, what isn't shown, signs of notes.</summary>
internal static class HtmlRemainder
{
    private static readonly HashSet<string> _lines = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "em", "font", "i", "label", "small", "span", "strong", "sub", "sup", "u",
    };

    /// <summary>All of it in the order of the page.</summary>
    /// <param name="body">The page's body.</param>
    /// <param name="weights">What is known of its elements.</param>
    /// <param name="walker">What was read.</param>
    public static List<DroppedText> Of(IElement body, PageWeights weights, HtmlTextWalker walker)
    {
        List<DroppedText> dropped = [];
        var line = new StringBuilder();
        DroppedKind last = DroppedKind.Menu;
        Add(body, null);
        End();
        return dropped;

        void Add(IElement parent, DroppedKind? around)
        {
            foreach (INode node in parent.ChildNodes)
            {
                if (node is IText words)
                {
                    if (!walker.HasRead(words) && !string.IsNullOrWhiteSpace(words.Data))
                    {
                        DroppedKind kind = around ?? DroppedKind.Menu;
                        if (kind != last)
                        {
                            End();
                        }
                        last = kind;
                        line.Append(words.Data);
                    }
                }
                else if (node is IElement child && !HtmlNoise.IsSilent(child))
                {
                    if (!_lines.Contains(child.LocalName))
                    {
                        End();
                    }
                    Add(child, around ?? KindOf(child));
                    if (!_lines.Contains(child.LocalName))
                    {
                        End();
                    }
                }
            }
        }

        void End()
        {
            string text = PlanTextBuilder.Clean(line.ToString());
            line.Clear();
            if (text.Length > 0)
            {
                // Who runs a site says so wherever it likes.
                dropped.Add(new DroppedText(last == DroppedKind.Menu ? HtmlNoise.KindOf(text) ?? last : last, text));
            }
        }

        DroppedKind? KindOf(IElement element) => element.LocalName switch
        {
            _ when weights.IsHidden(element) => DroppedKind.Hidden,
            "footer" => DroppedKind.Imprint,
            "rt" or "rp" => DroppedKind.Comment,
            "a" when HtmlNotes.Read(element) is not null => DroppedKind.NoteSign,
            _ => null,
        };
    }
}
