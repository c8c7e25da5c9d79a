using System.Diagnostics;
using System.Text;
using SearchPlans.Plans;
using Xunit;

namespace SearchPlans.TestKit;

/// <summary>A test that has scans recognised; skipped where tesseract, its data for Chinese or poppler is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScansFactAttribute : FactAttribute
{
    public ScansFactAttribute()
    {
        if (!ScanReader.IsAvailableAsync().GetAwaiter().GetResult())
        {
            Skip = "tesseract, its data for Chinese (chi_sim) or poppler isn't installed.";
        }
    }
}

/// <summary>Scans: PDF files whose pages are pictures and nothing else.</summary>
public static class ScanFiles
{
    /// <summary>A page of rows of text, of 16 points and well apart.</summary>
    public static string Page(params IEnumerable<string> rows) =>
        string.Concat(rows.Select((row, i) => PdfFiles.Row(16, row.StartsWith('　') ? 104 : 72, 740 - (i * 30), row.TrimStart('　'))));

    /// <summary>Draws pages and puts the pictures into a PDF; needs pdftoppm and a Chinese font.</summary>
    /// <param name="pages">Content of each page, as <see cref="PdfFiles.Make"/> takes it.</param>
    public static byte[] Of(params IEnumerable<string> pages)
    {
        string folder = Directory.CreateTempSubdirectory("searchplans-scan-").FullName;
        try
        {
            string typed = Path.Combine(folder, "typed.pdf");
            File.WriteAllBytes(typed, PdfFiles.Make(pages));
            using (Process drawing = Process.Start("pdftoppm", ["-jpeg", "-gray", "-r", "300", typed, Path.Combine(folder, "page")]))
            {
                drawing.WaitForExit();
            }
            return Assemble([.. Directory.GetFiles(folder, "page*.jpg").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Assemble(byte[][] pictures)
    {
        Assert.NotEmpty(pictures);
        const int First = 3;
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pictures.Length} /Kids [{string.Join(' ', pictures.Select((_, i) => $"{First + (i * 3)} 0 R"))}] >>",
        ];
        const string Content = "q 595 0 0 842 0 0 cm /P Do Q";
        for (int i = 0; i < pictures.Length; i++)
        {
            int at = First + (i * 3);
            (int width, int height, int colours) = FormOf(pictures[i]);
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at + 1} 0 R "
                + $"/Resources << /XObject << /P {at + 2} 0 R >> >> >>");
            objects.Add($"<< /Length {Content.Length} >>\nstream\n{Content}\nendstream");
            string space = colours == 1 ? "/DeviceGray" : "/DeviceRGB", bytes = Encoding.Latin1.GetString(pictures[i]);
            objects.Add($"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} "
                + $"/BitsPerComponent 8 /Filter /DCTDecode /Length {bytes.Length} >>\nstream\n{bytes}\nendstream");
        }
        return PdfFiles.Assemble(objects);
    }

    // JPEG: the first frame header (SOF0 to SOF2) has height, width and the number of colours.
    private static (int Width, int Height, int Colours) FormOf(byte[] picture)
    {
        for (int at = 2; at + 9 < picture.Length; at += 2 + ((picture[at + 2] << 8) | picture[at + 3]))
        {
            if (picture[at + 1] is >= 0xC0 and <= 0xC2)
            {
                return ((picture[at + 7] << 8) | picture[at + 8], (picture[at + 5] << 8) | picture[at + 6], picture[at + 9]);
            }
        }
        throw new InvalidDataException("No frame in the picture.");
    }
}
