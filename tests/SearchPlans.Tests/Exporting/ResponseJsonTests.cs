using SearchPlans.Exporting;

namespace SearchPlans.Tests.Exporting;

public sealed class ResponseJsonTests
{
    /// <summary>What isn't listed there can't be written, and that is seen only when somebody asks for it.</summary>
    [Fact]
    public void Every_answer_can_be_written_as_json() => Assert.Empty(
        typeof(ResponseJson).Assembly.GetExportedTypes()
            .Where(t => t.Namespace == typeof(ResponseJson).Namespace && t.Name.EndsWith("Response", StringComparison.Ordinal))
            .Where(t => ResponseJsonContext.Default.GetTypeInfo(t) is null).Select(t => t.Name));
}
