using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;
using Xunit.Abstractions;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Servers that are killed without warning, and what the next one finds.</summary>
[TakesLong]
public sealed class KilledServerTests(ITestOutputHelper output) : IDisposable
{
    private const int Files = 400;

    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_killed_server_left_in_the_temporary_folder_goes_and_what_a_living_one_holds_stays()
    {
        string temporary = Path.Combine(_folder, "tmp");
        using ServerProcess living = await StartAsync("living", temporary);
        string theirs = await DraftAsync(living, temporary);
        string left;
        using (ServerProcess killed = await StartAsync("killed", temporary))
        {
            left = await DraftAsync(killed, temporary);
        }
        Assert.True(Directory.Exists(left));
        using ServerProcess next = await StartAsync("killed", temporary);
        Assert.False(Directory.Exists(left) || File.Exists(left + ".lock"));
        Assert.NotEmpty(Directory.GetFiles(theirs));
    }

    // The program that reads the document never ends.
    [Fact]
    public async Task Killed_while_a_program_reads_a_document_the_next_server_deletes_what_it_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        string temporary = Path.Combine(_folder, "tmp");
        string program = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName, "soffice");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nexec sleep 20\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using (ServerProcess killed = await StartAsync("killed", temporary, Path.GetDirectoryName(program)))
        {
            using HttpClient client = killed.Client();
            Task reading = client.PostAsync("/api/plans?name=a.rtf", new ByteArrayContent("{\\rtf1 a}"u8.ToArray()));
            while (!Directory.EnumerateFiles(temporary, "plan.rtf", SearchOption.AllDirectories).Any())
            {
                await Task.Delay(10);
            }
            killed.Dispose();
            await Assert.ThrowsAnyAsync<Exception>(() => reading);
        }
        // What came in, what the program was given, and perhaps where it was being tried how programs are kept apart.
        Assert.Single(Directory.GetDirectories(temporary, "searchplans-upload-*"));
        Assert.NotEmpty(Directory.GetDirectories(temporary, "searchplans-import-*"));
        using ServerProcess next = await StartAsync("killed", temporary);
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "searchplans-*"));
    }

    [Fact]
    public async Task Killed_while_it_adds_many_the_next_server_has_whole_plans_and_finds_them_as_the_same()
    {
        byte[] zip = Zip();
        string corpus = Path.Combine(_folder, "many", "corpus");
        using (ServerProcess killed = await StartAsync("many", Path.Combine(_folder, "tmp")))
        {
            using HttpClient client = killed.Client();
            await UploadAsync(client, zip);
            await HasAsync(corpus, 60);
        }
        string[] kept = Directory.GetFiles(corpus, "*.txt", SearchOption.AllDirectories);
        Assert.InRange(kept.Length, 60, Files);
        Assert.All(kept, file => Assert.EndsWith("完。\n", File.ReadAllText(file), StringComparison.Ordinal));

        using ServerProcess next = await StartAsync("many", Path.Combine(_folder, "tmp"));
        using HttpClient again = next.Client();
        Assert.Equal(kept.Length, await PlansAsync(again));
        string report = await UploadAsync(again, zip);
        string page;
        for (page = ""; !page.Contains("完成：", StringComparison.Ordinal); page = await again.GetStringAsync(report))
        {
            await Task.Delay(50);
        }
        Assert.Contains($"{Files} / {Files} 份 · 已入库 {Files - kept.Length} · 已替换 0 · 已有 {kept.Length} · 相近待定 0 · 未入库 0",
            page.Replace("&nbsp;", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Files, await PlansAsync(again));
        // Beside the plans there is the log of who wrote them.
        Assert.Equal(Files, Directory.GetFiles(corpus, "*", SearchOption.AllDirectories)
            .Count(f => !Path.GetRelativePath(corpus, f).Split('/').Any(part => part.StartsWith('.'))));
    }

    // Uploads and files put into the folder at once, and a kill somewhere on the way, again and again.
    [Fact]
    public async Task Killed_again_and_again_while_it_adds_and_synchronises_nothing_is_half_or_lost()
    {
        // docs/limits.md says what twenty show.
        int kills = TestSize.Asked("SEARCHPLANS_TEST_KILLS") ?? 3;
        Random random = new(20);
        byte[] zip = Zip();
        string corpus = Path.Combine(_folder, "many", "corpus");
        int copied = 0;
        int midway = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            using ServerProcess killed = await StartAsync("many", Path.Combine(_folder, "tmp"));
            using HttpClient client = killed.Client();
            int before = Plans();
            await UploadAsync(client, zip);
            for (int i = 0; i < 5; i++, copied++)
            {
                await File.WriteAllTextAsync(Path.Combine(corpus, $"放入{copied}.txt"), Plan(Files + copied));
            }
            await Task.Delay(random.Next(400));
            killed.Dispose();
            midway += Plans() is var now && now > before + 5 && now < Files + copied ? 1 : 0;
            Assert.All(Directory.GetFiles(corpus, "*.txt", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.')),
                file => Assert.EndsWith("完。\n", File.ReadAllText(file), StringComparison.Ordinal));
        }
        using ServerProcess next = await StartAsync("many", Path.Combine(_folder, "tmp"));
        using HttpClient again = next.Client();
        Assert.Equal(Plans(), await PlansAsync(again));
        string report = await UploadAsync(again, zip);
        while (!(await again.GetStringAsync(report)).Contains("完成：", StringComparison.Ordinal))
        {
            await Task.Delay(50);
        }
        Assert.Equal(Files + copied, Plans());
        Assert.Equal(Files + copied, await PlansAsync(again));
        await using (PlanLibrary library = PlanLibrary.Open(corpus, Path.Combine(_folder, "many", "index")))
        {
            Assert.Empty((await library.VerifyAsync()).Problems);
        }
        output.WriteLine($"killed {kills} times, {midway} of them with documents of the upload written and others not: "
            + $"{Files} uploaded and {copied} put into the folder are all there, whole, found once, and the index verifies");

        int Plans() => Directory.Exists(corpus)
            ? Directory.GetFiles(corpus, "*.txt", SearchOption.AllDirectories).Count(f => !Path.GetFileName(f).StartsWith('.'))
            : 0;
    }

    // One writes while the other waits or is told to come again; both find what either added.
    [Fact]
    public async Task Two_servers_on_one_corpus_and_index_lose_nothing_and_keep_nothing_twice()
    {
        const int Each = 15;
        string temporary = Path.Combine(_folder, "tmp");
        using ServerProcess one = await StartAsync("both", temporary);
        using ServerProcess other = await StartAsync("both", temporary);
        int told = 0;
        int same = 0;
        await Task.WhenAll(AddAsync(one, 0), AddAsync(other, Each - 5));
        using HttpClient first = one.Client();
        using HttpClient second = other.Client();
        int all = (2 * Each) - 5;
        for (int tries = 0; await PlansAsync(first) < all || await PlansAsync(second) < all; tries++)
        {
            Assert.True(tries < 600);
            await Task.Delay(50);
        }
        Assert.Equal((all, all), (await PlansAsync(first), await PlansAsync(second)));
        Assert.Equal(all, Directory.GetFiles(Path.Combine(_folder, "both", "corpus"), "*.txt").Length);
        Assert.Equal(5, same);
        output.WriteLine($"two servers, {2 * Each} documents, 5 of them the same: {all} kept, {same} found as the same, "
            + $"{told} times told to come again");

        async Task AddAsync(ServerProcess server, int from)
        {
            using HttpClient client = server.Client();
            for (int i = from; i < from + Each; i++)
            {
                using HttpResponseMessage answer = await UntilTakenAsync(client, i);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    Interlocked.Increment(ref same);
                }
            }
        }

        async Task<HttpResponseMessage> UntilTakenAsync(HttpClient client, int i)
        {
            while (true)
            {
                HttpResponseMessage answer = await client.PostAsync(
                    $"/api/plans?name=第{i}份.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(Plan(i))));
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                {
                    Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
                    return answer;
                }
                Assert.NotNull(answer.Headers.RetryAfter);
                answer.Dispose();
                Interlocked.Increment(ref told);
                await Task.Delay(200);
            }
        }
    }

    [Fact]
    public async Task Interrupted_while_it_adds_many_it_ends_with_the_files_at_hand()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        string temporary = Path.Combine(_folder, "tmp");
        string corpus = Path.Combine(_folder, "many", "corpus");
        using ServerProcess server = await StartAsync("many", temporary);
        using HttpClient client = server.Client();
        await UploadAsync(client, Zip());
        await HasAsync(corpus, 60);
        Assert.Equal(0, await server.InterruptAsync());
        Assert.InRange(Directory.GetFiles(corpus, "*", SearchOption.AllDirectories).Length, 60, Files - 1);
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "searchplans-*"));
    }

    [Fact]
    public async Task An_upload_that_goes_on_forever_holds_nobody_up_who_stops_the_server()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        string temporary = Path.Combine(_folder, "tmp");
        using ServerProcess server = await StartAsync("slow", temporary);
        using HttpClient client = server.Client();
        using MultipartFormDataContent form = new()
        {
            { new StringContent(await client.TokenAsync()), "__RequestVerificationToken" },
            { new StreamContent(new EndlessStream()), "files", "汇编.zip" }
        };
        using CancellationTokenSource enough = new();
        Task<HttpResponseMessage> sending = client.PostAsync("/plans/add/many", form, enough.Token);
        while (Directory.GetDirectories(temporary, "searchplans-upload-*").Length == 0)
        {
            await Task.Delay(10);
        }
        Assert.Equal(0, await server.InterruptAsync());
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "searchplans-*"));
    }

    private static byte[] Zip()
    {
        using MemoryStream packed = new();
        using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i < Files; i++)
            {
                using Stream entry = zip.CreateEntry($"山西省/第{i}份.txt").Open();
                entry.Write(Encoding.UTF8.GetBytes(Plan(i)));
            }
        }
        return packed.ToArray();
    }

    private static async Task HasAsync(string corpus, int count)
    {
        while (!Directory.Exists(corpus) || Directory.GetFiles(corpus, "*.txt", SearchOption.AllDirectories).Length < count)
        {
            await Task.Delay(2);
        }
    }

    private Task<ServerProcess> StartAsync(string name, string temporary, string? programs = null) =>
        ServerProcess.StartAsync(Path.Combine(_folder, name, "corpus"), Path.Combine(_folder, name, "index"), temporary, programs);

    private static async Task<string> DraftAsync(ServerProcess server, string temporary)
    {
        string[] before = Directory.GetDirectories(temporary, "searchplans-drafts-*");
        using HttpClient client = server.Client();
        using HttpResponseMessage preview = await client.PreviewAsync(Requests.PlanWith("等着"));
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        return Assert.Single(Directory.GetDirectories(temporary, "searchplans-drafts-*").Except(before));
    }

    private static async Task<string> UploadAsync(HttpClient client, byte[] zip)
    {
        using MultipartFormDataContent form = new()
        {
            { new StringContent(await client.TokenAsync()), "__RequestVerificationToken" },
            { new ByteArrayContent(zip), "files", "汇编.zip" }
        };
        using HttpResponseMessage response = await client.PostAsync("/plans/add/many", form);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    private static async Task<int> PlansAsync(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync("/api/plans")).RootElement.GetProperty("plans").GetArrayLength();

    // Each with words of its own, so that none is near another.
    private static string Plan(int i) => $"山西省{1980 + i % 40}年政府工作报告\n一、工作回顾\n"
        + string.Concat(
            Enumerable.Range(0, 80)
                .Select(
                    p =>
                        string.Concat(Enumerable.Range(0, 24)
                            .Select(c => (char)(0x4E00 + (i * 7919 + p * 104729 + c * (i + 31) * 613) % 20000))) + "。\n"))
        + "完。\n";

    // A kilobyte every 20 ms, for ever.
    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(20, cancellationToken);
            return Math.Min(1024, buffer.Length);
        }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
