using System.Text;

namespace SearchPlans.Text.Characters;

/// <summary>Text that can be written as UTF-8 and read again as it was.</summary>
public static class WellFormedText
{
    private const char FirstSurrogate = '\ud800';
    private const char LastSurrogate = '\udfff';

    /// <summary>A text without halves of surrogate pairs, which have no UTF-8 of their own, so that different terms would become the same
    /// bytes: each becomes U+FFFD, one character for one, and offsets stay.</summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAnyInRange(FirstSurrogate, LastSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
