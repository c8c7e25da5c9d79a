using SearchPlans.Product.Bench;

if (args is not [string corpus, string index])
{
    Console.Error.WriteLine("""
        SearchPlans.Product.Bench CORPUS INDEX
            Reads commands from standard input, one a line, and answers each with a line of JSON; bench/README.md lists them.
        """);
    return 2;
}
using var session = new Session(corpus, index);
while (Console.ReadLine() is { } command)
{
    Console.WriteLine(session.Run(command.Split('\t')));
}
return 0;
