using System.Text;
using CareBot.Tests.StandIns;

namespace CareBot.Bench.Fault;

/// <summary>One channel of the run: how its platform calls us, and the stand-in that we call.</summary>
internal abstract class Platform(string name, ErrorMix errors) : IAsyncDisposable
{
    protected const string Secret = CareBot.Tests.StandIns.XStandIn.ConsumerSecret;

    protected static readonly byte[] SecretBytes = Encoding.UTF8.GetBytes(Secret);

    /// <summary>As in the webhook's path.</summary>
    public string Name => name;

    public ErrorMix Errors => errors;

    public Uri Webhook { get; } = new("/webhooks/" + name, UriKind.Relative);

    public abstract string SignatureHeader { get; }

    /// <summary>Most messages of one call.</summary>
    public abstract int MostTogether { get; }

    /// <summary>The platform's ids of our accounts.</summary>
    public abstract IReadOnlyList<string> Accounts { get; }

    /// <summary>What was taken, in order.</summary>
    public abstract IReadOnlyList<TakenReply> Taken { get; }

    /// <summary>Why the platform's own rules refused a call; anything here is a fault of the bot.</summary>
    public abstract IReadOnlyCollection<string> Refused { get; }

    /// <summary>An id as the platform gives messages.</summary>
    public virtual string MessageId(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public abstract Task StartAsync();

    /// <summary>Adds the bot's settings, as environment variables.</summary>
    public abstract void Configure(Dictionary<string, string?> settings);

    /// <summary>The call that brings these messages, all to one account.</summary>
    public abstract string Body(IReadOnlyList<CustomerEvent> events);

    /// <summary>A readable call whose message is nobody's.</summary>
    public abstract string HollowBody(CustomerEvent like);

    public abstract string Sign(byte[] body, byte[] secret);

    public string Sign(byte[] body) => this.Sign(body, SecretBytes);

    public abstract ValueTask DisposeAsync();
}
