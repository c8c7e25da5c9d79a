using Microsoft.Data.Sqlite;
using SearchPlans.Bench.Peers;

namespace SearchPlans.Sqlite.Bench;

/// <summary>Asks an FTS5 table; the file is mapped. SQLite can't pass over what can't win: both modes see every hit, and
/// <c>exact</c> counts them in a statement of its own, as users of FTS5 do.</summary>
internal sealed class SqliteSearcher : IPeerSearcher
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _top, _count;

    public SqliteSearcher(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, SqliteWriter.FileName)};Mode=ReadOnly;Pooling=False");
        _connection.Open();
        using (SqliteCommand map = _connection.CreateCommand())
        {
            map.CommandText = "PRAGMA mmap_size = 17179869184";
            map.ExecuteNonQuery();
        }
        _top = _connection.CreateCommand();
        _top.CommandText = "SELECT rowid, bm25(texts) FROM texts WHERE texts MATCH $0 ORDER BY rank LIMIT 10";
        _top.Parameters.Add(new SqliteParameter("$0", ""));
        _count = _connection.CreateCommand();
        _count.CommandText = "SELECT count(*) FROM texts WHERE texts MATCH $0";
        _count.Parameters.Add(new SqliteParameter("$0", ""));
    }

    public object Prepare(QueryLine query)
    {
        IEnumerable<string> words = query.Words.Select(w => $"\"{w.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return query.Class switch
        {
            "or2" or "or5" => string.Join(" OR ", words),
            "phrase" => string.Join(" + ", words),
            _ => string.Join(' ', words),
        };
    }

    public PeerAnswer Search(object query, bool exact)
    {
        var top = new List<(int, float)>();
        _top.Parameters[0].Value = query;
        using (SqliteDataReader rows = _top.ExecuteReader())
        {
            while (rows.Read())
            {
                top.Add((rows.GetInt32(0), -rows.GetFloat(1)));
            }
        }
        if (!exact)
        {
            return new PeerAnswer(top.Count, [.. top]);
        }
        _count.Parameters[0].Value = query;
        return new PeerAnswer((long)_count.ExecuteScalar()!, [.. top]);
    }

    public int LineOf(int doc) => doc - 1;

    public void Dispose()
    {
        _top.Dispose();
        _count.Dispose();
        _connection.Dispose();
    }
}
