using SearchPlans.Citing;
using SearchPlans.Text.Characters;
using SearchPlans.Web.Rendering;

namespace SearchPlans.Web.Pages;

/// <summary>What a plan names and what names it, as it is shown.</summary>
/// <param name="Citations">The answer.</param>
public sealed record CitationsPage(PlanCitations Citations)
{
    /// <summary>Said where it took too long.</summary>
    public const string TooCostly = "提到它的文件太多，没有在限时内查完，因此不列。请过一会儿再试，或直接检索它的标题。";

    // Mentions of one document that are shown before the rest is folded.
    private const int MostShown = 3;

    /// <summary>The documents named that are here.</summary>
    public IReadOnlyList<CitedDocument> Here { get; } = [.. Citations.Cited.Where(c => c is { Plan: not null, IsSelf: false })];

    /// <summary>The documents named that aren't here, or of which several might be meant.</summary>
    public IReadOnlyList<CitedDocument> Elsewhere { get; } = [.. Citations.Cited.Where(c => c.Plan is null)];

    /// <summary>The mentions to show at once.</summary>
    public static IEnumerable<CitationMention> First(IReadOnlyList<CitationMention> mentions) => mentions.Take(MostShown);

    /// <summary>The mentions to fold.</summary>
    public static IReadOnlyList<CitationMention> Rest(IReadOnlyList<CitationMention> mentions) => [.. mentions.Skip(MostShown)];

    /// <summary>A sentence with the name in it marked.</summary>
    public static MarkedText Marked(CitationMention mention)
    {
        int at = mention.Sentence.IndexOf(mention.Name, StringComparison.Ordinal);
        return new MarkedText(mention.Sentence, at < 0 ? [] : [new TextRange(at, at + mention.Name.Length)]);
    }
}

/// <summary>The documents that are named most and aren't here, a page of them.</summary>
/// <param name="Shown">Those of this page, most named first.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="First">The rank of the first of this page, from 1.</param>
/// <param name="Pager">Links to the pages.</param>
public sealed record MissingPage(IReadOnlyList<MissingDocument> Shown, int Total, int First, Pager Pager)
{
    /// <summary>How many a page shows.</summary>
    public const int DocumentsPerPage = 25;

    /// <summary>A page of an answer; past the last stands the last.</summary>
    public static MissingPage Of(MissingDocuments missing, int page)
    {
        ArgumentNullException.ThrowIfNull(missing);
        int pages = Math.Max(1, (missing.Documents.Count + DocumentsPerPage - 1) / DocumentsPerPage);
        page = Math.Clamp(page, 1, pages);
        int first = (page - 1) * DocumentsPerPage;
        return new MissingPage(
            [.. missing.Documents.Skip(first).Take(DocumentsPerPage)], missing.Documents.Count, first + 1,
            new Pager(page, pages, p => p > 1 ? $"/cited?page={p}" : "/cited"));
    }
}

/// <summary>A plan's mentions of a document, for a list of them.</summary>
/// <param name="PlanId">The plan whose text it is.</param>
/// <param name="Mentions">The mentions.</param>
public sealed record MentionList(string PlanId, IReadOnlyList<CitationMention> Mentions);

/// <summary>Where in a plan's text names of documents are links.</summary>
public sealed class CitationLinks
{
    private readonly ILookup<string, DocumentLink> _byAnchor;

    private CitationLinks(IEnumerable<(string Anchor, DocumentLink Link)> links) =>
        _byAnchor = links.ToLookup(l => l.Anchor, l => l.Link, StringComparer.Ordinal);

    /// <summary>The links of a plan's text. What means the plan itself is none.</summary>
    public static CitationLinks Of(PlanCitations? citations) => new((citations?.Cited ?? [])
        .Where(c => c is { Plan: not null, IsSelf: false })
        .SelectMany(c => c.Mentions.Select(m => (m.Anchor, new DocumentLink(
            new TextRange(m.StartChar, m.EndChar), Links.Readable.Plan(c.Plan!.Id), Labels.Title(c.Plan)))))
        .OrderBy(l => l.Item2.Range.Start));

    /// <summary>The links of a paragraph, in order.</summary>
    public IReadOnlyList<DocumentLink> In(string anchor) => [.. _byAnchor[anchor]];
}
