namespace SearchPlans.Access;

/// <summary>What a key lets its holder do; each includes those before it.</summary>
public enum AccessRole
{
    /// <summary>Nothing that isn't open to everyone.</summary>
    None,
    /// <summary>Searching and reading, also where reading is closed.</summary>
    Reader,
    /// <summary>Adding and correcting plans.</summary>
    Editor,
}
