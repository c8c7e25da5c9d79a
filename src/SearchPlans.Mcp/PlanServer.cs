using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace SearchPlans.Mcp;

/// <summary>A server of the Model Context Protocol over a library.</summary>
public static class PlanServer
{
    /// <summary>The name that clients see.</summary>
    public const string Name = "searchplans";

    /// <summary>Sets a server up.</summary>
    /// <param name="options">What to set.</param>
    /// <param name="library">What its tools read.</param>
    public static void Configure(McpServerOptions options, PlanLibrary library)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ServerInfo = new Implementation
        {
            Name = Name,
            Title = "政府计划检索",
            Version = typeof(PlanServer).Assembly.GetName().Version?.ToString(3) ?? "",
        };
        options.ServerInstructions = PlanTools.Instructions;
        options.ToolCollection = [];
        foreach (McpServerTool tool in PlanTools.Create(library))
        {
            options.ToolCollection.Add(tool);
        }
    }

    /// <summary>Serves one client until it closes its end.</summary>
    /// <param name="library">What is read.</param>
    /// <param name="input">What the client writes.</param>
    /// <param name="output">What the client reads.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task RunAsync(PlanLibrary library, Stream input, Stream output, CancellationToken cancellation)
    {
        var options = new McpServerOptions();
        Configure(options, library);
        await using var transport = new StreamServerTransport(input, output, Name);
        await using McpServer server = McpServer.Create(transport, options);
        await server.RunAsync(cancellation);
    }
}
