namespace SearchPlans.Plans;

/// <summary>A file as it was read: text, before anything is understood of it.</summary>
/// <param name="FileName">Name or path it was read by.</param>
/// <param name="Text">The whole text, decoded, without a byte order mark; line ends as in the file.</param>
/// <param name="EncodingName">UTF-8, UTF-16LE, UTF-16BE or GB18030.</param>
/// <param name="ByteLength">Size of the file in bytes.</param>
public sealed record PlanFile(string FileName, string Text, string EncodingName, long ByteLength);
