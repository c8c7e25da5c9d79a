using System.Net;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>What is stored of an upload, and when.</summary>
[Collection(SiteTests.Name)]
public sealed class UploadTests(Site site)
{
    private const string Key = "upload-key";

    [Theory]
    [InlineData("/plans/add")]
    [InlineData("/plans/add/many")]
    [InlineData("/api/plans")]
    public async Task Nothing_of_an_upload_without_the_key_is_stored(string path)
    {
        Site keyed = await Site.WithKeyAsync(Key);
        try
        {
            using HttpClient client = keyed.Visitor();
            foreach ((string? head, string? field) in new (string?, string?)[] { ("wrong", null), (null, "wrong"), (null, null) })
            {
                int stored = 0;
                using FileSystemWatcher watch = new(Path.GetTempPath(), "searchplans-upload-*");
                byte[] sent = new byte[4 << 20];
                Array.Fill(sent, (byte)'Q');
                // Others' uploads are stored there meanwhile.
                watch.Created += (_, file) => Interlocked.Add(ref stored, Holds(file.FullPath, sent.AsSpan(0, 1000)) ? 1 : 0);
                watch.EnableRaisingEvents = true;
                using MultipartFormDataContent form = new()
                {
                    { new StringContent(await client.TokenAsync("/signin")), "__RequestVerificationToken" }
                };
                if (field != null)
                {
                    form.Add(new StringContent(field), "adminKey");
                }
                form.Add(new ByteArrayContent(sent), path == "/plans/add/many" ? "files" : "file", "大.txt");
                using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = form };
                if (head != null)
                {
                    request.Headers.TryAddWithoutValidation("X-Admin-Key", head);
                }
                using HttpResponseMessage response = await client.SendAsync(request);
                Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
                Assert.Contains("密钥", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                await Task.Delay(100);
                Assert.Equal(0, stored);
            }
        }
        finally
        {
            await keyed.DisposeAsync();
        }
    }

    // Whether a file of a folder that has just been made begins to hold something, waited for as long as the folder is there.
    private static bool Holds(string folder, ReadOnlySpan<byte> what)
    {
        byte[] head = new byte[1 << 14];
        for (int look = 0; look < 50 && Directory.Exists(folder); look++)
        {
            try
            {
                foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                {
                    using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                    int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
                    if (head.AsSpan(0, length).IndexOf(what) >= 0)
                    {
                        return true;
                    }
                }
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                // Gone, or held by who writes it: the next look tells.
            }
            Thread.Sleep(2);
        }
        return false;
    }

    [Fact]
    public async Task A_form_without_its_token_is_turned_away()
    {
        using HttpClient client = site.Client();
        using MultipartFormDataContent form = Requests.Upload(Requests.PlanWith("没有令牌"), "token.txt");
        using HttpResponseMessage response = await client.PostAsync("/plans/add", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("表单已失效", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind()
    {
        using HttpClient client = site.Client();
        string token = await client.TokenAsync();
        int plans = site.Library.Plans.Count;
        HashSet<string> before = [.. Folders()];
        TaskCompletionSource begun = new();
        using CancellationTokenSource cut = new();
        using MultipartFormDataContent form = new() { { new StringContent(token), "__RequestVerificationToken" } };
        form.Add(new StreamContent(new StallingStream(3 << 20, begun)), "files", "断开.zip");
        Task<HttpResponseMessage> sending = client.PostAsync("/plans/add/many", form, cut.Token);
        await begun.Task;
        await WaitAsync(() => Folders().Any(f => !before.Contains(f)));
        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await WaitAsync(() => Folders().All(before.Contains));
        Assert.Equal(plans, site.Library.Plans.Count);
    }

    private static string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), "searchplans-upload-*");

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (int i = 0; i < 200 && !condition(); i++)
        {
            await Task.Delay(50);
        }
        Assert.True(condition());
    }

    /// <summary>Gives so many bytes, then nothing more for as long as anybody waits.</summary>
    private sealed class StallingStream(int bytes, TaskCompletionSource stalled) : Stream
    {
        private int _left = bytes;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = Math.Min(_left, buffer.Length);
            if (count == 0)
            {
                stalled.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            _left -= count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
