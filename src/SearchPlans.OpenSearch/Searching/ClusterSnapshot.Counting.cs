using System.Text.Json;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.Plans;
using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.OpenSearch.Searching;

/// <content>Counting hits, exactly: by plan, by section and by part.</content>
internal sealed partial class ClusterSnapshot
{
    // What was counted, and of the plans that meet the choices those with headings and with nothing but headings.
    private sealed record Tallied(FoundHits Found, IReadOnlyList<PlanPlace> WithHeadings, IReadOnlyList<PlanPlace> HeadingsAlone);

    // What is counted: by plan, whatever is chosen, and by part.
    private Tallied? Tally(string query, SearchRequest request, HitUnit unit)
    {
        var choices = new PlanChoices(request);
        var asked = new Asked(query, Scores: false) { Within = request };
        GroupCounts? groups = CountGroups(asked, unit);
        JsonElement? answer = Ask(json =>
        {
            SearchBody.WriteSize(json, 0);
            WriteQuery(json, asked);
            json.WriteObject("aggs", aggregations =>
            {
                WriteWithin(aggregations, "wanted", filter => WriteParts(filter, request), WritePlans);
                if (unit == HitUnit.Paragraph)
                {
                    WriteWithin(aggregations, "chosen", filter => WriteChoices(filter, request), WritePartCounts);
                }
            });
        });
        if (answer is not { } known || groups is null)
        {
            return null;
        }
        CountedPlan[] plans = [.. CountsIn(known, unit, p => groups.Of(p, request.Parts), "wanted", "plans")];
        PlanCount[] counts =
            [.. plans.Select(p => (p.Hits, Plan: view.Entry(p.Plan))).Select(p => new PlanCount(p.Plan, p.Hits, choices.Test(p.Plan)))];
        CountedPlan[] passing = [.. plans.Where((_, i) => counts[i].Fails == PlanChoices.Passes)];
        var found = new FoundHits
        {
            AllParagraphs = plans.Sum(p => p.Units),
            Paragraphs = passing.Sum(p => p.Units),
            Sections = passing.Sum(p => p.Groups),
            HasDated = Array.Exists(passing, p => view[p.Plan].Day > 0),
            HasUndated = Array.Exists(passing, p => view[p.Plan].Day == 0),
            PartCounts = unit == HitUnit.Paragraph
                ? PartsIn(SearchResponses.Buckets(known, "chosen", "parts"))
                : groups.ByPart(p => choices.Test(view.Entry(p)) == PlanChoices.Passes, countsPlans: unit == HitUnit.Plan),
            Counts = counts,
        };
        return new Tallied(
            found, [.. passing.Where(p => p.Headings > 0).Select(p => p.Plan)],
            [.. passing.Where(p => p.Headings == p.Units).Select(p => p.Plan)]);
    }

    // Of a plan: how many units, groups and hits were found, which unit stands first, and how many are headings.
    private sealed record CountedPlan(PlanPlace Plan, int Units, int Groups, int Hits, int First, int Headings);

    private IEnumerable<CountedPlan> CountsIn(JsonElement answer, HitUnit unit, Func<PlanPlace, int> groupsOf, params string[] path)
    {
        foreach ((PlanPlace plan, JsonElement bucket) in PlansIn(SearchResponses.Buckets(answer, path)))
        {
            int units = bucket.GetProperty("doc_count").GetInt32();
            int groups = groupsOf(plan);
            int hits = unit switch { HitUnit.Paragraph => units, HitUnit.Section => groups, _ => 1 };
            yield return new CountedPlan(
                plan, units, groups, hits, (int)bucket.GetProperty("first").GetProperty("value").GetDouble(),
                bucket.GetProperty("headings").GetProperty("doc_count").GetInt32());
        }
    }

    // How many groups of each part of each plan hold a hit.
    private sealed class GroupCounts(IReadOnlyDictionary<PlanPlace, int[]> byPlan)
    {
        public int Of(PlanPlace plan) => Of(plan, []);

