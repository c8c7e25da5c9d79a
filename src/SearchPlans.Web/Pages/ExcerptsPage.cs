using SearchPlans.Reading;

namespace SearchPlans.Web.Pages;

/// <summary>Excerpts with their citations.</summary>
/// <param name="Excerpts">The excerpts, in the order in which they were collected.</param>
/// <param name="Missing">How many addresses lead nowhere any more.</param>
/// <param name="Host">The address of this site (https://host), that citations begin with.</param>
/// <param name="Today">The day of citing.</param>
public sealed record ExcerptsPage(IReadOnlyList<Excerpt> Excerpts, int Missing, string Host, DateOnly Today)
{
    /// <summary>The files that excerpts are exported to: end and name.</summary>
    public static IReadOnlyList<(string Format, string Label)> Formats { get; } =
        [("docx", "Word"), ("md", "Markdown"), ("csv", "CSV"), ("bib", "BibTeX"), ("ris", "RIS")];

    /// <summary>The addresses of the excerpts, as this page's own address has them.</summary>
    public string At => string.Join(',', Excerpts.Select(e => e.Address));

    /// <summary>The address of an excerpt, host included.</summary>
    public string LinkOf(Excerpt excerpt) => Host + Links.Ascii.Plan(excerpt.Plan.Id, anchor: excerpt.Address.Anchor);

    /// <summary>The ways of citing an excerpt, each with its name.</summary>
    public IReadOnlyList<(string Name, string Text)> CitationsOf(Excerpt excerpt)
    {
        ArgumentNullException.ThrowIfNull(excerpt);
        string link = LinkOf(excerpt);
        return
        [
            ("一句话", excerpt.Sentence(link)),
            ("GB/T 7714", excerpt.Gbt7714(link, Today)),
            ("BibTeX", excerpt.BibTex(link, Today)),
            ("RIS", excerpt.Ris(link, Today).TrimEnd()),
        ];
    }
}
