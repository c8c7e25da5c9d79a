namespace SearchPlans.Corpus;

/// <summary>A file of the corpus that gets another place in it.</summary>
/// <param name="From">Where it is, relative to the corpus, with forward slashes.</param>
/// <param name="To">Where it goes; nothing is there by then.</param>
internal readonly record struct FileMove(string From, string To);
