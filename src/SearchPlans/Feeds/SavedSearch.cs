using SearchPlans.Querying;

namespace SearchPlans.Feeds;

/// <summary>A search that is kept under a name.</summary>
/// <param name="Name">Its name; no other of the corpus has it.</param>
/// <param name="Request">The search.</param>
public sealed record SavedSearch(string Name, SearchRequest Request)
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameChars = 60;
}

/// <summary>A line of the file of saved searches that is none.</summary>
/// <param name="Line">Which, from 1; 0: the file as a whole.</param>
/// <param name="Message">What is wrong and what it should be, in Chinese.</param>
public sealed record SavedSearchProblem(int Line, string Message)
{
    /// <summary>The problem with where it is.</summary>
    public string Told => Line > 0 ? $"searches.txt 第 {Line} 行：{Message}" : $"searches.txt：{Message}";
}

/// <summary>The saved searches of a corpus.</summary>
/// <param name="Searches">In the order of the file.</param>
/// <param name="Problems">Lines that are none.</param>
public sealed record SavedSearchList(IReadOnlyList<SavedSearch> Searches, IReadOnlyList<SavedSearchProblem> Problems)
{
    /// <summary>The search of a name; null where there is none.</summary>
    public SavedSearch? Find(string name) => Searches.FirstOrDefault(s => s.Name == name);
}

/// <summary>A search can't be saved under a name; the message says why, in Chinese.</summary>
public sealed class SavedSearchException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SavedSearchException(string message) : base(message) { }
}
