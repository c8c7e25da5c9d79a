using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace SearchPlans.Plans;

/// <summary>
/// A document's resources as the library finds them, with one thing more: fonts of the standard 14, which need no widths, may say what
/// their codes mean (ToUnicode) like any other; the library looks at their names alone.
/// </summary>
internal sealed class StandardFonts(IResourceStore resources, IPdfTokenScanner scanner, ILookupFilterProvider filters) : IResourceStore
{
    private readonly Stack<DictionaryToken> _open = [];
    private readonly Dictionary<IFont, Dictionary<int, string>?> _maps = [];

    /// <summary>What a code means by the font's own map.</summary>
    /// <param name="font">A font that was asked for here.</param>
    /// <param name="code">The code.</param>
    /// <param name="text">What it means; not looked at for signs that are none.</param>
    /// <returns>False where the font has no map that the library leaves out, or the map doesn't name the code.</returns>
    public bool TryGetText(IFont font, int code, [NotNullWhen(true)] out string? text)
    {
        text = null;
        return _maps.GetValueOrDefault(font) is { } map && map.TryGetValue(code, out text);
    }

    /// <inheritdoc />
    public IFont? GetFont(NameToken name)
    {
        IFont? font = resources.GetFont(name);
        if (font is not null && !_maps.ContainsKey(font))
        {
            _maps.Add(font, MapOf(name));
        }
        return font;
    }

    /// <inheritdoc />
    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        _open.Push(resourceDictionary);
        resources.LoadResourceDictionary(resourceDictionary);
    }

    /// <inheritdoc />
    public void UnloadResourceDictionary()
    {
        _open.TryPop(out _);
        resources.UnloadResourceDictionary();
    }

    /// <inheritdoc />
    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken) => resources.GetFontDirectly(fontReferenceToken);

    /// <inheritdoc />
    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) => resources.TryGetXObject(name, out stream);

    /// <inheritdoc />
    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) =>
        resources.TryGetXObjectReference(name, out reference);

    /// <inheritdoc />
    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) => resources.GetExtendedGraphicsStateDictionary(name);

    /// <inheritdoc />
    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace) =>
        resources.TryGetNamedColorSpace(name, out namedColorSpace);

    /// <inheritdoc />
    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary) =>
        resources.GetColorSpaceDetails(name, dictionary);

    /// <inheritdoc />
    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace space) => resources.GetDeviceColorSpaceDetails(space);

    /// <inheritdoc />
    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => resources.GetMarkedContentPropertiesDictionary(name);

    /// <inheritdoc />
    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => resources.GetPatterns();

    /// <inheritdoc />
    public Shading GetShading(NameToken name) => resources.GetShading(name);

    // Null where the library reads the map itself, or there is none.
    private Dictionary<int, string>? MapOf(NameToken name)
    {
        foreach (DictionaryToken open in _open)
        {
            if (open.TryGet(NameToken.Font, scanner, out DictionaryToken? fonts) && fonts.TryGet(name, scanner, out DictionaryToken? font))
            {
                bool isStandard = !font.ContainsKey(NameToken.FirstChar) || !font.ContainsKey(NameToken.Widths);
                bool isSimple = font.TryGet(NameToken.Subtype, scanner, out NameToken? type)
                    && type.Data is "Type1" or "MMType1" or "TrueType";
                return isStandard && isSimple && font.TryGet(NameToken.ToUnicode, scanner, out StreamToken? map)
                    ? ToUnicodeMap.Read(map.Decode(filters, scanner).Span)
                    : null;
            }
        }
        return null;
    }
}
