using System.Text.Json;
using Lucene.Net.Search;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Analysis;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;

namespace SearchPlans.OpenSearch.Searching;

/// <content>What is asked of single units and terms.</content>
internal sealed partial class ClusterSnapshot
{
    /// <inheritdoc />
    public int Documents => view.Directory.Plans.Sum(p => p.Units + 1);

    /// <inheritdoc />
    public bool[] Finds(Query query, IReadOnlyList<UnitPlace> units)
    {
        bool[] found = new bool[units.Count];
        if (units.Count == 0 || JsonOf(query, scores: false) is not { } asked)
        {
            return found;
        }
        JsonElement? answer = Ask(json =>
        {
            SearchBody.WriteSize(json, units.Count);
            json.WriteObject("query", of => of.WriteObject("bool", both =>
            {
                both.WriteStartArray("filter");
                both.WriteRawValue(asked);
                WriteIds(both, units);
                both.WriteEndArray();
            }));
            json.WriteStrings("_source", [Schema.Fields.Version, Schema.Fields.Unit]);
        });
        if (answer is { } known)
        {
            HashSet<UnitPlace?> places = [.. SearchResponses.Hits(known).Select(h => _stored.TakeHit(h))];
            for (int i = 0; i < found.Length; i++)
            {
                found[i] = places.Contains(units[i]);
            }
        }
        return found;
    }

    /// <inheritdoc />
    public IReadOnlyList<int> DocFreqs(string field, IReadOnlyList<string> terms)
    {
        FieldCounts counts = CountTerms(field, terms) ?? throw new UnknownYetException();
        return [.. terms.Select(t => (int)counts.ByTerm[t])];
    }

    // Every part of the query is asked for its score by itself, all of them in one request.
    /// <inheritdoc />
    public QueryExplanation? Explain(Query query, UnitPlace unit)
    {
        bool isUnknown = false;
        QueryExplanation? explanation = Explain(query, unit, 1, ref isUnknown);
        return isUnknown ? throw new UnknownYetException() : explanation;
    }

    private QueryExplanation? Explain(Query query, UnitPlace unit, float boost, ref bool isUnknown)
    {
        float? score = ScoreOf(query, unit, boost, ref isUnknown);
        if (score is null)
        {
            return null;
        }
        float all = boost * query.Boost;
        IEnumerable<(Query Query, float Boost)> parts = query switch
        {
            LeafQuery own => own.ScoringParts(all),
            DisjunctionMaxQuery max => max.Disjuncts.Select(q => (q, all)),
            _ => [],
        };
        List<QueryExplanation> explained = [];
        foreach ((Query part, float partBoost) in parts)
        {
            if (Explain(part, unit, partBoost, ref isUnknown) is { } of)
            {
                explained.Add(of);
            }
        }
        return new QueryExplanation(query, score.Value, explained, query is TermQuery term ? CountsOf(term, unit) : null);
    }

    // Null where it doesn't find the unit.
    private float? ScoreOf(Query query, UnitPlace unit, float boost, ref bool isUnknown)
    {
        if (JsonOf(query, scores: true) is not { } asked)
        {
            isUnknown = true;
            return 0;
        }
        JsonElement? answer = Ask(json =>
        {
            SearchBody.WriteSize(json, 1);
            json.WriteObject("query", of => of.WriteObject("bool", both =>
            {
                both.WriteStartArray("must");
                both.WriteRawValue(asked);
                both.WriteEndArray();
                both.WriteStartArray("filter");
                WriteIds(both, [unit]);
                both.WriteEndArray();
            }));
            json.WriteBoolean("_source", false);
        }, isRanked: true);
        if (answer is not { } known)
        {
            isUnknown = true;
            return 0;
        }
        JsonElement[] hits = [.. SearchResponses.Hits(known)];
        return hits.Length == 0 ? null : hits[0].GetProperty("_score").GetSingle() * boost;
    }

    private TermCounts? CountsOf(TermQuery term, UnitPlace unit)
    {
        string field = term.Term.Field;
        if (!view.Fields.Analyzers.TryGetValue(field, out BufferAnalyzer? analyzer)
            || CountTerms(field, [term.Term.Text]) is not { } counts)
        {
            return null;
        }
        Index.Records.UnitRecord record = _stored.Unit(unit.Plan, unit.Unit);
        var tokens = new TokenBuffer();
        analyzer.CreateTokenizer().Tokenize(
            field switch
            {
                PlanFields.Words => record.Text,
                PlanFields.Opening => SentenceAnalyzer.First(record.Text),
                _ => record.Line,
            },
            tokens);
        int freq = Enumerable.Range(0, tokens.Count).Count(i => tokens.Term(i).SequenceEqual(term.Term.Text));
        return new TermCounts(
            freq, (int)counts.ByTerm[term.Term.Text], counts.Units, NormEncoding.Decode(NormEncoding.Encode(tokens.Count)));
    }

    private void WriteIds(Utf8JsonWriter json, IReadOnlyList<UnitPlace> units)
    {
        json.WriteStartObject();
        json.WriteObject("ids", ids => ids.WriteStrings("values", units.Select(u => PlanJson.IdOf(view[u.Plan].Version, u.Unit))));
        json.WriteEndObject();
    }
}
