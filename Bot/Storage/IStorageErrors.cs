namespace CareBot.Bot.Storage;

/// <summary>What the provider's own error codes mean; the exceptions around them are looked through.</summary>
public interface IStorageErrors
{
    /// <summary>A row with the same unique key was there first.</summary>
    bool IsUniqueViolation(Exception exception);

    /// <summary>The database is full, locked, read-only or away. A failed read is told apart by it.</summary>
    bool IsUnavailable(Exception exception);
}

internal static class ExceptionChain
{
    /// <summary>The first <typeparamref name="T"/> among the exception and what it wraps.</summary>
    public static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return (T?)exception;
    }
}
