namespace SearchPlans.Bench.Peers;

/// <summary>What Linux says of this process's memory; 0 elsewhere.</summary>
internal static class ProcessMemory
{
    /// <summary>The most memory ever held at once, mapped files included.</summary>
    public static long PeakBytes() => Read("VmHWM:");

    /// <summary>Memory held now that isn't pages of files, which the system may take back at any time.</summary>
    public static long AnonymousBytes() => Read("RssAnon:");

    private static long Read(string name)
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status))
        {
            return 0;
        }
        string? line = File.ReadLines(status).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan(name.Length).Trim().TrimEnd(" kB")) * 1024;
    }
}
