using System.Text;

namespace SearchPlans.Plans.Tests;

public sealed class PlanFileReaderTests
{
    private const string Text = "深圳市坪山区2024年国民经济和社会发展计划\r\n一、总体要求\n聚焦高质量发展，稳中求进。㐂𠮷Ⅲ℃\n";

    private static readonly Encoding _gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, string, bool> Encodings => new()
    {
        { "utf-8", "UTF-8", false },
        { "utf-8", "UTF-8", true },
        { "utf-16", "UTF-16LE", false },
        { "utf-16", "UTF-16LE", true },
        { "utf-16BE", "UTF-16BE", false },
        { "utf-16BE", "UTF-16BE", true },
        { "GB18030", "GB18030", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_is_told_from_the_bytes(string encoding, string expected, bool withMark)
    {
        Encoding encoder = encoding == "GB18030" ? _gb18030 : Encoding.GetEncoding(encoding);
        byte[] bytes = [.. withMark ? encoder.GetPreamble() : [], .. encoder.GetBytes(Text)];
        PlanFile file = PlanFileReader.Read(bytes, "计划.txt");
        Assert.Equal(Text, file.Text);
        Assert.Equal(expected, file.EncodingName);
        Assert.Equal(bytes.Length, file.ByteLength);
    }

    [Fact]
    public void Big5_is_told_from_gb18030()
    {
        const string Traditional = "國民經濟和社會發展計劃執行情況與總體要求，穩中求進。";
        PlanFile file = PlanFileReader.Read(CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes(Traditional), "a.txt");
        Assert.Equal((Traditional, "Big5"), (file.Text, file.EncodingName));
        Assert.Equal(Traditional, PlanFileReader.Read(_gb18030.GetBytes(Traditional), "a.txt").Text);
        Assert.Equal(Traditional, PlanFileReader.Read(Encoding.Unicode.GetBytes(Traditional), "a.txt").Text);
    }

    [Theory]
    [InlineData("UTF-16LE")]
    [InlineData("UTF-16BE")]
    [InlineData("GB18030")]
    public void Short_and_long_pieces_of_a_real_plan_come_back_as_they_were(string encoding)
    {
        string plan = PlanFileReader.Read(Repository.ShippedPlan).Text;
        Encoding encoder = encoding switch { "GB18030" => _gb18030, "UTF-16LE" => Encoding.Unicode, _ => Encoding.BigEndianUnicode };
        const int Seed = 20240;
        var random = new Random(Seed);
        for (int run = 0; run < 200; run++)
        {
            int start = random.Next(plan.Length - 20), length = Math.Min(random.Next(12, 3000), plan.Length - start);
            string piece = plan.Substring(start, length);
            PlanFile file = PlanFileReader.Read(encoder.GetBytes(piece), "x.txt");
            Assert.True(piece == file.Text, $"seed {Seed}, run {run}: {file.EncodingName} {piece}");
        }
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_from_where_it_stands()
    {
        using var stream = new OneWayStream(Encoding.UTF8.GetBytes(Text));
        Assert.Equal(Text, PlanFileReader.Read(stream, "x.MD").Text);
    }

    [Fact]
    public void Pictures_and_other_files_are_named()
    {
        AssertRefused([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0], "a.txt", "PNG");
        AssertRefused([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "a.md", "JPEG");
        AssertRefused("Rar!\u001A\u0007"u8.ToArray(), "a.doc", "RAR");
        AssertRefused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, .. Encoding.Unicode.GetBytes("Workbook")], "a.doc", "Excel");
        AssertRefused([.. "PK\u0003\u0004"u8, 1, 2, 3, 4], "a.docx", "损坏");
        AssertRefused(ZipFiles.Make(("[Content_Types].xml", "<a/>"u8.ToArray()), ("xl/workbook.xml", "<a/>"u8.ToArray())),
            "a.docx", "Excel");
        AssertRefused(ZipFiles.Make(("a.txt", "甲"u8.ToArray())), "a.txt", "多份文件");
    }

    [Theory]
    [InlineData("a.docx", "Word")]
    [InlineData("a.pdf", "PDF")]
    [InlineData("a.odt", "odt")]
    [InlineData("a.ofd", "OFD")]
    public void A_damaged_document_isnt_told_to_be_saved_in_another_encoding(string name, string format)
    {
        byte[] bytes = [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 37 % 251))];
        var refused = Assert.Throws<PlanFileException>(() => PlanFileReader.Read(bytes, name));
        Assert.Contains("已损坏", refused.Message, StringComparison.Ordinal);
        Assert.Contains(format, refused.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("UTF-8", refused.Message, StringComparison.Ordinal);
        AssertRefused(bytes, "a.txt", "UTF-8");
    }

    [Fact]
    public void A_file_of_another_extension_is_read_as_what_it_is_and_said_so()
    {
        PlanFile file = PlanFileReader.Read(DocxFiles.Make(DocxFiles.P("正文。")), "a.txt");
        Assert.Equal(("正文。\n", "Word 文档（docx）"), (file.Text, file.Format));
        Assert.Contains("扩展名是 .txt", file.Notices[0], StringComparison.Ordinal);
        Assert.Contains("纯文本", PlanFileReader.Read(Encoding.UTF8.GetBytes(Text), "a.docx").Notices[0], StringComparison.Ordinal);
        Assert.Empty(PlanFileReader.Read(Encoding.UTF8.GetBytes(Text), "a.TXT").Notices);
    }

    [Theory]
    [InlineData("a.exe", "“.exe”")]
    [InlineData("a", "没有扩展名")]
    [InlineData("a.txt.xls", "“.xls”")]
    [InlineData("a.zip", "多份文件")]
    public void Other_extensions_are_refused(string name, string found) => AssertRefused(Encoding.UTF8.GetBytes(Text), name, found);

    [Fact]
    public void Empty_blank_binary_and_lost_text_is_refused()
    {
        AssertRefused([], "a.txt", "空的");
        AssertRefused(" \r\n\t"u8.ToArray(), "a.txt", "空白");
        AssertRefused([0xEF, 0xBB, 0xBF], "a.txt", "空白");
        AssertRefused([.. Encoding.UTF8.GetBytes(Text), .. "\u0001\u0002\u0003\u0004\u0005\u0006"u8], "a.txt", "控制字符");
        AssertRefused([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text), 0], "a.txt", "空字节");
        AssertRefused(Encoding.UTF8.GetBytes(Text + new string('\uFFFD', 9)), "a.txt", "损坏");
        AssertRefused(Encoding.UTF8.GetBytes(Text + "锟斤拷锟斤拷锟斤拷"), "a.txt", "损坏");
    }

