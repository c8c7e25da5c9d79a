namespace SearchPlans.Web.Tests.Support;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at != null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "SearchPlans.sln")))
                return at.FullName;
        throw new DirectoryNotFoundException("No folder above the tests holds SearchPlans.sln.");
    }
}
