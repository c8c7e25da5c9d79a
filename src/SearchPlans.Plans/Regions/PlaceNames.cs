using System.Collections.Frozen;
using SearchPlans.Text.Characters;

namespace SearchPlans.Plans;

/// <summary>
/// What a name as a whole stands for: a place (广东, 广东省, 粤, 广东深圳, 广东/深圳, 坪山) or a group of places (长三角, 直辖市, 云贵川).
/// Unlike <see cref="Regions.Find"/> it takes no name out of a longer text: 深圳湾 is unknown here. The groups and their sources are in
/// <c>place-groups.tsv</c>.
/// </summary>
public static class PlaceNames
{
    // Of three or more: two may be anything (青川, 新津).
    private const int LeastAbbreviations = 3;

    // Stand behind the name of a group without changing it.
    private static readonly string[] _groupSuffixes = ["地区", "区域", "省份", "省市", "各省", "各市", "各地"];

    // Between the names of a place and of one in it.
    private static readonly char[] _separators = ['/', '／', '\\', '·', '・', '•', '>', '＞', '-', '－', ' ', '　', '，', ','];

    // The provinces by the characters that stand for them, in the order of GB/T 2260.
    private static readonly (string Abbreviations, string Province)[] _abbreviated =
    [
        ("京", "北京市"), ("津", "天津市"), ("冀", "河北省"), ("晋", "山西省"), ("蒙", "内蒙古自治区"), ("辽", "辽宁省"), ("吉", "吉林省"), ("黑", "黑龙江省"),
        ("沪", "上海市"), ("苏", "江苏省"), ("浙", "浙江省"), ("皖", "安徽省"), ("闽", "福建省"), ("赣", "江西省"), ("鲁", "山东省"), ("豫", "河南省"),
        ("鄂", "湖北省"), ("湘", "湖南省"), ("粤", "广东省"), ("桂", "广西壮族自治区"), ("琼", "海南省"), ("渝", "重庆市"), ("川蜀", "四川省"), ("贵黔", "贵州省"),
        ("云滇", "云南省"), ("藏", "西藏自治区"), ("陕秦", "陕西省"), ("甘陇", "甘肃省"), ("青", "青海省"), ("宁", "宁夏回族自治区"), ("新", "新疆维吾尔自治区"),
        ("港", "香港特别行政区"), ("澳", "澳门特别行政区"), ("台", "台湾省"),
    ];

    // The prefectures that go by less than their names, as their own governments write them.
    private static readonly (string Short, string Name)[] _shortened =
    [
        ("克州", "克孜勒苏柯尔克孜自治州"), ("博州", "博尔塔拉蒙古自治州"), ("巴州", "巴音郭楞蒙古自治州"),
        ("锡盟", "锡林郭勒盟"), ("阿盟", "阿拉善盟"),
    ];

    private static readonly FrozenDictionary<char, Region> _byAbbreviation = ReadAbbreviations();
    private static readonly Lazy<(IReadOnlyList<PlaceGroup> All, FrozenDictionary<string, PlaceGroup> ByName)> _groups = new(ReadGroups);

    /// <summary>All groups, in the order of the table.</summary>
    public static IReadOnlyList<PlaceGroup> Groups => _groups.Value.All;

    /// <summary>The group that goes by a name (长三角, 长江三角洲, 长三角地区).</summary>
    /// <returns>The group, or null where the name is unknown.</returns>
    public static PlaceGroup? Group(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return GroupOf(name.Trim()) ?? GroupOf(CharacterFolding.Fold(name.Trim()));
    }

