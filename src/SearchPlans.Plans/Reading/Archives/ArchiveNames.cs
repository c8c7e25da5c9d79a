namespace SearchPlans.Plans;

/// <summary>Makes names out of archives safe to be used as paths on any system.</summary>
internal static class ArchiveNames
{
    private static readonly System.Buffers.SearchValues<char> _unsafe = System.Buffers.SearchValues.Create(":*?\"<>|");

    /// <summary>A relative path with forward slashes whose parts are plain names: no drive, no root, no .., no signs that a
    /// system gives a meaning, no name of a device.</summary>
    public static string Harmless(string name) =>
        string.Join('/', name.Split('/', '\\').Select(Part).Where(part => part.Length > 0));

    /// <summary>Whether a file is what systems leave in archives, or hidden.</summary>
    public static bool IsLeftBehind(string name) =>
        name.Split('/').Any(part => part.StartsWith('.') || part.StartsWith("~$", StringComparison.Ordinal)
            || part is "__MACOSX" or "Thumbs.db" or "desktop.ini");

    private static string Part(string part)
    {
        string safe = string.Concat(part.Where(c => !char.IsControl(c) && c != '\uFFFD' && !_unsafe.Contains(c))).Trim();
        // Windows drops full stops at the end, so that "name." and ". ." would become something else.
        safe = safe.TrimEnd('.', ' ');
        int stemEnd = safe.IndexOf('.', StringComparison.Ordinal);
        string stem = (stemEnd < 0 ? safe : safe[..stemEnd]).TrimEnd();
        return IsDevice(stem) ? $"_{safe}" : safe;
    }

    private static bool IsDevice(string stem) => stem.ToUpperInvariant() switch
    {
        "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$" => true,
        { Length: 4 } name =>
            name[..3] is "COM" or "LPT" && char.IsDigit(name[3]) || (name[..3] is "COM" or "LPT" && name[3] is '¹' or '²' or '³'),
        _ => false,
    };
}
