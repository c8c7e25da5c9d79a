namespace SearchPlans.Plans;

/// <summary>
/// All provinces, cities and counties with their codes, and the finding of them in titles, paths and first lines.
/// Good for short text; it knows names, not grammar (长安 in 长安街 is a place to it only where a place was asked for).
/// </summary>
public static class Regions
{
    /// <summary>The province of what concerns the whole country.</summary>
    public const string National = "全国";

    /// <summary>The whole country.</summary>
    public static Region Nation { get; } = new("", National, "", "");

    private static readonly Lazy<RegionTable> _table = new(RegionTable.Load);

    /// <summary>Every division of today, by code.</summary>
    public static IReadOnlyList<Region> All => _table.Value.All;

    /// <summary>The divisions by all their names.</summary>
    internal static RegionTable Table => _table.Value;

    /// <summary>
    /// The first place that <paramref name="text"/> names, as deep as it is told there (广东省深圳市坪山区 is the
    /// district). A name that several places bear (朝阳区) is decided by what else is named in the text, then in
    /// <paramref name="context"/>; undecided, it is passed over.
    /// </summary>
    /// <returns>The place, or null where none is named.</returns>
    public static Region? Find(ReadOnlySpan<char> text, ReadOnlySpan<char> context = default)
    {
        List<Mention> mentions = Mentions(text);
        List<Mention>? nearby = null;
        for (int i = 0; i < mentions.Count; i++)
        {
            if (Decide(mentions[i], mentions) is not { } region)
            {
                nearby ??= Mentions(context);
                if (Decide(mentions[i], nearby) is not { } byContext)
                {
                    continue;
                }
                region = byContext;
            }
            return Deepen(region, mentions, i);
        }
        return null;
    }

    /// <summary>The place that a name alone stands for: a full name, a short one (坪山 too), or a chain of them
    /// (广东省深圳市坪山区, 广东/深圳/坪山); 全国 is <see cref="Nation"/>.</summary>
    /// <returns>The place, or null where the name is unknown or several places bear it.</returns>
    public static Region? FindByName(ReadOnlySpan<char> name, ReadOnlySpan<char> context = default)
    {
        name = name.Trim();
        if (name is National or "国家" or "中国" or "中华人民共和国")
        {
            return Nation;
        }
        if (Find(name, context) is { } region)
        {
            return region;
        }
        return Decide(new Mention(0, name.Length, _table.Value.WithCountyShortName(name), int.MaxValue), Mentions(context));
    }

    /// <summary>How often each place is named in <paramref name="text"/>, those with several meanings left out.</summary>
    internal static Dictionary<Region, int> Count(ReadOnlySpan<char> text)
    {
        var counts = new Dictionary<Region, int>();
        foreach (Mention mention in Mentions(text))
        {
            if (Decide(mention, []) is { } region)
            {
                counts[region] = counts.GetValueOrDefault(region) + 1;
            }
        }
        return counts;
    }

    private static List<Mention> Mentions(ReadOnlySpan<char> text)
    {
        RegionTable table = _table.Value;
        var mentions = new List<Mention>();
        for (int i = 0; i < text.Length; i++)
        {
            if (!table.MayStart(text[i]))
            {
                continue;
            }
            for (int length = Math.Min(table.LongestName, text.Length - i); length >= 2; length--)
            {
                IReadOnlyList<Region> regions = table.WithName(text.Slice(i, length)), before = table.WithOldName(text.Slice(i, length));
                if (regions.Count + before.Count == 0 || WithinWords.IsPart(text, i, length, mentions.Count == 0 ? -1 : mentions[^1].End))
                {
                    continue;
                }
                mentions.Add(new Mention(i, i + length, before.Count == 0 ? regions : [.. regions, .. before], regions.Count));
                i += length - 1;
                break;
            }
        }
        return mentions;
    }

    private static Region? Decide(Mention mention, List<Mention> nearby)
    {
        IReadOnlyList<Region> regions = mention.Regions;
        if (regions.Count <= 1)
        {
            return regions.Count == 0 ? null : regions[0];
        }
        Region? best = null;
        int bestSupport = 0;
        bool tied = true;
        for (int i = 0; i < regions.Count; i++)
        {
            Region region = regions[i];
            int support = 0;
            foreach (Mention other in nearby)
            {
                // A name that two bear, one within the other, speaks for neither.
                bool isSame = other.Regions.Contains(region);
                foreach (Region around in other.Regions)
                {
                    support += isSame ? 0 : around.Level < region.Level && region.IsWithin(around) ? around.Level : 0;
                }
            }
            // 吉林 and 海南 alone are the provinces; a name of today comes before one of before.
            int score = (support * 16) + ((4 - region.Level) * 2) + (i < mention.CurrentCount ? 1 : 0);
            if (score == bestSupport)
            {
                tied = true;
            }
            if (score <= bestSupport)
            {
                continue;
            }
            (best, bestSupport, tied) = (region, score, false);
        }
        return tied ? null : best;
    }

    /// <summary>Goes on to places told right behind that lie within: 广东省 深圳市 坪山区.</summary>
    private static Region Deepen(Region region, List<Mention> mentions, int at)
    {
        const int MaxGapChars = 2;
        for (int i = at + 1; i < mentions.Count && mentions[i].Start - mentions[i - 1].End <= MaxGapChars; i++)
        {
            Region? within = null;
            foreach (Region candidate in mentions[i].Regions)
            {
                if (candidate.Level > region.Level && candidate.IsWithin(region))
                {
                    within = candidate;
                }
            }
            if (within is null)
            {
                break;
            }
            region = within;
        }
        return region;
    }

    /// <summary>A name in a text; the first <paramref name="CurrentCount"/> of its regions bear it today.</summary>
    private readonly record struct Mention(int Start, int End, IReadOnlyList<Region> Regions, int CurrentCount);
}
