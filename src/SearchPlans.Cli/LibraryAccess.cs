using System.CommandLine;
using SearchPlans.Cli.Output;
using SearchPlans.Corpus;
using SearchPlans.Figures;
using SearchPlans.Index;

namespace SearchPlans.Cli;

/// <summary>Opens the library for commands that read it.</summary>
internal static class LibraryAccess
{
    /// <summary>Opens the library to be searched as it was committed last; where there is no index, or one
    /// by other words or settings or another version, it is made first.</summary>
    public static async Task<PlanLibrary> OpenToReadAsync(ParseResult parsed, StandardStreams streams, CancellationToken cancellation)
    {
        PlanLibrary library = SettingOptions.Open(parsed);
        try
        {
            PlanIndexState state = await library.IndexStateAsync(cancellation);
            string? why = !state.Exists ? "还没有索引，先建立" : state.IsOutdated ? "设置、词表或程序有变，先重建索引" : null;
            if (why is not null)
            {
                streams.Error.WriteLine($"{why}：{library.CorpusPath} → {library.IndexPath}");
                SyncDisplay.Warn(await SyncDisplay.RunAsync(library, streams, rebuild: false, cancellation), streams);
            }
            return library;
        }
        catch
        {
            await library.DisposeAsync();
            throw;
        }
    }

    /// <summary>The places that names stand for, all below them included.</summary>
    /// <exception cref="CommandException">A name is none; the message says what comes nearest.</exception>
    public static async Task<IReadOnlyList<string>> FindPlacesAsync(
        PlanLibrary library, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        PlaceChoice places = await library.PlacesAsync(names, cancellation);
        return places.Unknown.Count == 0
            ? places.Paths
            : throw new CommandException(UnknownFigureName.MessageOf(places.Unknown), ExitCodes.Error);
    }

    /// <summary>The plan that a person means: by its id, its file, or a part of its title that no other has.</summary>
    /// <exception cref="CommandException">There is none, or there are several; the message names them.</exception>
    public static async Task<PlanSummary> FindPlanAsync(PlanLibrary library, string name, CancellationToken cancellation)
    {
        IReadOnlyList<PlanSummary> plans = await library.PlansAsync(cancellation);
        PlanSummary[] exact = [.. plans.Where(p => p.Id == name || p.File == name || p.DisplayTitle() == name)];
        if (exact.Length == 0 && name.Length > 0)
        {
            exact =
                [
                    .. plans.Where(
                        p => p.DisplayTitle().Contains(name, StringComparison.OrdinalIgnoreCase)
                            || p.File.Contains(name, StringComparison.OrdinalIgnoreCase))];
        }
        return exact.Length switch
        {
            1 => exact[0],
            0 => throw new CommandException($"没有名为“{name}”的计划。searchplans plans 列出全部。", ExitCodes.Negative),
            _ => throw new CommandException($"“{name}”可以指 {exact.Length} 份计划，请用 id：", ExitCodes.Negative) { Below = Candidates(exact) },
        };
    }

    private static string[] Candidates(PlanSummary[] plans)
    {
        const int MaxShown = 20;
        string[] more = plans.Length > MaxShown ? [$"  ……另有 {plans.Length - MaxShown} 份"] : [];
        return
        [
            .. plans.Take(MaxShown).Select(
                p => $"  {p.Id}  {p.DisplayTitle()}（{string.Join('，', new[] { p.Facts(), p.File }.Where(f => f.Length > 0))}）"),
            .. more,
        ];
    }
}
