using System.Text;
using CareBot.Knowledge;

namespace CareBot.Bench.Fault;

/// <summary>
/// What the customers of a run say and how it reaches us: 5 % of the events twice, 5 % after a later one of the same customer, 2 % spoilt. The same
/// seed gives the same script.
/// </summary>
internal sealed class EventScript
{
    private const double Duplicates = 0.05;
    private const double OutOfOrder = 0.05;
    private const double Malformed = 0.02;
    private const int EventsOfACustomer = 10;
    private const int ShortEvents = 120;
    private const int ShortCustomers = 30;

    /// <summary>Beside the questions of the sample articles.</summary>
    private static readonly string[] Others =
    [
        "makasih kak", "asdf qwer zxcv", "halo", "min", "ga jelas jawabannya", "ya", "tidak", "1", "kok lama banget sih, kecewa!!", "mau ngomong sama orang",
    ];

    private readonly Random random;
    private readonly string[] questions;
    private readonly DateTimeOffset start;
    private readonly List<WebhookCall> calls = [];
    private int number = 100_000_000;

    /// <param name="platforms">With the share of the events of each.</param>
    /// <param name="count">Events, without copies and spoilt ones.</param>
    /// <param name="seed">Of all choices.</param>
    /// <param name="start">The platforms' time of the first events.</param>
    public EventScript(IReadOnlyList<(Platform Platform, double Share)> platforms, int count, int seed, DateTimeOffset start)
    {
        (this.random, this.start) = (new Random(seed), start);
        var read = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample"));
        this.questions = [.. read.Articles.SelectMany(a => a.Texts.Values).SelectMany(t => t.Questions)];
        var queues = new List<Queue<WebhookCall>>();
        foreach (var (platform, share) in platforms)
        {
            foreach (var account in platform.Accounts)
            {
                var isShort = account == XPlatform.Short;
                var events = isShort ? ShortEvents : Math.Max(1, (int)(count * share) - (platform.Accounts.Contains(XPlatform.Short) ? ShortEvents : 0));
                queues.Add(new(this.CallsOf(platform, this.EventsOf(platform, account, events, isShort ? ShortCustomers : Math.Max(1, events / EventsOfACustomer)))));
            }
        }

        while (queues.Sum(q => q.Count) is var left and > 0)
        {
            var at = this.random.Next(left);
            this.calls.Add(queues.First(q => (at -= q.Count) < 0).Dequeue());
        }
    }

    /// <summary>In the order in which they are sent.</summary>
    public IReadOnlyList<WebhookCall> Calls => this.calls;

    public int Events => this.calls.Where(c => c.Spoiling == Spoiling.None).Sum(c => c.Events.Count);

    public int Twice => this.calls.Where(c => c.Twice).Sum(c => c.Events.Count);

    public int Spoilt => this.calls.Count(c => c.Spoiling != Spoiling.None);

    public int Swapped { get; private set; }

    private List<CustomerEvent> EventsOf(Platform platform, string account, int count, int customers)
    {
        var clocks = new DateTimeOffset[customers];
        Array.Fill(clocks, this.start);
        var events = new List<CustomerEvent>(count);
        for (var i = 0; i < count; i++)
        {
            var customer = this.random.Next(customers);
            clocks[customer] += TimeSpan.FromSeconds(this.random.Next(2, 20));
            events.Add(new(account, $"{account}{customer:0000}", platform.MessageId(++this.number), this.Text(), clocks[customer]));
        }

        // Some come after the next one of the same customer.
        for (var i = 0; i < count; i++)
        {
            if (this.random.NextDouble() < OutOfOrder && events.FindIndex(i + 1, e => e.Customer == events[i].Customer) is var next and > 0)
            {
                (events[i], events[next]) = (events[next], events[i]);
                this.Swapped++;
            }
        }

        return events;
    }

    private string Text() => this.random.Next(100) switch
    {
        < 88 => this.questions[this.random.Next(this.questions.Length)],
        < 98 => Others[this.random.Next(8)],
        _ => Others[8 + this.random.Next(2)],
    };

    private List<WebhookCall> CallsOf(Platform platform, List<CustomerEvent> events)
    {
        var made = new List<WebhookCall>();
        for (var at = 0; at < events.Count;)
        {
            var size = Math.Min(this.random.Next(1, platform.MostTogether + 1), events.Count - at);
            var batch = events.GetRange(at, size);
            at += size;
            var body = Encoding.UTF8.GetBytes(platform.Body(batch));
            made.Add(new(platform, batch, body, platform.Sign(body), Spoiling.None, this.random.NextDouble() < Duplicates));
            if (this.random.NextDouble() < Malformed * size)
            {
                made.Add(this.Spoil(platform, batch[0] with { Id = platform.MessageId(++this.number) }));
            }
        }

        return made;
    }

    private WebhookCall Spoil(Platform platform, CustomerEvent said)
    {
        var spoiling = (Spoiling[])[Spoiling.Forged, Spoiling.Torn, Spoiling.Hollow];
        var how = spoiling[this.random.Next(spoiling.Length)];
        var body = Encoding.UTF8.GetBytes(how == Spoiling.Hollow ? platform.HollowBody(said) : platform.Body([said]));
        if (how == Spoiling.Torn)
        {
            body = body[..(body.Length / 2)];
        }

        var signature = how == Spoiling.Forged ? platform.Sign(body, "another secret"u8.ToArray()) : platform.Sign(body);
        return new(platform, [said], body, signature, how, Twice: false);
    }
}
