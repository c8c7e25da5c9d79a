using System.Text;
using Microsoft.AspNetCore.Http;
using SearchPlans.Web.Writing;

namespace SearchPlans.Web.Tests.Units;

/// <summary>How much of an upload is read before it is known whether it may go on.</summary>
public sealed class AskingStreamTests
{
    private const string Boundary = "x";

    public static TheoryData<string> Bodies => new()
    {
        // One long field, many fields, many sections that are none, a long head, what stands before the first section.
        Field("a", new string('长', 2_000_000)),
        string.Concat(Enumerable.Range(0, 60).Select(i => Field($"f{i}", new string('y', 100_000)))),
        string.Concat(Enumerable.Repeat($"--{Boundary}\r\nX-Other: 1\r\n\r\nnothing\r\n", 100_000)),
        new string('p', 5_000_000) + "\r\n" + Field("a", "b"),
        Field("file\"; filename=\"a.txt", new string('z', 5_000_000)),
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task No_more_than_64_KB_are_read_of_who_may_not_write(string body)
    {
        CountingStream counted = new(Encoding.UTF8.GetBytes(body + $"--{Boundary}--\r\n"));
        DefaultHttpContext context = new();
        context.Request.ContentType = "multipart/form-data; boundary=" + Boundary;
        context.Request.Body = counted;
        int asked = 0;
        try
        {
            using Upload upload = await Upload.ReadAsync(context.Request, _ => Task.FromResult(++asked < 1));
            Assert.True(upload.IsTurnedAway);
            Assert.Empty(upload.Files);
            Assert.Equal(1, asked);
        }
        catch (BrokenUploadException)
        {
            // It is no form at all.
            Assert.Equal(0, asked);
        }
        Assert.InRange(counted.Read, 1, Upload.MaxUnaskedBytes);
    }

    [Fact]
    public async Task Who_may_write_is_asked_once_and_read_whole()
    {
        string text = new('长', 100_000);
        DefaultHttpContext context = new();
        context.Request.ContentType = "multipart/form-data; boundary=" + Boundary;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(
            Field("key", "k") + Field("text", text)
            + Field("file\"; filename=\"a.txt", text) + Field("after", "z") + $"--{Boundary}--\r\n"));
        int asked = 0;
        using Upload upload = await Upload.ReadAsync(context.Request, head => Task.FromResult(++asked == 1 && head["key"] == "k"));
        Assert.Equal((false, 1, text, "z"), (upload.IsTurnedAway, asked, upload["text"], upload["after"]));
        Assert.Equal(Encoding.UTF8.GetByteCount(text), Assert.Single(upload.Files).ByteLength);
    }

    private static string Field(string name, string value) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public new int Read { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = await base.ReadAsync(buffer, cancellationToken);
            Read += count;
            return count;
        }

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            await ReadAsync(buffer.AsMemory(offset, count), cancellationToken);
    }
}
