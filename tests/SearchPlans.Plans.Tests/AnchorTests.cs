namespace SearchPlans.Plans.Tests;

public sealed class AnchorTests
{
    [Fact]
    public void Anchors_stay_when_other_parts_change()
    {
        Plan before = PlanParser.Parse("一、回顾\n甲段落内容。\n二、安排\n乙段落内容。", "x.txt");
        Plan after = PlanParser.Parse("\n\n一、回顾\n新加的一段。\n  甲段落 内容。\n二、工作安排\n乙段落内容。\n", "x.txt");
        Assert.Equal(before.Units[0].Anchor, after.Units[0].Anchor);
        Assert.Equal(before.Units[1].Anchor, after.Units[2].Anchor);
        Assert.NotEqual(before.Units[2].Anchor, after.Units[3].Anchor);
        Assert.Equal(before.Units[3].Anchor, after.Units[4].Anchor);
    }

    [Fact]
    public void Anchors_never_change_from_one_version_to_the_next() =>
        // Links that people keep hold these; a change here breaks them.
        Assert.Equal(["6vkd3ua4"], PlanParser.Parse("甲段落内容。", "x.txt").Units.Select(unit => unit.Anchor));

    [Fact]
    public void The_same_text_again_is_counted()
    {
        string[] anchors = [.. PlanParser.Parse("各位代表！\n甲段落内容。\n各位代表！\n各位代表！", "x.txt").Units.Select(unit => unit.Anchor)];
        Assert.Equal(anchors[0] + "-2", anchors[2]);
        Assert.Equal(anchors[0] + "-3", anchors[3]);
    }
}