    /// <summary>The regions that a name stands for: one of a place's name, several of a group's, of provinces in a row (云贵川), and of a
    /// full name that several places bear (鼓楼区). A short name of a county (坪山) stands for it where no other bears it.</summary>
    /// <returns>The regions, each once; empty where the name is unknown or may be any of several.</returns>
    public static IReadOnlyList<Region> Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        name = name.Trim();
        IReadOnlyList<Region> found = FindTyped(name);
        return found.Count > 0 || CharacterFolding.Fold(name) is var folded && folded == name ? found : FindTyped(folded);
    }

    private static IReadOnlyList<Region> FindTyped(string name)
    {
        if (name is Regions.National or "国家" or "中国" or "中华人民共和国")
        {
            return [Regions.Nation];
        }
        if (name.Length == 1)
        {
            return _byAbbreviation.TryGetValue(name[0], out Region? province) ? [province] : [];
        }
        // Of all provinces the only one that goes by two names of two and three characters.
        if (name == "内蒙")
        {
            return [_byAbbreviation['蒙']];
        }
        if (Array.Find(_shortened, s => s.Short == name).Name is { } full)
        {
            return FindPlace(full);
        }
        if (GroupOf(name) is { } group)
        {
            return group.Regions;
        }
        if (FindPlace(name) is { Count: > 0 } places)
        {
            return places;
        }
        return name.Length >= LeastAbbreviations && name.All(_byAbbreviation.ContainsKey)
            ? [.. name.Select(c => _byAbbreviation[c]).Distinct()]
            : [];
    }

    private static PlaceGroup? GroupOf(string name)
    {
        if (_groups.Value.ByName.TryGetValue(name, out PlaceGroup? group))
        {
            return group;
        }
        string? suffix = Array.Find(_groupSuffixes, s => name.EndsWith(s, StringComparison.Ordinal));
        return suffix is null ? null : _groups.Value.ByName.GetValueOrDefault(name[..^suffix.Length]);
    }

    private static List<Region> FindPlace(string name)
    {
        // 广东·深圳 is 广东深圳.
        string joined = string.Concat(name.Split(_separators, StringSplitOptions.TrimEntries));
        var readings = new List<Reading>();
        Read(joined, new Reading(Regions.Nation, NameKind.Current), readings);
        if (readings.Count == 0)
        {
            return [];
        }
        // A name of today comes before one of before; 吉林 and 海南 alone are the provinces.
        NameKind kind = readings.Min(r => r.Kind);
        int level = readings.Where(r => r.Kind == kind).Min(r => r.Region.Level);
        List<Region> regions = [.. readings.Where(r => r.Kind == kind && r.Region.Level == level).Select(r => r.Region).Distinct()];
        return regions.Count == 1 || kind == NameKind.Current ? regions : [];
    }

    // All ways to read a text as names of places, each in the one before.
    private static void Read(ReadOnlySpan<char> text, Reading before, List<Reading> readings)
    {
        RegionTable table = Regions.Table;
        for (int length = Math.Min(text.Length, table.LongestName); length > 1; length--)
        {
            ReadOnlySpan<char> name = text[..length];
            Follow(table.WithName(name), NameKind.Current, text, length, before, readings);
            Follow(table.WithOldName(name), NameKind.Former, text, length, before, readings);
            Follow(table.WithCountyShortName(name), NameKind.Short, text, length, before, readings);
            Follow(table.WithName(string.Concat(name, "新区")), NameKind.Short, text, length, before, readings);
        }
    }

    private static void Follow(IReadOnlyList<Region> named, NameKind kind, ReadOnlySpan<char> text, int length, Reading before,
        List<Reading> readings)
    {
        foreach (Region region in named)
        {
            if (region.Level <= before.Region.Level || !region.IsWithin(before.Region))
            {
                continue;
            }
            NameKind ownKind = kind == NameKind.Short && (region.IsAbolished || !region.Name.AsSpan().StartsWith(text[..length]))
                ? NameKind.FormerShort
                : kind;
            var reading = new Reading(region, ownKind > before.Kind ? ownKind : before.Kind);
            if (length == text.Length)
            {
                readings.Add(reading);
            }
            else
            {
                Read(text[length..], reading, readings);
            }
        }
    }

    private static FrozenDictionary<char, Region> ReadAbbreviations()
    {
        Dictionary<string, Region> provinces = Regions.All.Where(r => r.Level == 1).ToDictionary(r => r.Name, StringComparer.Ordinal);
        return _abbreviated.SelectMany(a => a.Abbreviations.Select(c => (c, provinces[a.Province])))
            .ToFrozenDictionary(a => a.c, a => a.Item2);
    }

    private static (IReadOnlyList<PlaceGroup> All, FrozenDictionary<string, PlaceGroup> ByName) ReadGroups()
    {
        using Stream stream = typeof(PlaceNames).Assembly.GetManifestResourceStream("place-groups.tsv")
            ?? throw new InvalidOperationException("The embedded table place-groups.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var groups = new List<PlaceGroup>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }
            string[] columns = line.Split('\t');
            groups.Add(new PlaceGroup(columns[0], columns[1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                [.. columns[2].Split(' ').SelectMany(Members)]));
        }
        return (groups, groups.SelectMany(g => g.OtherNames.Prepend(g.Name).Select(name => (name, g)))
            .ToFrozenDictionary(g => g.name, g => g.g, StringComparer.Ordinal));
    }

    private static IEnumerable<Region> Members(string member)
    {
        if (member.StartsWith('*'))
        {
            return Regions.All.Where(r => r.Name.EndsWith(member[1..], StringComparison.Ordinal));
        }
        return FindPlace(member) is { Count: 1 } place
            ? place
            : throw new InvalidDataException($"The table place-groups.tsv names {member}, which isn't one place.");
    }

    // The order is that of preference.
    private enum NameKind
    {
        Current,
        Former,
        Short,
        FormerShort,
    }

    private readonly record struct Reading(Region Region, NameKind Kind);
}
