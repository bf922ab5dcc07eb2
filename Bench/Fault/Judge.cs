using System.Diagnostics;

namespace CareBot.Bench.Fault;

/// <summary>What there is to judge when a run is over.</summary>
internal sealed record Evidence(
    FaultSettings Settings,
    EventScript Script,
    Deliverer Deliverer,
    IReadOnlyList<Platform> Platforms,
    Crew Crew,
    IReadOnlyList<StoredEvent> Events,
    IReadOnlyList<StoredReply> Replies);

/// <summary>Holds the promise about delivery against what was seen from outside.</summary>
internal sealed class Judge(Evidence seen, Verdict verdict)
{
    /// <summary>A send that was begun before a person took over may still arrive so much later.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Customer, string Id), StoredReply> recorded = seen.Replies
        .Where(r => r.PlatformId is not null && r.IsSent).ToDictionary(r => (r.Customer, r.PlatformId!));

    public void Decide()
    {
        this.Accepted();
        this.Answered();
        this.Delivered();
        this.Ordered();
        this.OneSpeaker();
        this.Short();
    }

    private void Accepted()
    {
        var stored = seen.Events.Select(e => e.MessageId).ToList();
        var accepted = seen.Deliverer.Accepted.ToHashSet(StringComparer.Ordinal);
        verdict.Count("messages that got a 200", accepted.Count);
        verdict.None("  got a 200 and were lost", [.. accepted.Except(stored, StringComparer.Ordinal)]);
        verdict.None("  stored twice", [.. stored.CountBy(id => id).Where(c => c.Value > 1).Select(c => c.Key)]);
        verdict.None("  stored though nobody got a 200 (forged, torn, hollow)", [.. stored.Where(id => !accepted.Contains(id))]);
        verdict.None("  of the script and never accepted", [.. seen.Script.Calls.Where(c => c.Spoiling == Spoiling.None).SelectMany(c => c.Events).Select(e => e.Id).Where(id => !accepted.Contains(id))]);
    }

    private void Answered()
    {
        var replied = seen.Replies.Where(r => r.Turn is not null).Select(r => (r.Conversation, r.Turn!.Value)).ToHashSet();
        verdict.None("accepted and still waiting", [.. seen.Events.Where(e => e.State == 0).Select(e => e.MessageId)]);
        verdict.None("accepted and set aside", [.. seen.Events.Where(e => e.State == 2).Select(e => $"{e.MessageId}: {e.Error}")]);
        verdict.None("said to be answered, with no reply", [.. seen.Events.Where(e => e.Outcome == 0 && !replied.Contains((e.Conversation, e.Turn!.Value))).Select(e => e.MessageId)]);
        verdict.None("silent without a rule", [.. seen.Events.Where(e => e.Outcome == 2 && e.Rule is null).Select(e => e.MessageId)]);
    }

    private void Delivered()
    {
        var taken = seen.Platforms.SelectMany(p => p.Taken).ToList();
        var ids = taken.Select(t => (t.Customer, t.Id)).ToHashSet();
        verdict.Count("replies that platforms took", taken.Count);
        verdict.None("  recorded as sent, taken by no platform", [.. this.recorded.Where(r => !ids.Contains(r.Key)).Select(r => $"reply {r.Value.Id}")]);
        verdict.None("  recorded as sent without the platform's id", [.. seen.Replies.Where(r => r.IsSent && r.PlatformId is null).Select(r => $"reply {r.Id}")]);

        var allowed = seen.Replies.Where(r => r.Repeated).GroupBy(r => r.Customer).ToDictionary(g => g.Key, g => g.Sum(r => r.Attempts - (r.IsSent ? 1 : 0)), StringComparer.Ordinal);
        var copies = taken.Where(t => !this.recorded.ContainsKey((t.Customer, t.Id))).GroupBy(t => t.Customer).ToList();
        verdict.Count("  sends in flight at a kill (repeated)", seen.Replies.Count(r => r.Repeated));
        verdict.Count("  of these, replies that came twice", copies.Sum(c => c.Count()));
        verdict.None("  came twice without such a send", [.. copies.Where(c => c.Count() > allowed.GetValueOrDefault(c.Key)).Select(c => c.Key)]);

        var errors = seen.Platforms.Sum(p => p.Errors.Final);
        verdict.Count("  given up, listed with the reason", seen.Replies.Count(r => r.State == 4));
        verdict.None("  given up without a reason", [.. seen.Replies.Where(r => r.State == 4 && r.Error is null).Select(r => $"reply {r.Id}")]);
        verdict.Must("  given up for the platforms' final errors only", seen.Replies.Count(r => r.State == 4) <= errors, $"{errors}");
        verdict.None("  still to leave, the short account's aside", [.. seen.Replies.Where(r => r.State is 0 or 1 && r.Account != XPlatform.Short).Select(r => $"reply {r.Id}")]);
        verdict.None("refused by the stand-ins' own rules", [.. seen.Platforms.SelectMany(p => p.Refused)]);
    }

