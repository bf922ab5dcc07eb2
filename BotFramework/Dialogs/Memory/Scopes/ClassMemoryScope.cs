using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Memory.Scopes;

/// <summary><c>class</c>: the settings of the active dialog, to read only.</summary>
public class ClassMemoryScope() : MemoryScope(ScopePath.Class, includeInSnapshot: false)
{
    public override object GetMemory(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.ActiveDialog is { } active ? SettingsOf(dc.FindDialog(active.Id)) : null;
    }

    public override void SetMemory(DialogContext dc, object memory) => throw ReadOnly();

    /// <summary>The properties that hold plain values: text, numbers, and what JSON knows.</summary>
    internal static IDictionary<string, object> SettingsOf(Dialog dialog)
    {
        if (dialog is null)
        {
            return null;
        }

        var settings = new Dictionary<string, object>();
        foreach (var property in dialog.GetType().GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var plain = type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal)
                || type == typeof(DateTime) || type == typeof(DateTimeOffset) || typeof(JToken).IsAssignableFrom(type);
            if (plain && property.GetValue(dialog) is { } value)
            {
                var name = property.GetCustomAttributes(typeof(JsonPropertyAttribute), inherit: true)
                    .OfType<JsonPropertyAttribute>().FirstOrDefault()?.PropertyName ?? property.Name;
                settings[name] = value;
            }
        }

        return settings.AsReadOnly();
    }
}

/// <summary><c>dialogclass</c>: the settings of the dialog that <c>dialog</c> belongs to, to read only.</summary>
public class DialogClassMemoryScope() : MemoryScope(ScopePath.DialogClass, includeInSnapshot: false)
{
    public override object GetMemory(DialogContext dc) =>
        DialogMemoryScope.Owner(dc) is { } owner ? ClassMemoryScope.SettingsOf(dc.FindDialog(owner.Id)) : null;

    public override void SetMemory(DialogContext dc, object memory) => throw ReadOnly();
}
