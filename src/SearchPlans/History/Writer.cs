namespace SearchPlans.History;

/// <summary>Who wrote.</summary>
/// <param name="Id">The key's id; <c>admin</c>, <c>local</c> or <c>cli</c> where there is none, <c>folder</c> for who put files into the
/// corpus
/// by hand.</param>
/// <param name="Name">Whose key it is, or the name of the user at the command line; empty where it isn't known.</param>
public sealed record Writer(string Id, string Name)
{
    /// <summary>Somebody who put files into the folder, or took them from it, without this program.</summary>
    public static Writer Folder { get; } = new("folder", "");

    /// <summary>A program that uses the library and doesn't say for whom.</summary>
    public static Writer Program { get; } = new("program", "");
}
