namespace SearchPlans.History;

/// <summary>What was done to a corpus.</summary>
public enum WriteAction
{
    /// <summary>A plan was added.</summary>
    Added,
    /// <summary>A plan took the place of another, which is kept as a version.</summary>
    Updated,
    /// <summary>What is known of a plan was corrected.</summary>
    Corrected,
    /// <summary>An editor looked at what seemed odd in a plan and left it as it is.</summary>
    Checked,
    /// <summary>That was taken back.</summary>
    Unchecked,
    /// <summary>A plan was removed, and can be brought back.</summary>
    Removed,
    /// <summary>A plan, or a version of one, was brought back.</summary>
    Restored,
    /// <summary>A plan got another file name.</summary>
    Renamed,
    /// <summary>A file that somebody put into the folder was seen for the first time.</summary>
    Found,
    /// <summary>A file was gone that somebody had taken from the folder.</summary>
    Gone,
    /// <summary>A key was made.</summary>
    KeyMade,
    /// <summary>A key was revoked.</summary>
    KeyRevoked,
}

/// <summary>What actions are called in the log.</summary>
public static class WriteActionNames
{
    private static readonly (WriteAction Action, string Name)[] _names =
    [
        (WriteAction.Added, "added"),
        (WriteAction.Updated, "updated"),
        (WriteAction.Corrected, "corrected"),
        (WriteAction.Checked, "checked"),
        (WriteAction.Unchecked, "unchecked"),
        (WriteAction.Removed, "removed"),
        (WriteAction.Restored, "restored"),
        (WriteAction.Renamed, "renamed"),
        (WriteAction.Found, "found"),
        (WriteAction.Gone, "gone"),
        (WriteAction.KeyMade, "key-made"),
        (WriteAction.KeyRevoked, "key-revoked"),
    ];

    /// <summary>The name of an action.</summary>
    public static string Of(WriteAction action) => _names.First(n => n.Action == action).Name;

    /// <summary>The action of a name; null where it is none.</summary>
    public static WriteAction? Named(string? name) =>
        Array.Find(_names, n => n.Name == name) is { Name: not null } found ? found.Action : null;
}
