using SearchPlans.Comparing;
using SearchPlans.Plans;

namespace SearchPlans.Tests.Comparing;

/// <summary>Kinds of sections that were once paired wrongly; how often reports are right: <see cref="SectionGoldTests"/>.</summary>
public sealed class SectionAlignmentTests
{
    private const string Foreign = "我国坚持独立自主的和平外交政策，在和平共处五项原则的基础上发展同世界各国的友好合作关系。";
    private const string Farming = "稳定粮食播种面积，扶持种粮农民，兴修水利，改造中低产田，发展畜牧业和水产业。";
    private const string Schools = "普及九年义务教育，改善中小学校舍，提高教师待遇，鼓励科研人员攻关。";
    private const string Clinics = "健全县乡医院，培养乡村医生，防治地方病，扩大合作医疗覆盖面。";

    private static AlignedSection Section(int parent, string heading, params string[] paragraphs) =>
        new(parent, heading, PlanPart.Deployment, paragraphs);

    [Fact]
    public void The_same_heading_answers_to_itself_on_another_level()
    {
        AlignedSection[] old =
        [
            Section(-1, "今后几年的任务", Farming, Schools), Section(0, "关于农业生产", Farming), Section(0, "关于外交工作", Foreign),
        ];
        AlignedSection[] now = [Section(-1, "关于国内建设", Farming, Schools), Section(-1, "关于外交工作", Foreign)];
        Assert.Contains((2, 1), SectionAlignment.Align(old, now));
    }

    [Fact]
    public void What_has_nothing_in_common_has_no_answer_though_both_stand_outermost()
    {
        AlignedSection[] old = [Section(-1, "发展农业生产", Farming), Section(-1, "开展友好往来", Foreign)];
        AlignedSection[] now = [Section(-1, "发展农业生产", Farming), Section(-1, "健全县乡医院", Clinics)];
        Assert.Equal([(0, 0)], SectionAlignment.Align(old, now));
    }

    [Fact]
    public void The_tasks_of_a_year_answer_to_the_tasks_of_the_other_rather_than_to_a_subject()
    {
        string[] all = [Farming, Schools, Clinics, Foreign];
        AlignedSection[] old = [Section(-1, "教育科研", Schools), Section(-1, "各项安排", all)];
        AlignedSection[] now = [Section(-1, "若干部署", [.. all, .. all])];
        Assert.Equal([(1, 0)], SectionAlignment.Align(old, now));
    }
}
