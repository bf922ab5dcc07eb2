using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage;

/// <summary>Keys, indexes and relations of the desk's tables.</summary>
internal static class DeskSchema
{
    public static void Index(ModelBuilder model)
    {
        model.Entity<Person>(p =>
        {
            p.Ignore(x => x.Email).Ignore(x => x.NormalizedEmail).Ignore(x => x.EmailConfirmed);
            p.Ignore(x => x.PhoneNumber).Ignore(x => x.PhoneNumberConfirmed).Ignore(x => x.TwoFactorEnabled);
            p.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            p.HasIndex(x => x.NormalizedUserName).IsUnique();
        });
        model.Entity<PersonBrand>(m =>
        {
            m.HasKey(x => new { x.PersonId, x.BrandId });
            m.HasIndex(x => x.BrandId);
        });
        model.Entity<Presence>(p =>
        {
            p.HasKey(x => x.PersonId);
            p.Property(x => x.PersonId).ValueGeneratedNever();
        });
        model.Entity<AuditEntry>().HasIndex(a => new { a.BrandId, a.Id });
        model.Entity<CannedReply>(c =>
        {
            c.HasIndex(x => new { x.BrandId, x.Shortcut, x.Language }).IsUnique();
            c.Property(x => x.Version).IsConcurrencyToken();
        });

        // 1 is accepted: the cases that people have now.
        model.Entity<Model.Handoff>().HasIndex(h => new { h.AgentId, h.Status });
        model.Entity<Case>().HasIndex(c => new { c.BrandId, c.Status, c.Id });
        model.Entity<Message>().HasIndex(m => new { m.ConversationId, m.ClientId }).IsUnique().HasFilter("client_id IS NOT NULL");
    }

    /// <summary>People are never deleted, so what they did names them without a reference that SQLite would rebuild whole tables for.</summary>
    public static void Relate(ModelBuilder model)
    {
        model.Entity<Person>().HasOne<Brand>().WithMany().HasForeignKey(x => x.BrandId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<PersonBrand>().HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<PersonBrand>().HasOne<Brand>().WithMany().HasForeignKey(x => x.BrandId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<CannedReply>().HasOne<Brand>().WithMany().HasForeignKey(x => x.BrandId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Presence>().HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
