using SQLitePCL;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>SQLite's own library, which is set up once a process.</summary>
internal static class SqliteLibrary
{
    /// <summary>
    /// Turns off the count of memory in use, which nobody asks for: it takes a lock for every little piece of memory. Nothing happens if a database was
    /// opened before.
    /// </summary>
    public static void CountNoMemory()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