    /// <summary>Two orders: replies of a customer leave as they were decided; what came and was written later is not taken before.</summary>
    private void Ordered()
    {
        var swapped = new List<string>();
        foreach (var customer in seen.Platforms.SelectMany(p => p.Taken).GroupBy(t => t.Customer))
        {
            var ids = customer.Select(t => this.recorded.GetValueOrDefault((t.Customer, t.Id))?.Id).OfType<long>().ToList();
            if (!ids.SequenceEqual(ids.Order()))
            {
                swapped.Add(customer.Key);
            }
        }

        verdict.None("customers whose replies came in another order", swapped);
        var early = new List<string>();
        foreach (var events in seen.Events.Where(e => e.Turn is not null).GroupBy(e => e.Conversation))
        {
            var inOrder = events.OrderBy(e => e.Id).ToList();
            early.AddRange(
                from later in inOrder
                where inOrder.TakeWhile(e => e.Id < later.Id).Any(e => e.PlatformAt < later.PlatformAt && e.Turn > later.Turn)
                select later.MessageId);
        }

        verdict.None("events taken before an earlier one", early);
    }

    private void OneSpeaker()
    {
        var customers = seen.Replies.GroupBy(r => r.Conversation).ToDictionary(g => g.Key, g => g.First().Customer);
        var taken = seen.Platforms.SelectMany(p => p.Taken).ToLookup(t => t.Customer, StringComparer.Ordinal);
        int late = 0, words = 0;
        var two = new List<string>();
        foreach (var (conversation, at) in seen.Crew.TakenOver.Where(t => customers.ContainsKey(t.Key)))
        {
            foreach (var reply in taken[customers[conversation]].Where(t => t.At > at))
            {
                if (reply.Text?.StartsWith(Agent.Says, StringComparison.Ordinal) == true)
                {
                    words++;
                }
                else if (Stopwatch.GetElapsedTime(at, reply.At) < OnItsWay)
                {
                    late++;
                }
                else
                {
                    two.Add($"{reply.Customer}, {Stopwatch.GetElapsedTime(at, reply.At).TotalSeconds:0.0} s after");
                }
            }
        }

        var takenOver = seen.Crew.TakenOver;
        bool IsBots(StoredReply reply) => reply.Speaker == "bot";
        var dropped = seen.Replies.Where(r => r.State == 3).ToList();
        verdict.Must("conversations that people took over, two reaching at once", takenOver.Count >= seen.Settings.FewestTakeovers, $"{takenOver.Count}");
        verdict.None("  that both got, or nobody", seen.Crew.Unfair);
        verdict.Count("  people's words that the desk took", seen.Crew.Written);
        verdict.Must("  people's words that are kept", seen.Replies.Count(r => !IsBots(r)) >= seen.Crew.Written, $"{seen.Replies.Count(r => !IsBots(r))}");
        verdict.Count("  people's words that arrived", words);
        verdict.Must("  the bot's words that waited then, dropped and recorded", dropped.Count > 0, $"{dropped.Count}");
        verdict.None("  dropped without a reason", [.. dropped.Where(r => r.Error is null).Select(r => $"reply {r.Id}")]);
        verdict.None("  the bot's words that still wait beside a person", [.. seen.Replies.Where(r => IsBots(r) && (r.State is 0 or 1) && takenOver.ContainsKey(r.Conversation)).Select(r => $"reply {r.Id}")]);
        verdict.Count("  the bot's words that were on their way", late);
        verdict.None("  the bot spoke beside the person", two);
        verdict.None("  dropped where nobody took over", [.. dropped.Where(r => !takenOver.ContainsKey(r.Conversation)).Select(r => $"reply {r.Id}")]);
    }

    private static string Several(List<StoredReply> replies)
    {
        var turns = replies.GroupBy(r => (r.Conversation, r.Turn)).ToList();
        return $"{turns.Count(t => t.Count() > 1)} of {turns.Count}";
    }

    private void Short()
    {
        var replies = seen.Replies.Where(r => r.Account == XPlatform.Short).ToList();
        var sends = replies.Sum(r => r.Attempts);
        var held = replies.Count(r => r.State is 0 or 1);
        verdict.Must("the short account: sends begun", sends <= XPlatform.ShortAllowance, $"{sends}");
        verdict.Must("  replies held back", held > 0, $"{held}");
        verdict.Say("  its turns with several replies", Several(replies));
        verdict.Say("  those of all other accounts", Several([.. seen.Replies.Where(r => r.Account != XPlatform.Short)]));
    }
}
