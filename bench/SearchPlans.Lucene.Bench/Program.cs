using SearchPlans.Bench.Peers;
using SearchPlans.Lucene.Bench;
using SearchPlans.Lucene.Postings;

BlockCodec.Register();
return PeerVerbs.Run(args, "SearchPlans.Lucene.Bench",
    (folder, pretokenized) => new BlockIndexWriter(folder, pretokenized),
    folder =>
    {
        // One reader for all threads, opened by the first.
        var index = new Lazy<BlockIndex>(() => new BlockIndex(folder));
        return () => index.Value.OpenSearcher();
    });
