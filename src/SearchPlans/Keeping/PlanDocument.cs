namespace SearchPlans.Keeping;

/// <summary>A file of the corpus as people tell it from another.</summary>
/// <param name="Name">Its name, relative to the corpus, with forward slashes.</param>
/// <param name="ByteLength">Its size in bytes.</param>
/// <param name="Written">When it was written.</param>
public sealed record PlanDocument(string Name, long ByteLength, DateTimeOffset Written);
