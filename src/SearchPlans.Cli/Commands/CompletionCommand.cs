using System.CommandLine;
using System.CommandLine.Completions;
using SearchPlans.Cli.Help;
using SearchPlans.Cli.Output;

namespace SearchPlans.Cli.Commands;

/// <summary><c>searchplans completion</c>: a script by which a shell completes commands, options and their values. The script asks the
/// program itself
/// (the <c>[suggest]</c> directive), so that it never lags behind.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _searchplans() {
            local IFS=$'\n'
            local found
            found=$(searchplans "[suggest:${#COMP_LINE}]" "${COMP_LINE}" 2>/dev/null)
            COMPREPLY=($(compgen -W "${found}" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _searchplans searchplans
        """;

    private const string Zsh = """
        #compdef searchplans
        _searchplans() {
            local -a found
            found=("${(@f)$(searchplans "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)}")
            if [[ -n "${found[1]}" ]]; then
                compadd -- "${found[@]}"
            else
                _files
            fi
        }
        compdef _searchplans searchplans
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName searchplans -ScriptBlock {
            param($word, $line, $position)
            searchplans "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    private static readonly (string Shell, string Script)[] _scripts = [("bash", Bash), ("zsh", Zsh), ("pwsh", PowerShell)];

    /// <summary>Makes the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var shell = new Argument<string>("shell") { Description = "bash、zsh 或 pwsh" };
        shell.CompletionSources.Add(_ => _scripts.Select(s => new CompletionItem(s.Shell)));
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && _scripts.All(s => s.Shell != given.Value))
            {
                result.AddError($"没有“{given.Value}”的补全脚本。可以是：{string.Join('、', _scripts.Select(s => s.Shell))}。");
            }
        });
        var command = new DocumentedCommand("completion", "输出补全脚本，供 bash、zsh、pwsh 使用")
        {
            Examples =
            [
                ("searchplans completion bash >> ~/.bashrc", "bash：重新打开终端后，按 Tab 补全"),
                ("searchplans completion zsh >> ~/.zshrc", "zsh（须在 compinit 之后）"),
                ("searchplans completion pwsh >> $PROFILE", "PowerShell 7"),
            ],
            SuccessMeans = "已输出",
            Notes = ["补全命令、选项和选项的值；searchplans 须在 PATH 里。"],
        };
        command.Add(shell);
        command.SetAction(parsed =>
        {
            streams.Out.WriteLine(_scripts.First(s => s.Shell == parsed.GetRequiredValue(shell)).Script);
            return ExitCodes.Success;
        });
        return command;
    }
}
