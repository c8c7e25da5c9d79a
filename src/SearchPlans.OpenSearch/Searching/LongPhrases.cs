using System.Text.Json;
using SearchPlans.Lucene.Scoring;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>
/// Phrases of very many terms, as a copied paragraph makes them. A cluster counts each term of a query and takes a thousand
/// (<c>indices.query.bool.max_clause_count</c>), but it counts what the functions of a <c>function_score</c> look for by itself: there the
/// phrase is held against the units that have its beginning, in parts that overlap.
/// </summary>
internal static class LongPhrases
{
    // Shorter ones cost less as they are.
    private const int Longest = 24;

    private const int Beginning = 8;

    // Of each part, well below what a cluster counts to; in what two parts share they are the same place.
    private const int Part = 600;
    private const int Shared = 16;

    // A unit that no function looks at has the score of 1.
    private const int Weight = 2;

    // Of a phrase that intervals hold, what stands at each end.
    private const int End = 12;

    /// <summary>Whether a phrase is written by these rules.</summary>
    public static bool IsLong(int terms) => terms > Longest;

    /// <summary>Writes that a phrase is there, as a field of the object that is open. It doesn't score.</summary>
    /// <param name="json">The query.</param>
    /// <param name="field">The field.</param>
    /// <param name="terms">The terms, by position.</param>
    public static void Write(Utf8JsonWriter json, string field, (int Position, string Term)[] terms) =>
        json.WriteObject("function_score", scored =>
        {
            scored.WriteObject("query", query => WriteInRow(query, field, terms[..Beginning], null));
            scored.WriteStartArray("functions");
            int parts = 0;
            for (int from = 0; from == 0 || from + Shared < terms.Length; from += Part - Shared, parts++)
            {
                (int Position, string Term)[] part = terms[from..Math.Min(terms.Length, from + Part)];
                scored.WriteStartObject();
                scored.WriteObject("filter", filter => WriteInRow(filter, field, part, null));
                scored.WriteNumber("weight", Weight);
                scored.WriteEndObject();
            }
            scored.WriteEndArray();
            scored.WriteString("score_mode", "sum");
            scored.WriteString("boost_mode", "replace");
            scored.WriteNumber("min_score", Weight * parts);
        });

    /// <summary>Writes a phrase that scores as a field of the object that is open: it is found as above, and its beginning scores for all
    /// of it. By BM25 a phrase weighs what its terms weigh together, and it stands nowhere more often than its beginning.</summary>
    /// <param name="json">The query.</param>
    /// <param name="field">The field.</param>
    /// <param name="terms">The terms, by position.</param>
    /// <param name="boost">What scores are multiplied by.</param>
    /// <param name="counts">How often the terms are there.</param>
    public static void Write(
        Utf8JsonWriter json, string field, (int Position, string Term)[] terms, float boost, FieldCounts counts)
    {
        double[] idf = [.. terms.Select(t => (double)Bm25.Idf(counts.ByTerm[t.Term], counts.Units))];
        float all = (float)(boost * idf.Sum() / idf[..Beginning].Sum());
        json.WriteObject("bool", both =>
        {
            both.WriteObject("must", must => WriteInRow(must, field, terms[..Beginning], all));
            both.WriteObject("filter", filter => Write(filter, field, terms));
        });
    }

    /// <summary>The two ends of a phrase that intervals hold: with as much between them as in the phrase they stand for it.</summary>
    /// <param name="terms">The terms, by position.</param>
    /// <returns>The first terms, the last, and how many positions lie between.</returns>
    public static ((int Position, string Term)[] First, (int Position, string Term)[] Last, int Between) Ends(
        (int Position, string Term)[] terms) =>
        (terms[..End], terms[^End..], terms[^End].Position - terms[End - 1].Position - 1);

    /// <summary>Writes terms in a row as a field of the object that is open.</summary>
    /// <param name="json">The query.</param>
    /// <param name="field">The field.</param>
    /// <param name="terms">The terms, by position.</param>
    /// <param name="boost">What scores are multiplied by; null for 1.</param>
    public static void WriteInRow(Utf8JsonWriter json, string field, (int Position, string Term)[] terms, float? boost) =>
        json.WriteObject("match_phrase", match => match.WriteObject(field, of =>
        {
            int first = terms[0].Position;
            of.WriteString("query", TokenText.OfTerms(terms.Select(t => (t.Position - first, t.Term))));
            of.WriteString("analyzer", "tokens");
            if (boost is { } factor && factor != 1)
            {
                of.WriteNumber("boost", factor);
            }
        }));
}
