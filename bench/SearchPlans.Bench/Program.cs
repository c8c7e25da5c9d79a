using SearchPlans.Bench;

// Each measurement is a verb; README and bench/README.md name the commands whose tables they show.
return args switch
{
    ["reports", string corpus] => ReportsBenchmark.Run(corpus),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project bench/SearchPlans.Bench -- reports CORPUS
            CORPUS, a folder or a zip of plans, is indexed, searched and served; prints the table of the README.
        """);
    return 2;
}
