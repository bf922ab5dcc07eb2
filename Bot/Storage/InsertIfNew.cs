using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CareBot.Bot.Storage;

/// <summary>The database says who was first: one statement, no check before it, no failed statement after it.</summary>
public static class InsertIfNew
{
    private static readonly ConditionalWeakTable<IEntityType, InsertStatement> Statements = [];

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
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T)} is no table.", nameof(entity));
        var statement = Statements.GetValue(type, t => new InsertStatement(t, db.GetService<ISqlGenerationHelper>()));

        await using var command = db.Database.GetDbConnection().CreateCommand();
        if (db.Database.CurrentTransaction is { } transaction)
        {
            command.Transaction = transaction.GetDbTransaction();
        }

        statement.Fill(command, entity);
        if (await command.ExecuteScalarAsync(cancellationToken) is not long id)
        {
            return false;
        }

        statement.SetKey(entity, id);
        db.Entry(entity).State = EntityState.Unchanged;
        return true;
    }

    /// <summary><c>INSERT … ON CONFLICT DO NOTHING RETURNING key</c> of one table; both databases understand it.</summary>
    private sealed class InsertStatement
    {
        private readonly IProperty key;
        private readonly (IProperty Property, RelationalTypeMapping Mapping, string Parameter)[] values;
        private readonly string text;

        public InsertStatement(IEntityType type, ISqlGenerationHelper sql)
        {
            this.key = type.FindPrimaryKey()!.Properties.Single();
            this.values = [.. type.GetProperties()
                .Where(p => p.ValueGenerated == ValueGenerated.Never)
                .Select((p, i) => (p, p.GetRelationalTypeMapping(), $"@p{i}"))];
            var columns = string.Join(", ", this.values.Select(v => sql.DelimitIdentifier(v.Property.GetColumnName())));
            var parameters = string.Join(", ", this.values.Select(v => v.Parameter));
            this.text = $"INSERT INTO {sql.DelimitIdentifier(type.GetTableName()!)} ({columns}) VALUES ({parameters}) "
                + $"ON CONFLICT DO NOTHING RETURNING {sql.DelimitIdentifier(this.key.GetColumnName())}";
        }

        public void Fill(DbCommand command, object entity)
        {
            command.CommandText = this.text;
            foreach (var (property, mapping, parameter) in this.values)
            {
                command.Parameters.Add(mapping.CreateParameter(
                    command, parameter, property.GetGetter().GetClrValue(entity), property.IsNullable, ParameterDirection.Input));
            }
        }

        public void SetKey(object entity, long id) => this.key.PropertyInfo!.SetValue(entity, id);
    }
}
