using System.IO.Compression;
using System.Text;

namespace SearchPlans.Plans.Tests;

public sealed class ArchiveTests
{
    private static readonly byte[] _text = Encoding.UTF8.GetBytes("一、总体要求\n聚焦高质量发展。");

    [Fact]
    public void The_files_of_an_archive_are_given_one_by_one()
    {
        List<ArchiveFile> files = [.. Read(ZipFiles.Make(("计划/", []), ("计划/2024.txt", _text), ("b.docx", SampleFiles.Docx), ("图.png", [1]),
            ("__MACOSX/计划/._2024.txt", [1]), (".DS_Store", [1]), ("里面.zip", SampleFiles.Zip)))];
        Assert.Equal(["计划/2024.txt", "b.docx", "图.png", "里面.zip"], files.Select(file => file.Name));
        Assert.Equal([true, true, false, false], files.Select(file => file.Refusal is null));
        Assert.Equal(_text, files[0].Bytes);
        Assert.Contains("压缩包里的压缩包", files[3].Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public void Names_without_the_flag_are_utf8_or_gbk(string encoding)
    {
        const string Name = "坪山区/2024年计划.txt";
        string placeholder = new('#', Encoding.UTF8.GetByteCount(Name));
        byte[] zip = ZipFiles.Make((placeholder, _text));
        // Written in place of an ASCII name, so that the flag isn't set; a name in GBK is shorter and filled up with spaces.
        byte[] name = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(Name);
        byte[] padded = [.. name, .. Enumerable.Repeat((byte)' ', Encoding.UTF8.GetByteCount(Name) - name.Length)];
        for (int at = 0; (at = zip.AsSpan().IndexOf(Encoding.ASCII.GetBytes(placeholder))) >= 0;)
        {
            padded.CopyTo(zip, at);
        }
        ArchiveFile file = Assert.Single(Read(zip));
        Assert.Equal(Name, file.Name);
        Assert.Null(file.Refusal);
    }

    [Theory]
    [InlineData("../../etc/计划.txt", "etc/计划.txt")]
    [InlineData("/etc/计划.txt", "etc/计划.txt")]
    [InlineData("..\\..\\计划.txt", "计划.txt")]
    [InlineData("C:\\Windows\\计划.txt", "C/Windows/计划.txt")]
    [InlineData("a/./b/... /计划.txt", "a/b/计划.txt")]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("aux/lpt1.2024.txt", "_aux/_lpt1.2024.txt")]
    [InlineData("计\u0000划:|?*\"<>.txt", "计划.txt")]
    public void Names_are_made_harmless(string name, string harmless)
    {
        Assert.Equal(harmless, ArchiveNames.Harmless(name));
        Assert.Equal(harmless, ArchiveNames.Harmless(harmless));
    }

    [Fact]
    public void Links_and_devices_are_refused()
    {
        const int Link = 0xA1FF << 16, Device = 0x21B6 << 16, Plain = 0x81A4 << 16;
        Assert.Contains("符号链接", Only(Link).Refusal, StringComparison.Ordinal);
        Assert.Contains("设备", Only(Device).Refusal, StringComparison.Ordinal);
        Assert.Null(Only(Plain).Refusal);

        static ArchiveFile Only(int attributes) =>
            Assert.Single(Read(ZipFiles.Make([("a.txt", _text)], entry => entry.ExternalAttributes = attributes)));
    }

    [Fact]
    public void Bombs_are_refused_before_they_go_off()
    {
        byte[] blank = new byte[PlanFileReader.MaxByteLength];
        byte[] zip = ZipFiles.Make(("bomb.txt", blank), ("large.txt", [.. blank, .. blank]), ("good.txt", _text));
        long before = GC.GetAllocatedBytesForCurrentThread();
        List<ArchiveFile> files = [.. Read(zip)];
        Assert.Equal([false, false, true], files.Select(file => file.Refusal is null));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void A_size_that_lies_is_not_believed()
    {
        const int Real = 200 << 20;
        byte[] zip = ZipFiles.Make(("a.txt", new byte[Real]));
        // The size unpacked, in the directory and before the data.
        byte[] size = BitConverter.GetBytes(Real), lie = BitConverter.GetBytes(100);
        for (int at; (at = zip.AsSpan().IndexOf(size)) >= 0;)
        {
            lie.CopyTo(zip, at);
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        ArchiveFile file = Assert.Single(Read(zip));
        Assert.True(file.Refusal is not null || file.Bytes.Length <= 100);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void Too_many_entries_and_no_zip_at_all_are_refused()
    {
        byte[] many = ZipFiles.Make([.. Enumerable.Range(0, BoundedZip.MaxEntries + 1).Select(i => ($"{i}.txt", Array.Empty<byte>()))]);
        Assert.Contains("上限", Assert.Throws<PlanFileException>(() => Read(many).Count()).Message, StringComparison.Ordinal);
        Assert.Contains("损坏", Assert.Throws<PlanFileException>(() => Read("PK\u0003\u0004 nothing"u8.ToArray()).Count()).Message,
            StringComparison.Ordinal);
        Assert.Contains("损坏", Assert.Throws<PlanFileException>(() => Read(SampleFiles.Zip[..^40]).Count()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_of_archives_within_do_not_count()
    {
        // Kept without packing, each document brings a directory of its own.
        byte[] inner = ZipFiles.Make([.. Enumerable.Range(0, 5001).Select(i => ($"{i}.txt", Array.Empty<byte>()))]);
        byte[] zip = StoredZip(("a.docx", inner), ("b.docx", inner), ("c.txt", _text));
        Assert.Equal(["a.docx", "b.docx", "c.txt"], Read(zip).Select(file => file.Name));
    }

    [Theory]
    [InlineData(60_000, "上限")]
    [InlineData(200_000, "损坏")]
    public void A_directory_that_goes_on_is_refused_before_an_object_is_made_of_each(int entries, string why)
    {
        byte[] one = ZipFiles.Make((new string('a', 150) + ".txt", []));
        int end = one.Length - 22, directory = BitConverter.ToInt32(one, end + 16);
        using var many = new MemoryStream();
        many.Write(one, 0, directory);
        for (int i = 0; i < entries; i++)
        {
            many.Write(one, directory, end - directory);
        }
        int size = (int)many.Length - directory;
        BitConverter.GetBytes(size).CopyTo(one, end + 12);
        BitConverter.GetBytes(unchecked((ushort)entries)).CopyTo(one, end + 8);
        BitConverter.GetBytes(unchecked((ushort)entries)).CopyTo(one, end + 10);
        many.Write(one, end, 22);
        long before = GC.GetAllocatedBytesForCurrentThread();
        many.Position = 0;
        Assert.Contains(why, Assert.Throws<PlanFileException>(() => ArchiveReader.Count(many)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    private static IEnumerable<ArchiveFile> Read(byte[] zip) => ArchiveReader.Read(new MemoryStream(zip));

    private static byte[] StoredZip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                using Stream content = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                content.Write(bytes);
            }
        }
        return stream.ToArray();
    }
}
