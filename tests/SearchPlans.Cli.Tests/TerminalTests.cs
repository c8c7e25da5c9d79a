using System.Text.RegularExpressions;

namespace SearchPlans.Cli.Tests;

public partial class TerminalTests
{
    private static readonly Dictionary<string, string> _terminal = new() { ["TERM"] = "xterm-256color" };

    [LinuxFact("script")]
    public void Marks_are_coloured_on_a_terminal()
    {
        string output = OnTerminal(_terminal, "search", "低空经济");
        Assert.Contains("\e[1;", output, StringComparison.Ordinal);
        Assert.Contains("低空经济\e[0m", output, StringComparison.Ordinal);
        Assert.DoesNotContain('【', output);
    }

    [LinuxFact("script")]
    public void Without_colours_marks_stand_in_brackets()
    {
        string output = OnTerminal(new(_terminal) { ["NO_COLOR"] = "1" }, "search", "低空经济");
        Assert.DoesNotContain("\e[1;3", output, StringComparison.Ordinal);
        Assert.Contains("【低空经济】", output, StringComparison.Ordinal);
    }

    [LinuxFact("script")]
    public void Long_lines_are_broken_as_Chinese_is_set()
    {
        const int Columns = 60;
        string output = OnTerminal(new(_terminal) { ["NO_COLOR"] = "1" }, "show", TestLibrary.ShippedFile)
            .Replace("\r", "", StringComparison.Ordinal);
        string[] lines = EscapeSequence().Replace(output, "").Split('\n');
        Assert.All(lines, line =>
        {
            Assert.InRange(line.Sum(c => c >= '\u1100' && c is not ('“' or '”' or '‘' or '’' or '—' or '…' or '┊') ? 2 : 1), 0, Columns);
            Assert.DoesNotMatch("^ *[，。、；,;)）》”]", line);
            Assert.DoesNotMatch("[（《“(]$", line);
        });
        string plan = File.ReadAllText(Path.Combine(TestLibrary.Shared.CorpusPath, TestLibrary.ShippedFile));
        string longest = plan.Split('\n').MaxBy(l => l.Length)!;
        Assert.Contains(longest.Trim(), string.Concat(lines.Select(l => l.Trim())), StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Length >= 26);
    }

    [LinuxFact("bash")]
    public void A_reader_that_has_seen_enough_is_no_failure()
    {
        string plan = Path.Combine(TestLibrary.Shared.CorpusPath, TestLibrary.ShippedFile);
        // Far more than a pipe holds.
        string file = TestLibrary.Shared.Write("long.txt", string.Concat(Enumerable.Repeat(File.ReadAllText(plan) + "\n", 20)));
        string command = $"'{SearchPlansProgram.Path}' analyze --file '{file}' | head -n 1; echo ${{PIPESTATUS[0]}}";
        ProgramRun run = SearchPlansProgram.Run(["-c", command], null, null, program: LinuxFactAttribute.PathOf("bash"));
        Assert.Equal("", run.Error);
        Assert.StartsWith("广东/0/2\t", run.OutLines[0], StringComparison.Ordinal);
        Assert.Equal("0", run.OutLines[^1]);
    }

    [LinuxFact("/dev/full")]
    public void A_full_disk_is_told_in_one_line()
    {
        string command = $"'{SearchPlansProgram.Path}' plans {string.Join(' ', TestLibrary.Shared.Options)} > /dev/full";
        ProgramRun run = SearchPlansProgram.Run(["-c", command], null, null, program: LinuxFactAttribute.PathOf("bash"));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("错误：读写失败：", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [LinuxFact("bash")]
    public void Both_streams_into_one_file_lose_nothing()
    {
        string file = Path.Combine(TestLibrary.Shared.Folder, "both.txt");
        string command = $"'{SearchPlansProgram.Path}' index {string.Join(' ', TestLibrary.Shared.Options)} > '{file}' 2>&1";
        ProgramRun run = SearchPlansProgram.Run(["-c", command], null, null, program: LinuxFactAttribute.PathOf("bash"));
        Assert.Equal(0, run.ExitCode);
        string written = File.ReadAllText(file);
        Assert.StartsWith("正在比对语料……\n", written, StringComparison.Ordinal);
        Assert.Contains("\n新增 0，改动 0，移除 0，未变 1，略过 0；", written, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\e\[[?0-9;]*[a-zA-Z]|\e=")]
    private static partial Regex EscapeSequence();

    // script(1) gives the program a terminal.
    private static string OnTerminal(Dictionary<string, string> environment, string command, params string[] arguments)
    {
        string line = "stty cols 60; " + string.Join(' ',
            ((string[])[SearchPlansProgram.Path, command, .. TestLibrary.Shared.Options, .. arguments]).Select(a => $"'{a}'"));
        ProgramRun run = SearchPlansProgram.Run(["-qec", line, "/dev/null"], environment, null,
            program: LinuxFactAttribute.PathOf("script"));
        Assert.True(run.ExitCode == 0, run.Out);
        return run.Out;
    }
}
