using CareBot.Bot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Storage;

/// <summary>The one database. Reads go through a context of the factory; every write goes through <see cref="IWriter"/>.</summary>
public abstract class CareBotDb(DbContextOptions options) : DbContext(options)
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
    public DbSet<LedgerDay> LedgerDays => Set<LedgerDay>();
    public DbSet<AccountSend> AccountSends => Set<AccountSend>();
    public DbSet<OutboxItem> Outbox => Set<OutboxItem>();
    public DbSet<ArticleDraft> Articles => Set<ArticleDraft>();
    public DbSet<Release> Releases => Set<Release>();
    public DbSet<ReleaseIndex> ReleaseIndexes => Set<ReleaseIndex>();
    public DbSet<TextVector> TextVectors => Set<TextVector>();
    public DbSet<WordsDraft> WordsDrafts => Set<WordsDraft>();
    public DbSet<FeedEntry> Feed => Set<FeedEntry>();
    public DbSet<StreamActivity> Stream => Set<StreamActivity>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<Media> Media => Set<Media>();
    public DbSet<JoinCode> JoinCodes => Set<JoinCode>();
    public DbSet<JoinTry> JoinTries => Set<JoinTry>();
    public DbSet<Replica> Replicas => Set<Replica>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PersonBrand> PersonBrands => Set<PersonBrand>();
    public DbSet<Presence> Presence => Set<Presence>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<CannedReply> Canned => Set<CannedReply>();

    /// <summary>Statements that stay prepared on this context's connection; null where the connection is not its own for long.</summary>
    internal IKeptStatements? Kept { get; init; }

    /// <summary>How a list of ids is given to a statement: SQLite unfolds it by <c>json_each(@ids)</c>, PostgreSQL compares with <c>ANY (@ids)</c>.</summary>
    internal abstract object ListOf(IReadOnlyCollection<long> ids);

    /// <summary>The feed after <paramref name="position"/>, oldest first, as far as nothing older can still be committed.</summary>
    public abstract IQueryable<FeedEntry> FeedAfter(FeedPosition position);

    /// <summary>The same part of the feed, newest first: its first entry is where a new reader begins.</summary>
    public abstract IQueryable<FeedEntry> FeedBackwards { get; }

    /// <summary>The SQL that holds for an active release; the providers write booleans differently.</summary>
    protected abstract string ActiveFilter { get; }

    /// <summary>Instants are 64-bit UTC microseconds since 1970; text is kept as far as both databases can hold it.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
        configurationBuilder.Properties<string>().HaveConversion<StorableTextConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        Schema.Index(modelBuilder, ActiveFilter);
        Schema.Relate(modelBuilder);
        Schema.Name(modelBuilder);
    }
}
