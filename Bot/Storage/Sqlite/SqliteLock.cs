using System.Globalization;
using System.Text;

namespace CareBot.Bot.Storage.Sqlite;

/// <summary>
/// Only one process may serve from a SQLite database: its claims live in memory. The lock is the operating system's on a file
/// beside the database, so it ends with the process, however that ends. The file holds the process id, for people.
/// </summary>
internal sealed class SqliteLock : IDisposable
{
    private FileStream? file;

    /// <summary>False if another process holds it.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    public bool TryTake(string databasePath)
    {
        if (this.file is not null)
        {
            return true;
        }

        try
        {
            this.file = new FileStream(PathFor(databasePath), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsHeldByOther(exception))
        {
            return false;
        }

        this.file.SetLength(0);
        this.file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        this.file.Flush();
        return true;
    }

    public static string PathFor(string databasePath) => databasePath + ".lock";

    public void Dispose() => this.file?.Dispose();

    // EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.
    private static bool IsHeldByOther(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
