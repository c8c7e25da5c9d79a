using System.CommandLine;
using System.CommandLine.Invocation;
using SearchPlans.Cli.Output;

namespace SearchPlans.Cli.Help;

/// <summary>Writes help in Chinese.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    // Options longer than this have their description on the next line.
    private const int MaxNameCells = 26;

    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        WriteUsage(command, output);
        Write("命令", command.Subcommands.Select(c => (c.Name, c.Description)), output);
        Write("参数", command.Arguments.Select(a => (ValueName(a.HelpName ?? a.Name), a.Description)), output);
        Write("选项", command.Options.Where(o => command is RootCommand || !o.Recursive).Select(Row), output);
        if (command is not RootCommand)
        {
            Write("通用选项", parseResult.RootCommandResult.Command.Options.Where(o => o.Recursive).Select(Row), output);
        }
        if (command is DocumentedCommand documented)
        {
            WriteMore(documented, output);
        }
        else
        {
            WriteGeneral(output);
        }
        return ExitCodes.Success;
    }

    private static void WriteUsage(Command command, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("用法：");
        if (command is RootCommand)
        {
            output.WriteLine("  searchplans <命令> [选项]");
            output.WriteLine("  searchplans <命令> --help    一个命令的用法");
            return;
        }
        string arguments = string.Concat(command.Arguments.Select(a =>
        {
            string name = ValueName(a.HelpName ?? a.Name) + (a.Arity.MaximumNumberOfValues > 1 ? "…" : "");
            return a.Arity.MinimumNumberOfValues == 0 ? $" [{name}]" : $" {name}";
        }));
        output.WriteLine($"  searchplans {command.Name}{arguments} [选项]");
    }

    private static void WriteMore(DocumentedCommand command, TextWriter output)
    {
        if (command.Notes.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("说明：");
            foreach (string note in command.Notes)
            {
                output.WriteLine($"  {note}");
            }
        }
        output.WriteLine();
        output.WriteLine("例子：");
        foreach ((string commandLine, string meaning) in command.Examples)
        {
            output.WriteLine($"  {commandLine}");
            output.WriteLine($"      {meaning}");
        }
        Write("退出码", [
            ("0", command.SuccessMeans),
            .. command.NegativeMeans is { } negative ? [("1", negative)] : Array.Empty<(string, string?)>(),
            ("2", "出错：用法不对、没有写入权、文件不可用；原因在标准错误上"),
            .. command.NewsMeans is { } news ? [("3", news)] : Array.Empty<(string, string?)>(),
        ], output);
    }

    private static void WriteGeneral(TextWriter output)
    {
        Write("退出码", [
            ("0", "成功；检索时是有结果"),
            ("1", "没有结果、有文件被拒收，或检查出问题"),
            ("2", "出错：用法不对、没有写入权、文件不可用；原因在标准错误上"),
            ("130", "被 Ctrl+C 中断；已提交的部分保留"),
        ], output);
        output.WriteLine();
        output.WriteLine("数据写到标准输出，进度和提示写到标准错误。颜色只用于终端，设了环境变量 NO_COLOR 则不用。");
    }

    private static (string, string?) Row(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(a => a is "-h").Append(option.Name));
        return (option.HelpName is { } value ? $"{names} {ValueName(value)}" : names, option.Description);
    }

    private static string ValueName(string name) => $"<{name}>";

    private static void Write(string title, IEnumerable<(string Name, string? Meaning)> rows, TextWriter output)
    {
        (string Name, string? Meaning)[] all = [.. rows];
        if (all.Length == 0)
        {
            return;
        }
        output.WriteLine();
        output.WriteLine($"{title}：");
        int cells = all.Select(r => DisplayWidth.Of(r.Name)).Where(w => w <= MaxNameCells).DefaultIfEmpty(0).Max();
        foreach ((string name, string? meaning) in all)
        {
            int width = DisplayWidth.Of(name);
            output.Write($"  {name}");
            if (width > cells)
            {
                output.WriteLine();
                width = -2;
            }
            output.WriteLine(new string(' ', cells + 2 - width) + meaning);
        }
    }
}
