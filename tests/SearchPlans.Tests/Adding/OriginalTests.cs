using System.Text;
using SearchPlans.Adding;
using SearchPlans.Corpus;
using SearchPlans.Indexing;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Adding;

public sealed class OriginalTests
{
    private const string Page = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>深圳市2024年政府工作报告</title>
        <meta name="PubDate" content="2024-02-01"><meta name="ContentSource" content="深圳市人民政府办公厅"></head>
        <body><div class="TRS_Editor"><p>深圳市2024年政府工作报告</p><p>一、工作回顾</p><p>光伏项目开工，各项工作取得新的进展。</p><p>二、工作安排</p><p>建设风电项目，推进产业升级。</p></div></body></html>
        """;

    private static int Count(PlanLibrary library, string query) => library.Search(new SearchRequest { Query = query }).TotalParagraphs;

    [Fact]
    public void A_document_is_kept_as_it_came_and_its_text_beside_it_can_be_corrected()
    {
        using var temporary = new TemporaryLibrary();
        PlanSummary plan = temporary.Library.Add("报告.html", Encoding.UTF8.GetBytes(Page)).Plan;
        Assert.Equal("报告.html.md", plan.File);
        Assert.Equal(Page, File.ReadAllText(Path.Combine(temporary.Corpus, "报告.html")));
        Assert.Equal(new DateOnly(2024, 2, 1), plan.Metadata.Published);
        PlanOriginal original = temporary.Library.Original(plan.Id)!;
        Assert.Equal(("报告.html", Path.Combine(temporary.Corpus, "报告.html")), (original.FileName, original.FullPath));
        Assert.Equal(AddStatus.Duplicate, temporary.Library.Add("又.html", Encoding.UTF8.GetBytes(Page)).Status);
        SyncReport sync = temporary.Library.Synchronize(rebuild: true);
        Assert.Equal(1, sync.Added);
        Assert.Equal(plan, temporary.Library.Plans.Single());

        string text = Path.Combine(temporary.Corpus, "报告.html.md");
        File.WriteAllText(text, File.ReadAllText(text).Replace("光伏", "核电", StringComparison.Ordinal));
        Assert.Equal(1, temporary.Library.Synchronize().Changed);
        Assert.Equal((0, 1), (Count(temporary.Library, "光伏项目"), Count(temporary.Library, "核电项目")));
        Assert.Equal(plan.Id, Assert.Single(temporary.Library.Plans).Id);
    }

    [Theory]
    [InlineData("甲.html.yaml")]
    [InlineData("甲.html.md.yaml")]
    public void A_document_put_there_by_hand_is_read_itself_until_a_text_stands_beside_it(string sidecar)
    {
        using var temporary = new TemporaryLibrary(("甲.html", Page), ("乙.zip", "zip"), ("~$甲.docx", "lock"), ("lexicon.txt", "链上坪山\n"));
        PlanSummary alone = temporary.Library.Plans.Single();
        Assert.Equal(("甲.html", "甲.html"), (alone.File, temporary.Library.Original(alone.Id)!.FileName));
        Assert.Empty(temporary.Library.LastSync!.Refused);
        temporary.Write("甲.html.md", "深圳市2024年政府工作报告\n\n储能项目开工。\n");
        temporary.Write(sidecar, "year: 2031\n");
        temporary.Library.Synchronize();
        PlanSummary corrected = Assert.Single(temporary.Library.Plans);
        Assert.Equal(("甲.html.md", alone.Id, 2031), (corrected.File, corrected.Id, corrected.Metadata.Year));
        Assert.Equal((0, 1), (Count(temporary.Library, "光伏"), Count(temporary.Library, "储能")));
        Assert.Equal("甲.html", temporary.Library.Original(corrected.Id)!.FileName);
        File.Delete(Path.Combine(temporary.Corpus, "甲.html"));
        temporary.Library.Synchronize();
        Assert.Null(temporary.Library.Original(temporary.Library.Plans.Single().Id));
    }

    [Fact]
    public void No_link_in_the_corpus_leads_to_a_file_elsewhere()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using var temporary = new TemporaryLibrary(("甲.html", Page));
        string id = temporary.Library.Plans.Single().Id;
        string path = Path.Combine(temporary.Corpus, "甲.html");
        File.Delete(path);
        File.CreateSymbolicLink(path, "/etc/passwd");
        Assert.Null(temporary.Library.Original(id));
        Assert.Null(temporary.Library.Original("nosuchplan"));
    }

    [Fact]
    public void A_text_never_becomes_that_of_a_document_that_is_there()
    {
        using var temporary = new TemporaryLibrary(("甲.html", Page));
        AddOutcome outcome = temporary.Library.Add("甲.html.md", Encoding.UTF8.GetBytes("上海市2024年政府工作报告\n储能。\n"));
        Assert.Equal("甲.html-2.md", outcome.Plan.File);
        Assert.Equal(2, temporary.Library.Plans.Count);
    }
}
