using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using SearchPlans.Web.Tests.Support;

namespace SearchPlans.Web.Tests.Http;

/// <summary>Servers that are killed without warning, and what the next one finds.</summary>
public sealed class KilledServerTests : IDisposable
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
        string program = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName, "pdftotext");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nexec sleep 20\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using (ServerProcess killed = await StartAsync("killed", temporary, Path.GetDirectoryName(program)))
        {
            using HttpClient client = killed.Client();
            Task reading = client.PostAsync("/api/plans?name=a.pdf", new ByteArrayContent("%PDF-1.4\n"u8.ToArray()));
            while (!Directory.EnumerateFiles(temporary, "plan.pdf", SearchOption.AllDirectories).Any())
            {
                await Task.Delay(10);
            }
            killed.Dispose();
            await Assert.ThrowsAnyAsync<Exception>(() => reading);
        }
        Assert.Contains("searchplans-import-", Assert.Single(Directory.GetDirectories(temporary, "searchplans-*")),
            StringComparison.Ordinal);
        using ServerProcess next = await StartAsync("killed", temporary);
        Assert.Empty(Directory.GetFileSystemEntries(temporary, "searchplans-import-*"));
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
        Assert.Contains($"{Files} / {Files} 份 · 已收入 {Files - kept.Length} · 已更新 0 · 已有 {kept.Length} · 近似待定 0 · 拒收 0",
            page.Replace("&nbsp;", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Files, await PlansAsync(again));
        // Beside the plans there is the log of who wrote them.
        Assert.Equal(Files, Directory.GetFiles(corpus, "*", SearchOption.AllDirectories)
            .Count(f => !Path.GetRelativePath(corpus, f).Split('/').Any(part => part.StartsWith('.'))));
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
