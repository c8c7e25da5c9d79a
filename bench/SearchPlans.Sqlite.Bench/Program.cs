using SearchPlans.Bench.Peers;
using SearchPlans.Sqlite.Bench;

return PeerVerbs.Run(args, "SearchPlans.Sqlite.Bench",
    (folder, pretokenized) => pretokenized
        ? new SqliteWriter(folder)
        : throw new NotSupportedException("SQLite has no Chinese words: --pretokenized only."),
    folder => () => new SqliteSearcher(folder));