    [Fact]
    public void Encodings_that_lie_are_refused()
    {
        AssertRefused([0xEF, 0xBB, 0xBF, .. _gb18030.GetBytes(Text)], "a.txt", "编码");
        AssertRefused([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], "a.txt", "编码");
        AssertRefused([.. Encoding.UTF8.GetBytes(Text), 0xE6, 0xB7], "a.txt", "编码");
        AssertRefused(Encoding.UTF32.GetBytes(Text), "a.txt", "编码");
        AssertRefused(CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!.GetBytes("これはよくわかります。もっとたくさんかいてください"), "a.txt", "编码");
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        for (int run = 0; run < 500; run++)
        {
            byte[] bytes = new byte[random.Next(16, 4000)];
            random.NextBytes(bytes);
            Assert.True(Refuses(bytes), $"seed {Seed}, run {run}");
        }

        static bool Refuses(byte[] bytes)
        {
            try
            {
                PlanFileReader.Read(bytes, "x.txt");
                return false;
            }
            catch (PlanFileException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void Files_above_the_limit_are_refused_without_being_read()
    {
        using var endless = new OneLine();
        var refusal = Assert.Throws<PlanFileException>(() => PlanFileReader.Read(endless, "a.txt"));
        Assert.Contains("16 MB", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, PlanFileReader.MaxByteLength, PlanFileReader.MaxByteLength + (1 << 20));
        AssertRefused(new byte[PlanFileReader.MaxByteLength + 1], "a.txt", "上限");
    }

    [Fact]
    public void Missing_files_and_folders_are_refused()
    {
        Assert.Contains("不存在",
            Assert.Throws<PlanFileException>(() => PlanFileReader.Read(Path.Combine(Path.GetTempPath(), "没有", "a.txt"))).Message,
            StringComparison.Ordinal);
        string folder = Directory.CreateTempSubdirectory().FullName + "/a.txt";
        Directory.CreateDirectory(folder);
        Assert.Throws<PlanFileException>(() => PlanFileReader.Read(folder));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public void Devices_are_refused_without_being_opened()
    {
        if (!File.Exists("/dev/zero"))
        {
            return;
        }
        string folder = Directory.CreateTempSubdirectory().FullName, link = Path.Combine(folder, "a.txt"),
            loop = Path.Combine(folder, "b.txt");
        File.CreateSymbolicLink(link, "/dev/zero");
        File.CreateSymbolicLink(loop, loop);
        Assert.Contains("空的", Assert.Throws<PlanFileException>(() => PlanFileReader.Read(link)).Message, StringComparison.Ordinal);
        Assert.Throws<PlanFileException>(() => PlanFileReader.Read(loop));
        Directory.Delete(folder, recursive: true);
    }

    private static void AssertRefused(byte[] bytes, string name, string found) =>
        Assert.Contains(found, Assert.Throws<PlanFileException>(() => PlanFileReader.Read(bytes, name)).Message, StringComparison.Ordinal);

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);
    }
}
