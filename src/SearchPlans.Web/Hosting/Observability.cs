using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SearchPlans.Diagnostics;

namespace SearchPlans.Web.Hosting;

/// <summary>What the server tells of itself to the outside.</summary>
public sealed record ObservabilityOptions
{
    /// <summary>The settings that are read.</summary>
    public static IReadOnlyList<string> Settings { get; } = ["Telemetry:Endpoint", "Logging:Format", "Logging:Searches"];

    /// <summary>The base address of a collector that takes OTLP over HTTP (http://localhost:4318), or null: nothing is sent. Setting
    /// <c>Telemetry:Endpoint</c>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Whether each line of the log is a JSON object. Setting <c>Logging:Format</c>: <c>text</c> or <c>json</c>.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Whether searches are logged: query, scope, hits and time, never who asked. Setting <c>Logging:Searches</c>: <c>true</c> or
    /// <c>false</c>.</summary>
    public bool LogSearches { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="given">Gives what is said of a setting, or null.</param>
    /// <exception cref="SettingException">A value isn't one of those allowed.</exception>
    public static ObservabilityOptions Read(Func<string, string?> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return new ObservabilityOptions
        {
            Endpoint = given("Telemetry:Endpoint") is not { } address ? null
                : Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? uri
                : throw new SettingException($"设置 Telemetry:Endpoint 应为 http 或 https 地址，例如 http://localhost:4318，不能是“{address}”。"),
            JsonLog = given("Logging:Format")?.Trim().ToLowerInvariant() switch
            {
                null or "text" => false,
                "json" => true,
                var other => throw new SettingException($"设置 Logging:Format 应为 text（默认）或 json，不能是“{other}”。"),
            },
            LogSearches = given("Logging:Searches")?.Trim().ToLowerInvariant() switch
            {
                null or "false" => false,
                "true" => true,
                var other => throw new SettingException($"设置 Logging:Searches 应为 false（默认）或 true，不能是“{other}”。"),
            },
        };
    }
}

/// <summary>Logs, traces and metrics.</summary>
internal static class Observability
{
    /// <summary>The version of the program.</summary>
    public static string Version { get; } =
        typeof(Observability).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Sets the log up: on standard error, warnings and what was asked for.</summary>
    public static void AddLog(ILoggingBuilder logging, ObservabilityOptions options)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter(typeof(Following).FullName, LogLevel.Information);
        logging.AddFilter(typeof(SearchLog).FullName, options.LogSearches ? LogLevel.Information : LogLevel.None);
        logging.AddConsole(console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            console.FormatterName = options.JsonLog ? ConsoleFormatterNames.Json : LineFormatter.FormatterName;
        }).AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
    }

    /// <summary>Sends traces and metrics, where an address is set.</summary>
    public static void AddTelemetry(IServiceCollection services, ObservabilityOptions options)
    {
        if (options.Endpoint is not { } endpoint)
        {
            return;
        }
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("searchplans", serviceVersion: Version))
            .WithTracing(traces => traces
                .AddSource(Telemetry.Name)
                .AddAspNetCoreInstrumentation(o => o.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddOtlpExporter(o => SendTo(o, endpoint, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                    "Microsoft.AspNetCore.RateLimiting", "System.Runtime")
                .AddOtlpExporter(o => SendTo(o, endpoint, "v1/metrics")));
    }

    /// <summary>Measures what is asked for rather than told.</summary>
    public static void AddGauges(PlanLibrary library)
    {
        Meter meter = Telemetry.Meter;
        meter.CreateObservableGauge(
            "searchplans.write.queue", () => library.QueueLength, "{piece}", "Pieces of writing that wait or are being done.");
        meter.CreateObservableGauge("searchplans.index.size", () => IndexBytes(library), "By", "Bytes of the index' files.");
    }

    /// <summary>Bytes of the files of an index in a folder; 0 of one elsewhere.</summary>
    public static long IndexBytes(PlanLibrary library)
    {
        try
        {
            return Directory.Exists(library.IndexPath) ? new DirectoryInfo(library.IndexPath).EnumerateFiles().Sum(f => f.Length) : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A commit deletes files while they are counted.
            return 0;
        }
    }

    private static void SendTo(OtlpExporterOptions options, Uri endpoint, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
    }
}
