using System.Text;
using SearchPlans.Adding;
using SearchPlans.Plans;
using SearchPlans.Querying;

namespace SearchPlans.Tests.Adding;

public sealed class AddTests
{
    private const string Report = "深圳市2024年政府工作报告\n一、工作回顾\n光伏项目开工。\n";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void A_document_is_previewed_without_being_kept_and_then_kept()
    {
        using var temporary = new TemporaryLibrary();
        AddPreview preview = temporary.Library.Preview("报告.txt", Bytes(Report));
        Assert.Equal(("深圳市2024年政府工作报告", "广东省", "深圳市", 2024, "政府工作报告"),
            (preview.Plan.Metadata.Title, preview.Plan.Metadata.Province, preview.Plan.Metadata.City, preview.Plan.Metadata.Year,
                preview.Plan.Metadata.Type));
        Assert.Empty(temporary.Library.Plans);
        AddOutcome outcome = temporary.Library.Add("报告.txt", Bytes(Report));
        Assert.Equal((AddStatus.Added, "报告.txt"), (outcome.Status, outcome.Plan.File));
        Assert.Equal(Report, File.ReadAllText(Path.Combine(temporary.Corpus, "报告.txt")));
        Assert.Equal(1, temporary.Library.Search(new SearchRequest { Query = "光伏" }).TotalParagraphs);
        Assert.Equal(["报告.txt"], Directory.EnumerateFiles(temporary.Corpus).Select(Path.GetFileName));
    }

    [Fact]
    public void The_same_text_is_named_and_not_kept_twice_whatever_its_encoding()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(),
            .. Encoding.Unicode.GetBytes(Report.Replace("\n", "\r\n", StringComparison.Ordinal))];
        Assert.Equal("甲.txt", temporary.Library.Preview("乙.txt", utf16).Duplicate!.File);
        AddOutcome outcome = temporary.Library.Add("乙.txt", utf16);
        Assert.Equal((AddStatus.Duplicate, "甲.txt"), (outcome.Status, outcome.Plan.File));
        Assert.Single(temporary.Library.Plans);
    }

    [Fact]
    public void Corrections_are_kept_in_a_sidecar_only_where_they_differ()
    {
        using var temporary = new TemporaryLibrary();
        PlanMetadata understood = temporary.Library.Preview("甲.txt", Bytes(Report)).Plan.Metadata;
        temporary.Library.Add("甲.txt", Bytes(Report), understood);
        Assert.False(File.Exists(Path.Combine(temporary.Corpus, "甲.txt.yaml")));
        AddOutcome corrected = temporary.Library.Add("乙.txt", Bytes(Report + "另有一段。\n"), understood with { Year = 2025, County = "坪山区" });
        Assert.Equal((2025, "广东省/深圳市/坪山区"), (corrected.Plan.Metadata.Year, corrected.Plan.RegionPath));
        Assert.True(File.Exists(Path.Combine(temporary.Corpus, "乙.txt.yaml")));
        Assert.Equal(0, temporary.Library.Synchronize().Changed);
    }

    [Theory]
    [InlineData("../../坏.txt", "坏.txt")]
    [InlineData("..\\..\\坏.txt", "坏.txt")]
    [InlineData("/etc/passwd.txt", "passwd.txt")]
    [InlineData("con.txt", "con_.txt")]
    [InlineData("a:b*c?.txt", "abc.txt")]
    [InlineData("...txt", "深圳市2024年政府工作报告.txt")]
    [InlineData(".hidden.txt", "hidden.txt")]
    public void A_name_never_leads_out_of_the_corpus(string name, string kept)
    {
        using var temporary = new TemporaryLibrary();
        Assert.Equal(kept, temporary.Library.Add(name, Bytes(Report)).Plan.File);
        Assert.True(File.Exists(Path.Combine(temporary.Corpus, kept)));
    }

    [Fact]
    public void A_name_that_is_taken_gets_a_number()
    {
        using var temporary = new TemporaryLibrary(("甲.txt", Report));
        Assert.Equal("甲-2.txt", temporary.Library.Add("甲.txt", Bytes(Report + "又一段。")).Plan.File);
    }

    [Theory]
    [InlineData("空.txt", new byte[0])]
    [InlineData("坏.txt", new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 })]
    [InlineData("坏.txt", new byte[] { 0, 1, 2, 3, 0, 0, 0xFF, 0xFE, 0xFD })]
    [InlineData("图.png", new byte[] { 1 })]
    [InlineData("无扩展名", new byte[] { 0x61 })]
    public void What_cannot_be_read_is_refused_in_chinese_and_nothing_is_kept(string name, byte[] content)
    {
        using var temporary = new TemporaryLibrary();
        PlanFileException e = Assert.Throws<PlanFileException>(() => temporary.Library.Add(name, content));
        Assert.Contains(e.Message, c => c is >= '一' and <= '龥');
        Assert.Empty(temporary.Library.Plans);
    }
}
