using System.Reflection;
using System.Text.RegularExpressions;

namespace SearchPlans.Plans.Tests;

/// <summary>No regular expression of the importers looks for a match for ever; <see cref="LinearTimeTests"/> holds that none needs
/// long.</summary>
public sealed class ExpressionTimeTests
{
    [Fact]
    public void Every_expression_gives_up_in_time()
    {
        const BindingFlags Own = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;
        Regex[] all = [.. typeof(PlanFileReader).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(Own))
            .Where(member => member.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
            .Select(member => (Regex)(member is MethodInfo method ? method.Invoke(null, null)! : ((PropertyInfo)member).GetValue(null)!))];
        Assert.InRange(all.Length, 30, 500);
        // Those that never go back need no time to be set.
        Assert.All(all.Where(expression => !expression.Options.HasFlag(RegexOptions.NonBacktracking)),
            expression => Assert.InRange(expression.MatchTimeout, TimeSpan.FromMilliseconds(1), ExpressionTime.Limit));
    }

    // The programs say so before anything else; a test has no Main of its own to see it by.
    [Theory]
    [InlineData("SearchPlans.Web")]
    [InlineData("SearchPlans.Cli")]
    public void Both_programs_begin_with_it(string program) =>
        Assert.Contains($"\n\n{nameof(ExpressionTime)}.{nameof(ExpressionTime.Set)}();\n",
            File.ReadAllText(Repository.PathOf("src", program, "Program.cs")), StringComparison.Ordinal);
}
