using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage;

/// <summary>The database says who was first: one statement, no check before it, no failed statement after it.</summary>
public static class InsertIfNew
{
    /// <summary>
    /// Inserts <paramref name="entity"/> unless a row with one of its unique keys is there. True: it was inserted, has its id
    /// and is tracked as unchanged. False: nothing happened. Only inside a piece of <see cref="IWriter"/>; what it refers to
    /// must have been saved.
    /// </summary>
    public static async Task<bool> InsertIfNewAsync<T>(this CareBotDb db, T entity, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(entity);
        if (await InsertStatement.Of<T>(db).RunAsync(db, entity, ifNew: true, cancellationToken) is not { } id)
        {
            return false;
        }

        InsertStatement.Of<T>(db).SetKey(entity, id);
        db.Entry(entity).State = EntityState.Unchanged;
        return true;
    }
}

/// <summary>Inserts of the road, which are many: straight to the database, past the context's change tracking.</summary>
public static class Inserts
{
    /// <summary>
    /// Inserts a row at once and gives <paramref name="entity"/> its id. What it refers to must be saved and named by its id; the context does not know of it.
    /// Only inside a piece of <see cref="IWriter"/>.
    /// </summary>
    public static async Task InsertAsync<T>(this CareBotDb db, T entity, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(entity);
        var statement = InsertStatement.Of<T>(db);
        statement.SetKey(entity, (await statement.RunAsync(db, entity, ifNew: false, cancellationToken))!.Value);
    }
}
