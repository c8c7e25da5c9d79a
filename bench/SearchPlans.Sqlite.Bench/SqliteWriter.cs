using Microsoft.Data.Sqlite;
using SearchPlans.Bench.Peers;

namespace SearchPlans.Sqlite.Bench;

/// <summary>Fills an FTS5 table that keeps positions and lengths but not the text, and a plain table of columns. A row's
/// number is the document's line plus one. SQLite writes with one thread: others wait.</summary>
internal sealed class SqliteWriter : IPeerWriter
{
    public const string FileName = "index.db";

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _insertText, _insertColumns;

    public SqliteWriter(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, FileName)};Pooling=False");
        _connection.Open();
        Execute("""
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA cache_size = -131072;
            CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize="unicode61 remove_diacritics 0");
            CREATE TABLE columns(doc INTEGER PRIMARY KEY, plan INTEGER, title TEXT, region TEXT, year INTEGER, section INTEGER);
            """);
        _transaction = _connection.BeginTransaction();
        _insertText = Prepare("INSERT INTO texts(rowid, text) VALUES ($0, $1)", 2);
        _insertColumns = Prepare("INSERT INTO columns VALUES ($0, $1, $2, $3, $4, $5)", 6);
    }

    public void Add(List<DocumentLine> plan)
    {
        lock (_gate)
        {
            foreach (DocumentLine line in plan)
            {
                Run(_insertText, line.Line + 1, line.Text);
                Run(_insertColumns, line.Line + 1, line.Plan, line.Title, line.Region, line.Year, line.Section);
            }
        }
    }

    public void Commit()
    {
        _transaction.Commit();
        Execute("INSERT INTO texts(texts) VALUES ('optimize')");
    }

    public void Dispose()
    {
        _insertText.Dispose();
        _insertColumns.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }
        command.Transaction = _transaction;
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
        command.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
