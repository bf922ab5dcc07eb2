using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json.Linq;

namespace CareBot.Dialogs;

/// <summary>
/// The dialog stack in a state whose storage gives JSON back. Its few names are read by hand, in a fraction of the time and room that the
/// serializer takes; what dialogs remember beside plain values stays JSON until they ask for it.
/// </summary>
internal sealed class StoredStack(IStatePropertyAccessor<object> stored) : IStatePropertyAccessor<DialogState>
{
    public string Name => stored.Name;

    public async Task<DialogState> GetAsync(ITurnContext turnContext, Func<DialogState>? defaultValueFactory = null, CancellationToken cancellationToken = default)
    {
        var value = await stored.GetAsync(turnContext, () => null!, cancellationToken);
        if (value is DialogState known)
        {
            return known;
        }
        var stack = value is JToken json ? Read(json) : defaultValueFactory?.Invoke();
        if (stack is not null)
        {
            await stored.SetAsync(turnContext, stack, cancellationToken);
        }
        return stack!;
    }

    public Task SetAsync(ITurnContext turnContext, DialogState value, CancellationToken cancellationToken = default) => stored.SetAsync(turnContext, value, cancellationToken);

    public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => stored.DeleteAsync(turnContext, cancellationToken);

    private static DialogState? Read(JToken json) =>
        json["dialogStack"] is JArray stack && stack.All(IsPlain) ? new DialogState([.. stack.Cast<JObject>().Select(Instance)]) : json.ToObject<DialogState>();

    private static bool IsPlain(JToken instance) => instance is JObject { Count: var count } json
        && json["id"] is JValue { Type: JTokenType.String } && json["state"] is JObject
        && count == (json["Version"] is JValue { Type: JTokenType.String } ? 3 : 2);

    private static DialogInstance Instance(JObject json)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in (JObject)json["state"]!)
        {
            values[name] = value is JValue plain ? plain.Value! : value!;
        }
        return new() { Id = (string)json["id"]!, Version = (string)json["Version"]!, State = values };
    }
}
