using System.Text.Json;
using CareBot.Bot.Channels;

namespace CareBot.Tests.Channels.Meta;

/// <summary>What Messenger and Instagram have in common.</summary>
public abstract class MessagingContract : MetaContract
{
    private protected abstract string About { get; }

    private protected override string Call(string account, params IEnumerable<Said> messages) => Envelope(account, messages.Select(m => Item(account, m)));

    private protected override string CallWithBrokenMiddle(Said before, Said after) => Envelope(Shop, Item(Shop, before), """{"sender":7,"message":[]}""", Item(Shop, after));

    private protected override string PictureCall(string id) => Envelope(
        Shop,
        Item(Shop, Customer, 1, "\"message\":{\"mid\":\"" + id + "\",\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"https://scontent.xx.fbcdn.net/x.jpg\"}}]}"));

    private protected override string ForeignEcho(string id, string text) => Echo($$"""{"mid":"{{id}}","text":"{{text}}","is_echo":true,"app_id":263902037430900}""");

    private protected override IReadOnlyList<PlatformError> Errors =>
    [
        Error(500, 1, null, SendOutcome.Transient), Error(503, 2, null, SendOutcome.Transient), Error(400, 1, 1357046, SendOutcome.Sent),
        Error(400, 4, null, SendOutcome.RateLimited), Error(400, 613, 2534040, SendOutcome.RateLimited), Error(400, 80002, null, SendOutcome.RateLimited),
        Error(400, 10, 2534022, SendOutcome.WindowClosed), Error(400, 10, 2018278, SendOutcome.WindowClosed),
        Error(400, 551, null, SendOutcome.Unreachable), Error(400, 100, 2534014, SendOutcome.Unreachable), Error(400, 100, 2534029, SendOutcome.Unreachable),
        Error(401, 190, 463, SendOutcome.TokenDead), Error(400, 10, 1893063, SendOutcome.TokenDead), Error(403, 200, 2534041, SendOutcome.TokenDead), Error(400, 10, 2534077, SendOutcome.TokenDead),
        Error(400, 100, 2018001, SendOutcome.Rejected), Error(400, 100, 2018008, SendOutcome.Rejected), Error(403, 200, 2018028, SendOutcome.Rejected),
        Error(400, 100, 2534037, SendOutcome.Transient), Error(400, 10, 2018300, SendOutcome.Transient),
    ];

    private protected override PlatformError WindowOver => Error(400, 10, 2534022, SendOutcome.WindowClosed);

    private protected override PlatformError MediaRefused => Error(400, 100, 2018008, SendOutcome.Rejected);

    private protected string Echo(string message) => Envelope(
        Shop, $$"""{"sender":{"id":"{{Shop}}"},"recipient":{"id":"{{Customer}}"},"timestamp":1700000000123,"message":{{message}}}""");

    private protected string Subject(string subject) => Envelope(Shop, Item(Shop, Customer, 1_700_000_000, subject));

    private protected string Envelope(string account, params IEnumerable<string> items) =>
        $$"""{"object":"{{About}}","entry":[{"id":"{{account}}","time":1700000000000,"messaging":[{{string.Join(',', items)}}]}]}""";

    private static string Item(string account, Said said) =>
        Item(account, said.Customer, said.Second, $$""" "message":{"mid":"{{said.Id}}","text":{{JsonSerializer.Serialize(said.Text)}}} """);

    private static string Item(string account, string customer, long second, string subject) =>
        $$"""{"sender":{"id":"{{customer}}"},"recipient":{"id":"{{account}}"},"timestamp":{{second}}000,{{subject}}}""";
}
