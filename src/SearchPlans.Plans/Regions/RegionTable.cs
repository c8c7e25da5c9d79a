namespace SearchPlans.Plans;

/// <summary>
/// The divisions and all the names they go by: full names, former names, and the short ones in which provinces and cities
/// are spoken of (深圳, 新疆, 恩施州). Short names of counties (朝阳, 和平) are everyday words and are kept apart.
/// </summary>
internal sealed class RegionTable
{
    private const string FormerMark = "former";
    private const string AbolishedMark = "abolished";

    // So that 恩施土家族苗族自治州 is also known as 恩施: what stands between the place and the rank.
    private static readonly string[] _peoples =
    [
        "柯尔克孜族", "柯尔克孜", "维吾尔族", "维吾尔", "哈萨克族", "哈萨克", "乌孜别克族", "塔吉克族", "塔吉克", "锡伯族", "锡伯", "俄罗斯族", "塔塔尔族",
        "鄂伦春", "鄂温克", "达斡尔族", "达斡尔", "蒙古族", "蒙古", "朝鲜族", "满族", "回族", "东乡族", "保安族", "撒拉族", "土族", "裕固族", "藏族", "羌族",
        "门巴族", "珞巴族", "独龙族", "怒族", "傈僳族", "纳西族", "普米族", "白族", "彝族", "哈尼族", "傣族", "拉祜族", "佤族", "布朗族", "景颇族", "德昂族",
        "阿昌族", "基诺族", "苗族", "侗族", "布依族", "水族", "仡佬族", "壮族", "瑶族", "仫佬族", "毛南族", "京族", "土家族", "黎族", "畲族", "高山族", "各族",
    ];

    private readonly Dictionary<string, List<Region>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Region>> _byOldName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Region>> _byCountyShortName = new(StringComparer.Ordinal);
    private readonly HashSet<char> _firstChars = [];

    private readonly List<Region> _all = [];

    private RegionTable()
    {
    }

    /// <summary>Longest name in the table, in characters.</summary>
    public int LongestName { get; private set; }

    /// <summary>The divisions of today.</summary>
    public IReadOnlyList<Region> All => _all;

    public static RegionTable Load()
    {
        using Stream stream = typeof(RegionTable).Assembly.GetManifestResourceStream("divisions.tsv")
            ?? throw new InvalidOperationException("The embedded table divisions.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var byCode = new Dictionary<string, Region>(StringComparer.Ordinal);
        var table = new RegionTable();
        string mark = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }
            if (line is FormerMark or AbolishedMark)
            {
                mark = line;
                continue;
            }
            string code = line[..6], name = line[7..];
            if (mark == FormerMark)
            {
                table.AddOld(name, byCode[code]);
            }
            else if (mark == AbolishedMark)
            {
                table.AddOld(name, byCode[code] = Place(code, name, byCode) with { IsAbolished = true });
            }
            else
            {
                table._all.Add(byCode[code] = Place(code, name, byCode));
                table.AddNames(byCode[code]);
            }
        }
        table.AddShortAutonomous();
        return table;
    }

    /// <summary>Regions that go by a name in running text.</summary>
    public IReadOnlyList<Region> WithName(ReadOnlySpan<char> name) =>
        _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out List<Region>? found) ? found : [];

    /// <summary>Regions that went by a name once: renamed since, or no more.</summary>
    public IReadOnlyList<Region> WithOldName(ReadOnlySpan<char> name) =>
        _byOldName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out List<Region>? found) ? found : [];

    /// <summary>Counties whose full name less its last sign is <paramref name="name"/>.</summary>
    public IReadOnlyList<Region> WithCountyShortName(ReadOnlySpan<char> name) =>
        _byCountyShortName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out List<Region>? found) ? found : [];

    /// <summary>Whether any name begins with this character.</summary>
    public bool MayStart(char c) => _firstChars.Contains(c);

    private static Region Place(string code, string name, Dictionary<string, Region> byCode)
    {
        if (code.EndsWith("0000", StringComparison.Ordinal))
        {
            return new Region(code, name, "", "");
        }
        string province = byCode[string.Concat(code.AsSpan(0, 2), "0000")].Province;
        if (code.EndsWith("00", StringComparison.Ordinal))
        {
            return new Region(code, province, name, "");
        }
        string city = byCode.TryGetValue(string.Concat(code.AsSpan(0, 4), "00"), out Region? parent) ? parent.City : "";
        return new Region(code, province, city, name);
    }

    /// <summary>Adds a name of before. One of two signs (达县, 开县) may be anything in running text (发达县, 展开县域).</summary>
    private void AddOld(string name, Region region)
    {
        AddTo(name.Length > 2 ? _byOldName : _byCountyShortName, name, region);
        _firstChars.Add(name[0]);
        LongestName = Math.Max(LongestName, name.Length);
        string bare = WithoutRank(name);
        if (bare.Length >= 2 && bare[^1] is not ('县' or '市' or '区') && WithoutRank(region.Name) != bare)
        {
            AddTo(region.Level == 3 ? _byCountyShortName : _byOldName, bare, region);
        }
        else if (region.IsAbolished && bare.Length >= 2)
        {
            AddTo(_byCountyShortName, bare, region);
        }
    }

    private void AddNames(Region region)
    {
        Add(region.Name, region);
        string bare = WithoutRank(region.Name);
        if (bare.Length < 2 || bare == region.Name)
        {
            return;
        }
        if (region.Level == 3)
        {
            AddTo(_byCountyShortName, bare, region);
            return;
        }
        Add(bare, region);
        if (region.Name.EndsWith("自治州", StringComparison.Ordinal))
        {
            Add(bare + "州", region);
        }
    }

    // 贡山县 for 贡山独龙族怒族自治县, unless another goes by that name or a province or city begins it: 河南县域 is no 河南县.
    // Only when all names are known it is seen which of them are taken.
    private void AddShortAutonomous()
    {
        foreach (Region region in _all.Where(r => r.Level == 3 && r.Name.EndsWith("自治县", StringComparison.Ordinal)))
        {
            string bare = WithoutRank(region.Name), name = bare + "县";
            if (bare.Length >= 2 && !bare.EndsWith('族')
                && !_byName.ContainsKey(bare) && !_byName.ContainsKey(name) && !_byOldName.ContainsKey(name))
            {
                Add(name, region);
            }
        }
    }

    private static string WithoutRank(string name)
    {
        foreach (string rank in (string[])["特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "盟", "县", "区", "旗"])
        {
            if (!name.EndsWith(rank, StringComparison.Ordinal))
            {
                continue;
            }
            string bare = name[..^rank.Length];
            return rank.StartsWith("自治", StringComparison.Ordinal) ? WithoutPeoples(bare) : bare;
        }
        return name;
    }

    private static string WithoutPeoples(string name)
    {
        while (Array.Find(_peoples, people => name.EndsWith(people, StringComparison.Ordinal) && name.Length - people.Length >= 2)
            is { } people)
        {
            name = name[..^people.Length];
        }
        return name;
    }

    private void Add(string name, Region region)
    {
        AddTo(_byName, name, region);
        _firstChars.Add(name[0]);
        LongestName = Math.Max(LongestName, name.Length);
    }

    private static void AddTo(Dictionary<string, List<Region>> names, string name, Region region)
    {
        if (!names.TryGetValue(name, out List<Region>? regions))
        {
            names.Add(name, regions = []);
        }
        regions.Add(region);
    }
}
