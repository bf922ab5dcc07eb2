using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CareBot.Bot.Storage;

/// <summary><c>INSERT … RETURNING key</c> of one table, made from the context's model; both databases understand it.</summary>
internal sealed class InsertStatement
{
    private static readonly ConditionalWeakTable<IEntityType, InsertStatement> Statements = [];

    private readonly IProperty key;
    private readonly (IProperty Property, RelationalTypeMapping Mapping, string Parameter)[] values;
    private readonly string always;
    private readonly string ifNew;

    private InsertStatement(IEntityType type, ISqlGenerationHelper sql)
    {
        this.key = type.FindPrimaryKey()!.Properties.Single();
        this.values = [.. type.GetProperties()
            .Where(p => p.ValueGenerated == ValueGenerated.Never)
            .Select((p, i) => (p, p.GetRelationalTypeMapping(), $"p{i}"))];
        var columns = string.Join(", ", this.values.Select(v => sql.DelimitIdentifier(v.Property.GetColumnName())));
        var parameters = string.Join(", ", this.values.Select(v => "@" + v.Parameter));
        var insert = $"INSERT INTO {sql.DelimitIdentifier(type.GetTableName()!)} ({columns}) VALUES ({parameters})";
        var returning = $"RETURNING {sql.DelimitIdentifier(this.key.GetColumnName())}";

        // Interned, so that connections that keep statements keep these.
        this.always = string.Intern($"{insert} {returning}");
        this.ifNew = string.Intern($"{insert} ON CONFLICT DO NOTHING {returning}");
    }

    public static InsertStatement Of<T>(CareBotDb db)
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T)} is no table.", nameof(db));
        return Statements.GetValue(type, t => new InsertStatement(t, db.GetService<ISqlGenerationHelper>()));
    }

    /// <summary>The new row's key; null if it was there already.</summary>
    public async Task<long?> RunAsync(CareBotDb db, object entity, bool ifNew, CancellationToken cancellationToken)
    {
        var text = ifNew ? this.ifNew : this.always;
        if (db.Kept?.Find(text) is { } kept)
        {
            return this.Run(kept, entity);
        }

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        foreach (var (property, mapping, parameter) in this.values)
        {
            command.Parameters.Add(mapping.CreateParameter(
                command, parameter, property.GetGetter().GetClrValue(entity), property.IsNullable, ParameterDirection.Input));
        }

        return await command.ExecuteScalarAsync(cancellationToken) as long?;
    }

    public void SetKey(object entity, long id) => this.key.PropertyInfo!.SetValue(entity, id);

    private long? Run(IKeptStatement statement, object entity)
    {
        try
        {
            for (var i = 0; i < this.values.Length; i++)
            {
                var (property, mapping, parameter) = this.values[i];
                var value = property.GetGetter().GetClrValue(entity);
                statement.Bind(parameter, i, mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value);
            }

            long? made = null;
            while (statement.Step())
            {
                made = statement.GetInt64(0);
            }

            return made;
        }
        finally
        {
            statement.End();
        }
    }
}
