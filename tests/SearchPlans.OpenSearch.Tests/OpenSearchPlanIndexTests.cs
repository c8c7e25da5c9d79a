using SearchPlans.Index;
using SearchPlans.TestKit.Contracts;

namespace SearchPlans.OpenSearch.Tests;

/// <summary>The contract of an index, kept by the one on a cluster.</summary>
[Collection(ClusterNode.Tests)]
public sealed class OpenSearchPlanIndexTests(ClusterNode node) : PlanIndexContract, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => node.ClearAsync();

    protected override IPlanIndex Create() => node.CreateIndex();
}
