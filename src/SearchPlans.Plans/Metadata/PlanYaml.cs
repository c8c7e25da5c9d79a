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

    // The title that a document's properties state, where an importer's findings are kept with its text.
    private const string StatedTitle = "statedTitle";

    // What recognised a text in pictures of pages, and how sure it was of each page, in percent.
    private const string Recognized = "recognized", Confidence = "confidence";

    private const string Id = "id";
    private const string Checked = "checked";

    /// <summary>Reads metadata.</summary>
    /// <param name="yaml">The YAML.</param>
    /// <param name="maxChars">What is longer isn't read.</param>
    /// <returns>What is said, or null where it isn't YAML or no mapping. Nothing at all is an empty mapping.</returns>
    public static PlanMetadata? TryRead(ReadOnlySpan<char> yaml, int maxChars = MaxChars)
    {
        if (yaml.Length > maxChars)
        {
            return null;
        }
        if (yaml.IsWhiteSpace())
        {
            return new PlanMetadata();
        }
        try
        {
            return Read(new Parser(new StringReader(yaml.ToString())));
        }
        catch (YamlException)
        {
            return null;
        }
    }

    /// <summary>Reads metadata that is meant as YAML and breaks a rule of it (title: “十四五”规划: 草案): lines of a key, a colon and a
    /// value, of which each is taken as it stands; comments, lists and what is indented belong to the line before.</summary>
    /// <returns>What is said, or null where a line is none of these or there is no key.</returns>
    public static PlanMetadata? TryReadLines(ReadOnlySpan<char> text)
    {
        const int MaxKey = 30;
        if (text.Length > MaxChars)
        {
            return null;
        }
        var metadata = new PlanMetadata();
        bool hasKey = false;
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace() || line[0] is '#' or ' ' or '\t' || line.StartsWith("- "))
            {
                continue;
            }
            int colon = line.IndexOfAny(':', '：');
            // A full-width colon stands in prose as well (各位代表：): only behind the name of a field.
            bool isApart = colon > 0 && (line[colon] == '：'
                ? line[..colon].Trim().ToString() is var name && NameOf(name) != name
                : colon + 1 == line.Length || line[colon + 1] is ' ' or '\t');
            if (colon is < 1 or > MaxKey || !isApart || !IsKey(line[..colon]))
            {
                return null;
            }
            hasKey = true;
            metadata = With(metadata, line[..colon].Trim().ToString(), line[(colon + 1)..].Trim().Trim("\"'").ToString());
        }
        return hasKey ? metadata : null;
    }

    /// <summary>Reads metadata as TOML, which Hugo's front matter between +++ is: lines of a key, = and a value, before the first
    /// table.</summary>
    /// <returns>What is said, or null where a line is none of these or there is no key.</returns>
    public static PlanMetadata? TryReadToml(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxChars)
        {
            return null;
        }
        var metadata = new PlanMetadata();
        bool hasKey = false, isWithin = false;
        foreach (ReadOnlySpan<char> raw in text.EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (line.IsEmpty || line[0] is '#' || isWithin)
            {
                isWithin &= !line.StartsWith("]");
                continue;
            }
            if (line[0] == '[')
            {
                break;
            }
            int equals = line.IndexOf('=');
            if (equals < 1 || !IsKey(line[..equals].Trim()))
            {
                return null;
            }
            ReadOnlySpan<char> value = line[(equals + 1)..].Trim();
            // A list over several lines.
            isWithin = value is "[";
            hasKey = true;
            if (value.Length > 0 && value[0] is not ('[' or '{'))
            {
                metadata = With(metadata, line[..equals].Trim().ToString(), value.Trim("\"'").ToString());
            }
        }
        return hasKey ? metadata : null;
    }

    private static bool IsKey(ReadOnlySpan<char> key)
    {
        foreach (char c in key)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or ' '))
            {
                return false;
            }
        }
        return char.IsLetter(key[0]);
    }

    /// <summary>Reads the id that a sidecar keeps for its plan.</summary>
    /// <returns>The id, or null where there is none or it isn't YAML.</returns>
    public static string? TryReadId(string yaml, int maxChars) => TryReadScalar(yaml, Id, maxChars);

    /// <summary>Reads whether a sidecar says that an editor has looked at its plan and left it as it is.</summary>
    public static bool ReadChecked(string yaml, int maxChars) => TryReadScalar(yaml, Checked, maxChars) == "true";

    private static string? TryReadScalar(string yaml, string name, int maxChars)
    {
        if (yaml.Length > maxChars || !yaml.Contains(name, StringComparison.Ordinal))
        {
            return null;
        }
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _) || !parser.TryConsume<MappingStart>(out _))
            {
                return null;
            }
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out Scalar? key))
                {
                    parser.SkipThisAndNestedEvents();
                }
                else if (key.Value == name && parser.TryConsume<Scalar>(out Scalar? value))
                {
                    return value.Value;
                }
                parser.SkipThisAndNestedEvents();
            }
        }
        catch (YamlException)
        {
            // Who reads the metadata says so.
        }
        return null;
    }

    /// <summary>The id that a sidecar keeps, as a line; empty where there is none.</summary>
    public static string WriteId(string? id) => string.IsNullOrEmpty(id) ? "" : $"{Id}: \"{id}\"\n";

    /// <summary>The line that says that an editor has looked; empty where none has.</summary>
    public static string WriteChecked(bool isChecked) => isChecked ? $"{Checked}: true\n" : "";

    /// <summary>Metadata as YAML, a line for each field that is known, or said not to be.</summary>
    public static string Write(PlanMetadata metadata)
    {
        var yaml = new StringBuilder();
        Append(metadata.IsTitleStated ? StatedTitle : "title", metadata.Title);
        Append("province", metadata.Province);
        Append("city", metadata.City);
        Append("county", metadata.County);
        AppendUnknown("province", UnknownFields.Place);
        AppendUnknown("year", UnknownFields.Year);
        if (metadata.Year != 0)
        {
            yaml.Append("year: ").Append(metadata.Year.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
        AppendUnknown("reviewedYear", UnknownFields.ReviewedYear);
        if (metadata.ReviewedYear != 0)
        {
            yaml.Append("reviewedYear: ").Append(metadata.ReviewedYear.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
        Append("type", metadata.Type);
        AppendUnknown("type", UnknownFields.Type);
        Append("issuer", metadata.Issuer);
        AppendUnknown("issuer", UnknownFields.Issuer);
        Append("number", metadata.Number);
        AppendUnknown("number", UnknownFields.Number);
        AppendUnknown("signed", UnknownFields.SignedOn);
        if (metadata.SignedOn is { } signed)
        {
            yaml.Append("signed: ").Append(signed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        }
        AppendUnknown("published", UnknownFields.Published);
        if (metadata.Published is { } published)
        {
            yaml.Append("published: ").Append(published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        }
        Append("source", metadata.Source);
        AppendUnknown("source", UnknownFields.Source);
        Append(Recognized, metadata.Recognition?.Engine ?? "");
        Append(Confidence, metadata.Recognition?.Pages ?? "");
        return yaml.ToString();

        void AppendUnknown(string key, UnknownFields field)
        {
            if (metadata.Unknown.HasFlag(field))
            {
                yaml.Append(key).Append(": ").Append(UnknownWord.Text).Append('\n');
            }
        }

        void Append(string key, string value)
        {
            if (value.Length == 0)
            {
                return;
            }
            yaml.Append(key).Append(": ");
            AppendQuoted(yaml, value);
            yaml.Append('\n');
        }
    }

    /// <summary>Appends a text in quotes, so that it is read as it is whatever it holds.</summary>
    public static void AppendQuoted(StringBuilder yaml, string value)
    {
        yaml.Append('"');
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
        yaml.Append('"');
    }

    private static PlanMetadata? Read(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return new PlanMetadata();
        }
        if (!parser.TryConsume<MappingStart>(out _))
        {
            return null;
        }
        var metadata = new PlanMetadata();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
            }
            else if (parser.TryConsume<Scalar>(out var value))
            {
                metadata = With(metadata, key.Value.Trim(), value.Value.Trim());
            }
            else if (parser.TryConsume<SequenceStart>(out _))
            {
                // Of several (two addresses of one plan) the first.
                if (parser.TryConsume<Scalar>(out value))
                {
                    metadata = With(metadata, key.Value.Trim(), value.Value.Trim());
                }
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    parser.SkipThisAndNestedEvents();
                }
            }
            else
            {
                parser.SkipThisAndNestedEvents();
            }
        }
        return metadata;
    }

    private static PlanMetadata With(PlanMetadata metadata, string key, string value)
    {
        if (value is "" or "~" or "null")
        {
            return metadata;
        }
        key = NameOf(key.ToLowerInvariant());
        if (UnknownWord.Is(value) && FieldOf(key) is not UnknownFields.None and var field)
        {
            return metadata with { Unknown = metadata.Unknown | field };
        }
        return key switch
        {
            "title" => metadata with { Title = value, IsTitleStated = false },
            "statedtitle" when metadata.Title.Length == 0 => metadata with { Title = value, IsTitleStated = true },
            "province" => metadata with { Province = value },
            "city" => metadata with { City = value },
            "county" => metadata with { County = value },
            "year" => metadata with { Year = Years.First(value) },
            "reviewedyear" => metadata with { ReviewedYear = Years.First(value) },
            "issuer" => metadata with { Issuer = value },
            "number" => metadata with { Number = DocumentNumbers.Normalize(value) },
            "signed" => metadata with { SignedOn = Dates.First(value) },
            "published" => metadata with { Published = Dates.First(value) },
            "type" => metadata with { Type = DocumentTypes.Named(value) },
            "source" => metadata with { Source = value },
            Recognized => metadata with { Recognition = new Recognition(value, metadata.Recognition?.Pages ?? "") },
            Confidence => metadata with { Recognition = new Recognition(metadata.Recognition?.Engine ?? "", value) },
            "region" when Regions.FindByName(value) is { } region =>
                metadata with { Province = region.Province, City = region.City, County = region.County },
            _ => metadata,
        };
    }

    // By whichever of its names a field is called.
    private static string NameOf(string key) => key switch
    {
        "标题" or "名称" => "title",
        "省" or "省份" => "province",
        "市" or "城市" => "city",
        "district" or "区县" or "县" or "区" => "county",
        "年份" or "年" => "year",
        "回顾年份" => "reviewedyear",
        "文种" or "类型" => "type",
        "发布机关" or "发文机关" or "发布机构" => "issuer",
        "文号" or "发文字号" => "number",
        "成文日期" or "签发日期" => "signed",
        "date" or "pubdate" or "publishdate" or "publish_date" or "published_at" or "datepublished" => "published",
        "发布日期" or "发布时间" or "日期" => "published",
        "来源" or "url" or "link" or "网址" or "链接" or "原文链接" => "source",
        "articletitle" => "title",
        "publisher" or "contentsource" or "issued_by" => "issuer",
        "地区" => "region",
        "机器识别" => Recognized,
        "可信度" => Confidence,
        _ => key,
    };

    private static UnknownFields FieldOf(string name) => name switch
    {
        "province" or "city" or "county" or "region" => UnknownFields.Place,
        "year" => UnknownFields.Year,
        "reviewedyear" => UnknownFields.ReviewedYear,
        "type" => UnknownFields.Type,
        "issuer" => UnknownFields.Issuer,
        "number" => UnknownFields.Number,
        "signed" => UnknownFields.SignedOn,
        "published" => UnknownFields.Published,
        "source" => UnknownFields.Source,
        _ => UnknownFields.None,
    };
}
