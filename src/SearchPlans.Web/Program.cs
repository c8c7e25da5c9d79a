using SearchPlans.Web.Hosting;

return await WebServer.RunAsync(args);
