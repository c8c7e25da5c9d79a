namespace SearchPlans.Plans.Tests;

/// <summary>The plan that the repository ships, understood to the letter.</summary>
public sealed class ShippedPlanTests
{
    private static readonly Plan _plan = PlanParser.Parse(PlanFileReader.Read(Repository.ShippedPlan).Text, "pingshan-2024-plan.txt");

    [Fact]
    public void It_is_whole() => PlanAssert.IsWhole(_plan);

    [Fact]
    public void Its_metadata_are_read_from_the_text_alone()
    {
        Assert.Equal(
            new PlanMetadata
            {
                Title = "深圳市坪山区2024年国民经济和社会发展计划",
                Province = "广东省",
                City = "深圳市",
                County = "坪山区",
                Year = 2024,
                ReviewedYear = 2023,
                Issuer = "深圳市坪山区发展和改革局",
                Type = "年度计划",
            },
            _plan.Metadata);
    }

    [Fact]
    public void With_radicals_as_PDF_files_have_them_it_is_the_same_plan_of_a_text_of_its_own()
    {
        const string Standard = "一人八力口土大子工巾心户支方日月木水火用田白目石立米老自至色行西角言走足身里金非面高青民长门",
            Radicals = "⼀⼈⼋⼒⼝⼟⼤⼦⼯⼱⼼⼾⽀⽅⽇⽉⽊⽔⽕⽤⽥⽩⽬⽯⽴⽶⽼⾃⾄⾊⾏⻄⻆⾔⾛⾜⾝⾥⾦⾮⾯⾼⻘⺠⻓⻔";
        string text = string.Concat(
            _plan.Text.Select(c => Standard.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Radicals[at] : c));
        Plan plan = PlanParser.Parse(text, "pingshan-2024-plan.txt");
        PlanAssert.IsWhole(plan);
        Assert.Equal(text, plan.Text);
        Assert.Equal(_plan.Metadata, plan.Metadata);
        Assert.Equal(_plan.Sections, plan.Sections);
        Assert.Equal(_plan.Units, plan.Units);
    }

    [Fact]
    public void Its_outline_is_complete()
    {
        Assert.Equal(
            """
            1 一、2023年国民经济和社会发展计划执行情况
            2 (一)聚焦三大主导产业强链补链延链,实体经济发展基础更加坚实
            2 (二)聚焦做强创新驱动引擎,创新生态体系更加完善
            2 (三)聚焦释放发展动力活力,改革开放迈入“新阶段”
            2 (四)聚焦加强城区规划建设,东部中心城区形象日益彰显
            2 (五)聚焦推进社会治理现代化,城区治理精细化纵深推进
            2 (六)聚焦强化精神文明引领,文化新高地加速崛起
            2 (七)聚焦促进公共服务提质扩量,居民获得感不断增强
            2 (八)聚焦推动绿色低碳发展,生态环境质量持续改善
            1 二、2024年经济社会发展总体思路和主要目标
            1 三、2024年经济社会发展主要任务
            2 (一)坚持产业引领,加快构建现代化产业体系
            2 (二)坚持创新驱动,塑造发展新动能新优势
            2 (三)坚持改革开放,释放经济社会发展动力活力
            2 (四)坚持对标先进,持续提升城区功能品质
            2 (五)坚持共建共治,加快推进社会治理现代化
            2 (六)坚持文旅融合,提升城区文化品牌影响力
            2 (七)坚持民生优先,努力提供更加优质的公共服务
            2 (八)坚持绿色发展,推动生态文明建设展现新作为
            """.ReplaceLineEndings("\n"),
            PlanAssert.Outline(_plan));
        Assert.Equal(["一、", "(一)", "(二)"], _plan.Sections.Take(3).Select(section => section.Number));
    }

    [Fact]
    public void Its_parts_look_back_and_ahead()
    {
        Assert.All(_plan.Sections.Take(9), section => Assert.Equal(PlanPart.Review, section.Part));
        Assert.All(_plan.Sections.Skip(9), section => Assert.Equal(PlanPart.Deployment, section.Part));
    }

    [Fact]
    public void Paragraphs_have_their_lead_and_lists_their_items()
    {
        var byKind = _plan.Units.GroupBy(unit => unit.Kind).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(1, byKind[PlanUnitKind.Title]);
        Assert.Equal(19, byKind[PlanUnitKind.Heading]);
        Assert.Equal(10, byKind[PlanUnitKind.ListItem]);
        Assert.Equal(52, byKind[PlanUnitKind.Paragraph]);
        Assert.Equal(6, byKind[PlanUnitKind.Surrounding]);

        // Three paragraphs under each of the sixteen sections, each with a lead.
        List<PlanUnit> leads = [.. _plan.Units.Where(unit => unit.LeadLength > 0)];
        Assert.Equal(48, leads.Count);
        Assert.Equal("先进制造业发展量质齐升。", PlanAssert.TextOf(_plan, leads[0])[..leads[0].LeadLength]);
        Assert.Equal("完善环境治理体系。", PlanAssert.TextOf(_plan, leads[^1])[..leads[^1].LeadLength]);
    }

    [Fact]
    public void What_stands_around_it_is_kept_apart()
    {
        PlanUnit[] around = [.. _plan.Units.Where(unit => unit.Kind == PlanUnitKind.Surrounding)];
        Assert.Equal("全文如下:", PlanAssert.TextOf(_plan, around[4]));
        Assert.Equal("(编辑:韩语) |", PlanAssert.TextOf(_plan, around[5]));
        Assert.Same(_plan.Units[^1], around[5]);
        Assert.All(around, unit => Assert.Equal(-1, unit.Section));
        Assert.Equal(_plan.Units.Count - 1, _plan.Sections[^1].EndUnit);
    }
}
