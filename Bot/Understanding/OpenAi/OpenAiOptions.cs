using CareBot.Bot.Channels;

namespace CareBot.Bot.Understanding.OpenAi;

/// <summary>An endpoint that speaks OpenAI's REST interface, and a model there.</summary>
public sealed record OpenAiOptions
{
    /// <summary>Whether it is asked at all.</summary>
    public bool IsOn { get; internal init; }

    /// <summary>Without a trailing slash.</summary>
    public string Endpoint { get; internal init; } = "https://api.openai.com/v1";

    public string Model { get; internal init; } = "";

    /// <summary>Null where the server wants none.</summary>
    public string? Key { get; internal init; }

    /// <summary>Longest time that a customer waits for it.</summary>
    public TimeSpan TimeLimit { get; internal init; }

    /// <summary>Numbers that a vector is asked to have; null: as many as the model gives.</summary>
    public int? Dimensions { get; internal init; }

    /// <param name="configuration">The whole settings.</param>
    /// <param name="faults">Takes what is wrong.</param>
    internal static OpenAiOptions ReadEmbeddings(IConfiguration configuration, List<SettingFault> faults)
    {
        const int Usual = 256;
        var settings = Section(configuration, "Embeddings", faults);
        var dimensions = settings.Number("Dimensions", Usual, 0, 4096);
        return Read(settings, usualModel: "text-embedding-3-small", usualLimit: 400) with { Dimensions = dimensions == 0 ? null : dimensions };
    }

    /// <param name="configuration">The whole settings.</param>
    /// <param name="faults">Takes what is wrong.</param>
    internal static OpenAiOptions ReadPhrasing(IConfiguration configuration, List<SettingFault> faults) =>
        Read(Section(configuration, "Phrasing", faults), usualModel: "gpt-4.1-mini", usualLimit: 3000);

    private static SettingReader Section(IConfiguration configuration, string name, List<SettingFault> faults) =>
        new(configuration.GetSection($"{UnderstandingOptions.Section}:{name}"), faults);

    private static OpenAiOptions Read(SettingReader settings, string usualModel, int usualLimit)
    {
        const string Off = "Off", OpenAi = "OpenAi";
        const int LongestModel = 100;
        var provider = settings.Text("Provider", Off);
        if (provider is not (Off or OpenAi))
        {
            settings.Fault("Provider", provider, $"{Off}, or {OpenAi} (an endpoint that speaks OpenAI's interface is asked)");
        }

        var model = settings.Text("Model", usualModel);
        if (model.Length > LongestModel)
        {
            settings.Fault("Model", model, $"the name of a model of the endpoint, at most {LongestModel} characters");
        }

        return new()
        {
            IsOn = provider == OpenAi,
            Endpoint = settings.Address("Endpoint", "https://api.openai.com/v1"),
            Model = model,
            Key = settings.Optional("Key") is null ? null : settings.Token("Key", "the endpoint's key"),
            TimeLimit = TimeSpan.FromMilliseconds(settings.Number("TimeLimitMilliseconds", usualLimit, 50, 10_000)),
        };
    }
}
