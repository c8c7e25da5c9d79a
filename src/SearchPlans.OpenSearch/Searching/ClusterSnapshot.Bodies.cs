using System.Text.Json;
using SearchPlans.Index;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Querying;

namespace SearchPlans.OpenSearch.Searching;

/// <content>The bodies of searches.</content>
internal sealed partial class ClusterSnapshot
{
    // A query within what is asked for, see WriteQuery.
    private sealed record Asked(string Query, bool Scores)
    {
        // The request whose plan is asked for, where it names one.
        public SearchRequest? Within { get; init; }

        // Whether what is chosen of plans and parts has to be met.
        public bool IsChosen { get; init; }

        public IReadOnlyCollection<PlanPlace>? Plans { get; init; }

        public bool? Headings { get; init; }
    }

    private static void WriteSource(Utf8JsonWriter json, bool withText)
    {
        if (withText)
        {
            ClusterStored.WriteUnitSource(json);
        }
        else
        {
            json.WriteStrings("_source", [Schema.Fields.Version, Schema.Fields.Unit]);
        }
    }

    private static void WriteCollapse(Utf8JsonWriter json, string field, int best, SearchRequest request) =>
        json.WriteObject("collapse", collapse =>
        {
            collapse.WriteString("field", field);
            if (best == 0)
            {
                return;
            }
            // A search of its own for each, on the cluster.
            collapse.WriteObject("inner_hits", inner =>
            {
                inner.WriteString("name", "best");
                inner.WriteNumber("size", best);
                WriteSort(inner, request);
                ClusterStored.WriteUnitSource(inner);
            });
        });

    // By time where that is asked for, then by score; of equal ones the one that stands first.
    private static void WriteSort(Utf8JsonWriter json, SearchRequest request)
    {
        json.WriteBoolean("track_scores", true);
        json.WriteStartArray("sort");
        if (request.Sort != SearchSort.Relevance)
        {
            json.WriteStartObject();
            json.WriteObject(Schema.Fields.Time, time =>
            {
                time.WriteString("order", request.Sort == SearchSort.Newest ? "desc" : "asc");
                time.WriteString("missing", "_last");
            });
            json.WriteEndObject();
        }
        json.WriteStringValue("_score");
        foreach (string field in new[] { Schema.Fields.Plan, Schema.Fields.Unit })
        {
            json.WriteStartObject();
            json.WriteString(field, "asc");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // Units of the commit that are searched and that the query finds; scored where that is asked for, as all hits are: by the query, half
    // of it around the plan and in its contents, and by level and year.
    private void WriteQuery(Utf8JsonWriter json, Asked asked)
    {
        json.WriteStartObject("query");
        if (!asked.Scores)
        {
            WriteFound(json, asked);
            json.WriteEndObject();
            return;
        }
        json.WriteObject("function_score", sum =>
        {
            sum.WriteObject("query", query => query.WriteObject("function_score", product =>
            {
                product.WriteObject("query", found => WriteFound(found, asked));
                product.WriteStartArray("functions");
                product.WriteStartObject();
                product.WriteStartObject("filter");
                product.WriteObject("term", term => term.WriteString(PlanFields.Kind, PlanTerms.Minor));
                product.WriteEndObject();
                product.WriteNumber("weight", Weights.MinorFactor);
                product.WriteEndObject();
                product.WriteEndArray();
                product.WriteString("boost_mode", "multiply");
            }));
            sum.WriteObject("field_value_factor", prior =>
            {
                prior.WriteString("field", Schema.Fields.Prior);
                prior.WriteNumber("missing", 0);
            });
            sum.WriteString("boost_mode", "sum");
        });
        json.WriteEndObject();
    }

    private void WriteFound(Utf8JsonWriter json, Asked asked) => json.WriteObject("bool", both =>
    {
        both.WriteStartArray(asked.Scores ? "must" : "filter");
        both.WriteRawValue(asked.Query);
        if (asked.Scores)
        {
            both.WriteEndArray();
            both.WriteStartArray("filter");
        }
        SearchBody.WriteTerm(both, Schema.Fields.Type, Schema.Fields.UnitType);
        SearchBody.WriteBorn(both, State);
        if (asked.Within?.PlanId is { Length: > 0 } id)
        {
            SearchBody.WriteTerm(both, Schema.Fields.Plan, id);
        }
        if (asked is { IsChosen: true, Within: { } request })
        {
            WriteChoices(both, request);
            WriteParts(both, request);
        }
        if (asked.Plans is { } plans)
        {
            SearchBody.WriteTerms(both, Schema.Fields.Version, plans.Select(p => view[p].Version));
        }
        if (asked.Headings == true)
        {
            SearchBody.WriteTerm(both, PlanFields.Kind, PlanTerms.Heading);
        }
        both.WriteEndArray();
        SearchBody.WriteNotHidden(both, State, not =>
        {
            SearchBody.WriteTerm(not, PlanFields.Kind, PlanTerms.Aside);
            if (asked.Headings == false)
            {
                SearchBody.WriteTerm(not, PlanFields.Kind, PlanTerms.Heading);
            }
        });
    });

    private static void WriteBool(Utf8JsonWriter json, Action<Utf8JsonWriter> filters) => json.WriteObject("bool", both =>
    {
        both.WriteStartArray("filter");
        filters(both);
        both.WriteEndArray();
    });

    private static void WriteParts(Utf8JsonWriter json, SearchRequest request)
    {
        if (request.Parts.Count > 0)
        {
            WriteNumbers(json, Schema.Fields.Part, request.Parts.Select(p => (int)p));
        }
    }

    private static void WriteChoices(Utf8JsonWriter json, SearchRequest request)
    {
        if (request.Regions.Count > 0)
        {
            SearchBody.WriteTerms(json, Schema.Fields.Places, request.Regions);
        }
        if (request.Years.Count > 0)
        {
            WriteNumbers(json, PlanFields.Year, request.Years);
        }
        if (request.Types.Count > 0)
        {
            SearchBody.WriteTerms(json, Schema.Fields.PlanKind, request.Types);
        }
        if (request.Levels.Count > 0)
        {
            WriteNumbers(json, Schema.Fields.Level, request.Levels.Select(l => (int)l));
        }
        if (request.Issuers.Count > 0)
        {
            SearchBody.WriteTerms(json, PlanFields.Issuer, request.Issuers);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string field, IEnumerable<int> numbers)
    {
        json.WriteStartObject();
        json.WriteObject("terms", terms =>
        {
            terms.WriteStartArray(field);
            foreach (int number in numbers)
            {
                terms.WriteNumberValue(number);
            }
            terms.WriteEndArray();
        });
        json.WriteEndObject();
    }
}
