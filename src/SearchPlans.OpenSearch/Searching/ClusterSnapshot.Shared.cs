using System.Globalization;
using System.Text.Json;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Origins;

namespace SearchPlans.OpenSearch.Searching;

/// <content>Terms that plans and paragraphs share.</content>
internal sealed partial class ClusterSnapshot
{
    // A cluster refuses more than 65,535 buckets, and queries of more than 1,024 clauses.
    private const int TermsAPage = 20_000;
    private const int MostClauses = 900;

    // What shares fingerprints with some sentences, earliest first; what is behind these is too late to be an origin.
    private const int MostSharing = 10_000;

    // One that shares a single fingerprint does mostly so by chance.
    private const int LeastShared = 2;

    // About so many sampled shingles has a plan, see ShingleSketch.
    private const int ShinglesAPlan = 100;

    private const int PartsARequest = 50;

    private const int MostNear = 1000;

    /// <inheritdoc />
    public IEnumerable<(string Term, int Plans)> TermsOf(string field) => Kept("terms " + field, () => ReadTerms(field));

    /// <inheritdoc />
    public IReadOnlyDictionary<string, NameCount> FigureCounts() => Kept("figures", () =>
    {
        var counts = new Dictionary<string, NameCount>(StringComparer.Ordinal);
        foreach ((string term, int plans) in ReadTerms(Schema.Fields.Stated))
        {
            int end = term.IndexOf('\t', StringComparison.Ordinal);
            (int figures, string name) = (int.Parse(term.AsSpan(0, end), CultureInfo.InvariantCulture), term[(end + 1)..]);
            NameCount before = counts.GetValueOrDefault(name);
            counts[name] = new NameCount(before.Figures + (figures * plans), before.Plans + plans);
        }
        return counts;
    });

