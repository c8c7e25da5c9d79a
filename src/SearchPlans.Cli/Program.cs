using SearchPlans.Cli;

return CommandLine.Run(args);
