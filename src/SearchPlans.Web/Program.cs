using SearchPlans.Plans;
using SearchPlans.Web.Hosting;

ExpressionTime.Set();
if (args is [ReadingProcess.Verb])
{
    return ReadingProcess.Serve();
}
ReadingProcess.BeginWithThisProgram();
return await WebServer.RunAsync(args);
