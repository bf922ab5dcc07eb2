using System.Net;
using System.Text;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Notices;
using CareBot.Tests.Dialogs;
using CareBot.Tests.StandIns;
using Microsoft.Bot.Schema;

namespace CareBot.Tests.Channels;

/// <summary>A customer's words in a platform's call.</summary>
internal sealed record Said(string Id, string Customer, string Text, long Second = 1_700_000_000);

/// <summary>A platform's refusal and the class it belongs to.</summary>
internal sealed record PlatformError(int Status, string Body, SendOutcome Outcome, params (string Name, string Value)[] Headers);

/// <summary>
/// What every channel of a platform keeps, in and out, against a strict stand-in: nothing unsigned is believed, nothing signed is lost, doubled or
/// brought out of order, nothing leaves that the platform would refuse, and every refusal is told apart.
/// </summary>
public abstract partial class ChannelContract : IAsyncLifetime
{
    private protected const string Shop = "1234";
    private protected const string Other = "4321";
    private protected const string Customer = "5678";

    private protected IPlatformStandIn Platform { get; private set; } = null!;

    private protected ChannelHost Host { get; private set; } = null!;

    private protected abstract string ChannelId { get; }

    private protected abstract string Path { get; }

    /// <summary>The longest text of one message.</summary>
    private protected abstract int LongestText { get; }

    /// <summary>Bodies with signatures that were computed elsewhere; the account is <see cref="Shop"/>'s, or one that no setting names.</summary>
    private protected abstract IReadOnlyList<(string Body, string Signature)> Vectors { get; }

    /// <summary>Each class of refusal.</summary>
    private protected abstract IReadOnlyList<PlatformError> Errors { get; }

    /// <summary>The refusal that the window is over.</summary>
    private protected abstract PlatformError? WindowOver { get; }

    /// <summary>Own fixtures of every shape that the platform sends.</summary>
    private protected IReadOnlyList<string> Shapes => File.ReadAllLines(RepositoryFiles.Path($"Bot.Tests/Channels/Shapes/{this.ChannelId}.jsonl"));

    private protected abstract Task<IPlatformStandIn> StartPlatformAsync();

    /// <summary>Two accounts, <see cref="Shop"/> and <see cref="Other"/>, whose platform is at the address.</summary>
    private protected abstract Dictionary<string, string?> Settings(Uri platform);

    private protected abstract (string Header, string Value) Sign(byte[] body);

    /// <summary>A call with these messages.</summary>
    private protected abstract string Call(string account, params IEnumerable<Said> messages);

    /// <summary>A call whose middle event is broken.</summary>
    private protected abstract string CallWithBrokenMiddle(Said before, Said after);

    /// <summary>A picture without words.</summary>
    private protected abstract string PictureCall(string id);

    /// <summary>Our own words coming back.</summary>
    private protected abstract string OwnEcho(long outboxId, string id);

    /// <summary>Somebody else's words in our name.</summary>
    private protected abstract string ForeignEcho(string id, string text);

    /// <summary>The right question and answer of the webhook's registration.</summary>
    private protected abstract (string Query, string Answer) Verification { get; }

    /// <summary>Questions of a registration that are not right.</summary>
    private protected abstract IReadOnlyList<string> WrongVerifications { get; }

    public async ValueTask InitializeAsync()
    {
        this.Platform = await this.StartPlatformAsync();
        this.Host = await ChannelHost.StartAsync(this.Settings(this.Platform.Address));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await this.Host.DisposeAsync();
        await this.Platform.DisposeAsync();
    }

    private protected IChannel Channel => this.Host.Channel(this.ChannelId);

    private protected virtual ReplyAddress Address => new(
        this.Host.Account(this.ChannelId, "shop"), 7, Customer, Customer,
        new ConversationReference { ActivityId = "wamid.last", User = new ChannelAccount(Customer), Bot = new ChannelAccount(Shop), Conversation = new ConversationAccount(id: Customer) });

    private protected OutboundSend Send(string payload, long id = 42) => new(id, this.Address, payload, 1);

    private protected async Task<HttpStatusCode> PostSignedAsync(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return await this.PostAsync(bytes, this.Sign(bytes).Value);
    }

    /// <summary>Everything is rendered and sent; the platform must take it all.</summary>
    private protected async Task SayAsync(Activity reply)
    {
        var payloads = this.Channel.Render(reply);
        Assert.NotEmpty(payloads);
        for (var at = 0; at < payloads.Count; at++)
        {
            var result = await this.Channel.SendAsync(this.Send(payloads[at], 100 + at), CancellationToken.None);
            Assert.True(result.Outcome == SendOutcome.Sent, $"{result.Outcome} {result.Error}: {string.Join("; ", this.Platform.Refused)} — {payloads[at]}");
            Assert.NotNull(result.PlatformId);
        }
    }

    private Uri Relative(string query) => new($"{this.Path}?{query}", UriKind.Relative);

    private protected async Task<HttpStatusCode> PostAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, this.Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(this.Sign(body).Header, signature);
        }

        using var answer = await this.Host.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
