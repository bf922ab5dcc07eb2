using System.Runtime.InteropServices;
using System.Text;

namespace CareBot.Bench.Fault;

/// <summary>
/// Makes every SQLite connection of a process answer SQLITE_FULL or SQLITE_READONLY for as long as a file says so. SQLite tells us of each connection as it
/// opens and, through a function of ours that it disposes of, as it closes; a pragma is run on a connection only while nobody else uses it.
/// </summary>
internal static class SqliteFaults
{
    /// <summary>The environment variable that names the file; its content is <see cref="Full"/>, <see cref="ReadOnly"/> or nothing.</summary>
    public const string Variable = "CAREBOT_BENCH_SQLITE_FAULTS";

    public const string Full = "full";
    public const string ReadOnly = "read-only";

    private const string Sound = "PRAGMA query_only = 0; PRAGMA max_page_count = 4294967294;";
    private const int Utf8 = 1;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);
    private static readonly ManualResetEventSlim Never = new();
    private static readonly Lock Gate = new();
    private static readonly Dictionary<nint, string> Applied = [];
    private static readonly OpenedCallback WhenOpened = Opened;
    private static readonly ClosedCallback WhenClosed = Closed;
    private static readonly CalledCallback WhenCalled = (_, _, _) => { };

    private static Exec? exec;
    private static CreateFunction? createFunction;
    private static MutexOf? mutexOf;
    private static MutexTry? mutexTry;
    private static MutexLeave? mutexLeave;
    private static string wanted = Sound;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int AutoExtension(nint callback);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int OpenedCallback(nint connection, nint error, nint api);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void ClosedCallback(nint connection);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void CalledCallback(nint context, int count, nint values);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Exec(nint connection, byte[] sql, nint callback, nint argument, nint error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int CreateFunction(nint connection, byte[] name, int arguments, int encoding, nint context, nint called, nint step, nint final, nint closed);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint MutexOf(nint connection);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int MutexTry(nint mutex);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void MutexLeave(nint mutex);

    /// <summary>Obeys the file from now on, on all connections.</summary>
    public static void Follow(string file)
    {
        var library = NativeLibrary.Load(Path.Combine(
            AppContext.BaseDirectory, "runtimes", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64", "native", "libe_sqlite3.so"));
        exec = Entry<Exec>(library, "sqlite3_exec");
        createFunction = Entry<CreateFunction>(library, "sqlite3_create_function_v2");
        mutexOf = Entry<MutexOf>(library, "sqlite3_db_mutex");
        mutexTry = Entry<MutexTry>(library, "sqlite3_mutex_try");
        mutexLeave = Entry<MutexLeave>(library, "sqlite3_mutex_leave");
        Entry<AutoExtension>(library, "sqlite3_auto_extension")(Marshal.GetFunctionPointerForDelegate(WhenOpened));
        new Thread(() => Watch(file)) { IsBackground = true, Name = "SQLite faults" }.Start();
    }

    private static T Entry<T>(nint library, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));

    private static void Watch(string file)
    {
        while (true)
        {
            var said = File.Exists(file) ? File.ReadAllText(file).Trim() : "";
            lock (Gate)
            {
                wanted = said switch
                {
                    Full => "PRAGMA max_page_count = 1;",
                    ReadOnly => "PRAGMA query_only = 1;",
                    _ => Sound,
                };
                foreach (var (connection, applied) in Applied.ToList())
                {
                    if (applied != wanted && mutexTry!(mutexOf!(connection)) == 0)
                    {
                        Apply(connection);
                        mutexLeave!(mutexOf(connection));
                    }
                }
            }

            Never.Wait(Glance);
        }
    }

    private static int Opened(nint connection, nint error, nint api)
    {
        lock (Gate)
        {
            createFunction!(
                connection, Text("bench_closed"), 0, Utf8, connection, Marshal.GetFunctionPointerForDelegate(WhenCalled), 0, 0, Marshal.GetFunctionPointerForDelegate(WhenClosed));
            Applied[connection] = Sound;
        }

        return 0;
    }

    /// <summary>Its caller holds the connection, and waits here only for a watcher that waits for no connection.</summary>
    private static void Closed(nint connection)
    {
        lock (Gate)
        {
            Applied.Remove(connection);
        }
    }

    private static void Apply(nint connection)
    {
        exec!(connection, Text(wanted), 0, 0, 0);
        Applied[connection] = wanted;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + "\0");
}
