namespace SearchPlans.Plans.Tests;

public sealed class PlanSidecarTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plans").FullName;

    private string PlanPath => Path.Combine(_folder, "2024.md");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_written_comes_back()
    {
        var metadata = new PlanMetadata
        {
            Title = "“引号” \"quoted\" \\ # : - 标题\t\u2028尾",
            Province = "广东省",
            City = "深圳市",
            County = "坪山区",
            Year = 2024,
            Type = "年度计划",
            ReviewedYear = 2023,
            Issuer = "深圳市坪山区人民政府",
            Published = new DateOnly(2024, 3, 1),
            Source = "https://example.org/?a=1&b=%20",
        };
        PlanSidecar.Save(PlanPath, metadata);
        Assert.Equal(metadata, PlanSidecar.TryRead(PlanPath));
        Assert.Equal(["2024.md.yaml"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        PlanSidecar.Save(PlanPath, metadata with { Year = 2025 });
        Assert.Equal(2025, PlanSidecar.TryRead(PlanPath)?.Year);
    }

    [Fact]
    public void Random_values_come_back()
    {
        const int Seed = 11;
        var random = new Random(Seed);
        const string Signs = "计划 :#-'\"\\{}[],&*!|>%@`?\n\r\t~年2024：—\u0000\u0007\u0085\u2029\uFEFFé";
        for (int run = 0; run < 300; run++)
        {
            string title = "题" + string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => Signs[random.Next(Signs.Length)])) + "尾";
            PlanMetadata back = PlanSidecar.Parse(PlanSidecar.Write(new PlanMetadata { Title = title, Year = 2000 + run }));
            Assert.True(title == back.Title, $"seed {Seed}, run {run}: {title}");
        }
    }

    [Fact]
    public void None_is_none_and_a_broken_one_is_reported()
    {
        Assert.Null(PlanSidecar.TryRead(PlanPath));
        File.WriteAllText(PlanSidecar.PathOf(PlanPath), "title: [");
        Assert.Contains("YAML", Assert.Throws<PlanFileException>(() => PlanSidecar.TryRead(PlanPath)).Message, StringComparison.Ordinal);
        File.WriteAllText(PlanSidecar.PathOf(PlanPath), new string('#', PlanSidecar.MaxChars + 1));
        Assert.Throws<PlanFileException>(() => PlanSidecar.TryRead(PlanPath));
        File.WriteAllBytes(PlanSidecar.PathOf(PlanPath), [0xFF, 0xC0, 0x80]);
        Assert.Throws<PlanFileException>(() => PlanSidecar.TryRead(PlanPath));
        File.WriteAllText(PlanSidecar.PathOf(PlanPath), "# nothing yet\n");
        Assert.Equal(new PlanMetadata(), PlanSidecar.TryRead(PlanPath));
    }

    [Theory]
    [InlineData("corpus/2024.md.yaml", true)]
    [InlineData("corpus/2024.TXT.YAML", true)]
    [InlineData("corpus/2024.yaml", false)]
    [InlineData("corpus/2024.md", false)]
    public void Sidecars_are_told_from_other_files(string path, bool isSidecar) => Assert.Equal(isSidecar, PlanSidecar.IsSidecar(path));
}
