namespace SearchPlans.Plans;

/// <summary>A file as it was read: text, before anything is understood of it.</summary>
/// <param name="FileName">Name or path it was read by.</param>
/// <param name="Text">The whole text, without a byte order mark. Of .txt and .md as in the file; of all other formats in
/// one plain form of Markdown, whose marks <see cref="PlanTextBuilder"/> lists.</param>
/// <param name="EncodingName">UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5, or empty where the format knows no other.</param>
/// <param name="ByteLength">Size of the file in bytes.</param>
public sealed record PlanFile(string FileName, string Text, string EncodingName, long ByteLength)
{
    /// <summary>What the file is, for a user to read: Word 文档（docx）.</summary>
    public string Format { get; init; } = "";

    /// <summary>Whether the file is text that a person can correct in place.</summary>
    public bool IsText { get; init; }

    /// <summary>What a user should know of the reading, in Chinese: what was left out, what couldn't be read.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>What the file says of itself outside its text.</summary>
    public FoundMetadata Found { get; init; } = FoundMetadata.Nothing;

    /// <summary>What of the file's text isn't in <see cref="Text"/> because it is no part of what the document says.</summary>
    public IReadOnlyList<DroppedText> Dropped { get; init; } = [];

    /// <summary>What <see cref="Text"/> has and the file's own text hasn't: automatic numbers written out, a title that only a page's head
    /// has.</summary>
    public IReadOnlyList<string> Supplied { get; init; } = [];

    /// <summary>How a machine recognised the text in pictures of pages; null where it was typed.</summary>
    public Recognition? Recognition { get; init; }
}

/// <summary>What a file says of itself outside its text: the meta tags of a page, the properties of a document.</summary>
/// <param name="Title">Its title, or empty.</param>
/// <param name="Published">The day it was published, or null.</param>
/// <param name="Issuer">Who published it, or empty.</param>
/// <param name="Source">The address it was published at, or empty.</param>
public sealed record FoundMetadata(string Title = "", DateOnly? Published = null, string Issuer = "", string Source = "")
{
    /// <summary>Its number (文号), or empty.</summary>
    public string Number { get; init; } = "";

    /// <summary>The day it was signed, or null.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Whether the title comes of a document's properties; see <see cref="PlanMetadata.IsTitleStated"/>.</summary>
    public bool IsTitleStated { get; init; }

    /// <summary>A file that says nothing.</summary>
    public static FoundMetadata Nothing { get; } = new();

    /// <summary>The title that a document's properties state. What programs put there by themselves says nothing.</summary>
    internal static FoundMetadata OfProperties(string? stated)
    {
        const int MaxChars = 200;
        string title = PlanTextBuilder.Clean(stated ?? "");
        bool isTitle = title.Length is > 3 and <= MaxChars
            && title.Any(c => c >= '\u2E80')
            && !title.StartsWith("Microsoft", StringComparison.OrdinalIgnoreCase);
        return isTitle ? new FoundMetadata(title) { IsTitleStated = true } : Nothing;
    }
}
