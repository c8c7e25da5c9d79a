namespace SearchPlans.Corpus;

/// <summary>A corpus file that could not be read.</summary>
/// <param name="File">The file, relative to the corpus.</param>
/// <param name="Reason">Why, in Chinese, for people.</param>
public sealed record RefusedFile(string File, string Reason);

/// <summary>What a user should know of how a corpus file was read.</summary>
/// <param name="File">The file, relative to the corpus.</param>
/// <param name="Text">What was left out or couldn't be read in it, in Chinese.</param>
public sealed record FileNotice(string File, string Text);
