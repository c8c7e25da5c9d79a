using System.CommandLine;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Mcp;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans mcp</c>: serves agents over standard input and output.</summary>
internal static class McpCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var command = new DocumentedCommand("mcp", "供智能体使用的 MCP 服务，经标准输入输出")
        {
            Examples =
            [
                ("searchplans mcp", "由智能体的客户端启动；在它的设置里写明这个命令"),
                ("searchplans mcp --corpus 语料 --index 索引", "用别处的语料和索引"),
            ],
            SuccessMeans = "客户端关闭了连接",
            Notes =
            [
                "只读的工具：plans_list、plans_search、plan_outline、plan_read、figures。",
                "标准输出只有协议的消息，别的话写在标准错误。网页服务以 --Mcp true 在 /mcp 提供同样的工具。",
            ],
        };
        command.SetInterruptibleAction(async (parsed, cancellation) =>
        {
            await using PlanLibrary library = await LibraryAccess.OpenToReadAsync(parsed, streams, cancellation);
            await PlanServer.RunAsync(library, Console.OpenStandardInput(), streams.OutputBytes(), cancellation);
            return ExitCodes.Success;
        });
        return command;
    }
}
