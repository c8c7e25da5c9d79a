using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SearchPlans.Diagnostics;

/// <summary>What the library tells of its work to whoever listens: an activity source and a meter of the name <see cref="Name"/>, with the
/// names and units of OpenTelemetry. Costs next to nothing while nobody does.</summary>
public static class Telemetry
{
    /// <summary>Names the activity source and the meter.</summary>
    public const string Name = "SearchPlans";

    private static readonly ActivitySource _source = new(Name);
    private static readonly Meter _meter = new(Name);

    private static readonly Histogram<double> _searches =
        _meter.CreateHistogram<double>("searchplans.search.duration", "s", "Time of a search, by scope and whether it was cut short.");
    private static readonly Histogram<double> _phases =
        _meter.CreateHistogram<double>("searchplans.search.phase.duration", "s", "Time of a part of a search.");
    private static readonly Histogram<long> _hits =
        _meter.CreateHistogram<long>("searchplans.search.hits", "{paragraph}", "Paragraphs that answer a search.");
    private static readonly Counter<long> _cached =
        _meter.CreateCounter<long>("searchplans.cache.requests", "{request}", "Requests of what is kept for a commit, by cache and hit.");
    private static readonly Histogram<double> _imports =
        _meter.CreateHistogram<double>("searchplans.import.duration", "s", "Time of reading a document, by format and outcome.");
    private static readonly Histogram<double> _syncs =
        _meter.CreateHistogram<double>("searchplans.sync.duration", "s", "Time of bringing the index in step, by outcome.");
    private static readonly Counter<long> _files =
        _meter.CreateCounter<long>("searchplans.sync.files", "{file}", "Files that were added, changed, removed or refused.");

    /// <summary>The meter, for what is asked for rather than told: the length of a queue.</summary>
    public static Meter Meter => _meter;

    /// <summary>Times a part of a search until the result is disposed of.</summary>
    /// <param name="name">The part, in English.</param>
    public static TimedWork SearchPhase(string name) => new(_source.StartActivity(name), _phases, new TagList { { "phase", name } });

    /// <summary>Times the reading of a document until the result is disposed of.</summary>
    /// <param name="format">The extension of its name.</param>
    public static TimedWork Import(string format) =>
        new(_source.StartActivity("import"), _imports, new TagList { { "format", format } }) { Outcome = "failed" };

    /// <summary>Times a synchronisation until the result is disposed of.</summary>
    public static TimedWork Sync() => new(_source.StartActivity("synchronize"), _syncs, []) { Outcome = "failed" };

    /// <summary>Tells of a search.</summary>
    /// <param name="elapsedMs">How long it took, in milliseconds.</param>
    /// <param name="scope">Its scope.</param>
    /// <param name="paragraphs">How many paragraphs answer.</param>
    /// <param name="isPartial">Whether it was cut short.</param>
    public static void Searched(double elapsedMs, string scope, int paragraphs, bool isPartial)
    {
        _searches.Record(elapsedMs / 1000, new KeyValuePair<string, object?>("scope", scope),
            new KeyValuePair<string, object?>("partial", isPartial));
        _hits.Record(paragraphs);
    }

    /// <summary>Tells whether something was kept already.</summary>
    /// <param name="cache">What.</param>
    /// <param name="isHit">Whether it was.</param>
    public static void Cached(string cache, bool isHit) =>
        _cached.Add(1, new KeyValuePair<string, object?>("cache", cache), new KeyValuePair<string, object?>("hit", isHit));

    /// <summary>Tells what became of files.</summary>
    /// <param name="outcome">added, changed, removed or refused.</param>
    /// <param name="count">How many.</param>
    public static void Synchronized(string outcome, int count)
    {
        if (count > 0)
        {
            _files.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}

/// <summary>Work that is timed until this is disposed of: an activity, and a record of how long it took.</summary>
public sealed class TimedWork : IDisposable
{
    private readonly Activity? _activity;
    private readonly Histogram<double> _durations;
    private readonly long _since = Stopwatch.GetTimestamp();
    private TagList _tags;

    internal TimedWork(Activity? activity, Histogram<double> durations, TagList tags) =>
        (_activity, _durations, _tags) = (activity, durations, tags);

    /// <summary>How it ended; null where that isn't told.</summary>
    public string? Outcome { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Outcome is not null)
        {
            _tags.Add("outcome", Outcome);
        }
        foreach ((string name, object? value) in _tags)
        {
            _activity?.SetTag(name, value);
        }
        _activity?.Dispose();
        _durations.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, _tags);
    }
}
