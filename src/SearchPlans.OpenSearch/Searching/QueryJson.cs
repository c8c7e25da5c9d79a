using System.Buffers;
using System.Text;
using System.Text.Json;
using Lucene.Net.Search;
using SearchPlans.Index.Queries;
using SearchPlans.Lucene.Queries;
using SearchPlans.Lucene.Scoring;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;
using SearchPlans.Querying;
using SearchPlans.Text.Characters;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>In how many units of the index terms stand.</summary>
/// <param name="Units">How many have the field at all.</param>
/// <param name="ByTerm">How many have each term.</param>
internal sealed record FieldCounts(long Units, IReadOnlyDictionary<string, long> ByTerm);

/// <summary>
/// Writes queries as JSON that finds the same units and scores them alike. How often things stand together a cluster can't tell: queries
/// that score take such things as filters, and are scored by their parts (<see cref="ScoredParts"/>).
/// </summary>
/// <param name="values">What the plans have in their fields.</param>
/// <param name="countsOf">Counts terms of a field; null where they aren't known yet.</param>
internal sealed class QueryJson(CorpusValues values, Func<string, IReadOnlyList<string>, FieldCounts?> countsOf)
{
    // A hair less than enough: weights are summed up in another order.
    private const float Enough = 0.9999f;

    /// <summary>Whether something had to be left out that isn't known yet.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Writes a query as an object.</summary>
    /// <param name="query">The query.</param>
    /// <param name="scores">Whether it scores; where it needn't, what only scores is left out.</param>
    public string Of(Query query, bool scores)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonBody.Options))
        {
            Write(json, query, scores ? 1 : null);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    // What scores are multiplied by; null where nothing scores.
    private void Write(Utf8JsonWriter json, Query query, float? boost)
    {
        json.WriteStartObject();
        WriteFields(json, query, boost);
        json.WriteEndObject();
    }

    // As fields of the object that is open.
    private void WriteFields(Utf8JsonWriter json, Query query, float? boost)
    {
        float? all = boost * query.Boost;
        switch (query)
        {
            case TermQuery term:
                WriteTerm(json, term.Term.Field, term.Term.Text, all);
                break;
            case MatchAllDocsQuery:
                json.WriteObject("match_all", match => WriteBoost(match, all));
                break;
            case ConstantScoreQuery { Query: { } inner }:
                WriteConstant(json, filter => WriteFields(filter, inner, null), all);
                break;
            case DisjunctionMaxQuery max:
                json.WriteObject("dis_max", dis => WriteAll(dis, "queries", [.. max.Disjuncts], all));
                break;
            case FilteredBooleanQuery boolean:
                WriteBoolean(json, boolean, all);
                break;
            case BoostQuery { Bonus: > 0 } raised when all is not null:
                json.WriteObject("bool", both =>
                {
                    both.WriteStartArray("must");
                    Write(both, raised.Inner, all * raised.Factor);
                    Write(both, new MatchAllDocsQuery { Boost = raised.Bonus }, all);
                    both.WriteEndArray();
                });
                break;
            case BoostQuery boosted:
                WriteFields(json, boosted.Inner, all * boosted.Factor);
                break;
            case CoverageQuery coverage:
                WriteCoverage(json, coverage, all);
                break;
            case ExactPhraseQuery phrase:
                WritePhrase(json, phrase, all);
                break;
            case NearQuery near:
                WriteConstant(json, filter => IntervalsJson.Write(filter, near), all);
                break;
            case GroupQuery group:
                WriteGroup(json, group, all);
                break;
            case BlockQuery block:
                WriteUnscored(json, all, filter => WriteCondition(filter, block));
                break;
            case ListedDocsQuery listed:
                WriteFigures(json, listed, all);
                break;
            case TestedQuery { Asked: SignedText signed } tested:
                json.WriteObject("bool", both =>
                {
                    WriteAll(both, "must", [tested.Inner], all);
                    both.WriteStartArray("filter");
                    both.WriteStartObject();
                    both.WriteObject("wildcard", wildcard => wildcard.WriteObject(
                        Fields.Signs, signs => signs.WriteString("value", $"*{EscapeWildcards(WellFormedText.Of(signed.Folded))}*")));
                    both.WriteEndObject();
                    both.WriteEndArray();
                });
                break;
            default:
                throw new ArgumentException($"There is no JSON for {query.GetType().Name}.", nameof(query));
        }
    }

    private static void WriteConstant(Utf8JsonWriter json, Action<Utf8JsonWriter> filter, float? boost)
    {
        if (boost is not { } score)
        {
            filter(json);
            return;
        }
        json.WriteObject("constant_score", constant =>
        {
            constant.WriteObject("filter", filter);
            constant.WriteNumber("boost", score);
        });
    }

    private static void WriteBoost(Utf8JsonWriter json, float? boost)
    {
        if (boost is { } factor && factor != 1)
        {
            json.WriteNumber("boost", factor);
        }
    }

    private void WriteAll(Utf8JsonWriter json, string name, IReadOnlyCollection<Query> queries, float? boost)
    {
        if (queries.Count == 0)
        {
            return;
        }
        json.WriteStartArray(name);
        foreach (Query query in queries)
        {
            Write(json, query, boost);
        }
        json.WriteEndArray();
    }

    private static void WriteTerm(Utf8JsonWriter json, string field, string term, float? boost) => json.WriteObject("term", of =>
        of.WriteObject(field == PlanFields.Id ? Fields.Plan : field, value =>
        {
            value.WriteString("value", TokenText.Clean(WellFormedText.Of(term)));
            WriteBoost(value, boost);
        }));

    private void WriteBoolean(Utf8JsonWriter json, FilteredBooleanQuery query, float? boost)
    {
        if (query.Must.Count + query.Should.Count + query.Filter.Count == 0)
        {
            WriteNone(json);
            return;
        }
        if (query is { Must.Count: 1, Should.Count: 0, MustNot.Count: 0, Filter.Count: 0 }
            or { Must.Count: 0, Should.Count: 1, MustNot.Count: 0, Filter.Count: 0 })
        {
            // Fewer levels: a cluster takes twenty.
            WriteFields(json, query.Must.Concat(query.Should).First(), boost);
            return;
        }
        bool isAny = query.Must.Count + query.Filter.Count == 0;
        if (boost is null && query is { Must: [var only], MustNot.Count: 0, Filter.Count: 0 })
        {
            WriteFields(json, only, null);
            return;
        }
        if (boost is null && isAny && query.MustNot.Count == 0 && AllButOne.Of(query.Should) is { } allButOne)
        {
            WriteAllButOne(json, allButOne);
            return;
        }
        json.WriteObject("bool", boolean =>
        {
            WriteAll(boolean, "must", query.Must, boost);
            WriteAll(boolean, "should", isAny || boost is not null ? query.Should : [], boost);
            WriteAll(boolean, "must_not", query.MustNot, null);
            WriteAll(boolean, "filter", query.Filter, null);
            if (isAny)
            {
                boolean.WriteNumber("minimum_should_match", 1);
            }
        });
    }

    // Several queries, each of which may be the one that isn't met, written once each: a cluster takes a thousand clauses.
    private void WriteAllButOne(Utf8JsonWriter json, AllButOne query) => json.WriteObject("bool", any =>
    {
        any.WriteStartArray("should");
        foreach (Query other in query.Others)
        {
            Write(any, other, null);
        }
        any.WriteStartObject();
        any.WriteObject("bool", most =>
        {
            WriteAll(most, "filter", query.Always, null);
            WriteAll(most, "should", query.LeftOut, null);
            most.WriteNumber("minimum_should_match", query.LeftOut.Count - 1);
        });
        any.WriteEndObject();
        any.WriteEndArray();
        any.WriteNumber("minimum_should_match", 1);
    });

    private static void WriteNone(Utf8JsonWriter json) => json.WriteObject("match_none", _ => { });

    private static void WriteUnscored(Utf8JsonWriter json, float? boost, Action<Utf8JsonWriter> filter) =>
        WriteConstant(json, filter, boost is null ? null : 0);

    // What holds enough by weight is found; the terms score.
    private void WriteCoverage(Utf8JsonWriter json, CoverageQuery query, float? boost)
    {
        string[] terms = [.. query.Terms.Distinct()];
        if (countsOf(query.Field, terms) is not { } counts)
        {
            IsIncomplete = true;
            WriteNone(json);
            return;
        }
        (string Term, float Idf)[] known =
            [.. terms.Where(t => counts.ByTerm[t] > 0).Select(t => (t, Bm25.Idf(counts.ByTerm[t], counts.Units)))];
        if (known.Length == 0)
        {
            WriteNone(json);
            return;
        }
        float least = known.Sum(t => t.Idf) * query.Share * Enough;
        Query[] found = [.. known.Select(t => RunQueries.TermIn(query.Field, t.Term))];
        json.WriteObject("bool", both =>
        {
            WriteAll(both, "should", boost is null ? [] : found, boost);
            both.WriteStartArray("filter");
            both.WriteStartObject();
            both.WriteObject("function_score", scored =>
            {
                scored.WriteStartObject("query");
                scored.WriteObject("bool", any => WriteAll(any, "should", found, null));
                scored.WriteEndObject();
                scored.WriteStartArray("functions");
                foreach ((string term, float idf) in known)
                {
                    scored.WriteStartObject();
                    scored.WritePropertyName("filter");
                    Write(scored, RunQueries.TermIn(query.Field, term), null);
                    scored.WriteNumber("weight", idf);
                    scored.WriteEndObject();
                }
                scored.WriteEndArray();
                scored.WriteString("score_mode", "sum");
                scored.WriteString("boost_mode", "replace");
                scored.WriteNumber("min_score", least);
            });
            both.WriteEndObject();
            both.WriteEndArray();
        });
    }

    private void WritePhrase(Utf8JsonWriter json, ExactPhraseQuery phrase, float? boost)
    {
        PhraseTerm[] own = [.. phrase.Terms.Where(t => t.Field is null)];
        if (own.Length == phrase.Terms.Count)
        {
            WriteInRow(json, phrase.Field, own, boost);
            return;
        }
        WriteConstant(json, filter => IntervalsJson.Write(filter, phrase), boost);
    }

    private void WriteInRow(Utf8JsonWriter json, string field, PhraseTerm[] terms, float? boost)
    {
        if (terms is [var only])
        {
            WriteTerm(json, field, only.Term, boost);
            return;
        }
        (int Position, string Term)[] row = [.. terms.Select(t => (t.Position, WellFormedText.Of(t.Term)))];
        if (!LongPhrases.IsLong(row.Length))
        {
            LongPhrases.WriteInRow(json, field, row, boost);
        }
        else if (boost is not { } factor)
        {
            LongPhrases.Write(json, field, row);
        }
        else if (countsOf(field, [.. row.Select(t => t.Term).Distinct()]) is { } counts)
        {
            LongPhrases.Write(json, field, row, factor, counts);
        }
        else
        {
            IsIncomplete = true;
            WriteNone(json);
        }
    }

    // Titles and headings stand on every unit below them; all else is looked for among the units of the same group or plan.
    private void WriteGroup(Utf8JsonWriter json, GroupQuery group, float? boost)
    {
        switch (group.Inner)
        {
            case ExactPhraseQuery { Field: PlanFields.Title or PlanFields.Headings } above:
                WritePhrase(json, above, boost);
                return;
            case TermQuery { Term.Field: PlanFields.Id } plan:
                WriteUnscored(json, boost, filter => WriteTerm(filter, Fields.Plan, plan.Term.Text, null));
                return;
        }
        WriteUnscored(json, boost, filter =>
        {
            if (group.Grouping == Grouping.Group)
            {
                WriteParent(filter, Fields.GroupType, of => WriteChild(of, Fields.UnitType, unit => WriteFields(unit, group.Inner, null)));
            }
            else
            {
                WriteParent(filter, Fields.GroupType, of => WriteParent(of, Fields.PlanType, plan =>
                    WriteChild(plan, Fields.GroupType, any =>
                        WriteChild(any, Fields.UnitType, unit => WriteFields(unit, group.Inner, null)))));
            }
        });
    }

    private static void WriteParent(Utf8JsonWriter json, string type, Action<Utf8JsonWriter> query) => json.WriteObject("has_parent", of =>
    {
        of.WriteString("parent_type", type);
        of.WriteObject("query", query);
    });

    private static void WriteChild(Utf8JsonWriter json, string type, Action<Utf8JsonWriter> query) => json.WriteObject("has_child", of =>
    {
        of.WriteString("type", type);
        of.WriteObject("query", query);
    });

    private void WriteCondition(Utf8JsonWriter json, BlockQuery block)
    {
        switch (block.Asked)
        {
            case RegionNode region:
                WriteTerms(json, Fields.Places, region.Paths);
                break;
            case YearNode years:
                json.WriteObject("range", range => range.WriteObject(PlanFields.Year, year =>
                {
                    year.WriteNumber("gte", years.From);
                    year.WriteNumber("lte", years.To);
                }));
                break;
            case LevelNode level:
                json.WriteObject("term", term => term.WriteNumber(Fields.Level, (int)level.Level));
                break;
            case FieldNode field:
                string text = CharacterFolding.Fold(field.Text);
                bool Holds(string value) => CharacterFolding.Fold(value).Contains(text, StringComparison.Ordinal);
                (string name, IEnumerable<string> found) = field.Field switch
                {
                    QueryField.Region => (PlanFields.Region, values.Regions.Append("").Where(Holds)),
                    QueryField.Type => (Fields.PlanKind, values.Types.Append("").Where(Holds)),
                    QueryField.Issuer => (PlanFields.Issuer, values.Issuers.Append("").Where(Holds)),
                    QueryField.Number =>
                        (PlanFields.Number, values.Numbers.Append("").Where(number => Plans.DocumentNumbers.Matches(number, field.Text))),
                    _ => throw new ArgumentException($"{field.Field} is no field of a plan's metadata.", nameof(block)),
                };
                WriteTerms(json, name, found);
                break;
            default:
                throw new ArgumentException($"There is no JSON for {block.Key}.", nameof(block));
        }
    }

    private static void WriteTerms(Utf8JsonWriter json, string field, IEnumerable<string> terms) =>
        json.WriteObject("terms", of => of.WriteStrings(field, terms.Select(WellFormedText.Of)));

    private static void WriteFigures(Utf8JsonWriter json, ListedDocsQuery listed, float? boost)
    {
        if (listed.Asked is not AskedFigures(var condition, var isMet))
        {
            throw new ArgumentException($"There is no JSON for {listed.Key}.", nameof(listed));
        }
        WriteConstant(json, filter =>
        {
            if (!isMet)
            {
                WriteTerm(filter, Fields.Amounts, AmountTerms.Decided(condition), null);
                return;
            }
            filter.WriteObject("bool", any =>
            {
                any.WriteStartArray("should");
                foreach (TermRange range in AmountTerms.Met(condition))
                {
                    any.WriteStartObject();
                    any.WriteObject("range", of => of.WriteObject(Fields.Amounts, ends =>
                    {
                        ends.WriteString("gte", range.From);
                        ends.WriteString("lt", range.To);
                    }));
                    any.WriteEndObject();
                }
                any.WriteEndArray();
                any.WriteNumber("minimum_should_match", 1);
            });
        }, boost);
    }

    private static string EscapeWildcards(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("?", "\\?", StringComparison.Ordinal);
}
