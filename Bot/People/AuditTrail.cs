using System.Globalization;
using System.Text.Json;
using CareBot.Bot.Conversations;
using CareBot.Bot.Storage;
using CareBot.Bot.Storage.Model;

namespace CareBot.Bot.People;

/// <summary>Writes down who changed what, in the transaction of the change itself.</summary>
public static class AuditTrail
{
    /// <param name="action">Thing and deed, such as <c>case.claimed</c>.</param>
    /// <param name="subject">Id of the thing.</param>
    /// <param name="details">Ids and values, written as JSON; never anyone's words.</param>
    public static void Record(
        this CareBotDb db, long brandId, long? personId, DateTimeOffset at, string action, IFormattable subject, object? details = null)
    {
        ArgumentNullException.ThrowIfNull(subject);
        Record(db, brandId, personId, at, action, subject.ToString(null, CultureInfo.InvariantCulture), details);
    }

    /// <inheritdoc cref="Record(CareBotDb, long, long?, DateTimeOffset, string, IFormattable, object?)"/>
    public static void Record(
        this CareBotDb db, long brandId, long? personId, DateTimeOffset at, string action, string subject, object? details = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Audit.Add(new AuditEntry
        {
            BrandId = brandId,
            PersonId = personId,
            At = at,
            Action = action,
            Subject = subject,
            Details = details is null ? null : JsonSerializer.Serialize(details, StoredJson.Options),
        });
    }
}
