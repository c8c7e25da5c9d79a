using Microsoft.AspNetCore.DataProtection;
using SearchPlans.Web.Hosting;

namespace SearchPlans.Web.Access;

/// <summary>
/// What form tokens and the cookies of who is signed in are made with. One server alone makes it with each start and leaves nothing on the
/// disk. Where the index is on a cluster, other servers may stand beside this one: then it lies in the corpus, which they share, and each
/// takes the cookies and tokens of the others.
/// </summary>
internal static class SharedCookies
{
    /// <summary>The folder, in the one of the corpus's own state.</summary>
    public const string Folder = "cookies";

    /// <summary>Adds it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Where corpus and index are.</param>
    public static void Add(IServiceCollection services, LibraryOptions options)
    {
        // The name is the same wherever the program lies.
        IDataProtectionBuilder protection = services.AddDataProtection().SetApplicationName("SearchPlans");
        string folder = Path.Combine(options.Library.StatePath, Folder);
        if (options.Cluster is null || !CanWrite(folder))
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }
        protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
    }

    // Nobody but who runs the servers may read it.
    private static bool CanWrite(string folder)
    {
        try
        {
            PrivateFolder.Make(folder);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder, PrivateFolder.Mode);
            }
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A corpus that may only be read: cookies are this server's alone.
            return false;
        }
    }
}
