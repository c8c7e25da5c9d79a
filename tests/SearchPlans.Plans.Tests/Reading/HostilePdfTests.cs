using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SearchPlans.Plans.Tests;

/// <summary>
/// PDF files made to break readers, as the collections of test files of other readers hold them: each is read or refused, within the
/// limits of the child process, and a good file after it is read as ever.
/// </summary>
[TakesLong]
public sealed class HostilePdfTests
{
    private const string Catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    private const string OnePage = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>";
    private const string Page =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
    private const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    private const string Words = "BT /F1 12 Tf 72 700 Td (The plan) Tj ET";
    private const int Deep = 20_000;

    private static readonly Dictionary<string, Func<byte[]>> _files = new(StringComparer.Ordinal)
    {
        ["nested arrays"] = () => Of(Words, $"/X {Repeat("[", Deep)}{Repeat("]", Deep)}"),
        ["nested dictionaries"] = () => Of(Words, $"/X {Repeat("<< /A ", Deep)}1{Repeat(" >>", Deep)}"),
        ["nested arrays in the content"] = () => Of(Repeat("[", Deep) + Words),
        ["nested strings"] = () => Of($"BT /F1 12 Tf ({Repeat("(", Deep)}{Repeat(")", Deep)}) Tj ET"),
        ["saved states without end"] = () => Of(Repeat("q ", 400_000) + Words),
        ["a page that is its own parent"] = () => Objects(Catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 3 0 R >>",
            Page.Replace("/Parent 2 0 R", "/Parent 3 0 R", StringComparison.Ordinal), StreamOf(Words), Font),
        ["pages that hold themselves"] = () => Objects(Catalog, "<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] >>",
            Page, StreamOf(Words), Font),
        ["a content that is itself"] = () => Objects(Catalog, OnePage,
            Page.Replace("/Contents 4 0 R", "/Contents [4 0 R 4 0 R]", StringComparison.Ordinal), "4 0 R", Font),
        ["a form within itself"] = () => Objects(Catalog, OnePage,
            Page.Replace("/Font <<", "/XObject << /X 6 0 R >> /Font <<", StringComparison.Ordinal), StreamOf($"{Words} /X Do"), Font,
            StreamOf("/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")),
        ["forms that double each other"] = () => Objects([Catalog, OnePage,
            Page.Replace("/Font <<", "/XObject << /X 6 0 R >> /Font <<", StringComparison.Ordinal), StreamOf($"{Words} /X Do"), Font,
            .. Enumerable.Range(6, 40).Select(i => StreamOf("/X Do /X Do",
                $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {i + 1} 0 R >> >>"))]),
        ["a length that is itself"] = () => Objects(Catalog, OnePage, Page,
            $"<< /Length 4 0 R >>\nstream\n{Words}\nendstream", Font),
        ["lengths that lie"] = () => Objects(Catalog, OnePage, Page,
            $"<< /Length 999999999 >>\nstream\n{Words}\nendstream", Font),
        ["a stream that unpacks to a gigabyte"] = () => Packed(1 << 30, 1),
        ["a stream packed three times"] = () => Packed(200 << 20, 3),
        ["a count without pages"] = () => Objects(Catalog, "<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>", Page,
            StreamOf(Words), Font),
        ["a million kids"] = () => Objects(
            Catalog,
            $"<< /Type /Pages /Count 1000000 /Kids [{Repeat("3 0 R ", 1_000_000)}] >>", Page, StreamOf(Words), Font),
        ["no cross references"] = () => Cut(Of(Words), "xref"),
        ["cross references elsewhere"] = () => Changed(Of(Words), "startxref\n", "startxref\n9"),
        ["cross references to each other"] = () => Changed(Of(Words), "/Root 1 0 R", $"/Root 1 0 R /Prev {Offset(Of(Words))}"),
        ["a table of a billion entries"] = () => Changed(Of(Words), "0 6\n", "0 999999999\n"),
        ["offsets that point into each other"] = () => Changed(Of(Words), "00000 n", "00001 n"),
        ["an object stream within itself"] = () => Objects(Catalog, OnePage, Page,
            StreamOf(Words), Font, StreamOf("6 0 6 0 R", "/Type /ObjStm /N 1 /First 4 /Extends 6 0 R")),
        ["a map of meanings that uses itself"] = () => Objects(Catalog, OnePage, Page,
            StreamOf(Words), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            StreamOf("/X usecmap 1 beginbfrange <00> <FFFFFFFF> <0041> endbfrange", "/UseCMap 6 0 R")),
        ["a page of enormous size"] = () => Objects(Catalog, OnePage,
            Page.Replace("[0 0 595 842]", "[-1e30 -1e30 1e30 1e30]", StringComparison.Ordinal),
            StreamOf($"1e30 0 0 1e30 0 0 cm {Words}"), Font),
        ["numbers that are none"] = () => Of("BT /F1 --12 Tf 1.2.3 ++7 Td 99999999999999999999999 Ts (The plan) Tj ET"),
        ["a million signs at one place"] = () =>
            Of(string.Concat("BT /F1 12 Tf 72 700 Td ", Repeat($"({Repeat("a", 1000)}) Tj 0 0 Td ", 900), "ET")),
        ["operators without operands"] = () => Of(Repeat("Tj TJ Tf Td TD Tm T* ' \" cm re Do scn gs BDC ", 2000) + Words),
        ["an outline of a wide tree"] = () => Of(Words, "", "/Outlines << /First 1 0 R /Last 1 0 R /Count -2147483648 >>"),
        ["a cipher that is none"] = () =>
            Changed(Of(Words), "/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard /V 5 /R 6 /O () /U () /P -4 >>"),
        ["an inline picture without end"] = () => Of($"{Words} BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID {Repeat("x", 100_000)}"),
    };

    public static TheoryData<string> Kinds => [.. _files.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void They_are_read_or_refused(string kind)
    {
        byte[] file = _files[kind]();
        var clock = Stopwatch.StartNew();
        try
        {
            Assert.NotEmpty(PlanFileReader.Read(file, "a.pdf").Text);
        }
        catch (PlanFileException refusal)
        {
            Assert.Matches("[\u4E00-\u9FFF]", refusal.Message);
        }
        // The child's own limits end it; this only tells a reader that hangs beyond them.
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), clock.Elapsed.ToString());
        Assert.Equal("一。\n", PlanFileReader.Read(PdfFiles.Make([PdfFiles.Rows(700, 20, (72, "一。"))]), "a.pdf").Text);
    }

    private static byte[] Of(string content, string ofPage = "", string ofCatalog = "") => Objects(
        $"<< /Type /Catalog /Pages 2 0 R {ofCatalog} >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        Page.Replace("/Type /Page ", $"/Type /Page {ofPage} ", StringComparison.Ordinal), StreamOf(content), Font);

    private static byte[] Objects(params IReadOnlyList<string> objects) => PdfFiles.Assemble(objects);

    private static string StreamOf(string content, string entries = "") =>
        $"<< {entries} /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static byte[] Packed(int byteLength, int times)
    {
        Stream source = new Zeros(byteLength);
        for (int i = 0; i < times; i++)
        {
            var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                source.CopyTo(zlib);
            }
            packed.Position = 0;
            source = packed;
        }
        string bytes = Encoding.Latin1.GetString(((MemoryStream)source).ToArray());
        string filters = Repeat("/FlateDecode ", times);
        return Objects(Catalog, OnePage, Page,
            $"<< /Filter [{filters}] /Length {bytes.Length} >>\nstream\n{bytes}\nendstream", Font);
    }

    private static byte[] Cut(byte[] file, string at)
    {
        string text = Encoding.Latin1.GetString(file);
        return Encoding.Latin1.GetBytes(text[..text.IndexOf(at, StringComparison.Ordinal)]);
    }

    private static byte[] Changed(byte[] file, string from, string to) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(from, to, StringComparison.Ordinal));

    private static string Offset(byte[] file) =>
        Encoding.Latin1.GetString(file).IndexOf("xref", StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture);

    private static string Repeat(string piece, int count) => new StringBuilder().Insert(0, piece, count).ToString();

    // Spaces: the content of a page that holds nothing.
    private sealed class Zeros(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int taken = (int)Math.Min(count, _left);
            buffer.AsSpan(offset, taken).Fill((byte)' ');
            _left -= taken;
            return taken;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
