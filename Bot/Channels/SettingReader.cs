using System.Globalization;

namespace CareBot.Bot.Channels;

/// <summary>Reads a channel's settings and collects what is wrong with them instead of stopping at the first fault.</summary>
internal sealed class SettingReader(IConfigurationSection section, List<SettingFault> faults)
{
    public string Path => section.Path;

    /// <summary>The trimmed value, or null if it is missing or blank.</summary>
    public string? Optional(string key) => section[key]?.Trim() is { Length: > 0 } value ? value : null;

    public string Text(string key, string otherwise) => Optional(key) ?? otherwise;

    /// <summary>A value that must be there; it is never shown.</summary>
    public string Secret(string key, string cure)
    {
        var value = Optional(key);
        if (value is null)
        {
            Fault(key, null, cure);
        }

        return value ?? "";
    }

    /// <summary>A secret that travels in a header.</summary>
    public string Token(string key, string cure)
    {
        var value = Secret(key, cure);
        if (!value.All(c => c is > ' ' and < '\x7f'))
        {
            Fault(key, "(hidden)", "visible ASCII characters without spaces; copy it again");
        }

        return value;
    }

    public bool Flag(string key, bool otherwise)
    {
        var value = Optional(key);
        if (bool.TryParse(value, out var flag))
        {
            return flag;
        }

        if (value is not null)
        {
            Fault(key, value, "true or false");
        }

        return otherwise;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string key, int otherwise, int least, int most)
    {
        var value = Optional(key);
        if (value is null)
        {
            return otherwise;
        }

        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(key, value, $"a whole number from {least} to {most}");
        return otherwise;
    }

    /// <summary>An absolute address without a trailing slash; <c>http</c> only for this machine.</summary>
    public string Address(string key, string otherwise)
    {
        var value = Optional(key) ?? otherwise;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            Fault(key, value, $"an https:// address (http:// only for this machine), for example {otherwise}");
            return otherwise;
        }

        return value.TrimEnd('/');
    }

    /// <summary>An https address in which <paramref name="placeholder"/> stands for something; null if it is missing.</summary>
    public string? AddressWith(string key, string placeholder)
    {
        var value = Optional(key);
        if (value is not null && !(value.Contains(placeholder, StringComparison.Ordinal)
            && Uri.TryCreate(value.Replace(placeholder, "x", StringComparison.Ordinal), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            Fault(key, value, $"an https:// address with {placeholder} in it");
        }

        return value;
    }

    public IReadOnlyList<string> List(string key) =>
        [.. section.GetSection(key).GetChildren().Select(c => c.Value?.Trim()).OfType<string>().Where(v => v.Length > 0)];

    /// <summary>The named sections under <paramref name="key"/>, each with a reader of its own.</summary>
    public IEnumerable<(string Name, SettingReader Reader)> Children(string key) =>
        section.GetSection(key).GetChildren().Select(c => (c.Key, new SettingReader(c, faults)));

    public void Fault(string key, string? found, string allowed) =>
        faults.Add(new($"{section.Path}:{key}", found ?? "(none)", allowed));
}
