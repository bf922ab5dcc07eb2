using CareBot.Bot.Channels;

namespace CareBot.Bot.Understanding;

/// <summary>What stands under <c>Understanding</c>: whether a language service outside is asked, and which.</summary>
public sealed record UnderstandingOptions
{
    public const string Section = "Understanding";

    private const string Local = "Local";
    private const string Clu = "Clu";

    /// <summary>Whether Azure Conversational Language Understanding is asked.</summary>
    public bool AsksClu { get; internal init; }

    /// <summary>The Language resource's address, without a trailing slash.</summary>
    public string Endpoint { get; internal init; } = "";

    /// <summary>Name of the conversation project; case counts.</summary>
    public string Project { get; internal init; } = "";

    /// <summary>Name of its deployment; case counts.</summary>
    public string Deployment { get; internal init; } = "production";

    public string ApiVersion { get; internal init; } = "2023-04-01";

    /// <summary>The resource's key; null: the machine's managed identity vouches for us.</summary>
    public string? Key { get; internal init; }

    /// <summary>Client id of a user-assigned managed identity; null: the machine's own.</summary>
    public string? ManagedIdentityClientId { get; internal init; }

    /// <summary>Longest time that one message waits for the service, repetitions and their pauses included.</summary>
    public TimeSpan TimeLimit { get; internal init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>Pause before a call is repeated, unless the service names a longer one.</summary>
    internal TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>All that is wrong with the settings; empty if they can be used.</summary>
    public static IReadOnlyList<SettingFault> Faults(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Read(configuration, faults);
        OpenAi.OpenAiOptions.ReadEmbeddings(configuration, faults);
        OpenAi.OpenAiOptions.ReadPhrasing(configuration, faults);
        return faults;
    }

    internal static UnderstandingOptions Read(IConfiguration configuration, List<SettingFault> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new SettingReader(configuration.GetSection(Section), faults);
        var provider = settings.Text("Provider", Local);
        if (provider is not (Local or Clu))
        {
            settings.Fault("Provider", provider, $"{Local} (messages are read in the process) or {Clu} (Azure Conversational Language Understanding is asked too)");
        }

        return new()
        {
            AsksClu = provider == Clu,
            Endpoint = Address(settings, provider == Clu),
            Project = Name(settings, "Project", "", provider == Clu),
            Deployment = Name(settings, "Deployment", "production", isNeeded: false),
            ApiVersion = Version(settings),
            Key = settings.Optional("Key") is null ? null : settings.Token("Key", "the Language resource's key"),
            ManagedIdentityClientId = Identity(settings),
            TimeLimit = TimeSpan.FromMilliseconds(settings.Number("TimeLimitMilliseconds", otherwise: 1500, least: 100, most: 5000)),
        };
    }

    private static string Address(SettingReader settings, bool isNeeded)
    {
        const string Example = "https://my-shop.cognitiveservices.azure.com";
        if (settings.Optional("Endpoint") is not null)
        {
            var address = settings.Address("Endpoint", Example);
            if (new Uri(address).PathAndQuery == "/")
            {
                return address;
            }

            settings.Fault("Endpoint", address, $"the address alone, without a path, for example {Example}");
        }
        else if (isNeeded)
        {
            settings.Fault("Endpoint", null, $"the Language resource's address, for example {Example}");
        }

        return Example;
    }

    private static string Name(SettingReader settings, string key, string otherwise, bool isNeeded)
    {
        const int Longest = 100;
        var name = settings.Text(key, otherwise);
        if (name.Length > Longest || (isNeeded && name.Length == 0))
        {
            settings.Fault(key, name.Length == 0 ? null : name, "the name as the Language resource has it, large and small letters alike");
        }

        return name;
    }

    private static string Version(SettingReader settings)
    {
        var version = settings.Text("ApiVersion", "2023-04-01");
        var date = version.Length >= 10 ? version[..10] : version;
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", out _) || version[date.Length..] is not ("" or "-preview"))
        {
            settings.Fault("ApiVersion", version, "a version of the service, for example 2023-04-01");
        }

        return version;
    }

    private static string? Identity(SettingReader settings)
    {
        var id = settings.Optional("ManagedIdentityClientId");
        if (id is not null && !Guid.TryParse(id, out _))
        {
            settings.Fault("ManagedIdentityClientId", id, "the client id (a GUID) of a user-assigned managed identity; empty for the machine's own");
        }
        else if (id is not null && settings.Optional("Key") is not null)
        {
            settings.Fault("ManagedIdentityClientId", id, "either Key or a managed identity, not both");
        }

        return id;
    }
}
