using SearchPlans.Plans;
using SearchPlans.Web.Hosting;

if (args is [ReadingProcess.Verb])
{
    return ReadingProcess.Serve();
}
ReadingProcess.BeginWithThisProgram();
return await WebServer.RunAsync(args);
