using System.Text;

namespace SearchPlans.TestKit;

/// <summary>PDF files made by hand: pages of rows at places in points, in a font of the reader's own with codes of UTF-16.</summary>
public static class PdfFiles
{
    /// <summary>A full row of 35 characters of 12 points.</summary>
    public const int FullRow = 35;

    private const string Sentence =
        "坚持稳中求进工作总基调完整准确全面贯彻新发展理念加快构建新发展格局着力推动高质量发展更好统筹发展和安全经济社会保持平稳健康发展主要目标任务较好完成社会大局和谐稳定群众获得感幸福感安全感持续增强";

    /// <summary>So many characters of running text, from one of them on.</summary>
    public static string Words(int start, int length) =>
        string.Concat(Enumerable.Range(start, length).Select(i => Sentence[i % Sentence.Length]));

    /// <summary>A row in a page's content.</summary>
    /// <param name="size">Size of the type.</param>
    /// <param name="x">From the left.</param>
    /// <param name="y">Of the base line, from below.</param>
    /// <param name="text">Its words.</param>
    /// <param name="font">F1, with the codes of UTF-16, or one that was added.</param>
    public static string Row(double size, double x, double y, string text, string font = "F1") =>
        $"BT /{font} {size} Tf 1 0 0 1 {x:F2} {y:F2} Tm <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n";

    /// <summary>Lines between points.</summary>
    public static string Lines(params IEnumerable<(double X1, double Y1, double X2, double Y2)> lines) =>
        string.Concat(lines.Select(line => $"{line.X1:F1} {line.Y1:F1} m {line.X2:F1} {line.Y2:F1} l S\n"));

    /// <summary>Rows one below the other.</summary>
    public static string Rows(double top, double leading, params IEnumerable<(double X, string Text)> rows) =>
        string.Concat(rows.Select((row, i) => Row(12, row.X, top - (i * leading), row.Text)));

    /// <summary>A file of pages.</summary>
    /// <param name="pages">Content of each.</param>
    /// <param name="entries">More entries of each page: /Rotate 90.</param>
    /// <param name="fonts">More fonts: F2 and its dictionary.</param>
    /// <param name="mediaBox">Size of the pages.</param>
    public static byte[] Make(IEnumerable<string> pages, string entries = "", IReadOnlyDictionary<string, string>? fonts = null,
        string mediaBox = "0 0 595 842")
    {
        string[] contents = [.. pages];
        const int First = 6;
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {contents.Length} /Kids [{string.Join(' ', contents.Select((_, i) => $"{First + (i * 2)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) "
                + "/Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 "
                + "/Descent -120 /CapHeight 880 /StemV 93 >>",
        ];
        string others = string.Concat((fonts ?? new Dictionary<string, string>()).Select(font => $"/{font.Key} {font.Value} "));
        for (int i = 0; i < contents.Length; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [{mediaBox}] {entries} /Resources << /Font << /F1 3 0 R {others}>> >> "
                + $"/Contents {First + (i * 2) + 1} 0 R >>");
            objects.Add($"<< /Length {contents[i].Length} >>\nstream\n{contents[i]}\nendstream");
        }
        return Assemble(objects);
    }

    /// <summary>A file of objects, the first of which is the catalogue.</summary>
    public static byte[] Assemble(IReadOnlyList<string> objects, string trailer = "")
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (int i = 0; i < objects.Count; i++)
        {
            table.Append($"{file.Length:D10} 00000 n \n");
            file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        int at = file.Length;
        return Encoding.Latin1.GetBytes(
            $"{file}{table}trailer << /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n");
    }
}
