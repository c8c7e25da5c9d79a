using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace SearchPlans.Lucene.Queries;

/// <summary>What a segment holds of a term, whatever was deleted since: the same for every commit that has the segment, so that what is
/// made of it can be kept with that.</summary>
public static class TermDocs
{
    /// <summary>The documents of a term, rising, deleted ones included; none where the segment lacks it.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="field">The term's field.</param>
    /// <param name="term">The term.</param>
    public static IEnumerable<int> Of(AtomicReader reader, string field, string term)
    {
        if (reader.GetTerms(field)?.GetEnumerator() is not { } terms || !terms.SeekExact(new BytesRef(term)))
        {
            yield break;
        }
        DocsEnum docs = terms.Docs(null, null, DocsFlags.NONE);
        while (docs.NextDoc() is int doc and not DocIdSetIterator.NO_MORE_DOCS)
        {
            yield return doc;
        }
    }
}
