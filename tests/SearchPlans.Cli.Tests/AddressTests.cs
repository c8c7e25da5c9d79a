namespace SearchPlans.Cli.Tests;

/// <summary>Adding from an address: what was recognised is told, and kept only once somebody has said so.</summary>
public sealed class AddressTests : IDisposable
{
    private const string Page = """
        <html><head><meta name="ArticleTitle" content="太原市2024年国民经济和社会发展计划"><meta name="PubDate" content="2024-02-01">
        <meta name="ContentSource" content="太原市人民政府"></head><body><h1>太原市2024年国民经济和社会发展计划</h1>
        <div><p>一、总体要求</p><p>发展储能，支持光伏项目，完善充电设施，建设氢能走廊。</p></div></body></html>
        """;

    private readonly TestWebServer _server = new();
    private readonly TestLibrary _library = new(withPlan: false);

    public AddressTests() => _server.Answers["/t.html"] = new TestAnswer(Page);

    public void Dispose()
    {
        _server.Dispose();
        _library.Dispose();
    }

    [Fact]
    public void Without_a_terminal_what_was_recognised_is_told_and_nothing_kept_until_that_is_said()
    {
        ProgramRun told = Add();
        Assert.Equal(1, told.ExitCode);
        foreach (string said in (string[])["《太原市2024年国民经济和社会发展计划》", "太原市", "2024 年", "2024-02-01 发布", "--yes"])
        {
            Assert.Contains(said, told.Error, StringComparison.Ordinal);
        }
        Assert.Equal(1, _library.Run("plans").ExitCode);

        ProgramRun kept = Add("--yes");
        Assert.Equal(0, kept.ExitCode);
        Assert.StartsWith("已收入 ", kept.Out, StringComparison.Ordinal);
        Assert.Contains("太原市2024年国民经济和社会发展计划", Assert.Single(_library.Run("plans").OutLines), StringComparison.Ordinal);
        // What is here already is told as such, with nothing to be asked.
        Assert.StartsWith("已有", Add().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_given_is_recognised_in_place_of_what_the_page_says()
    {
        ProgramRun told = Add("--year", "2025");
        Assert.Contains("2025 年", told.Error, StringComparison.Ordinal);
    }

    private ProgramRun Add(params string[] options) =>
        _library.Run(["add", _server.Address + "/t.html", "--fetch-hosts", "127.0.0.1", .. options]);
}
