using System.Buffers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SearchPlans.Plans;

/// <summary>How much text there is in an element of a page, white space aside.</summary>
/// <param name="Sentences">Characters of text with the signs of sentences, outside links.</param>
/// <param name="All">All characters.</param>
/// <param name="Linked">Characters in links.</param>
/// <param name="Links">Number of links.</param>
/// <param name="Furniture">Characters in links, and in what by its name is furniture of the site or isn't shown.</param>
internal readonly record struct PageWeight(int Sentences, int All, int Linked, int Links, int Furniture)
{
    /// <summary>Whether it is a menu or a list of related pages: several links and hardly a word besides.</summary>
    public bool IsLinkList => Links >= 4 && Linked * 10L > All * 8L;
}

/// <summary>The weights of all elements below a page's body, computed once, and what follows from them: which elements are
/// furniture rather than words of an article.</summary>
internal sealed class PageWeights
{
    private static readonly SearchValues<char> _sentenceSigns = SearchValues.Create("。；！");

    // So many letters in a row are the same words; of a copy nine in ten of such runs stand in what is shown.
    private const int RunLength = 12;
    private const double MinCopied = 0.9;
    private const int MinCopy = 40;

    private readonly Dictionary<IElement, PageWeight> _weights = [];
    private readonly Dictionary<IElement, bool> _copies = [];
    private readonly HiddenNames _hidden;
    private readonly IElement _body;
    private readonly PageWeight _page;
    private HashSet<string>? _shownRuns;

    /// <summary>Weighs a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="hidden">What the page's style sheet doesn't show.</param>
    public PageWeights(IElement body, HiddenNames? hidden = null)
    {
        (_body, _hidden) = (body, hidden ?? HiddenNames.None);
        _page = Weigh(body);
    }

    /// <summary>Weight of an element; nothing for those that never hold text.</summary>
    public PageWeight this[IElement element] => _weights.GetValueOrDefault(element);

    /// <summary>
    /// Whether an element is left out. One of a name for furniture that holds many of the page's sentences is the article
    /// after all (some call it "content print"), and so is a hidden one that holds most of them: a script shows it, unless it only says
    /// again what is shown.
    /// </summary>
    public bool IsNoise(IElement element)
    {
        if (HtmlNoise.IsByTag(element))
        {
            return true;
        }
        PageWeight weight = this[element];
        if (IsHidden(element))
        {
            return weight.Sentences * 2L <= _page.Sentences || IsCopy(element);
        }
        return (HtmlNoise.IsByName(element) && weight.Sentences * 10L <= _page.Sentences)
            || (weight.IsLinkList && element.LocalName is "ul" or "ol" or "dl" or "div" or "table");
    }

    /// <summary>Whether an element isn't shown, by itself or by the page's style sheet.</summary>
    public bool IsHidden(IElement element) => HtmlNoise.IsHidden(element) || _hidden.Hides(element);

    /// <summary>Whether what a hidden element says is shown elsewhere on the page: the article once more, for a voice or a
    /// printer.</summary>
    private bool IsCopy(IElement element)
    {
        if (_copies.TryGetValue(element, out bool known))
        {
            return known;
        }
        string letters = Letters(element, withHidden: true);
        _shownRuns ??= [.. Runs(Letters(_body, withHidden: false), step: 1)];
        (int all, int shown) = (0, 0);
        foreach (string run in Runs(letters, step: 4))
        {
            all++;
            shown += _shownRuns.Contains(run) ? 1 : 0;
        }
        return _copies[element] = letters.Length >= MinCopy && shown >= all * MinCopied;
    }

    private string Letters(IElement element, bool withHidden)
    {
        var letters = new StringBuilder();
        Append(element);
        return letters.ToString();

        void Append(IElement parent)
        {
            foreach (INode node in parent.ChildNodes)
            {
                if (node is IText text)
                {
                    foreach (char c in text.Data.Where(char.IsLetterOrDigit))
                    {
                        letters.Append(c);
                    }
                }
                else if (node is IElement child && !HtmlNoise.IsByTag(child) && (withHidden || !IsHidden(child)))
                {
                    Append(child);
                }
            }
        }
    }

    private static IEnumerable<string> Runs(string letters, int step)
    {
        for (int i = 0; i + RunLength <= letters.Length; i += step)
        {
            yield return letters.Substring(i, RunLength);
        }
    }

    private PageWeight Weigh(IElement element)
    {
        int sentences = 0, all = 0, linked = 0, links = 0, furniture = 0;
        foreach (INode node in element.ChildNodes)
        {
            if (node is IText text)
            {
                ReadOnlySpan<char> words = text.Data.AsSpan().Trim();
                all += words.Length;
                sentences += words.IndexOfAny(_sentenceSigns) >= 0 || words.Count('，') > 1 ? words.Length : 0;
            }
            else if (node is IElement child && !HtmlNoise.IsByTag(child))
            {
                PageWeight weight = Weigh(child);
                bool isLink = child is IHtmlAnchorElement && child.HasAttribute("href");
                all += weight.All;
                sentences += isLink ? 0 : weight.Sentences;
                linked += isLink ? weight.All : weight.Linked;
                links += isLink && weight.All > 0 ? 1 : weight.Links;
                furniture += isLink || HtmlNoise.IsByName(child) || IsHidden(child) ? weight.All : weight.Furniture;
            }
        }
        return _weights[element] = new PageWeight(sentences, all, linked, links, furniture);
    }
}
