using SearchPlans.Bench.Peers;
using SearchPlans.LuceneNet.Bench;

return PeerVerbs.Run(args, "SearchPlans.LuceneNet.Bench",
    (folder, pretokenized) => new StockWriter(folder, pretokenized),
    folder =>
    {
        // One reader for all threads, opened by the first.
        var index = new Lazy<StockIndex>(() => new StockIndex(folder));
        return () => index.Value.OpenSearcher();
    });
