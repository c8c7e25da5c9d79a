using System.IO.Compression;
using System.Net;
using SearchPlans.Adding;
using SearchPlans.Fetching;
using SearchPlans.Plans;

namespace SearchPlans.Tests.Fetching;

/// <summary>Plans from addresses, against servers on this machine that the option names; nothing else is ever asked.</summary>
public sealed class FetchTests : IDisposable
{
    private const string Page = """
        <html><head><meta name="ArticleTitle" content="某市2024年国民经济和社会发展计划"><meta name="PubDate" content="2024-02-01">
        <meta name="ContentSource" content="某市人民政府"></head><body><table><tr><td>文号：</td><td>某政发〔2024〕3号</td></tr></table>
        <h1>某市2024年国民经济和社会发展计划</h1><div><p>一、总体要求</p><p>发展储能，支持光伏项目，完善充电设施，建设氢能走廊。</p>
        <p>附件：<a href="files/plan.txt">不是文件</a> <a href="files/%E8%A1%A8.docx">附件1：主要指标表.docx</a>
        <a href="gone.docx">附件2.docx</a></p></div></body></html>
        """;

    private static readonly FetchOptions _here = FetchOptions.Read("127.0.0.1");

    private readonly TestWebServer _server = new();
    private readonly TemporaryLibrary _temporary = new();

