using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>Notes when tracked paths change, by the event counter of the dialog.</summary>
public partial class DialogStateManager
{
    private const string TrackerPath = "dialog._tracker.paths";

    /// <summary>Starts tracking paths; the answer holds the names under which <see cref="AnyPathChanged"/> knows them.</summary>
    public List<string> TrackPaths(IEnumerable<string> paths)
    {
        var names = new List<string>();
        foreach (var path in paths)
        {
            if (ObjectPath.TryResolvePath(this, TransformPath(path), out var segments))
            {
                var name = TrackedName(segments);
                SetValue($"{TrackerPath}.{name}", 0);
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Whether one of the tracked paths changed after the event with that number.</summary>
    public bool AnyPathChanged(uint counter, IEnumerable<string> paths) =>
        paths?.Any(path => GetValue<uint>($"{TrackerPath}.{path}") > counter) == true;

    private static string TrackedName(List<object> segments) => string.Join('_', segments);

    /// <summary>Tracks the path and, for an object, those inside it. What starts with an underscore is the runtime's own.</summary>
    private void NoteChange(string path, object value)
    {
        if (!ObjectPath.TryResolvePath(this, path, out var segments) || (segments is [_, string inner, ..] && inner.StartsWith('_')))
        {
            return;
        }

        Note(segments, value);
    }

    private void Note(List<object> segments, object value)
    {
        var tracked = $"{TrackerPath}.{TrackedName(segments)}";
        if (TryGetValue<uint>(tracked, out _))
        {
            SetValue(tracked, GetValue<uint>(DialogPath.EventCounter));
        }

        if (value is JObject)
        {
            ObjectPath.ForEachProperty(value, (name, child) => Note([.. segments, name], child));
        }
    }
}