    /// <inheritdoc />
    public IReadOnlyList<SharedSentence> Sharing(IReadOnlyList<IReadOnlyList<int>> buckets, int untilYear)
    {
        List<(int First, int End, JsonElement? Answer)> parts = [];
        for (int first = 0, end = 0; first < buckets.Count; first = end)
        {
            for (int clauses = 0; end < buckets.Count && (end == first || clauses + buckets[end].Count <= MostClauses); end++)
            {
                clauses += buckets[end].Count;
            }
            parts.Add((first, end, AskForSharing([.. buckets.Skip(first).Take(end - first)], untilYear)));
        }
        List<SharedSentence> shared = [];
        foreach ((int first, int end, JsonElement? answer) in parts)
        {
            foreach (JsonElement hit in SearchResponses.Hits(answer ?? throw new UnknownYetException()))
            {
                JsonElement fields = hit.GetProperty("fields");
                int number = view.Directory.NumberOf(fields.GetProperty(Schema.Fields.Version)[0].GetString()!);
                if (number < 0)
                {
                    continue;
                }
                var place = new UnitPlace(CommitView.PlaceOf(number), fields.GetProperty(Schema.Fields.Unit)[0].GetInt32());
                HashSet<string> has = [.. fields.GetProperty(PlanFields.Fingerprints).EnumerateArray().Select(t => t.GetString()!)];
                shared.AddRange(Enumerable.Range(first, end - first)
                    .Where(s => buckets[s].Count(b => has.Contains(SentenceFingerprints.TermOf(b))) >= LeastShared)
                    .Select(s => new SharedSentence(s, place)));
            }
        }
        return shared;
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<PlanPlace, int> SharingShingles(IReadOnlyList<ulong> sample, int mostCommon)
    {
        string[] terms = [.. sample.Select(ShingleSketch.TermOf).Distinct()];
        JsonElement found = AskForShingles(terms);
        HashSet<string> common = [.. SearchResponses.Buckets(found, "plans")
            .Where(b => b.GetProperty("doc_count").GetInt32() > mostCommon).Select(b => b.GetProperty("key").GetString()!)];
        if (common.Count > 0)
        {
            terms = [.. terms.Where(t => !common.Contains(t))];
            if (terms.Length == 0)
            {
                return new Dictionary<PlanPlace, int>();
            }
            found = AskForShingles(terms);
        }
        return SearchResponses.Hits(found).Select(h => (Number: NumberIn(h), Shared: (int)MathF.Round(h.GetProperty("_score").GetSingle())))
            .Where(p => p.Number >= 0).ToDictionary(p => CommitView.PlaceOf(p.Number), p => p.Shared);
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<(PlanPlace One, PlanPlace Other), int> ShinglePairs(int mostSharing, int mostPairs)
    {
        var shared = new Dictionary<(PlanPlace, PlanPlace), int>();
        int parts = (view.Directory.Plans.Count * ShinglesAPlan / TermsAPage) + 1;
        foreach (int[] together in Enumerable.Range(0, parts).Chunk(PartsARequest))
        {
            JsonElement?[] answers = [.. together.Select(part => AskForPairs(part, parts, mostSharing))];
            foreach (JsonElement? answer in answers)
            {
                foreach (JsonElement bucket in SearchResponses.Buckets(answer ?? throw new UnknownYetException(), "shingles"))
                {
                    if (shared.Count < mostPairs && bucket.GetProperty("doc_count").GetInt32() <= mostSharing)
                    {
                        CountPairs(bucket, shared);
                    }
                }
            }
        }
        return shared;
    }

    // Made once a commit, as soon as all that it is made of is known.
    private T Kept<T>(string key, Func<T> make) where T : class => (T)view.Kept.GetOrAdd(key, _ => make());

    private void CountPairs(JsonElement bucket, Dictionary<(PlanPlace, PlanPlace), int> shared)
    {
        PlanPlace[] having =
        [
            .. bucket.GetProperty("plans").GetProperty("buckets").EnumerateArray()
                .Select(b => view.Directory.NumberOf(b.GetProperty("key").GetString()!)).Where(n => n >= 0).Order()
                .Select(CommitView.PlaceOf),
        ];
        for (int i = 0; i < having.Length; i++)
        {
            for (int j = i + 1; j < having.Length; j++)
            {
                shared[(having[i], having[j])] = shared.GetValueOrDefault((having[i], having[j])) + 1;
            }
        }
    }

    // Page by page, each behind the one before.
    private List<(string Term, int Plans)> ReadTerms(string field)
    {
        List<(string Term, int Plans)> terms = [];
        while (true)
        {
            string? after = terms.Count == 0 ? null : terms[^1].Term;
            JsonElement page = Ask(json =>
            {
                WritePlansOnly(json);
                SearchBody.WriteTermsPage(json, field, TermsAPage, after);
            }) ?? throw new UnknownYetException();
            int before = terms.Count;
            terms.AddRange(SearchResponses.Buckets(page, "terms")
                .Select(b => (b.GetProperty("key").GetProperty("term").GetString()!, b.GetProperty("doc_count").GetInt32())));
            if (terms.Count - before < TermsAPage)
            {
                return terms;
            }
        }
    }

    // The paragraphs of plans up to a year that share fingerprints with any of some sentences: where they stand and what they have. Their
    // texts are fetched of those that are compared.
    private JsonElement? AskForSharing(IReadOnlyList<IReadOnlyList<int>> sentences, int untilYear) => Ask(json =>
    {
        SearchBody.WriteSize(json, MostSharing);
        SearchBody.WriteSeen(json, State, Schema.Fields.UnitType, both =>
        {
            both.WriteStartObject();
            both.WriteObject("range", range => range.WriteObject(
                Schema.Fields.Time, time => time.WriteNumber("lte", new DateOnly(untilYear, 12, 31).DayNumber)));
            both.WriteEndObject();
            both.WriteStartObject();
            both.WriteObject("bool", any =>
            {
                any.WriteStartArray("should");
                foreach (IReadOnlyList<int> buckets in sentences.Where(s => s.Count >= LeastShared))
                {
                    any.WriteStartObject();
                    any.WriteObject("bool", of =>
                    {
                        of.WriteStartArray("should");
                        foreach (int bucket in buckets)
                        {
                            SearchBody.WriteTerm(of, PlanFields.Fingerprints, SentenceFingerprints.TermOf(bucket));
                        }
                        of.WriteEndArray();
                        of.WriteNumber("minimum_should_match", LeastShared);
                    });
                    any.WriteEndObject();
                }
                any.WriteEndArray();
                any.WriteNumber("minimum_should_match", 1);
            });
            both.WriteEndObject();
        });
        json.WriteRawValueAs("sort", $$$"""[{"{{{Schema.Fields.Time}}}":{"order":"asc","missing":"_last"}},"_doc"]""");
        json.WriteStrings("docvalue_fields", [PlanFields.Fingerprints, Schema.Fields.Version, Schema.Fields.Unit]);
        json.WriteString("stored_fields", "_none_");
    });

    // The plans that have any of some shingles, those that have most first, each scored by how many; and how many plans have each.
    private JsonElement AskForShingles(string[] terms) => Ask(json =>
    {
        SearchBody.WriteSize(json, MostNear);
        SearchBody.WriteSeen(json, State, Schema.Fields.PlanType, others: both =>
        {
            both.WriteStartArray("should");
            foreach (string term in terms)
            {
                both.WriteStartObject();
                both.WriteObject("constant_score", one => one.WriteObject(
                    "filter", filter => filter.WriteObject("term", t => t.WriteString(PlanFields.Shingles, term))));
                both.WriteEndObject();
            }
            both.WriteEndArray();
            both.WriteNumber("minimum_should_match", 1);
        });
        json.WriteObject("aggs", aggregations => aggregations.WriteObject("plans", of => of.WriteObject("terms", plans =>
        {
            plans.WriteString("field", PlanFields.Shingles);
            plans.WriteNumber("size", terms.Length);
            plans.WriteStrings("include", terms);
        })));
        json.WriteStrings("_source", [Schema.Fields.Version]);
    }) ?? throw new UnknownYetException();

    // The shingles of one of equal parts that several plans have, and which these are.
    private JsonElement? AskForPairs(int part, int parts, int mostSharing) => Ask(json =>
    {
        WritePlansOnly(json);
        json.WriteObject("aggs", aggregations => aggregations.WriteObject("shingles", of =>
        {
            of.WriteObject("terms", terms =>
            {
                terms.WriteString("field", PlanFields.Shingles);
                terms.WriteObject("include", include =>
                {
                    include.WriteNumber("partition", part);
                    include.WriteNumber("num_partitions", parts);
                });
                terms.WriteNumber("min_doc_count", 2);
                terms.WriteNumber("size", TermsAPage * 2);
            });
            of.WriteObject("aggs", within => within.WriteObject("plans", plans => plans.WriteObject("terms", terms =>
            {
                terms.WriteString("field", Schema.Fields.Version);
                terms.WriteNumber("size", mostSharing);
            })));
        }));
    });

    private void WritePlansOnly(Utf8JsonWriter json)
    {
        SearchBody.WriteSize(json, 0);
        SearchBody.WriteSeen(json, State, Schema.Fields.PlanType);
    }
}
