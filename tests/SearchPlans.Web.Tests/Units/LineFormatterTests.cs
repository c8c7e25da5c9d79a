using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Tests.Units;

public sealed class LineFormatterTests
{
    [Fact]
    public void What_stands_in_a_name_neither_begins_a_line_nor_reaches_the_terminal()
    {
        const string Name = "甲\r\n2026-01-01T00:00:00.000Z info Forged[1] 假的\u001b[2J\u009b1m.txt";
        using StringWriter written = new();
        IOException failed = new($"没有 {Name}", new InvalidOperationException(Name));
        new LineFormatter().Write(
            new LogEntry<string>(LogLevel.Warning, "SearchPlans.Web", new EventId(4001), Name, failed, (state, _) => $"读不了 {state}"),
            null, written);
        string[] lines = written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warn SearchPlans\.Web\[4001\] 读不了 甲␍␊2026", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.Contains(nameof(InvalidOperationException), string.Concat(lines), StringComparison.Ordinal);
    }
}
