namespace SearchPlans.Plans;

/// <summary>Which provinces lie beside which: those with a border on land, and those that face each other across a strait.</summary>
public static class ProvinceBorders
{
    // Each pair once, by the first characters of the names.
    private const string Pairs = """
        北京 天津 河北
        天津 河北
        河北 辽宁 内蒙古 山西 河南 山东
        山西 内蒙古 陕西 河南
        内蒙古 黑龙江 吉林 辽宁 陕西 宁夏 甘肃
        辽宁 吉林
        吉林 黑龙江
        上海 江苏 浙江
        江苏 山东 安徽 浙江
        浙江 安徽 江西 福建
        安徽 山东 河南 湖北 江西
        福建 江西 广东 台湾
        江西 湖北 湖南 广东
        山东 河南
        河南 陕西 湖北
        湖北 陕西 重庆 湖南
        湖南 重庆 贵州 广西 广东
        广东 广西 海南 香港 澳门
        广西 贵州 云南
        重庆 陕西 四川 贵州
        四川 陕西 甘肃 青海 西藏 云南 贵州
        贵州 云南
        云南 西藏
        西藏 青海 新疆
        陕西 宁夏 甘肃
        甘肃 宁夏 青海 新疆
        青海 新疆
        """;

    private static readonly Dictionary<string, string[]> _beside = Read();

    /// <summary>The provinces beside one, by full name, in the order of division codes; none for what is no province.</summary>
    /// <param name="province">Its full name.</param>
    public static IReadOnlyList<string> Of(string province) => _beside.GetValueOrDefault(province) ?? [];

    private static Dictionary<string, string[]> Read()
    {
        string[] provinces =
        [
            .. Regions.All.Where(r => r.Level == 1).OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => r.Province).Distinct(),
        ];
        var pairs = new HashSet<(string, string)>();
        foreach (string line in Pairs.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] names = [.. line.Split(' ').Select(n => provinces.First(p => p.StartsWith(n, StringComparison.Ordinal)))];
            foreach (string other in names[1..])
            {
                pairs.Add((names[0], other));
                pairs.Add((other, names[0]));
            }
        }
        return provinces.ToDictionary(p => p, p => provinces.Where(other => pairs.Contains((p, other))).ToArray(), StringComparer.Ordinal);
    }
}