    public void Dispose()
    {
        _server.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public async Task A_page_is_kept_with_its_address_and_known_by_it()
    {
        string address = _server.Address + "/ghgb/t1.html";
        _server.Answers["/ghgb/t1.html"] = new TestAnswer(Page);
        FetchedAddress fetched = await FetchAsync(address);
        Assert.Null(fetched.Problem);
        FetchedDocument page = fetched.Documents[0];
        Assert.Equal("某市2024年国民经济和社会发展计划.html", page.Document.FileName);
        Assert.Equal(2, fetched.Notices.Count);

        AddOutcome outcome = await _temporary.Library.AddAsync(page.Document, page.Given);
        PlanMetadata known = outcome.Plan.Metadata;
        Assert.Equal((address, "某市人民政府", new DateOnly(2024, 2, 1), 2024), (known.Source, known.Issuer, known.Published, known.Year));
        Assert.Equal("某政发〔2024〕3号", known.Number);

        int asked = _server.Asked.Count;
        Assert.Equal(outcome.Plan.Id, (await FetchAsync(address)).Known!.Id);
        Assert.Equal(asked, _server.Asked.Count);
    }

    [Fact]
    public async Task Attachments_come_with_what_the_page_says_of_them()
    {
        _server.Answers["/t.html"] = new TestAnswer(Page);
        _server.Answers["/files/%E8%A1%A8.docx"] = new TestAnswer(
            Docx("地区生产总值增长百分之五，粮食产量保持稳定。"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        FetchedAddress fetched = await FetchAsync(_server.Address + "/t.html");
        Assert.Contains("附件2.docx", Assert.Single(fetched.Notices), StringComparison.Ordinal);
        Assert.Equal(
            ["某市2024年国民经济和社会发展计划.html", "附件1：主要指标表.docx"], fetched.Documents.Select(d => d.Document.FileName));
        FetchedDocument attachment = fetched.Documents[1];
        Assert.Equal((_server.Address + "/files/%E8%A1%A8.docx", "某市人民政府", "某政发〔2024〕3号", new DateOnly(2024, 2, 1)),
            (attachment.Given.Source, attachment.Given.Issuer, attachment.Given.Number, attachment.Given.Published));
        Assert.DoesNotContain("/files/plan.txt", _server.Asked);
    }

    [Theory]
    [InlineData("http://localhost:{port}/t.html")]
    [InlineData("http://127.0.0.2:{port}/t.html")]
    [InlineData("http://[::1]:{port}/t.html")]
    [InlineData("http://[::ffff:127.0.0.1]:{port}/t.html")]
    [InlineData("http://0.0.0.0:{port}/t.html")]
    [InlineData("http://2130706434:{port}/t.html")]
    public async Task An_address_of_this_machine_that_isnt_named_is_never_connected_to(string address)
    {
        _server.Answers["/t.html"] = new TestAnswer(Page);
        FetchedAddress fetched = await FetchAsync(address.Replace("{port}", $"{_server.Port}", StringComparison.Ordinal));
        Assert.Contains("内部网络", fetched.Problem, StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
        Assert.Empty(fetched.Documents);
    }

    [Theory]
    [InlineData("http://localhost:{port}/t.html", "内部网络")]
    [InlineData("http://[::1]/", "内部网络")]
    [InlineData("file:///etc/hostname", "http://")]
    [InlineData("ftp://127.0.0.1/", "http://")]
    [InlineData("http://user:pass@127.0.0.1:{port}/t.html", "用户名")]
    public async Task A_redirect_is_looked_at_like_an_address(string to, string problem)
    {
        _server.Answers["/t.html"] = new TestAnswer(Page);
        _server.Answers["/on"] = TestAnswer.To(to.Replace("{port}", $"{_server.Port}", StringComparison.Ordinal));
        FetchedAddress fetched = await FetchAsync(_server.Address + "/on");
        Assert.Contains(problem, fetched.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("/t.html", _server.Asked);
    }

    [Fact]
    public async Task Redirects_are_followed_a_few_times_and_not_for_ever()
    {
        _server.Answers["/t.html"] = new TestAnswer(Page);
        _server.Answers["/on"] = TestAnswer.To("/t.html");
        _server.Answers["/round"] = TestAnswer.To("/round");
        FetchedAddress fetched = await FetchAsync(_server.Address + "/on");
        Assert.Equal(_server.Address + "/t.html", fetched.Documents[0].Given.Source);
        Assert.Contains("一再转到", (await FetchAsync(_server.Address + "/round")).Problem, StringComparison.Ordinal);
        Assert.InRange(_server.Asked.Count(a => a == "/round"), 1, 6);
    }

    [Fact]
    public async Task What_robots_txt_forbids_isnt_asked_for()
    {
        _server.Answers["/robots.txt"] = new TestAnswer("User-agent: *\nDisallow: /no/\n", "text/plain");
        _server.Answers["/no/t.html"] = new TestAnswer(Page);
        _server.Answers["/yes"] = TestAnswer.To("/no/t.html");
        Assert.Contains("robots.txt", (await FetchAsync(_server.Address + "/no/t.html")).Problem, StringComparison.Ordinal);
        Assert.Contains("robots.txt", (await FetchAsync(_server.Address + "/yes")).Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("/no/t.html", _server.Asked);
        _server.Answers["/robots.txt"] = new TestAnswer("", status: 503);
        Assert.Contains("robots.txt", (await FetchAsync(_server.Address + "/other.html")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gone.html", "不存在（404）")]
    [InlineData("/closed.html", "不许打开（403）")]
    [InlineData("/broken.html", "暂时打不开（500）")]
    [InlineData("/picture", "读不了")]
    [InlineData("/large.pdf", "上限")]
    [InlineData("/empty.html", "没有文字")]
    public async Task What_cant_be_had_is_said(string path, string problem)
    {
        _server.Answers["/closed.html"] = new TestAnswer("", status: 403);
        _server.Answers["/broken.html"] = new TestAnswer("", status: 500);
        _server.Answers["/picture"] = new TestAnswer([1, 2, 3], "image/png");
        _server.Answers["/large.pdf"] = new TestAnswer(new byte[PlanFileReader.MaxDocumentByteLength + 1], "application/pdf");
        _server.Answers["/empty.html"] = new TestAnswer("<html><body></body></html>");
        FetchedAddress fetched = await FetchAsync(_server.Address + path);
        Assert.Contains(problem, fetched.Problem, StringComparison.Ordinal);
        Assert.Empty(fetched.Documents);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("223.5.5.5", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Public_addresses_are_told_from_all_others(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/c", false)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true)]
    [InlineData("User-agent: *\nDisallow: /*a*b", "/xxaxxbxx", false)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: SearchPlans\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: searchplans\nDisallow: /\n", "/a", false)]
    [InlineData("# none\nuser-AGENT : * # all\nDISALLOW : /a # this", "/a", false)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void Robots_txt_is_read_as_its_standard_says(string text, string path, bool allows) => Assert.Equal(
        allows, RobotsRules.Parse(System.Text.Encoding.UTF8.GetBytes(text)).Allows(new Uri("http://a.example" + path)));

    [Theory]
    [InlineData(null, 0)]
    [InlineData(" ", 0)]
    [InlineData("127.0.0.1", 1)]
    [InlineData("oa.example.cn, 10.0.0.8 ,[::1]", 3)]
    public void The_option_names_hosts(string? given, int hosts) => Assert.Equal(hosts, FetchOptions.Read(given).PrivateHosts.Count);

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("a b")]
    [InlineData("*")]
    [InlineData("10.0.0.0/8")]
    public void An_option_that_names_no_host_is_refused(string given) =>
        Assert.Contains("Fetch:Hosts", Assert.Throws<SettingException>(() => FetchOptions.Read(given)).Message, StringComparison.Ordinal);

    private static byte[] Docx(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                + ".wordprocessingml.document.main+xml\"/></Types>");
            Write(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                + "Target=\"word/document.xml\"/></Relationships>");
            Write(zip, "word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + $"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>");
        }
        return bytes.ToArray();

        static void Write(ZipArchive zip, string name, string content)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(content);
        }
    }

    private async Task<FetchedAddress> FetchAsync(string address) => (await _temporary.Library.FetchAsync([address], _here))[0];
}
