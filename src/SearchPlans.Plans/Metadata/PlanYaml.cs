using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SearchPlans.Plans;

/// <summary>
/// Metadata as YAML, in front matter and in sidecars: one mapping of plain values. Read event by event and never nested,
/// so that hostile YAML (deep nesting, aliases of aliases) costs nothing.
/// </summary>
internal static class PlanYaml
{
    /// <summary>Longest YAML read, in characters.</summary>
    public const int MaxChars = 8192;

    /// <summary>Reads metadata.</summary>
    /// <returns>What is said, or null where it isn't YAML or no mapping. Nothing at all is an empty mapping.</returns>
    public static PlanMetadata? TryRead(ReadOnlySpan<char> yaml)
    {
        if (yaml.Length > MaxChars)
            return null;
        if (yaml.IsWhiteSpace())
            return new PlanMetadata();
        try
        {
            return Read(new Parser(new StringReader(yaml.ToString())));
        }
        catch (YamlException)
        {
            return null;
        }
    }

    /// <summary>Metadata as YAML, a line for each field that is known, or said not to be.</summary>
    public static string Write(PlanMetadata metadata)
    {
        var yaml = new StringBuilder();
        Append("title", metadata.Title);
        Append("province", metadata.Province);
        Append("city", metadata.City);
        Append("county", metadata.County);
        AppendUnknown("province", UnknownFields.Place);
        AppendUnknown("year", UnknownFields.Year);
        if (metadata.Year != 0)
            yaml.Append("year: ").Append(metadata.Year.ToString(CultureInfo.InvariantCulture)).Append('\n');
        AppendUnknown("reviewedYear", UnknownFields.ReviewedYear);
        if (metadata.ReviewedYear != 0)
            yaml.Append("reviewedYear: ").Append(metadata.ReviewedYear.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Append("type", metadata.Type);
        AppendUnknown("type", UnknownFields.Type);
        Append("issuer", metadata.Issuer);
        AppendUnknown("issuer", UnknownFields.Issuer);
        AppendUnknown("published", UnknownFields.Published);
        if (metadata.Published is { } published)
            yaml.Append("published: ").Append(published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        Append("source", metadata.Source);
        AppendUnknown("source", UnknownFields.Source);
        return yaml.ToString();

        void AppendUnknown(string key, UnknownFields field)
        {
            if (metadata.Unknown.HasFlag(field))
                yaml.Append(key).Append(": ").Append(UnknownWord.Text).Append('\n');
        }

        void Append(string key, string value)
        {
            if (value.Length == 0)
                return;
            yaml.Append(key).Append(": \"");
            foreach (char c in value)
            {
                _ = c switch
                {
                    '"' or '\\' => yaml.Append('\\').Append(c),
                    < ' ' or (>= '\x7F' and < '\xA0') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' =>
                        yaml.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                    _ => yaml.Append(c),
                };
            }
            yaml.Append("\"\n");
        }
    }

    private static PlanMetadata? Read(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return new PlanMetadata();
        if (!parser.TryConsume<MappingStart>(out _))
            return null;
        var metadata = new PlanMetadata();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
            }
            else if (parser.TryConsume<Scalar>(out var value))
                metadata = With(metadata, key.Value.Trim(), value.Value.Trim());
            else if (parser.TryConsume<SequenceStart>(out _))
            {
                // Of several (two addresses of one plan) the first.
                if (parser.TryConsume<Scalar>(out value))
                    metadata = With(metadata, key.Value.Trim(), value.Value.Trim());
                while (!parser.TryConsume<SequenceEnd>(out _))
                    parser.SkipThisAndNestedEvents();
            }
            else
                parser.SkipThisAndNestedEvents();
        }
        return metadata;
    }

    private static PlanMetadata With(PlanMetadata metadata, string key, string value)
    {
        if (value is "" or "~" or "null")
            return metadata;
        key = key.ToLowerInvariant();
        if (UnknownWord.Is(value) && FieldOf(key) is not UnknownFields.None and var field)
            return metadata with { Unknown = metadata.Unknown | field };
        switch (key)
        {
            case "title" or "标题" or "名称":
                return metadata with { Title = value };
            case "province" or "省" or "省份":
                return metadata with { Province = value };
            case "city" or "市" or "城市":
                return metadata with { City = value };
            case "county" or "district" or "区县" or "县" or "区":
                return metadata with { County = value };
            case "year" or "年份" or "年":
                return metadata with { Year = Years.First(value) };
            case "reviewedyear" or "回顾年份":
                return metadata with { ReviewedYear = Years.First(value) };
            case "issuer" or "发布机关" or "发文机关" or "发布机构":
                return metadata with { Issuer = value };
            case "published" or "date" or "发布日期" or "发布时间" or "日期":
                return metadata with { Published = Dates.First(value) };
            case "type" or "文种" or "类型":
                return metadata with { Type = value };
            case "source" or "来源" or "url":
                return metadata with { Source = value };
            case "region" or "地区":
                return Regions.FindByName(value) is { } region
                    ? metadata with { Province = region.Province, City = region.City, County = region.County }
                    : metadata;
            default:
                return metadata;
        }
    }

    private static UnknownFields FieldOf(string key) => key switch
    {
        "province" or "省" or "省份" or "city" or "市" or "城市" or "county" or "district" or "区县" or "县" or "区" or "region" or "地区" => UnknownFields.Place,
        "year" or "年份" or "年" => UnknownFields.Year,
        "reviewedyear" or "回顾年份" => UnknownFields.ReviewedYear,
        "type" or "文种" or "类型" => UnknownFields.Type,
        "issuer" or "发布机关" or "发文机关" or "发布机构" => UnknownFields.Issuer,
        "published" or "date" or "发布日期" or "发布时间" or "日期" => UnknownFields.Published,
        "source" or "来源" or "url" => UnknownFields.Source,
        _ => UnknownFields.None,
    };
}
