using SearchPlans.Bench.Peers;
using SearchPlans.Lucene.Bench;

return PeerVerbs.Run(args, "SearchPlans.Engine.Bench",
    (folder, pretokenized) => new EngineWriter(folder, pretokenized),
    folder =>
    {
        // One snapshot for all threads, opened by the first.
        var index = new Lazy<EngineIndex>(() => new EngineIndex(folder));
        return () => index.Value.OpenSearcher();
    });
