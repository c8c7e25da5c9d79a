using SearchPlans.Querying;
using SearchPlans.Searching;

namespace SearchPlans.Tests.Searching;

/// <summary>Documents found by their numbers (文号), in every way of writing them.</summary>
public sealed class DocumentNumberTests : IDisposable
{
    private readonly TemporaryLibrary _temporary = new(
        ("甲.txt", "某市绿色发展意见\n某政发〔2024〕12号\n各区人民政府：\n一、要求\n发展光伏。\n二、落实\n再发展光伏。\n"),
        ("乙.txt", "某市数字发展意见\n某政办发〔2024〕112号\n各区人民政府：\n一、要求\n发展光伏，落实某政发〔2024〕12号文件。\n"),
        ("丙.txt", "某市海洋发展意见\n某政发〔2023〕12号\n各区人民政府：\n一、要求\n发展光伏。\n"));

    [Theory]
    [InlineData("某政发〔2024〕12号")]
    [InlineData("某政发[2024]12号")]
    [InlineData("某政发【2024】12号")]
    [InlineData("某政发（2024）12号")]
    [InlineData("某政发(2024)12号")]
    [InlineData("某政发 (2024) 12号")]
    [InlineData("某政发［２０２４］１２号")]
    [InlineData("某政发〔2024〕第12号")]
    [InlineData("某政发2024年12号")]
    [InlineData("某政发〔2024〕12")]
    [InlineData("\"某政发〔2024〕12号\"")]
    [InlineData("(某政发〔2024〕12号 | 没有这个文号)")]
    public void A_number_finds_its_document_however_it_is_written(string written)
    {
        HitList hits = _temporary.Library.Search(new SearchRequest { Query = $"文号:{written} 光伏" });
        Assert.Equal((2, 1), (hits.TotalParagraphs, hits.TotalPlans));
        Assert.Equal("某市绿色发展意见", hits.Hits[0].Plan.Metadata.Title);
    }

    [Theory]
    [InlineData("文号:某政发 光伏", 2)]
    [InlineData("文号:2024 光伏", 2)]
    [InlineData("文号:12号 光伏", 2)]
    [InlineData("文号:某政办发[2024] 光伏", 1)]
    [InlineData("发文字号：某政发〔2023〕12号 光伏", 1)]
    [InlineData("光伏 -文号:某政发(2024)12号", 2)]
    [InlineData("文号:某政发〔2024〕12号|某政发〔2023〕12号 光伏", 2)]
    [InlineData("文号:国发〔2024〕12号 光伏", 0)]
    public void A_part_of_a_number_finds_all_that_have_it(string query, int plans) =>
        Assert.Equal(plans, _temporary.Library.Search(new SearchRequest { Query = query }).TotalPlans);

    [Fact]
    public void What_is_no_number_of_any_document_is_said() =>
        Assert.Contains("“文号”没有“国发〔2024〕99号”这一项",
            _temporary.Library.Search(new SearchRequest { Query = "文号:国发〔2024〕99号 光伏" }).Notice, StringComparison.Ordinal);

    public void Dispose() => _temporary.Dispose();
}
