using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SearchPlans.Plans;

/// <summary>
/// Corrections of figures in a sidecar, a list under the key <c>figures</c>:
/// <code>
/// figures:
/// - at: "p3f2a 12-17"          # paragraph, and where in it the first number stands
///   read: "地区生产总值"        # the indicator as it was read
///   none: true                 # struck out; or what it is:
///   name: "地区生产总值"
///   number: 3.2                # or min and max of a range
///   unit: "万亿元"
///   change: 5.5
///   changeUnit: "%"
///   changeMin: 5.5
///   kind: target
///   period: 2024
/// </code>
/// </summary>
internal static class FigureCorrectionYaml
{
    /// <summary>Most corrections that are read.</summary>
    public const int MaxCorrections = 1000;

    private const string Key = "figures";
    private const int MaxKeys = 40;

    /// <summary>Reads the corrections; what isn't one is passed over.</summary>
    public static IReadOnlyList<FigureCorrection> Read(string yaml)
    {
        var corrections = new List<FigureCorrection>();
        if (!yaml.Contains(Key, StringComparison.Ordinal))
        {
            return corrections;
        }
        try
        {
            Read(new Parser(new StringReader(yaml)), corrections);
        }
        catch (YamlException)
        {
            // Who reads the metadata says so.
        }
        return corrections;
    }

    /// <summary>The corrections as YAML; empty where there are none.</summary>
    public static string Write(IReadOnlyList<FigureCorrection> corrections)
    {
        if (corrections.Count == 0)
        {
            return "";
        }
        var yaml = new StringBuilder();
        yaml.Append(Key).Append(":\n");
        foreach (FigureCorrection correction in corrections)
        {
            yaml.Append("- at: ");
            PlanYaml.AppendQuoted(yaml, string.Create(
                CultureInfo.InvariantCulture, $"{correction.Anchor} {correction.StartChar}-{correction.EndChar}"));
            yaml.Append('\n');
            Append(yaml, "read", correction.Name);
            if (correction.IsStruckOut)
            {
                yaml.Append("  none: true\n");
                continue;
            }
            Append(yaml, "name", correction.Indicator);
            Append(yaml, "", correction.Value);
            Append(yaml, "change", correction.Change);
            Append(yaml, "changeKind", correction.ChangeKind);
            Append(yaml, "kind", correction.Kind);
            Append(yaml, "aim", correction.Aim);
            Append(yaml, "period", correction.Period);
        }
        return yaml.ToString();
    }

    private static void Append(StringBuilder yaml, string key, string value)
    {
        if (value.Length > 0)
        {
            yaml.Append("  ").Append(key).Append(": ");
            PlanYaml.AppendQuoted(yaml, value);
            yaml.Append('\n');
        }
    }

    private static void Append(StringBuilder yaml, string prefix, CorrectedAmount? amount)
    {
        if (amount is null)
        {
            return;
        }
        Append(yaml, prefix.Length == 0 ? "number" : prefix, Text(amount.Number));
        Append(yaml, NameOf(prefix, "Unit"), amount.Unit);
        Append(yaml, NameOf(prefix, "Min"), Text(amount.Min));
        Append(yaml, NameOf(prefix, "Max"), Text(amount.Max));
        Append(yaml, NameOf(prefix, "Hedge"), amount.Hedge);
    }

    private static string NameOf(string prefix, string name) =>
        prefix.Length == 0 ? char.ToLowerInvariant(name[0]) + name[1..] : prefix + name;

    private static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Read(Parser parser, List<FigureCorrection> corrections)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _) || !parser.TryConsume<MappingStart>(out _))
        {
            return;
        }
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            bool isFigures = parser.TryConsume<Scalar>(out Scalar? key) && key.Value == Key;
            if (key is null)
            {
                parser.SkipThisAndNestedEvents();
            }
            if (!isFigures || !parser.TryConsume<SequenceStart>(out _))
            {
                parser.SkipThisAndNestedEvents();
                continue;
            }
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (parser.TryConsume<MappingStart>(out _))
                {
                    ReadOne(parser, corrections);
                }
                else
                {
                    parser.SkipThisAndNestedEvents();
                }
            }
        }
    }

    private static void ReadOne(Parser parser, List<FigureCorrection> corrections)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out Scalar? key))
            {
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
            }
            else if (!parser.TryConsume<Scalar>(out Scalar? value))
            {
                parser.SkipThisAndNestedEvents();
            }
            else if (said.Count < MaxKeys)
            {
                said[key.Value] = value.Value;
            }
        }
        if (corrections.Count < MaxCorrections && Correction(said) is { } correction)
        {
            corrections.Add(correction);
        }
    }

    private static FigureCorrection? Correction(Dictionary<string, string> said)
    {
        string[] at = said.GetValueOrDefault("at", "").Split(' ', '-');
        if (at.Length < 3
            || !int.TryParse(at[^2], NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            || !int.TryParse(at[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int end)
            || start >= end)
        {
            return null;
        }
        string anchor = said["at"][..said["at"].LastIndexOf(' ')];
        return new FigureCorrection(anchor, start, end, said.GetValueOrDefault("read", ""))
        {
            IsStruckOut = said.GetValueOrDefault("none") is "true" or "是",
            Indicator = said.GetValueOrDefault("name", ""),
            Value = Amount(said, ""),
            Change = Amount(said, "change"),
            ChangeKind = said.GetValueOrDefault("changeKind", ""),
            Kind = said.GetValueOrDefault("kind", ""),
            Aim = said.GetValueOrDefault("aim", ""),
            Period = said.GetValueOrDefault("period", ""),
        };
    }

    private static CorrectedAmount? Amount(Dictionary<string, string> said, string prefix)
    {
        decimal? number = Number(said.GetValueOrDefault(prefix.Length == 0 ? "number" : prefix));
        decimal? min = Number(said.GetValueOrDefault(NameOf(prefix, "Min"))), max = Number(said.GetValueOrDefault(NameOf(prefix, "Max")));
        return number is null && min is null && max is null
            ? null
            : new CorrectedAmount(number, said.GetValueOrDefault(NameOf(prefix, "Unit"), ""), min, max,
                said.GetValueOrDefault(NameOf(prefix, "Hedge"), ""));
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
}
