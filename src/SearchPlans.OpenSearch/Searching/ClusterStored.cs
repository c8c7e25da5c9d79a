using System.Text.Json;
using SearchPlans.Citing;
using SearchPlans.Index.Answers;
using SearchPlans.Index.Queries;
using SearchPlans.Index.Records;
using SearchPlans.OpenSearch.Cluster;
using SearchPlans.OpenSearch.Schema;
using SearchPlans.Plans;
using SearchPlans.Searching;

namespace SearchPlans.OpenSearch.Searching;

/// <summary>What a cluster gives back of plans and units. What isn't there yet is asked for together, and then the answer is made again.
/// For one request.</summary>
/// <param name="view">The commit.</param>
/// <param name="questions">Asks.</param>
internal sealed class ClusterStored(CommitView view, ClusterQuestions questions) : IStoredPlans
{
    // Below a heading there may be another, and one more; of more each costs a request.
    private const int Below = 4;

    private sealed record KnownUnit(UnitRecord Record, int Group);

    private readonly Dictionary<UnitPlace, KnownUnit> _units = [];
    private readonly Dictionary<PlanPlace, PlanRecord> _plans = [];
    private readonly Dictionary<(PlanPlace Plan, string Field), byte[]> _fields = [];
    private readonly HashSet<UnitPlace> _wantedUnits = [];
    private readonly Dictionary<string, HashSet<PlanPlace>> _wantedFields = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];

    /// <inheritdoc />
    public PlanRecord Plan(PlanPlace plan)
    {
        if (!_plans.TryGetValue(plan, out PlanRecord? record))
        {
            string version = view[plan].Version;
            record = view.Records.Find(version);
            if (record is null)
            {
                record = PlanRecords.ReadPlan(Field(plan, Fields.Record));
                view.Records.Keep(version, record);
            }
            _plans[plan] = record;
        }
        return record;
    }

    /// <inheritdoc />
    public UnitRecord Unit(PlanPlace plan, int unit) => Known(new UnitPlace(plan, unit)).Record;

    /// <inheritdoc />
    public IReadOnlyList<UnitRecord> Units(PlanPlace plan)
    {
        UnitPlace[] places = [.. Enumerable.Range(0, view[plan].Units).Select(n => new UnitPlace(plan, n))];
        if (!Array.TrueForAll(places, _units.ContainsKey))
        {
            // Who reads all of a plan needs what it is, too.
            WantRecord(plan);
            Take(questions.Ask(BodyOfUnits(plan)) ?? throw new UnknownYetException());
        }
        return [.. places.Select(p => _units[p].Record)];
    }

    /// <inheritdoc />
    public int SectionStart(PlanPlace plan, int unit) => Known(new UnitPlace(plan, unit)).Group;

    /// <inheritdoc />
    public int? FirstBelow(PlanPlace plan, int unit)
    {
        int end = view[plan].Units;
        for (int below = unit + 1; below < end; below++)
        {
            if (!_units.ContainsKey(new UnitPlace(plan, below)))
            {
                Expect(Enumerable.Range(below, Math.Min(Below, end - below)).Select(n => new UnitPlace(plan, n)));
            }
            if (Unit(plan, below).Kind != PlanUnitKind.Heading)
            {
                return below;
            }
        }
        return null;
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Figures(PlanPlace plan) => Field(plan, PlanFields.Figures);

    /// <inheritdoc />
    public IReadOnlyList<CitedName> Citations(PlanPlace plan) => CitationRecords.Read(Field(plan, PlanFields.Citations));

    /// <inheritdoc />
    public void Expect(IEnumerable<UnitPlace> units) => _wantedUnits.UnionWith(units.Where(u => !_units.ContainsKey(u)));

    /// <summary>Tells that a hit will be shown.</summary>
    public void ExpectShown(FoundHit hit, HitUnit unit)
    {
        WantRecord(hit.Plan);
        if (unit == HitUnit.Plan || !_units.TryGetValue(new UnitPlace(hit.Plan, hit.Unit), out KnownUnit? known))
        {
            return;
        }
        int from = unit == HitUnit.Section ? known.Group : hit.Unit;
        if (unit == HitUnit.Section || known.Record.Kind == PlanUnitKind.Heading)
        {
            int end = Math.Min(view[hit.Plan].Units, from + Below);
            Expect(Enumerable.Range(from, end - from).Select(n => new UnitPlace(hit.Plan, n)));
        }
    }

    /// <summary>The body that finds all units of a plan.</summary>
    public string BodyOfUnits(PlanPlace plan) => SearchBody.Of(json =>
    {
        json.WriteNumber("size", Math.Max(1, view[plan].Units));
        json.WriteObject("query", query => query.WriteObject("bool", both =>
        {
            both.WriteStartArray("filter");
            SearchBody.WriteTerm(both, Fields.Version, view[plan].Version);
            SearchBody.WriteTerm(both, Fields.Type, Fields.UnitType);
            both.WriteEndArray();
        }));
        WriteUnitSource(json);
    });

    /// <summary>Takes the units among what was found.</summary>
    public void Take(JsonElement answer)
    {
        foreach (JsonElement hit in SearchResponses.Hits(answer))
        {
            TakeHit(hit);
        }
    }

    /// <summary>Takes a unit that was found, if it is given back.</summary>
    /// <returns>Its place; null for one of no plan of the commit.</returns>
    public UnitPlace? TakeHit(JsonElement hit)
    {
        JsonElement source = hit.GetProperty("_source");
        int number = view.Directory.NumberOf(source.GetProperty(Fields.Version).GetString()!);
        if (number < 0)
        {
            return null;
        }
        var place = new UnitPlace(CommitView.PlaceOf(number), source.GetProperty(Fields.Unit).GetInt32());
        if (!_units.ContainsKey(place) && source.TryGetProperty(Fields.Record, out JsonElement record))
        {
            _units[place] = new KnownUnit(
                PlanRecords.ReadUnit(record.GetBytesFromBase64()), source.GetProperty(Fields.Group).GetInt32());
        }
        return place;
    }

    /// <summary>Takes the fields of a plan that were given back with it.</summary>
    /// <returns>The plan's number; negative for one that isn't of the commit.</returns>
    public int TakeFields(JsonElement source)
    {
        int number = view.Directory.NumberOf(source.GetProperty(Fields.Version).GetString()!);
        foreach (JsonProperty field in source.EnumerateObject().Where(f => number >= 0 && f.Name != Fields.Version))
        {
            // An answer is made several times.
            (PlanPlace, string) key = (CommitView.PlaceOf(number), field.Name);
            if (!_fields.ContainsKey(key))
            {
                _fields[key] = field.Value.GetBytesFromBase64();
            }
        }
        return number;
    }

    /// <summary>Writes what is to be given back of units, into the body that is open.</summary>
    public static void WriteUnitSource(Utf8JsonWriter json) =>
        json.WriteStrings("_source", [Fields.Version, Fields.Unit, Fields.Group, Fields.Record]);

    /// <summary>Asks for what was wanted and isn't known.</summary>
    public void AskForWanted()
    {
        if (_wantedUnits.Count > 0)
        {
            AskForIds([.. _wantedUnits.Select(u => PlanJson.IdOf(view[u.Plan].Version, u.Unit))], WriteUnitSource);
        }
        foreach ((string field, HashSet<PlanPlace> plans) in _wantedFields)
        {
            AskForIds(
                [.. plans.Select(p => PlanJson.IdOf(view[p].Version))],
                json => json.WriteStrings("_source", [Fields.Version, field]));
        }
    }

    /// <summary>Takes what was asked for.</summary>
    public void TakeWanted()
    {
        foreach (string body in _asked)
        {
            JsonElement answer = questions.Ask(body)!.Value;
            foreach (JsonElement hit in SearchResponses.Hits(answer))
            {
                JsonElement source = hit.GetProperty("_source");
                if (source.TryGetProperty(Fields.Unit, out _))
                {
                    TakeHit(hit);
                    continue;
                }
                TakeFields(source);
            }
        }
        _asked.Clear();
        _wantedUnits.Clear();
        _wantedFields.Clear();
    }

    private KnownUnit Known(UnitPlace place)
    {
        if (_units.TryGetValue(place, out KnownUnit? known))
        {
            return known;
        }
        _wantedUnits.Add(place);
        throw new UnknownYetException();
    }

    private byte[] Field(PlanPlace plan, string field)
    {
        if (_fields.TryGetValue((plan, field), out byte[]? bytes))
        {
            return bytes;
        }
        Want(plan, field);
        throw new UnknownYetException();
    }

    private void WantRecord(PlanPlace plan)
    {
        if (!_plans.ContainsKey(plan) && !_fields.ContainsKey((plan, Fields.Record)) && view.Records.Find(view[plan].Version) is null)
        {
            Want(plan, Fields.Record);
        }
    }

    private void Want(PlanPlace plan, string field)
    {
        if (!_wantedFields.TryGetValue(field, out HashSet<PlanPlace>? wanted))
        {
            _wantedFields[field] = wanted = [];
        }
        wanted.Add(plan);
    }

    private void AskForIds(string[] ids, Action<Utf8JsonWriter> source)
    {
        string body = SearchBody.Of(json =>
        {
            json.WriteNumber("size", ids.Length);
            json.WriteObject("query", query => query.WriteObject("ids", of => of.WriteStrings("values", ids)));
            source(json);
        });
        _asked.Add(body);
        questions.Ask(body);
    }
}
