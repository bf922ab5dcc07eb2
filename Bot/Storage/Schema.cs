using System.Text.RegularExpressions;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage;

/// <summary>Tables, keys, indexes and relations of <see cref="CareBotDb"/>.</summary>
internal static partial class Schema
{
    /// <summary>Longest platform id, in characters: four bytes each still fit PostgreSQL's index rows.</summary>
    private const int KeyLength = 512;

    public static void Index(ModelBuilder model, string activeFilter)
    {
        model.Entity<Brand>().HasIndex(b => b.Key).IsUnique();
        model.Entity<SentenceOverride>().HasIndex(s => new { s.BrandId, s.Language, s.Key }).IsUnique();
        model.Entity<Account>().HasIndex(a => new { a.Channel, a.ExternalId }).IsUnique();
        model.Entity<Identity>().HasIndex(i => new { i.AccountId, i.ExternalId }).IsUnique();

        model.Entity<Conversation>(c =>
        {
            c.HasIndex(x => new { x.AccountId, x.ExternalId }).IsUnique();
            c.HasIndex(x => new { x.DueAt, x.Id }).HasFilter("due_at IS NOT NULL");
            c.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<Case>().HasIndex(c => new { c.ConversationId, c.Status });
        model.Entity<Model.Handoff>(h =>
        {
            h.HasIndex(x => new { x.Status, x.Urgency, x.RequestedAt });
            // One open handoff a conversation: 0 is waiting, 1 accepted.
            h.HasIndex(x => x.ConversationId).IsUnique().HasFilter("status IN (0, 1)");
        });
        model.Entity<Message>().HasIndex(m => new { m.ConversationId, m.Seq }).IsUnique();
        model.Entity<InboxEvent>(e =>
        {
            e.HasIndex(x => new { x.AccountId, x.Key }).IsUnique();
            e.HasIndex(x => new { x.ConversationId, x.Id }).HasFilter("state = 0");
            // 2 is parked: the list of what could not be answered.
            e.HasIndex(x => x.Id).HasFilter("state = 2");
            e.HasIndex(x => x.ReceivedAt);
        });
        model.Entity<OutboxItem>(o =>
        {
            // 0 is queued, 1 sending: what may still have to leave.
            o.HasIndex(x => new { x.ConversationId, x.Id }).HasFilter("state IN (0, 1)");
            o.HasIndex(x => new { x.AccountId, x.DueAt, x.Id }).HasFilter("state IN (0, 1)");
            // 4 is given up: replies that never reached the customer.
            o.HasIndex(x => x.Id).HasFilter("state = 4");
        });
        model.Entity<LedgerDay>().HasIndex(d => new { d.Day, d.AccountId, d.Outcome, d.Rule }).IsUnique();
        model.Entity<AccountSend>().HasIndex(s => new { s.AccountId, s.At });
        model.Entity<ArticleDraft>(a =>
        {
            a.HasIndex(x => new { x.BrandId, x.ArticleId }).IsUnique();
            a.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<Release>(r =>
        {
            r.HasIndex(x => new { x.BrandId, x.Number }).IsUnique();
            r.HasIndex(x => x.BrandId).IsUnique().HasFilter(activeFilter);
        });
        model.Entity<FeedEntry>().HasKey(f => f.Number);
        model.Entity<StreamActivity>(s =>
        {
            s.HasIndex(x => new { x.ConversationId, x.Seq }).IsUnique();
            s.HasIndex(x => new { x.ConversationId, x.Key }).IsUnique();
        });
        model.Entity<Attachment>(a =>
        {
            a.HasIndex(x => x.Key).IsUnique();
            a.HasIndex(x => new { x.ConversationId, x.Size });
        });
        model.Entity<Media>(m =>
        {
            // 0 is waiting to be fetched.
            m.HasIndex(x => x.DueAt).HasFilter("state = 0");
            m.HasIndex(x => new { x.MessageId, x.Position }).IsUnique();
        });
        model.Entity<JoinCode>(c =>
        {
            c.HasIndex(x => new { x.BrandId, x.Hash }).IsUnique();
            c.HasIndex(x => new { x.ConversationId, x.CreatedAt });
        });
        model.Entity<JoinTry>().HasIndex(t => new { t.ConversationId, t.At });
        model.Entity<Customer>().HasIndex(c => c.JoinedIntoId).HasFilter("joined_into_id IS NOT NULL");
        model.Entity<Replica>().HasKey(r => r.Epoch);
        model.Entity<ReleaseIndex>().HasKey(i => i.ReleaseId);
        model.Entity<TextVector>().HasIndex(v => new { v.Model, v.Hash }).IsUnique();
        model.Entity<TextVector>().HasIndex(v => v.UsedAt);
        model.Entity<WordsDraft>().HasKey(w => w.BrandId);
        model.Entity<ProtectionKey>().HasIndex(k => k.Name).IsUnique();
        DeskSchema.Index(model);

        foreach (var property in model.Model.GetEntityTypes()
            .SelectMany(e => e.GetIndexes()).SelectMany(i => i.Properties).Where(p => p.ClrType == typeof(string)))
        {
            property.SetMaxLength(KeyLength);
        }
    }

    /// <summary>
    /// Brands and accounts cannot be deleted while something is theirs; whoever erases a customer erases all that was said.
    /// Rows that arrive by the second (inbox, outbox, feed) do not point at brand or account: on PostgreSQL every insert
    /// would lock that one row, and their conversation vouches for both. Claims outlive the replicas that made them.
    /// </summary>
    public static void Relate(ModelBuilder model)
    {
        DeskSchema.Relate(model);
        model.Entity<SentenceOverride>().HasOne<Brand>().WithMany().HasForeignKey(x => x.BrandId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Account>().HasOne<Brand>().WithMany().HasForeignKey(x => x.BrandId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Customer>().HasOne<Brand>().WithMany().HasForeignKey(x => x.BrandId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<ArticleDraft>().HasOne<Brand>().WithMany().HasForeignKey(x => x.BrandId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<ReleaseIndex>().HasOne<Release>().WithOne().HasForeignKey<ReleaseIndex>(x => x.ReleaseId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<WordsDraft>().HasOne<Brand>().WithOne().HasForeignKey<WordsDraft>(x => x.BrandId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Release>().HasOne<Brand>().WithMany().HasForeignKey(x => x.BrandId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Identity>().HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Conversation>().HasOne(x => x.Account).WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Restrict);

        model.Entity<Identity>().HasOne(x => x.Customer).WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Case>().HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Conversation>().HasOne(x => x.Identity).WithMany().HasForeignKey(x => x.IdentityId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Case>().HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Model.Handoff>().HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Model.Handoff>().HasOne(x => x.Case).WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Message>().HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Message>().HasOne(x => x.Case).WithMany().HasForeignKey(x => x.CaseId).OnDelete(DeleteBehavior.SetNull);
        model.Entity<InboxEvent>().HasOne(x => x.Conversation).WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<OutboxItem>().HasOne(x => x.Conversation).WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<OutboxItem>().HasOne(x => x.Message).WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Attachment>().HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Media>().HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<Media>().HasOne(x => x.Message).WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<JoinCode>().HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<JoinTry>().HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
        model.Entity<StreamActivity>().HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }

    /// <summary>Everything in the database is written small, with underscores, so that no statement needs quotes.</summary>
    public static void Name(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(TableNames[entity.ClrType]);
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }
        }

        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetKeys())
            {
                key.SetName(key.GetName()?.ToLowerInvariant());
            }

            foreach (var foreignKey in entity.GetForeignKeys())
            {
                foreignKey.SetConstraintName(foreignKey.GetConstraintName()?.ToLowerInvariant());
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(index.GetDatabaseName()?.ToLowerInvariant());
            }
        }
    }

    private static string SnakeCase(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=.)[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex WordStart();

    private static readonly Dictionary<Type, string> TableNames = new()
    {
        [typeof(Brand)] = "brands",
        [typeof(SentenceOverride)] = "sentence_overrides",
        [typeof(Account)] = "accounts",
        [typeof(Customer)] = "customers",
        [typeof(Identity)] = "identities",
        [typeof(Conversation)] = "conversations",
        [typeof(Case)] = "cases",
        [typeof(Model.Handoff)] = "handoffs",
        [typeof(Message)] = "messages",
        [typeof(InboxEvent)] = "inbox",
        [typeof(LedgerDay)] = "ledger_days",
        [typeof(AccountSend)] = "account_sends",
        [typeof(OutboxItem)] = "outbox",
        [typeof(ArticleDraft)] = "articles",
        [typeof(Release)] = "releases",
        [typeof(ReleaseIndex)] = "release_indexes",
        [typeof(TextVector)] = "text_vectors",
        [typeof(WordsDraft)] = "words_drafts",
        [typeof(FeedEntry)] = "feed",
        [typeof(StreamActivity)] = "stream",
        [typeof(Attachment)] = "attachments",
        [typeof(Media)] = "media",
        [typeof(JoinCode)] = "join_codes",
        [typeof(JoinTry)] = "join_tries",
        [typeof(Replica)] = "replicas",
        [typeof(ProtectionKey)] = "protection_keys",
        [typeof(Person)] = "people",
        [typeof(PersonBrand)] = "person_brands",
        [typeof(Presence)] = "presence",
        [typeof(AuditEntry)] = "audit",
        [typeof(CannedReply)] = "canned_replies",
    };
}
