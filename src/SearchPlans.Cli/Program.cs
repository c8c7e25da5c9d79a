using SearchPlans.Cli;
using SearchPlans.Plans;

ExpressionTime.Set();
if (args is [ReadingProcess.Verb])
{
    return ReadingProcess.Serve();
}
ReadingProcess.BeginWithThisProgram();
return await CommandLine.RunAsync(args);
