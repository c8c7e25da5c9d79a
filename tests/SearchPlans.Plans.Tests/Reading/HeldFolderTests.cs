namespace SearchPlans.Plans.Tests;

public sealed class HeldFolderTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_nobody_holds_is_deleted_and_what_somebody_holds_stays(bool hasLock, bool hasFolder)
    {
        using HeldFolder living = HeldFolder.Create(HeldFolder.Drafts);
        File.WriteAllText(Path.Combine(living.FullPath, "draft"), "waits");
        string dead = living.FullPath[..^4] + "dead";
        if (hasLock)
        {
            File.WriteAllText(dead + ".lock", "");
        }
        if (hasFolder)
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(dead, "within")).FullName, "draft"), "left");
        }
        HeldFolder.DeleteAbandoned();
        Assert.False(Directory.Exists(dead) || File.Exists(dead + ".lock"));
        Assert.Equal("waits", File.ReadAllText(Path.Combine(living.FullPath, "draft")));
    }

    [Fact]
    public void Nothing_is_left_of_a_folder_that_is_disposed_of()
    {
        HeldFolder folder = HeldFolder.Create(HeldFolder.Uploads);
        File.WriteAllText(Path.Combine(folder.FullPath, "file"), "x");
        folder.Dispose();
        Assert.False(Directory.Exists(folder.FullPath) || File.Exists(folder.FullPath + ".lock"));
    }
}
