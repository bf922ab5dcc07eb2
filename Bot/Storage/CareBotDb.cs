using System.Text.RegularExpressions;
using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CareBot.Bot.Storage;

/// <summary>The one database. Reads go through a context of the factory; every write goes through <see cref="IWriter"/>.</summary>
public abstract partial class CareBotDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Brand> Brands => Set<Brand>();
    public DbSet<SentenceOverride> SentenceOverrides => Set<SentenceOverride>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Identity> Identities => Set<Identity>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<Model.Handoff> Handoffs => Set<Model.Handoff>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<InboxEvent> Inbox => Set<InboxEvent>();
    public DbSet<OutboxItem> Outbox => Set<OutboxItem>();
    public DbSet<ArticleDraft> Articles => Set<ArticleDraft>();
    public DbSet<Release> Releases => Set<Release>();
    public DbSet<FeedEntry> Feed => Set<FeedEntry>();
    public DbSet<StreamActivity> Stream => Set<StreamActivity>();
    public DbSet<Replica> Replicas => Set<Replica>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>Instants are 64-bit UTC microseconds since 1970.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);

        modelBuilder.Entity<Brand>().HasIndex(b => b.Key).IsUnique();
        modelBuilder.Entity<SentenceOverride>().HasIndex(s => new { s.BrandId, s.Language, s.Key }).IsUnique();
        modelBuilder.Entity<Account>().HasIndex(a => new { a.Channel, a.ExternalId }).IsUnique();
        modelBuilder.Entity<Identity>().HasIndex(i => new { i.AccountId, i.ExternalId }).IsUnique();
        modelBuilder.Entity<Customer>();

        modelBuilder.Entity<Conversation>(c =>
        {
            c.HasIndex(x => new { x.AccountId, x.ExternalId }).IsUnique();
            c.HasIndex(x => new { x.DueAt, x.Id }).HasFilter("due_at IS NOT NULL");
        });
        modelBuilder.Entity<Case>().HasIndex(c => new { c.ConversationId, c.Status });
        modelBuilder.Entity<Model.Handoff>(h =>
        {
            h.HasIndex(x => new { x.Status, x.Urgency, x.RequestedAt });
            // One open handoff a conversation: 0 is waiting, 1 accepted.
            h.HasIndex(x => x.ConversationId).IsUnique().HasFilter("status IN (0, 1)");
        });
        modelBuilder.Entity<Message>().HasIndex(m => new { m.ConversationId, m.Seq }).IsUnique();
        modelBuilder.Entity<InboxEvent>(e =>
        {
            e.HasIndex(x => new { x.AccountId, x.Key }).IsUnique();
            e.HasIndex(x => new { x.ConversationId, x.Id }).HasFilter("state = 0");
        });
        modelBuilder.Entity<OutboxItem>(o =>
        {
            // 0 is queued, 1 sending: what may still have to leave.
            o.HasIndex(x => new { x.ConversationId, x.Id }).HasFilter("state IN (0, 1)");
            o.HasIndex(x => new { x.DueAt, x.Id }).HasFilter("state IN (0, 1)");
        });
        modelBuilder.Entity<ArticleDraft>().HasIndex(a => new { a.BrandId, a.ArticleId }).IsUnique();
        modelBuilder.Entity<Release>(r =>
        {
            r.HasIndex(x => new { x.BrandId, x.Number }).IsUnique();
            r.HasIndex(x => x.BrandId).IsUnique().HasFilter(ActiveFilter);
        });
        modelBuilder.Entity<FeedEntry>().HasKey(f => f.Number);
        modelBuilder.Entity<StreamActivity>(s =>
        {
            s.HasIndex(x => new { x.ConversationId, x.Seq }).IsUnique();
            s.HasIndex(x => new { x.ConversationId, x.Key }).IsUnique();
        });
        modelBuilder.Entity<Replica>().HasKey(r => r.Epoch);
        modelBuilder.Entity<ProtectionKey>().HasIndex(k => k.Name).IsUnique();

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(TableNames[entity.ClrType]);
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }
        }
    }

    /// <summary>The SQL that holds for an active release; the providers write booleans differently.</summary>
    protected abstract string ActiveFilter { get; }

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
        [typeof(OutboxItem)] = "outbox",
        [typeof(ArticleDraft)] = "articles",
        [typeof(Release)] = "releases",
        [typeof(FeedEntry)] = "feed",
        [typeof(StreamActivity)] = "stream",
        [typeof(Replica)] = "replicas",
        [typeof(ProtectionKey)] = "protection_keys",
    };

    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        value => new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (value * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero));
}
