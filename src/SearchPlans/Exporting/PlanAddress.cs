using System.Text.Encodings.Web;
using SearchPlans.Querying;

namespace SearchPlans.Exporting;

/// <summary>The addresses of plans and paragraphs on the web pages, /plans/{id}?q=…#{anchor}, without the host. What has its default value
/// is left out.</summary>
public static class PlanAddress
{
    // Of a longer query its beginning: an answer of many hits says it with each.
    private const int MaxQueryChars = 400;

    /// <summary>The address of a plan.</summary>
    /// <param name="id">The plan's id.</param>
    /// <param name="encoder">How what isn't ASCII is written; null: percent-encoded.</param>
    public static string Of(string id, UrlEncoder? encoder = null) => "/plans/" + (encoder ?? UrlEncoder.Default).Encode(id);

    /// <summary>The address of a plan, marked as a search marks it, at a paragraph.</summary>
    /// <param name="id">The plan's id.</param>
    /// <param name="request">The search; of it, what decides about marks is carried.</param>
    /// <param name="anchor">The paragraph's anchor; empty: none.</param>
    /// <param name="encoder">How what isn't ASCII is written; null: percent-encoded.</param>
    public static string Of(string id, SearchRequest request, string anchor, UrlEncoder? encoder = null)
    {
        encoder ??= UrlEncoder.Default;
        string address = Of(id, encoder);
        if (request.Query.Length > 0)
        {
            address += "?q=" + encoder.Encode(Beginning(request.Query));
            if (request.Match == SearchMatch.Exact)
            {
                address += "&match=exact";
            }
            if (!request.SameWords)
            {
                address += "&same=0";
            }
        }
        return anchor.Length > 0 ? $"{address}#{anchor}" : address;
    }

    private static string Beginning(string query) => query.Length <= MaxQueryChars
        ? query
        : query[..(char.IsHighSurrogate(query[MaxQueryChars - 1]) ? MaxQueryChars - 1 : MaxQueryChars)];
}
