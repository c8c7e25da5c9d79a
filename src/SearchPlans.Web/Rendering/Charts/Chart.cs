using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace SearchPlans.Web.Rendering.Charts;

/// <summary>
/// A chart as SVG, made on the server: no script, no file of its own. It says by title and description what a sighted reader sees; a page
/// that shows it has the same numbers in a table, with links.
/// </summary>
public abstract class Chart : IHtmlContent
{
    /// <summary>Its id in the page.</summary>
    public required string Id { get; init; }

    /// <summary>What it is of.</summary>
    public required string Title { get; init; }

    /// <summary>What it shows, in a sentence or two that stand for it.</summary>
    public required string Description { get; init; }

    /// <summary>The class by which the style sheet knows the kind of chart.</summary>
    protected abstract string Looks { get; }

    /// <summary>The attributes of the drawing that say how large it is.</summary>
    protected abstract string Extent { get; }

    /// <summary>What it is to screen readers: a picture, unless there is something in it to follow.</summary>
    protected virtual string Role => "img";

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        Svg svg = new(writer, encoder);
        svg.Raw($"<svg class=\"chart {Looks}\" id=\"{Id}\" role=\"{Role}\" {Extent} ");
        svg.Raw($"aria-labelledby=\"{Id}-t\" aria-describedby=\"{Id}-d\">");
        svg.Raw($"<title id=\"{Id}-t\">");
        svg.Encoded(Title);
        svg.Raw($"</title><desc id=\"{Id}-d\">");
        svg.Encoded(Description);
        svg.Raw("</desc>");
        Draw(svg);
        svg.Raw("</svg>");
    }

    private protected abstract void Draw(Svg svg);
}
