using SearchPlans.Cli;

return await CommandLine.RunAsync(args);
