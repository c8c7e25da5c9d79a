using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using SearchPlans.Lucene.Micro;

if (args is ["smartcn", string folder])
{
    SmartCnMeasurement.Run(folder);
    return;
}

// Within this process: nothing is built for it, and what is measured is the build that was started. Short, so that all of
// it can be run before and after a change; the error column says how far to trust it.
IConfig config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
        .WithIterationTime(TimeInterval.FromMilliseconds(150)).WithWarmupCount(6).WithMinIterationCount(9).WithMaxIterationCount(30))
    .AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddColumn(StatisticColumn.Median)
    .HideColumns(Column.StdDev)
    .AddExporter(MarkdownExporter.Console)
    .AddLogger(ConsoleLogger.Default)
    .WithOptions(ConfigOptions.DisableLogFile)
    .WithArtifactsPath(AppContext.BaseDirectory);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
