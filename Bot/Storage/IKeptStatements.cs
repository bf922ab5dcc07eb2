namespace CareBot.Bot.Storage;

/// <summary>A row of an answer; columns count from 0.</summary>
public interface IRow
{
    long GetInt64(int column);

    int GetInt32(int column);

    bool GetBoolean(int column);

    string GetString(int column);

    bool IsDBNull(int column);
}

/// <summary>
/// Statements of one connection that stay prepared: most of a short statement's time would go into preparing it. Only texts that stand in the program are
/// kept, which are few; one that is put together at run time is new each time. For one thread at a time.
/// </summary>
internal interface IKeptStatements : IDisposable
{
    /// <summary>The statement of this text, which is not running; null if it is not kept.</summary>
    IKeptStatement? Find(string sql);
}

/// <summary>A prepared statement: bind every parameter, step until there is no row any more, end.</summary>
internal interface IKeptStatement : IRow
{
    /// <summary>Gives a parameter its value: null, a whole number, a real number, a truth, text or bytes.</summary>
    void Bind(string name, int place, object? value);

    /// <summary>Goes to the next row; false if there is none, and all changes are made.</summary>
    bool Step();

    /// <summary>Makes it ready to run again, also after a fault.</summary>
    /// <returns>Rows that a statement which ran to its end has changed.</returns>
    int End();
}
