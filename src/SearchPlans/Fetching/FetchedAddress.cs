using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Plans;

namespace SearchPlans.Fetching;

/// <summary>A document that came from an address.</summary>
/// <param name="Document">The document, as it was read.</param>
/// <param name="Given">What the address and the page around it say of it: the address as its source always, issuer, day and number where
/// the
/// document itself doesn't say them.</param>
/// <param name="Address">Where it came from, redirects followed.</param>
public sealed record FetchedDocument(ImportedDocument Document, PlanMetadata Given, Uri Address);

/// <summary>What came of fetching an address.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Documents">The page or file, and the attachments of the page; none where it failed or is known.</param>
public sealed record FetchedAddress(string Address, IReadOnlyList<FetchedDocument> Documents)
{
    /// <summary>The plan whose source it is already, so that nothing was fetched; or null.</summary>
    public PlanSummary? Known { get; init; }

    /// <summary>Why it couldn't be fetched, in Chinese; or null.</summary>
    public string? Problem { get; init; }

    /// <summary>What to know of attachments that couldn't be fetched, in Chinese.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
