using SearchPlans.Plans;

namespace SearchPlans.Bench.Loss;

/// <summary>All text of a file of one format, read by other code than the importer's: what a plan made of it has to hold.</summary>
internal interface ISourceLetters
{
    /// <summary>Extensions of the files it reads, with the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>What reads them, for the table; null where it isn't here.</summary>
    string? Reader { get; }

    /// <summary>What importers leave out and this doesn't see, either, so that it is compared with nothing.</summary>
    IReadOnlyList<DroppedKind> Unseen => [];

    /// <summary>All text of a file, in any order.</summary>
    /// <returns>Null where the other code can't read it.</returns>
    string? Read(string path);
}
