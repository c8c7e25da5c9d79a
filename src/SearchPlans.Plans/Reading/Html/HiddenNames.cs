using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SearchPlans.Plans;

/// <summary>Classes and ids that a page's own style sheet doesn't show (.copy { display: none }). Rules for printers and small screens
/// don't count, nor do those with more than one name.</summary>
internal sealed partial class HiddenNames
{
    private const int MaxChars = 1 << 20;

    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private HiddenNames()
    {
    }

    /// <summary>Hides nothing.</summary>
    public static HiddenNames None { get; } = new();

    /// <summary>Reads the style elements of a page.</summary>
    public static HiddenNames Of(IHtmlDocument page)
    {
        var names = new HiddenNames();
        int left = MaxChars;
        foreach (IElement style in page.GetElementsByTagName("style"))
        {
            string rules = style.TextContent;
            left -= rules.Length;
            if (left < 0)
            {
                break;
            }
            bool isForScreens = style.GetAttribute("media") is null or "" or "all" or "screen";
            if (isForScreens && rules.Contains("none", StringComparison.OrdinalIgnoreCase))
            {
                names.Add(Comment().Replace(rules, ""));
            }
        }
        return names;
    }

    /// <summary>Whether an element isn't shown by its class or id.</summary>
    public bool Hides(IElement element) =>
        (_classes.Count > 0 && element.ClassList.Any(_classes.Contains)) || (_ids.Count > 0 && element.Id is { } id && _ids.Contains(id));

    private void Add(string rules)
    {
        // Braces within braces belong to @media and its like.
        int depth = 0, start = 0;
        for (int i = 0; i < rules.Length; i++)
        {
            if (rules[i] == '{' && depth++ == 0)
            {
                int end = rules.IndexOf('}', i);
                string selectors = rules[start..i];
                if (end > 0 && !selectors.Contains('@', StringComparison.Ordinal) && DisplayNone().IsMatch(rules[(i + 1)..end]))
                {
                    AddSelectors(selectors);
                }
            }
            else if (rules[i] == '}')
            {
                depth = Math.Max(0, depth - 1);
                start = depth == 0 ? i + 1 : start;
            }
        }
    }

    private void AddSelectors(string selectors)
    {
        foreach (string selector in selectors.Split(',', StringSplitOptions.TrimEntries))
        {
            if (OneName().Match(selector) is { Success: true } name)
            {
                (name.Groups[1].Value == "." ? _classes : _ids).Add(name.Groups[2].Value);
            }
        }
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?:^|[;\s])display\s*:\s*none", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DisplayNone();

    [GeneratedRegex(@"^(?:div|p|span|section|article)?([.#])([\w-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex OneName();
}
