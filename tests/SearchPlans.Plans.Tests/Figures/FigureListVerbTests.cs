namespace SearchPlans.Plans.Tests.Figures;

/// <summary>What was done to all that a list names, told once before the first: 新建农村公路579公里、桥梁163座.</summary>
public sealed class FigureListVerbTests
{
    [Theory]
    [InlineData("新建农村公路120公里、桥梁16座。", "新建农村公路 120公里 结果2023\n新建桥梁 16座 结果2023")]
    [InlineData("创成省级森林城镇2个、森林村庄24个。", "创成省级森林城镇 2个 结果2023\n创成森林村庄 24个 结果2023")]
    [InlineData("改造老旧小区18万平方米、棚户区800套和城中村5个。", "改造老旧小区 18万平方米 结果2023\n改造棚户区 800套 结果2023\n改造城中村 5个 结果2023")]
    [InlineData("新增高技能人才300人、农家书屋20家。", "新增高技能人才 300人 结果2023\n新增农家书屋 20家 结果2023")]
    [InlineData("新增污水日处理能力5万吨、供热面积90万平方米。", "新增污水日处理能力 5万吨 结果2023\n新增供热面积 90万平方米 结果2023")]
    public void The_verb_before_a_list_is_said_of_all_of_it(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("新建改造供水管网90公里、燃气管网20公里。", "新建改造供水管网 90公里 结果2023\n新建改造燃气管网 20公里 结果2023")]
    [InlineData("新（改、扩）建中学4所、幼儿园9所。", "新（改、扩）建中学 4所 结果2023\n新（改、扩）建幼儿园 9所 结果2023")]
    [InlineData("新建和改造学校8所、医院3家。", "新建和改造学校 8所 结果2023\n新建和改造医院 3家 结果2023")]
    public void Several_verbs_are_one(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("整治农贸市场23座、治理背街小巷132条。", "整治农贸市场 23座 结果2023\n治理背街小巷 132条 结果2023")]
    [InlineData("改造老旧片区46个、惠及居民5.7万户。", "改造老旧片区 46个 结果2023\n惠及居民 5.7万户 结果2023")]
    [InlineData("新增城市绿地700公顷、生态风景林建设1.2万亩。", "新增城市绿地 700公顷 结果2023\n生态风景林建设 1.2万亩 结果2023")]
    [InlineData("新增城镇就业2万人、农村劳动力转移就业3万人。", "城镇新增就业 2万人 结果2023\n农村劳动力转移就业 3万人 结果2023")]
    public void What_has_its_own_verb_keeps_it(string sentence, string expected) => Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("新建公厕20座，城市绿地达到90公顷。", "新建公厕 20座 结果2023\n城市绿地 90公顷 结果2023")]
    [InlineData("新增上市企业3家、高新技术企业达到60家。", "新增上市企业 3家 结果2023\n高新技术企业 60家 结果2023")]
    [InlineData("建成区面积80平方公里、人口70万人。", "建成区面积 80平方公里 结果2023\n总人口 70万人 结果2023")]
    [InlineData("接待游客400万人次、旅游收入30亿元。", "接待游客 400万人次 结果2023\n旅游总收入 30亿元 结果2023")]
    public void Stocks_and_clauses_of_their_own_have_none(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));

    [Theory]
    [InlineData("办理政协提案56件，办结率达100%。", "政协提案办结率 100% 结果2023")]
    [InlineData("新培育亿元企业5家、十亿元企业2家。", "新培育亿元企业 5家 结果2023\n新培育十亿元企业 2家 结果2023")]
    [InlineData("新增设施蔬菜3000亩、西瓜2万亩。", "新增设施蔬菜 3000亩 结果2023\n新增西瓜 2万亩 结果2023")]
    public void Verbs_are_told_from_what_they_are_done_to(string sentence, string expected) =>
        Assert.Equal(expected, FigureCases.OfReview(sentence));
}
