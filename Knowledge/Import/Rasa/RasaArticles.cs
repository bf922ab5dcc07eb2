using CareBot.Knowledge.Reading;

namespace CareBot.Knowledge.Import.Rasa;

/// <summary>
/// Makes articles of intents that have a response: a retrieval intent <c>group/key</c> has <c>utter_group/key</c>, any other what a
/// rule gives it, else <c>utter_name</c>. Metadata may say <c>article</c>, <c>language</c>, <c>title</c>, <c>tags</c>, <c>follow_ups</c>,
/// <c>valid_from</c>, <c>valid_until</c>.
/// </summary>
internal sealed class RasaArticles
{
    private readonly RasaFiles _files;
    private readonly FaultList _faults;
    private readonly LanguageChoice _languages;
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    private RasaArticles(RasaFiles files, LanguageChoice languages, FaultList faults) => (_files, _languages, _faults) = (files, languages, faults);

    public static IReadOnlyList<PlacedArticle> Of(RasaFiles files, LanguageChoice languages, FaultList faults) => new RasaArticles(files, languages, faults).Articles();

    private List<PlacedArticle> Articles()
    {
        var answered = _files.Intents.Values.Select(intent => (Intent: intent, Response: ResponseOf(intent))).ToArray();
        foreach (var (intent, _) in answered.Where(entry => entry.Response is null))
        {
            Warn(intent.Place, $"the intent '{FaultList.Shown(intent.Name)}' has no response and is left out", $"a response 'utter_{FaultList.Shown(intent.Name)}'");
        }

        var kept = answered.Where(entry => entry.Response is not null).Select(entry => (entry.Intent, Response: entry.Response!)).ToArray();
        foreach (var name in _files.Responses.Values.Where(response => !_used.Contains(response.Name)))
        {
            Warn(name.Place, $"the response '{FaultList.Shown(name.Name)}' belongs to no intent and is left out", "an intent of that name");
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (intent, _) in kept.OrderBy(entry => Meta(entry.Intent, "article") is null))
        {
            var own = Meta(intent, "article");
            _ids[intent.Name] = own ?? ArticleName.Unique(ArticleName.From(intent.Name), taken);
            taken.Add(_ids[intent.Name]);
            if (own is not null && !ArticleName.IsValid(own))
            {
                _faults.Error(intent.Place.File, intent.Place.Line, "article", $"the id '{FaultList.Shown(own)}' is not a name", ArticleName.Allowed);
            }
        }

        var unnamed = kept.Where(entry => Meta(entry.Intent, "language") is null).ToArray();
        var language = unnamed.Length == 0 ? "" : _languages.Of(unnamed.SelectMany(entry => entry.Intent.Examples), unnamed[0].Intent.Place with { Line = 0 });
        return [.. kept.GroupBy(entry => _ids[entry.Intent.Name], StringComparer.Ordinal).Select(same => Article(same.Key, [.. same], language))];
    }

    private RasaResponse? ResponseOf(RasaIntent intent)
    {
        string?[] names = [$"utter_{intent.Name}", _files.Rules.GetValueOrDefault(intent.Name)];
        var response = names.OfType<string>().Select(name => _files.Responses.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
        if (response is not null)
        {
            _used.Add(response.Name);
        }

        return response;
    }

    private PlacedArticle Article(string id, (RasaIntent Intent, RasaResponse Response)[] entries, string main)
    {
        var texts = new Dictionary<string, ArticleText>(StringComparer.Ordinal);
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var followUps = new List<string>();
        foreach (var (intent, response) in entries)
        {
            var language = Meta(intent, "language") ?? main;
            var variation = response.Variations.FirstOrDefault(map => map["channel"] is null) ?? response.Variations[0];
            var title = Meta(intent, "title") ?? intent.Examples.FirstOrDefault("");
            if (!texts.TryAdd(language, new(title, Answer(response, variation), intent.Examples)))
            {
                _faults.Error(intent.Place.File, intent.Place.Line, "language", $"the article '{id}' has two intents in '{language}'", "one intent an article and language");
            }

            places.TryAdd($"title/{language}", intent.Place);
            places.TryAdd($"questions/{language}", intent.Place);
            places.TryAdd($"languages/{language}", intent.Place);
            places.TryAdd($"answer/{language}", response.Place);
            followUps.AddRange(MetaList(intent, "follow_ups"));
            followUps.AddRange(Buttons(response, variation));
        }

        var head = entries[0].Intent;
        var article = new Article(
            id, texts, [.. followUps.Where(followUp => followUp != id).Distinct(StringComparer.Ordinal)], MetaList(head, "tags"), Instant(head, "valid_from"), Instant(head, "valid_until"));
        return new(article, place => places.GetValueOrDefault(place, head.Place));
    }

    private string Answer(RasaResponse response, MapNode variation)
    {
        if (response.Variations.Count > 1)
        {
            Warn(response.Place, $"{response.Variations.Count - 1} variations of '{FaultList.Shown(response.Name)}' are left out", "one text for all channels");
        }

        foreach (var key in variation.Entries.Select(entry => entry.Key.Text).Where(key => key is not ("text" or "buttons" or "metadata" or "id" or "channel")))
        {
            Warn(response.Place, $"'{FaultList.Shown(key)}' of '{FaultList.Shown(response.Name)}' is left out", "text and buttons");
        }

        return (variation["text"] as TextNode)?.Text ?? "";
    }

    /// <summary>The articles of the intents that buttons stand for.</summary>
    private IEnumerable<string> Buttons(RasaResponse response, MapNode variation)
    {
        foreach (var button in ((variation["buttons"] as ListNode)?.Items ?? []).OfType<MapNode>())
        {
            var payload = (button["payload"] as TextNode)?.Text.Split('{')[0].TrimStart('/') ?? "";
            if (_ids.TryGetValue(payload, out var id))
            {
                yield return id;
            }
            else
            {
                Warn(response.Place, $"the button '{FaultList.Shown((button["title"] as TextNode)?.Text ?? "")}' leads nowhere and is left out", "the payload '/intent' of an intent with a response");
            }
        }
    }

    private DateTimeOffset? Instant(RasaIntent intent, string key)
    {
        if (Meta(intent, key) is not { } text)
        {
            return null;
        }

        if (Instants.TryRead(text, out var instant))
        {
            return instant;
        }

        _faults.Error(intent.Place.File, intent.Place.Line, key, $"'{FaultList.Shown(text)}' is not a date", Instants.Allowed);
        return null;
    }

    private static string? Meta(RasaIntent intent, string key) => (intent.Metadata?[key] as TextNode)?.Text;

    private static List<string> MetaList(RasaIntent intent, string key) =>
        [.. ((intent.Metadata?[key] as ListNode)?.Items ?? []).OfType<TextNode>().Select(item => item.Text)];

    private void Warn(Place place, string what, string allowed) => _faults.Warn(place.File, place.Line, null, what, allowed);
}
