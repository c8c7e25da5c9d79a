using SearchPlans.Corpus;
using SearchPlans.History;
using SearchPlans.Keeping;
using SearchPlans.Plans;

namespace SearchPlans.Tests.Keeping;

/// <summary>What an editor should look at, and many corrections at once.</summary>
public sealed class ReviewTests
{
    private const string Good = "江苏省2024年政府工作报告\n一、工作回顾\n支持光伏项目。\n二、重点工作\n发展储能。\n";
    private const string NoYear = "江苏省国民经济和社会发展情况\n发展储能。\n";
    private const string NoPlace = "2024年政府工作报告\n发展储能。\n";
    private const string Gap = "上海市2024年政府工作报告\n一、工作回顾\n支持光伏项目。\n三、重点工作\n发展储能。\n四、保障措施\n抓好落实。\n";

    [Fact]
    public async Task Each_reason_is_found_and_what_was_said_not_to_be_known_is_none()
    {
        using var temporary = new TemporaryLibrary(
            ("好.txt", Good), ("无年.txt", NoYear), ("无地.txt", NoPlace), ("跳号.txt", Gap),
            ("长.txt", "浙江省2024年政府工作报告\n" + string.Concat(Enumerable.Range(0, 80).Select(i => $"这是第{i}段没有标题的文字。\n"))));
        PlanLibrary library = temporary.Library;
        Assert.Equal(
            ["无地.txt NoPlace", "无年.txt NoYear NoPlace", "跳号.txt Outline", "长.txt Outline"],
            (await library.ReviewAsync()).Select(i => $"{i.Plan.File} {string.Join(' ', i.Reasons)}").Order(StringComparer.Ordinal));

        PlanSummary place = library.Plans.Single(p => p.File == "无地.txt");
        await library.CorrectAsync(place.Id, place.Metadata with { Unknown = UnknownFields.Place });
        PlanSummary year = library.Plans.Single(p => p.File == "无年.txt");
        await library.CorrectAsync(year.Id, year.Metadata with { Year = 2019, Province = "江苏省" });
        Assert.Equal(["跳号.txt", "长.txt"], (await library.ReviewAsync()).Select(i => i.Plan.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Plans_that_nearly_have_one_text_name_each_other()
    {
        using TemporaryLibrary temporary = TemporaryLibrary.OfShippedPlan();
        string text = File.ReadAllText(Path.Combine(temporary.Corpus, "pingshan-2024-plan.txt"));
        temporary.Write("转载.txt", text[..(text.Length * 8 / 10)]);
        temporary.Write("别的.txt", Good);
        temporary.Library.Synchronize();
        ReviewItem[] near = [.. (await temporary.Library.ReviewAsync()).Where(i => i.Reasons.Contains(ReviewReason.NearCopy))];
        Assert.Equal(["pingshan-2024-plan.txt", "转载.txt"], near.Select(i => i.Plan.File).Order(StringComparer.Ordinal));
        Assert.Equal(near[1].Plan, Assert.Single(near[0].NearTo));
        Assert.Equal(near[0].Plan, Assert.Single(near[1].NearTo));

        await temporary.Library.RemoveAsync(temporary.Library.Plans.Single(p => p.File == "转载.txt").Id);
        Assert.DoesNotContain(await temporary.Library.ReviewAsync(), i => i.Reasons.Contains(ReviewReason.NearCopy));
    }

    [Fact]
    public async Task What_was_looked_at_leaves_the_list_until_that_is_taken_back_or_it_is_replaced()
    {
        using var temporary = new TemporaryLibrary(("跳号.txt", Gap), ("无年.txt", NoYear));
        PlanLibrary library = temporary.Library;
        PlanSummary plan = library.Plans.Single(p => p.File == "跳号.txt");
        await library.CorrectAsync(plan.Id, plan.Metadata with { Issuer = "上海市人民政府" });
        Assert.Equal(plan.Id, (await library.CheckAsync(plan.Id, isChecked: true))!.Id);
        Assert.Equal(["无年.txt"], await FilesAsync(library.ReviewAsync()));
        Assert.Equal(["跳号.txt"], await FilesAsync(library.CheckedAsync()));
        // Beside what else the sidecar says, through corrections and another name; nothing is indexed a second time for it.
        await library.CorrectAsync(plan.Id, plan.Metadata with { Issuer = "上海市人民政府", Year = 2025 });
        await library.RenameAsync(plan.Id, "夹/改名.txt");
        Assert.Equal("checked: true", File.ReadLines(Path.Combine(temporary.Corpus, "夹/改名.txt.yaml")).Skip(1).First());
        Assert.Equal((0, 0), await library.SynchronizeAsync() is var sync ? (sync.Added, sync.Changed) : default);
        await temporary.ReopenAsync();
        library = temporary.Library;
        Assert.Equal(["夹/改名.txt"], await FilesAsync(library.CheckedAsync()));
        Assert.Equal((2025, "上海市人民政府"), library.Plans.Single(p => p.Id == plan.Id).Metadata is var now ? (now.Year, now.Issuer) : default);

        await library.CheckAsync(plan.Id, isChecked: false);
        Assert.Contains("夹/改名.txt", await FilesAsync(library.ReviewAsync()));
        Assert.Equal([WriteAction.Unchecked, WriteAction.Renamed, WriteAction.Corrected, WriteAction.Checked],
            library.Log.Newest(4, null).Entries.Select(e => e.Action));
        Assert.Null(await library.CheckAsync("0000000000", isChecked: true));
    }

    private static async Task<string[]> FilesAsync(Task<IReadOnlyList<ReviewItem>> items) => [.. (await items).Select(i => i.Plan.File)];

    [Fact]
    public async Task The_same_is_corrected_of_several_and_one_that_cant_be_leaves_the_others()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", NoYear), ("乙.txt", NoYear + "另一份。\n"), ("丙.txt", NoYear + "第三份。\n"));
        PlanLibrary library = temporary.Library;
        Directory.CreateDirectory(Path.Combine(temporary.Corpus, "丙.txt.yaml", "x"));
        string[] ids = [.. library.Plans.Select(p => p.Id), "0000000000"];
        CorrectManyReport report = await library.CorrectManyAsync(ids, known => known with { Year = 2017 });
        Assert.Equal(["乙.txt", "甲.txt"], report.Corrected.Select(p => p.File).Order(StringComparer.Ordinal));
        Assert.Equal("丙.txt", Assert.Single(report.Failed).Plan.File);
        Assert.Equal([0, 2017, 2017], library.Plans.Select(p => p.Metadata.Year).Order());
    }
}
