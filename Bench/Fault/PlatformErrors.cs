using System.Globalization;
using CareBot.Tests.StandIns;

namespace CareBot.Bench.Fault;

/// <summary>The errors that the platforms document for sends, by class.</summary>
internal static class PlatformErrors
{
    private static readonly (string Name, string Value) SoonAgain = ("Retry-After", "1");

    /// <summary>Of Messenger and Instagram.</summary>
    public static IReadOnlyList<ErrorClass> Messaging { get; } =
    [
        Transient(Graph(500, 1), Graph(503, 2), Graph(400, 100, 2534037), Graph(400, 10, 2018300)),
        Limited(Graph(400, 4), Graph(400, 613, 2534040), Graph(400, 80002)),
        new("window closed", 1, Final: true, [Graph(400, 10, 2534022), Graph(400, 10, 2018278)]),
        new("unreachable", 1, Final: true, [Graph(400, 551), Graph(400, 100, 2534014), Graph(400, 100, 2534029)]),
        Token(Graph(401, 190, 463), Graph(400, 10, 1893063), Graph(403, 200, 2534041)),
        new("rejected", 1, Final: true, [Graph(400, 100, 2018001), Graph(400, 100, 2018008), Graph(403, 200, 2018028)]),
        Network,
    ];

    public static IReadOnlyList<ErrorClass> WhatsApp { get; } =
    [
        Transient(Graph(500, 131000), Graph(503, 2), Graph(500, 131016)),
        Limited(Graph(400, 130429), Graph(400, 131056), Graph(400, 131048), Graph(400, 80007)),
        new("window closed", 1, Final: true, [Graph(400, 131047)]),
        new("unreachable", 1, Final: true, [Graph(400, 131026), Graph(400, 131049), Graph(400, 131050)]),
        Token(Graph(401, 190), Graph(400, 133010), Graph(400, 131042)),
        new("rejected", 1, Final: true, [Graph(400, 131051), Graph(400, 131008), Graph(404, 132001)]),
        Network,
    ];

    /// <summary>X closes no window.</summary>
    public static IReadOnlyList<ErrorClass> X { get; } =
    [
        Transient(Answer(500, ""), Answer(503, "")),
        Limited(Problem(429, "rate-limit-exceeded"), Numbered(429, 88)),
        new("unreachable", 1, Final: true, [Problem(403, "not-authorized-for-resource"), Problem(404, "resource-not-found"), Numbered(403, 349)]),
        Token(Answer(401, """{"title":"Unauthorized"}"""), Problem(403, "client-forbidden"), Numbered(401, 89)),
        new("rejected", 1, Final: true, [Problem(400, "invalid-request"), Numbered(403, 187)]),
        Network,
    ];

    private static ErrorClass Network => new("network", 2, Final: false, [new StandInFault.Drop(Taken: false)]);

    private static ErrorClass Transient(params StandInFault[] errors) => new("transient", 2, Final: false, errors);

    private static ErrorClass Limited(params StandInFault[] errors) => new("rate limited", 2, Final: false, errors);

    /// <summary>Rare, because each pauses the whole account.</summary>
    private static ErrorClass Token(params StandInFault[] errors) => new("token dead", 0.3, Final: false, errors);

    private static StandInFault Graph(int status, int code, int? subcode = null)
    {
        var detail = subcode is null ? "" : string.Create(CultureInfo.InvariantCulture, $",\"error_subcode\":{subcode}");
        return Answer(status, $$$"""{"error":{"message":"refused","type":"OAuthException","code":{{{code}}}{{{detail}}},"fbtrace_id":"x"}}""");
    }

    private static StandInFault Problem(int status, string type) => Answer(status, $$"""{"type":"https://api.x.com/2/problems/{{type}}","title":"refused","status":{{status}}}""");

    private static StandInFault Numbered(int status, int code) => Answer(status, $$$"""{"errors":[{"code":{{{code}}},"message":"refused"}]}""");

    private static StandInFault.Answer Answer(int status, string body) => new(status, body, SoonAgain);
}
