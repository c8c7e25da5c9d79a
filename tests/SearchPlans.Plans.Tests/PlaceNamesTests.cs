namespace SearchPlans.Plans.Tests;

public sealed class PlaceNamesTests
{
    [Theory]
    [InlineData("广东", "广东省")]
    [InlineData("广东省", "广东省")]
    [InlineData("粤", "广东省")]
    [InlineData("陇", "甘肃省")]
    [InlineData("蜀", "四川省")]
    [InlineData("台", "台湾省")]
    [InlineData("广东深圳", "深圳市")]
    [InlineData("广东/深圳", "深圳市")]
    [InlineData("广东省深圳市坪山区", "坪山区")]
    [InlineData("广东 深圳 坪山", "坪山区")]
    [InlineData("广东·佛山", "佛山市")]
    [InlineData("浙江杭州西湖", "西湖区")]
    [InlineData("坪山", "坪山区")]
    [InlineData("浦东", "浦东新区")]
    [InlineData("吉林", "吉林省")]
    [InlineData("吉林吉林", "吉林市")]
    [InlineData("朝阳", "朝阳市")]
    [InlineData("长春朝阳", "朝阳区")]
    [InlineData("襄樊", "襄阳市")]
    [InlineData("恩施", "恩施土家族苗族自治州")]
    [InlineData("廣東", "广东省")]
    [InlineData("全国", "全国")]
    [InlineData("巴州", "巴音郭楞蒙古自治州")]
    [InlineData("克州", "克孜勒苏柯尔克孜自治州")]
    public void A_name_stands_for_one_place(string name, string expected) =>
        Assert.Equal(expected, Assert.Single(PlaceNames.Find(name)).Name);

    [Theory]
    [InlineData("")]
    [InlineData("火星")]
    [InlineData("深圳湾")]
    [InlineData("北京路")]
    [InlineData("上海合作组织")]
    [InlineData("北京上海")]
    [InlineData("广东南京")]
    [InlineData("和平")]
    [InlineData("青新")]
    public void What_is_unknown_or_undecided_is_none(string name) => Assert.Empty(PlaceNames.Find(name));

    [Fact]
    public void A_full_name_that_several_bear_is_all_of_them()
    {
        IReadOnlyList<Region> found = PlaceNames.Find("鼓楼区");

        Assert.Contains(found, r => r.City == "南京市");
        Assert.Contains(found, r => r.City == "福州市");
        Assert.All(found, r => Assert.Equal("鼓楼区", r.Name));
    }

    [Theory]
    [InlineData("长三角", "上海市 江苏省 浙江省 安徽省")]
    [InlineData("长江三角洲地区", "上海市 江苏省 浙江省 安徽省")]
    [InlineData("京津冀", "北京市 天津市 河北省")]
    [InlineData("粤港澳大湾区", "广州市 深圳市 珠海市 佛山市 惠州市 东莞市 中山市 江门市 肇庆市 香港特别行政区 澳门特别行政区")]
    [InlineData("珠三角", "广州市 深圳市 珠海市 佛山市 惠州市 东莞市 中山市 江门市 肇庆市")]
    [InlineData("川渝", "重庆市 四川省")]
    [InlineData("东三省", "辽宁省 吉林省 黑龙江省")]
    [InlineData("中部地区", "山西省 安徽省 江西省 河南省 湖北省 湖南省")]
    [InlineData("直辖市", "北京市 天津市 上海市 重庆市")]
    [InlineData("计划单列市", "大连市 青岛市 宁波市 厦门市 深圳市")]
    [InlineData("华南各省", "广东省 广西壮族自治区 海南省")]
    [InlineData("長三角", "上海市 江苏省 浙江省 安徽省")]
    [InlineData("云贵川", "云南省 贵州省 四川省")]
    [InlineData("陕甘宁", "陕西省 甘肃省 宁夏回族自治区")]
    public void A_group_is_its_members(string name, string expected) =>
        Assert.Equal(expected, string.Join(' ', PlaceNames.Find(name).Select(r => r.Name)));

    [Theory]
    [InlineData("西部", 12)]
    [InlineData("东部", 10)]
    [InlineData("长江经济带", 11)]
    [InlineData("黄河流域", 9)]
    [InlineData("省会", 27)]
    [InlineData("成渝地区双城经济圈", 16)]
    [InlineData("副省级城市", 15)]
    [InlineData("民族自治地方", 155)]
    public void A_group_has_so_many(string name, int count) => Assert.Equal(count, PlaceNames.Group(name)!.Regions.Count);

    [Fact]
    public void Names_of_groups_are_their_own()
    {
        string[] names = [.. PlaceNames.Groups.SelectMany(g => g.OtherNames.Prepend(g.Name))];

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, n => Assert.Equal(PlaceNames.Group(n)!.Regions, PlaceNames.Find(n)));
        Assert.All(PlaceNames.Groups, g => Assert.Equal(g.Regions.Count, g.Regions.Distinct().Count()));
    }

    [Fact]
    public void Every_division_is_found_by_its_path() => Assert.All(
        Regions.All,
        r => Assert.Contains(r, PlaceNames.Find(string.Join('/', ((string[])[r.Province, r.City, r.County]).Where(n => n.Length > 0)))));

    [Fact]
    public void What_is_no_group_has_none() => Assert.Null(PlaceNames.Group("广东"));
}
