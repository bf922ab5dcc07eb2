using System.Text.RegularExpressions;
using CareBot.Bot.Customers;
using CareBot.Bot.Storage.Model;
using CareBot.Tests.StandIns;
using CareBot.Tests.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Customers;

/// <summary>Customers who prove by a code that two conversations are theirs.</summary>
public abstract partial class JoinCodeContract : IAsyncLifetime
{
    private TestDatabase database = null!;
    private RoadHost road = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        this.database = await this.OpenAsync();
        this.road = await RoadHost.StartAsync(this.database, settings: ("Customers:JoinByCode", "true"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (this.road is not null)
        {
            await this.road.DisposeAsync();
            await this.database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_code_given_in_one_conversation_and_typed_in_another_makes_them_one_customer()
    {
        var code = await this.CodeAsync("sari");
        Assert.Equal("Baik, kedua akun sekarang tercatat sebagai milik Anda. Anda bisa melanjutkan di mana saja.", await this.SayAsync("dewi", $" {code.ToLowerInvariant()} "));
        var identities = await this.road.ReadAsync(db => db.Identities.OrderBy(i => i.Id).ToListAsync(Cancellation));
        Assert.Equal(identities[0].CustomerId, identities[1].CustomerId);
        Assert.All(await this.road.ReadAsync(db => db.Cases.ToListAsync(Cancellation)), c => Assert.Equal(identities[0].CustomerId, c.CustomerId));
        var audit = await this.road.ReadAsync(db => db.Audit.SingleAsync(Cancellation));
        Assert.Equal(("customer.joined", (long?)null), (audit.Action, audit.PersonId));
        Assert.DoesNotContain(code, (await this.road.ReadAsync(db => db.JoinCodes.SingleAsync(Cancellation))).Hash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_good_once_and_only_for_a_while()
    {
        var code = await this.CodeAsync("sari");
        await this.SayAsync("dewi", code);
        Assert.StartsWith("Kode itu tidak berlaku", await this.SayAsync("budi", code), StringComparison.Ordinal);

        var late = await this.CodeAsync("sari");
        this.road.Clock.Move(TimeSpan.FromMinutes(10));
        Assert.StartsWith("Kode itu tidak berlaku", await this.SayAsync("budi", late), StringComparison.Ordinal);
        Assert.Equal(2, await this.road.ReadAsync(db => db.Identities.Select(i => i.CustomerId).Distinct().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_code_typed_where_it_was_given_can_still_be_used_elsewhere()
    {
        var code = await this.CodeAsync("sari");
        Assert.StartsWith("Kode itu dibuat di percakapan ini", await this.SayAsync("sari", code), StringComparison.Ordinal);
        Assert.StartsWith("Baik, kedua akun", await this.SayAsync("dewi", code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_codes_not_even_a_right_one_is_looked_at_for_an_hour()
    {
        for (var n = 0; n < 5; n++)
        {
            Assert.StartsWith("Kode itu tidak berlaku", await this.SayAsync("budi", "LINK-BBBB-BBBB"), StringComparison.Ordinal);
        }

        Assert.StartsWith("Terlalu banyak", await this.SayAsync("budi", await this.CodeAsync("sari")), StringComparison.Ordinal);
        this.road.Clock.Move(TimeSpan.FromHours(1));
        Assert.StartsWith("Baik, kedua akun", await this.SayAsync("budi", await this.CodeAsync("sari")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_is_given_five_codes_an_hour()
    {
        for (var n = 0; n < 5; n++)
        {
            await this.CodeAsync("sari");
        }

        Assert.StartsWith("Terlalu banyak", await this.SayAsync("sari", "sambungkan akun"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_another_brand_joins_nobody()
    {
        var code = await this.CodeAsync("sari");
        await this.road.WriteAsync(async db =>
        {
            db.Brands.Add(new Brand { Key = "other", Name = "Lain", Hours = "{}" });
            await db.SaveChangesAsync(Cancellation);
            (await db.JoinCodes.SingleAsync(Cancellation)).BrandId = await db.Brands.Where(b => b.Key == "other").Select(b => b.Id).SingleAsync(Cancellation);
            return true;
        });
        Assert.StartsWith("Kode itu tidak berlaku", await this.SayAsync("dewi", code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_public_no_code_is_given_and_none_is_taken()
    {
        var code = await this.CodeAsync("sari");
        foreach (var words in new[] { "sambungkan akun", code })
        {
            await this.road.AcceptAsync($"p-{words}", words, "post:1:dewi", shape: a => a.Conversation = new ConversationAccount(isGroup: true, id: "post:1:dewi"));
            await this.TurnsAsync();
        }

        Assert.Equal(1, await this.road.ReadAsync(db => db.JoinCodes.CountAsync(c => c.UsedIn == null, Cancellation)));
    }

    [Fact]
    public async Task Both_languages_and_english_ask_for_a_code()
    {
        Assert.StartsWith("Your code: LINK-", await this.SayAsync("ann", "Link my accounts!"), StringComparison.Ordinal);
        Assert.StartsWith("Kod anda: LINK-", await this.SayAsync("mei", "pautkan akaun"), StringComparison.Ordinal);
    }

    private protected abstract Task<TestDatabase> OpenAsync();

    private async Task<string> CodeAsync(string customer)
    {
        var said = await this.SayAsync(customer, "Sambungkan akun");
        return Code().Match(said).Value;
    }

    /// <summary>What the bot says to it.</summary>
    private async Task<string> SayAsync(string customer, string text)
    {
        await this.road.AcceptAsync(Guid.NewGuid().ToString("N"), text, customer);
        await this.TurnsAsync();
        return await this.road.ReadAsync(db => db.Messages.Where(m => m.Author == MessageAuthor.Bot).OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync(Cancellation));
    }

    private async Task TurnsAsync()
    {
        this.road.Clock.Move(TimeSpan.FromSeconds(2));
        while (await this.road.TakeTurnsAsync() > 0)
        {
        }
    }

    [GeneratedRegex("LINK-[A-Z0-9]{4}-[A-Z0-9]{4}", RegexOptions.None, 1000)]
    private static partial Regex Code();
}

public sealed class SqliteJoinCodeTests : JoinCodeContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.SqliteAsync();
}

public sealed class PostgresJoinCodeTests : JoinCodeContract
{
    private protected override Task<TestDatabase> OpenAsync() => TestDatabase.PostgresAsync();
}

public sealed class JoinCodeTextTests
{
    [Theory]
    [InlineData("LINK-BCDF-2345", "LINK-BCDF-2345")]
    [InlineData(" link bcdf2345 ", "LINK-BCDF-2345")]
    [InlineData("link–bcdf–2345.", "LINK-BCDF-2345")]
    [InlineData("link toko baru", null)]
    [InlineData("LINK-BCDF-2345 ya kak", null)]
    [InlineData("LINK-BCDF-23450", null)]
    [InlineData("BCDF-2345", null)]
    [InlineData(null, null)]
    public void A_code_is_read_however_it_is_typed(string? typed, string? code) => Assert.Equal(code, JoinCodeText.Read(typed));

    [Fact]
    public void New_codes_are_read_as_they_are()
    {
        for (var n = 0; n < 100; n++)
        {
            var code = JoinCodeText.New();
            Assert.Equal(code, JoinCodeText.Read(code));
        }
    }

    [Theory]
    [InlineData("sambungkan akun", true)]
    [InlineData("Sambungkan akun!", true)]
    [InlineData("bagaimana cara sambungkan akun bank", false)]
    [InlineData("", false)]
    public void Only_a_message_that_is_nothing_else_asks_for_one(string text, bool asks) => Assert.Equal(asks, JoinCodeText.AsksForOne(text));
}
