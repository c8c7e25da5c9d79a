using Microsoft.Extensions.Time.Testing;
using SearchPlans.Web.Access;

namespace SearchPlans.Web.Tests.Units;

public sealed class LocalTokenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("searchplans-test-").FullName;
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_lasts_until_its_file_is_deleted_or_others_could_have_read_it()
    {
        LocalToken token = LocalToken.In(_folder, _clock);
        Assert.Equal((token.Text, null), (File.ReadAllText(token.FullPath).Trim(), token.Problem));
        Assert.Equal(token.Text, LocalToken.In(_folder, _clock).Text);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(token.FullPath));
            File.SetUnixFileMode(token.FullPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            string second = LocalToken.In(_folder, _clock).Text;
            Assert.NotEqual(token.Text, second);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(token.FullPath));
            // A link would let somebody else say what the token is.
            string theirs = Path.Combine(_folder, "theirs");
            File.Move(token.FullPath, theirs);
            File.CreateSymbolicLink(token.FullPath, theirs);
            Assert.NotEqual(second, LocalToken.In(_folder, _clock).Text);
            Assert.Null(new FileInfo(token.FullPath).LinkTarget);
        }
        File.WriteAllText(token.FullPath, "short");
        Assert.Equal(token.Text.Length, LocalToken.In(_folder, _clock).Text.Length);
        Assert.DoesNotContain(Directory.GetFiles(_folder), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_it_cant_be_written_that_is_told_and_the_address_is_good_all_the_same()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        LocalToken token = LocalToken.In(Path.Combine(file, "index"), _clock);
        Assert.Contains("写不进", token.Problem, StringComparison.Ordinal);
        Assert.True(token.UseOnce(token.Once!));
    }

    [Fact]
    public void An_address_is_good_once_and_for_an_hour()
    {
        LocalToken token = LocalToken.In(_folder, _clock);
        string once = token.Once!;
        Assert.NotEqual(token.Text, once);
        Assert.False(token.UseOnce(""));
        Assert.False(token.UseOnce(token.Text));
        Assert.True(token.UseOnce(once));
        Assert.False(token.UseOnce(once));
        Assert.Null(token.Once);
        LocalToken late = LocalToken.In(_folder, _clock);
        _clock.Advance(LocalToken.OnceLifetime);
        Assert.False(late.UseOnce(late.Once!));
    }
}
