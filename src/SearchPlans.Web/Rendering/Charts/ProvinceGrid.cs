namespace SearchPlans.Web.Rendering.Charts;

/// <summary>
/// 省份方格图: all 34 divisions at the level of provinces, a tile of the same size each, about where they lie to each other. It is no map:
/// it has neither borders nor areas.
/// </summary>
public sealed class ProvinceGrid : Chart
{
    /// <summary>How many shades there are, from 1 to this.</summary>
    public const int Shades = 5;

    private const int Tile = 56;
    private const int Gap = 3;
    private const string NotHeld = "未收录";

    // Fewer shades than there are: those that are told apart best, and not the deepest for what most say.
    private static readonly int[][] _shadesByBounds = [[2], [1, 3], [1, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4, 5]];

    // Rows from north to south, tiles from west to east. The names are those of divisions.tsv.
    private static readonly string[][] _rows =
    [
        ["", "", "", "", "", "", "黑龙江省"],
        ["", "", "", "", "", "", "吉林省"],
        ["新疆维吾尔自治区", "甘肃省", "宁夏回族自治区", "内蒙古自治区", "北京市", "天津市", "辽宁省"],
        ["", "青海省", "陕西省", "山西省", "河北省", "山东省", ""],
        ["西藏自治区", "四川省", "重庆市", "河南省", "安徽省", "江苏省", "上海市"],
        ["", "云南省", "贵州省", "湖北省", "江西省", "浙江省", ""],
        ["", "", "广西壮族自治区", "湖南省", "广东省", "福建省", "台湾省"],
        ["", "", "", "海南省", "澳门特别行政区", "香港特别行政区", ""],
    ];

    /// <summary>The provinces in the order of the tiles, by full name.</summary>
    public static IReadOnlyList<string> Provinces { get; } = [.. _rows.SelectMany(r => r).Where(p => p.Length > 0)];

    /// <summary>What the tiles say, by the province's full name; a province that isn't among them says 未收录.</summary>
    public required IReadOnlyDictionary<string, ProvinceTile> Tiles { get; init; }

    /// <summary>The bounds between shades, ascending: a number from the last on has the deepest. At most four; none for one
    /// shade.</summary>
    public IReadOnlyList<double> Bounds => _bounds ??= BoundsOf(Tiles.Values.Where(t => t.Number != null).Select(t => t.Number!.Value));

    private IReadOnlyList<double>? _bounds;

    /// <inheritdoc />
    protected override string Looks => "tiles";

    /// <inheritdoc />
    protected override string Extent => $"viewBox=\"0 0 {_rows[0].Length * Tile - Gap} {_rows.Length * Tile - Gap}\"";

    /// <inheritdoc />
    protected override string Role => Tiles.Values.Any(t => t.Address != null) ? "group" : "img";

    /// <summary>The shade of a number, from 1 to <see cref="Shades"/>.</summary>
    public int ShadeOf(double number) =>
        _shadesByBounds[Bounds.Count][Bounds.Count(b => number >= b)];

    /// <summary>The shades that there are, each with the numbers that it stands for.</summary>
    /// <param name="unit">What stands behind a number.</param>
    public IReadOnlyList<(int Shade, string Range)> Legend(string unit)
    {
        string[] bounds = [.. Bounds.Select(b => ChartAxis.Label(b) + unit)];
        return
        [
            (ShadeOf(double.NegativeInfinity), $"不到 {bounds[0]}"),
            .. Bounds.Select((b, i) => (ShadeOf(b), i == bounds.Length - 1 ? $"{bounds[i]} 及以上" : $"{bounds[i]} 起")),
        ];
    }

    /// <summary>A province as it is spoken of: 广东, 内蒙古, 香港.</summary>
    public static string ShortName(string province) => province switch
    {
        "内蒙古自治区" or "黑龙江省" => province[..3],
        { Length: > 2 } when Provinces.Contains(province) => province[..2],
        _ => province,
    };

    private protected override void Draw(Svg svg)
    {
        for (int row = 0; row < _rows.Length; row++)
        {
            for (int column = 0; column < _rows[row].Length; column++)
            {
                if (_rows[row][column] is { Length: > 0 } province)
                {
                    DrawTile(svg, province, column * Tile, row * Tile);
                }
            }
        }
    }

    private void DrawTile(Svg svg, string province, int x, int y)
    {
        ProvinceTile tile = Tiles.GetValueOrDefault(province) ?? new ProvinceTile(NotHeld, null);
        string looks = tile.Number is { } number ? $"t{ShadeOf(number)}" : "none";
        svg.Raw(tile.Address == null ? "<g" : "<a href=\"");
        svg.Encoded(tile.Address ?? "");
        svg.Raw($"{(tile.Address == null ? "" : "\"")} class=\"{looks}\">");
        svg.Raw("<title>");
        svg.Encoded(tile.Tip ?? $"{ShortName(province)}：{tile.Text}");
        svg.Raw($"</title><rect x=\"{x}\" y=\"{y}\" width=\"{Tile - Gap}\" height=\"{Tile - Gap}\" rx=\"2\"/>");
        double middle = x + (Tile - Gap) / 2.0;
        svg.Raw($"<text x=\"{Svg.Number(middle)}\" y=\"{y + 23}\">");
        svg.Encoded(ShortName(province));
        // What is too long for a tile is set smaller, and what is longer still is said by the tip alone.
        string size = TextWidth(tile.Text) > 7 ? "long" : "";
        svg.Raw($"</text><text class=\"says {size}\" x=\"{Svg.Number(middle)}\" y=\"{y + 41}\">");
        svg.Encoded(tile.Text);
        svg.Raw(tile.Address == null ? "</text></g>" : "</text></a>");
    }

    // In halves of a Chinese character.
    private static int TextWidth(string text) => text.Sum(c => c < 0x2000 ? 1 : 2);

    /// <summary>Round bounds that part numbers into about equally many; fewer where few numbers differ.</summary>
    private static double[] BoundsOf(IEnumerable<double> numbers)
    {
        double[] ordered = [.. numbers.Where(double.IsFinite).Order()];
        if (ordered.Length == 0)
        {
            return [];
        }
        return
        [
            .. Enumerable.Range(1, Shades - 1).Select(i => ordered[ordered.Length * i / Shades]).Where(b => b > ordered[0]).Distinct(),
        ];
    }
}
