namespace SearchPlans.Plans.Tests;

public sealed class OfficeTests
{
    [ProgramsFact(needsReports: false, "soffice")]
    public void Rich_text_is_read_by_libreoffice()
    {
        byte[] rtf = "{\\rtf1\\ansi\\uc0 {\\u32858 \\u28966 \\u21457 \\u23637 .}\\par}"u8.ToArray();
        PlanFile file = PlanFileReader.Read(rtf, "a.rtf");
        Assert.Equal("聚焦发展.\n", file.Text);
        Assert.Equal("RTF 文件（rtf）", file.Format);
        Assert.Contains("LibreOffice", file.Notices[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_libreoffice_the_way_out_is_named()
    {
        if (OfficeImporter.IsAvailable)
        {
            return;
        }
        Assert.Contains("LibreOffice",
            Assert.Throws<PlanFileException>(() => PlanFileReader.Read("{\\rtf1 a}"u8.ToArray(), "a.rtf")).Message,
            StringComparison.Ordinal);
    }
}
