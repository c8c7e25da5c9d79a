namespace SearchPlans.Plans;

/// <summary>How long a regular expression may look for one match: all are written to take linear time, and where one doesn't, what it
/// reads is refused instead of a processor lost.</summary>
public static class ExpressionTime
{
    /// <summary>Far beyond what the longest text takes on a busy machine.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Sets it for the whole process; the first thing that a program does, since expressions take it when the first of them is
    /// made.</summary>
    public static void Set() => AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", Limit);
}