        public int Of(PlanPlace plan, IReadOnlyCollection<PlanPart> parts) => !byPlan.TryGetValue(plan, out int[]? counts) ? 0
            : parts.Count == 0 ? counts.Sum()
            : parts.Distinct().Sum(p => counts[(int)p]);

        public int[] ByPart(Func<PlanPlace, bool> passes, bool countsPlans)
        {
            int[] sums = new int[Enum.GetValues<PlanPart>().Length];
            foreach (int[] counts in byPlan.Where(p => passes(p.Key)).Select(p => p.Value))
            {
                for (int part = 0; part < sums.Length; part++)
                {
                    sums[part] += countsPlans ? Math.Min(1, counts[part]) : counts[part];
                }
            }
            return sums;
        }
    }

    // A cluster tells how many different values there are by an estimate. So sections are counted as the documents that they are, each of
    // which has a hit among its children.
    private GroupCounts? CountGroups(Asked asked, HitUnit unit)
    {
        if (unit == HitUnit.Paragraph)
        {
            return new GroupCounts(new Dictionary<PlanPlace, int[]>());
        }
        JsonElement? answer = Ask(json =>
        {
            SearchBody.WriteSize(json, 0);
            json.WriteObject("query", query => query.WriteObject("has_child", groups =>
            {
                groups.WriteString("type", "unit");
                groups.WriteObject("query", found => WriteFound(found, asked));
            }));
            json.WriteObject("aggs", aggregations => aggregations.WriteObject("plans", plans =>
            {
                WriteByPlan(plans);
                plans.WriteObject("aggs", WritePartCounts);
            }));
        });
        return answer is { } known
            ? new GroupCounts(PlansIn(SearchResponses.Buckets(known, "plans"))
                .ToDictionary(p => p.Plan, p => PartsIn(p.Bucket.GetProperty("parts").GetProperty("buckets").EnumerateArray())))
            : null;
    }

    private IEnumerable<(PlanPlace Plan, JsonElement Bucket)> PlansIn(IEnumerable<JsonElement> buckets) => buckets
        .Select(b => (Number: view.Directory.NumberOf(b.GetProperty("key").GetString()!), Bucket: b))
        .Where(p => p.Number >= 0).Select(p => (CommitView.PlaceOf(p.Number), p.Bucket));

    private static int[] PartsIn(IEnumerable<JsonElement> buckets)
    {
        int[] parts = new int[Enum.GetValues<PlanPart>().Length];
        foreach (JsonElement part in buckets)
        {
            parts[part.GetProperty("key").GetInt32()] = part.GetProperty("doc_count").GetInt32();
        }
        return parts;
    }

    private static void WriteWithin(
        Utf8JsonWriter json, string name, Action<Utf8JsonWriter> filters, Action<Utf8JsonWriter> aggregations) =>
        json.WriteObject(name, within =>
        {
            within.WriteStartObject("filter");
            WriteBool(within, filters);
            within.WriteEndObject();
            within.WriteObject("aggs", aggregations);
        });

    private void WriteByPlan(Utf8JsonWriter json) => json.WriteObject("terms", terms =>
    {
        terms.WriteString("field", Schema.Fields.Version);
        terms.WriteNumber("size", Math.Max(1, view.Directory.Plans.Count));
    });

    private static void WritePartCounts(Utf8JsonWriter json) => json.WriteObject("parts", parts => parts.WriteObject("terms", terms =>
    {
        terms.WriteString("field", Schema.Fields.Part);
        terms.WriteNumber("size", Enum.GetValues<PlanPart>().Length);
    }));

    private void WritePlans(Utf8JsonWriter json) => json.WriteObject("plans", plans =>
    {
        WriteByPlan(plans);
        plans.WriteObject("aggs", within =>
        {
            within.WriteObject("first", first => first.WriteObject("min", min => min.WriteString("field", Schema.Fields.Unit)));
            within.WriteObject("headings", headings => headings.WriteObject("filter", filter => filter.WriteObject(
                "term", term => term.WriteString(PlanFields.Kind, PlanTerms.Heading))));
        });
    });
}
