using System.Buffers;

namespace SearchPlans.Plans;

/// <summary>What a site says around a plan: 来源：… 发布机构：… 发布时间：…</summary>
internal static class SiteLines
{
    private const int MaxLine = 300;
    private const int MaxName = 60;

    private static readonly SearchValues<char> _nameEnds = SearchValues.Create(" \t\u3000|｜）)】<-，。;；");
    private static readonly string[] _sourceKeys = ["来源"];
    private static readonly string[] _issuerKeys = ["发布机构", "发布机关", "发文机关", "发文单位", "发布单位", "发布部门", "公开机构", "制发机关"];
    private static readonly string[] _dateKeys = ["发布时间", "发布日期", "发表时间", "公开日期"];
    private static readonly string[] _plainDateKeys = ["时间", "日期"];
    private static readonly string[] _signedKeys = ["成文日期", "发文日期", "签发日期"];
    private static readonly string[] _numberKeys = ["发文字号", "发文文号", "文号", "文 号", "文　号"];

    /// <summary>Source, issuer and date of publication, as far as they are said.</summary>
    public static PlanMetadata Read(string text, List<PlanLine> lines, PlanFrame frame)
    {
        string source = "", issuer = "", number = "";
        DateOnly? published = null, signed = null;
        for (int i = frame.FrontMatterLines; i < lines.Count; i++)
        {
            if (lines[i].Role != LineRole.Surrounding)
            {
                continue;
            }
            ReadOnlySpan<char> line = text.AsSpan(lines[i].Start, Math.Min(lines[i].End - lines[i].Start, MaxLine));
            bool isSiteLine = Wording.IsSiteInfo(line.TrimStart("<!- "))
                || line.Contains("来源：", StringComparison.Ordinal)
                || line.Contains("来源:", StringComparison.Ordinal);
            source = source.Length > 0 ? source : Behind(line, _sourceKeys, out _);
            issuer = issuer.Length > 0 ? issuer : Behind(line, _issuerKeys, out _);
            number = number.Length > 0 ? number : NumberIn(line);
            bool isSigned = Behind(line, _signedKeys, out int signedAt).Length > 0;
            signed ??= isSigned ? Dates.First(line[signedAt..]) : null;
            if (published is null
                && (Behind(line, _dateKeys, out int at).Length > 0 || (!isSigned && Behind(line, _plainDateKeys, out at).Length > 0)))
            {
                published = Dates.First(line[at..]);
            }
            if (isSiteLine && !isSigned)
            {
                published ??= Dates.First(line);
            }
        }
        return new PlanMetadata { Source = source, Issuer = issuer, Number = number, SignedOn = signed, Published = published };
    }

    private static string NumberIn(ReadOnlySpan<char> line)
    {
        if (Behind(line, _numberKeys, out int start).Length == 0)
        {
            return "";
        }
        string rest = line[start..].TrimStart().ToString();
        return DocumentNumbers.OfLine(rest.AsSpan(0, DocumentNumbers.LengthAt(rest, 0)));
    }

    /// <summary>The name behind one of the keys and its colon, or empty.</summary>
    private static string Behind(ReadOnlySpan<char> line, string[] keys, out int start)
    {
        start = 0;
        foreach (string key in keys)
        {
            int at = line.IndexOf(key);
            if (at < 0 || at + key.Length + 1 >= line.Length || line[at + key.Length] is not ('：' or ':'))
            {
                continue;
            }
            start = at + key.Length + 1;
            ReadOnlySpan<char> name = line[start..].TrimStart();
            int end = name.IndexOfAny(_nameEnds);
            name = end < 0 ? name : name[..end];
            if (name.Length is > 0 and <= MaxName)
            {
                return name.ToString();
            }
        }
        return "";
    }
}
