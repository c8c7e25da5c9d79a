namespace SearchPlans.Plans.Tests;

public sealed class RegionsTests
{
    [Fact]
    public void The_table_holds_all_levels()
    {
        Assert.Equal(34, Regions.All.Count(region => region.Level == 1));
        Assert.InRange(Regions.All.Count(region => region.Level == 2), 330, 340);
        Assert.InRange(Regions.All.Count(region => region.Level == 3), 2900, 3050);
        Assert.Equal(Regions.All.Count, Regions.All.Select(region => region.Code).Distinct().Count());
        Assert.All(Regions.All, region => Assert.Matches("^[0-9]{6}$", region.Code));
    }

    [Fact]
    public void Every_place_is_found_by_its_full_chain_of_names()
    {
        foreach (Region region in Regions.All)
        {
            string name = region.Province + region.City + region.County;
            Assert.Equal(region, Regions.Find(name));
            Assert.Equal(region, Regions.FindByName(region.Name, name));
        }
    }

    [Theory]
    [InlineData("贡山县2001年计划", "533324")]
    [InlineData("云南省玉龙县", "530721")]
    [InlineData("湖南省靖州县", "431229")]
    [InlineData("河南县域经济", "410000")]
    [InlineData("青海省互助县", "630223")]
    public void Autonomous_counties_go_by_their_name_without_their_people(string text, string code) =>
        Assert.Equal(code, Regions.Find(text)?.Code);

    [Theory]
    [InlineData("坪山区", "440310")]
    [InlineData("坪山", "440310")]
    [InlineData("广东/深圳", "440300")]
    [InlineData("新疆", "650000")]
    [InlineData("延边州", "222400")]
    [InlineData("思茅市", "530800")]
    [InlineData("襄樊", "420600")]
    [InlineData("江苏省吴江市", "320509")]
    [InlineData("密云县", "110118")]
    [InlineData("蓟县", "120119")]
    [InlineData("户县", "610118")]
    [InlineData("北京市宣武区", "110104")]
    [InlineData("宣武", "110104")]
    [InlineData("莱芜市", "371200")]
    [InlineData("山东省莱芜市莱城区", "371202")]
    [InlineData("和康县", "653228")]
    [InlineData("海南", "460000")]
    public void Short_and_former_names_are_known(string name, string code) => Assert.Equal(code, Regions.FindByName(name)?.Code);

    [Fact]
    public void A_name_of_several_places_is_decided_by_what_is_around_it()
    {
        Assert.Null(Regions.Find("鼓楼区2024年计划"));
        Assert.Equal("南京市", Regions.Find("鼓楼区2024年计划", "江苏/南京市/2024.txt")?.City);
        Assert.Equal("福州市", Regions.Find("福州市鼓楼区2024年计划", "江苏")?.City);
    }

    [Fact]
    public void A_name_of_today_comes_before_one_of_before()
    {
        Assert.Equal("210904", Regions.Find("太平区2024年计划")?.Code);
        Region harbin = Regions.Find("哈尔滨市太平区2003年计划")!;
        Assert.True(harbin.IsAbolished);
        Assert.Equal(("230105", "哈尔滨市"), (harbin.Code, harbin.City));
        Assert.Equal("河北省", Regions.Find("发达县域，展开县域，河北市区")?.Name);
        Assert.DoesNotContain(Regions.All, region => region.IsAbolished);
    }

    [Fact]
    public void Being_within_follows_the_levels()
    {
        Region pingshan = Regions.FindByName("坪山区")!, shenzhen = Regions.FindByName("深圳")!, guangdong = Regions.FindByName("广东")!;
        Assert.True(pingshan.IsWithin(shenzhen)
            && pingshan.IsWithin(guangdong)
            && shenzhen.IsWithin(Regions.Nation)
            && pingshan.IsWithin(pingshan));
        Assert.False(shenzhen.IsWithin(pingshan) || guangdong.IsWithin(shenzhen) || Regions.Nation.IsWithin(guangdong));
        Assert.Same(Regions.Nation, Regions.FindByName("全国"));
    }
}
