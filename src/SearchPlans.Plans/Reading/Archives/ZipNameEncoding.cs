using System.Text;

namespace SearchPlans.Plans;

/// <summary>
/// Names in a zip without the flag for UTF-8: programs of macOS and many servers write UTF-8 all the same, those of a Chinese
/// Windows GBK. What is valid UTF-8 is UTF-8. Bytes that are neither become U+FFFD.
/// </summary>
internal sealed class ZipNameEncoding : Encoding
{
    private static readonly Encoding _gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <inheritdoc/>
    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(chars, index, count);

    /// <inheritdoc/>
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        UTF8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    /// <inheritdoc/>
    public override int GetCharCount(byte[] bytes, int index, int count) =>
        For(bytes.AsSpan(index, count)).GetCharCount(bytes, index, count);

    /// <inheritdoc/>
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        For(bytes.AsSpan(byteIndex, byteCount)).GetChars(bytes, byteIndex, byteCount, chars, charIndex);

    /// <inheritdoc/>
    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount);

    /// <inheritdoc/>
    public override int GetMaxCharCount(int byteCount) => Math.Max(UTF8.GetMaxCharCount(byteCount), _gb18030.GetMaxCharCount(byteCount));

    private static Encoding For(ReadOnlySpan<byte> name) => System.Text.Unicode.Utf8.IsValid(name) ? UTF8 : _gb18030;
}
