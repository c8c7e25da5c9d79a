using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SearchPlans.Cli.Commands;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;
using SearchPlans.Index;
using SearchPlans.Plans;

namespace SearchPlans.Cli;

/// <summary>The program: parses what was typed, runs the command, turns failures into one line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        StandardStreams streams = StandardStreams.Open();
        try
        {
            return await InvokeAsync(args, streams);
        }
        catch (BrokenPipeException)
        {
            // The reader (head, less) has seen enough; that is no failure.
            return ExitCodes.Success;
        }
    }

    private static async Task<int> InvokeAsync(string[] args, StandardStreams streams)
    {
        try
        {
            ParseResult parsed = CreateRoot(streams).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                return Refuse(parsed, UsageErrors.Describe(parsed), streams);
            }
            if (parsed.Action is not HelpText && UsageErrors.StrayOption(parsed) is { } stray)
            {
                return Refuse(parsed, [stray], streams);
            }
            int exitCode = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = streams.Out,
                Error = streams.Error,
            });
            streams.Flush();
            return exitCode;
        }
        catch (CommandException e)
        {
            int exitCode = Fail(streams, e.Message, e.ExitCode);
            foreach (string line in e.Below)
            {
                streams.WriteNote(line);
            }
            return exitCode;
        }
        catch (OperationCanceledException)
        {
            return Fail(streams, "已中断。已提交的部分都保留着，再运行一次会接着做。", ExitCodes.Interrupted);
        }
        catch (Exception e) when (e is PlanFileException or PlanIndexException or SettingException)
        {
            return Fail(streams, e.Message, ExitCodes.Error);
        }
        catch (UnauthorizedAccessException e)
        {
            return Fail(streams, $"没有权限：{e.Message}", ExitCodes.Error);
        }
        catch (Exception e) when (e is IOException and not BrokenPipeException)
        {
            return Fail(streams, $"读写失败：{e.Message}", ExitCodes.Error);
        }
    }

    private static RootCommand CreateRoot(StandardStreams streams)
    {
        var root = new RootCommand("searchplans：中文政府计划全文检索。语料是 corpus 里的文件，索引由它生成，随时可以重建。")
        {
            IndexCommand.Create(streams),
            SearchCommand.Create(streams),
            ShowCommand.Create(streams),
            PlansCommand.Create(streams),
            FiguresCommand.Create(streams),
            IndicatorsCommand.Create(streams),
            TrendCommand.Create(streams),
            CoverageCommand.Create(streams),
            CompareCommand.Create(streams),
            TopicCommand.Create(streams),
            BatchCommand.Create(streams),
            WatchCommand.Create(streams),
            WordsCommand.Create(streams),
            CitationsCommand.Create(streams),
            OriginsCommand.Create(streams),
            SuggestCommand.Create(streams),
            RelatedCommand.Create(streams),
            AddCommand.Create(streams),
            CorrectCommand.Create(streams),
            CheckCommand.Create(streams),
            RenameCommand.Create(streams),
            RemoveCommand.Create(streams),
            RestoreCommand.Create(streams),
            LogCommand.Create(streams),
            AnalyzeCommand.Create(streams),
            LexiconCommand.Create(streams),
            VerifyCommand.Create(streams),
            MoveIndexCommand.Create(streams),
            KeysCommand.Create(streams),
            McpCommand.Create(streams),
            CompletionCommand.Create(streams),
        };
        foreach (Option option in SettingOptions.All)
        {
            root.Add(option);
        }
        foreach (Option option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = "显示帮助";
                help.Action = new HelpText();
            }
            else if (option is VersionOption)
            {
                option.Description = "显示版本";
            }
        }
        root.SetAction(parsed => new HelpText().Invoke(parsed));
        return root;
    }

    private static int Refuse(ParseResult parsed, IReadOnlyList<string> messages, StandardStreams streams)
    {
        foreach (string message in messages)
        {
            streams.WriteError(message);
        }
        string command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        streams.Error.WriteLine($"用法见 searchplans{command} --help");
        return ExitCodes.Error;
    }

    private static int Fail(StandardStreams streams, string message, int exitCode)
    {
        try
        {
            // What was found before the failure comes before its message.
            streams.Flush();
        }
        catch (IOException e) when (e is not BrokenPipeException)
        {
            // Standard output itself may be what failed.
        }
        streams.WriteError(message);
        return exitCode;
    }
}
