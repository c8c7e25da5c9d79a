using System.Globalization;
using System.Text.Encodings.Web;

namespace SearchPlans.Web.Rendering.Charts;

/// <summary>
/// Writes the elements that charts are drawn with. Across, places are shares of the width, so that a chart takes what room there is and
/// its letters stay as large as they are; down, they are pixels. Looks are the style sheet's: nothing here names a colour.
/// </summary>
internal sealed class Svg(TextWriter writer, HtmlEncoder encoder)
{
    /// <summary>A line; x are shares of the width from 0 to 1.</summary>
    public void Line(string looks, double x1, double y1, double x2, double y2) =>
        writer.Write($"<line class=\"{looks}\" x1=\"{Share(x1)}\" y1=\"{Number(y1)}\" x2=\"{Share(x2)}\" y2=\"{Number(y2)}\"/>");

    /// <summary>A box.</summary>
    public void Box(string looks, double x, double y, double width, double height, string? tip = null)
    {
        writer.Write($"<rect class=\"{looks}\" x=\"{Share(x)}\" y=\"{Number(y)}\" width=\"{Share(width)}\" height=\"{Number(height)}\"");
        End("rect", tip);
    }

    /// <summary>A dot.</summary>
    public void Dot(string looks, double x, double y, double radius, string? tip = null)
    {
        writer.Write($"<circle class=\"{looks}\" cx=\"{Share(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"");
        End("circle", tip);
    }

    /// <summary>A shape given by a path about its own origin, in pixels.</summary>
    public void Shape(string looks, double x, double y, string path, string? tip = null)
    {
        // A path knows no shares of a width; what stands in a drawing of its own does.
        writer.Write($"<svg x=\"{Share(x)}\" y=\"{Number(y)}\"><path class=\"{looks}\" d=\"{path}\"");
        End("path", tip);
        writer.Write("</svg>");
    }

    /// <summary>Words.</summary>
    /// <param name="looks">Classes, which say how they are aligned too.</param>
    /// <param name="x">A share of the width.</param>
    /// <param name="y">Their base line.</param>
    /// <param name="text">The words.</param>
    /// <param name="dx">Pixels to the right of <paramref name="x"/>.</param>
    public void Text(string looks, double x, double y, string text, double dx = 0)
    {
        writer.Write($"<text class=\"{looks}\" x=\"{Share(x)}\" y=\"{Number(y)}\"");
        writer.Write(dx == 0 ? ">" : $" dx=\"{Number(dx)}\">");
        encoder.Encode(writer, text);
        writer.Write("</text>");
    }

    /// <summary>Text of an element, escaped.</summary>
    public void Encoded(string text) => encoder.Encode(writer, text);

    /// <summary>Markup as it is.</summary>
    public void Raw(string markup) => writer.Write(markup);

    /// <summary>A number with as many decimals as a screen shows.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Share(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private void End(string element, string? tip)
    {
        if (tip == null)
        {
            writer.Write("/>");
            return;
        }
        writer.Write("><title>");
        encoder.Encode(writer, tip);
        writer.Write($"</title></{element}>");
    }
}
