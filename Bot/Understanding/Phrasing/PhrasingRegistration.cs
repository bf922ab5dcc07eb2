using CareBot.Bot.Understanding.OpenAi;
using Microsoft.Extensions.AI;

namespace CareBot.Bot.Understanding.Phrasing;

public static class PhrasingRegistration
{
    private const string Service = "Understanding:Phrasing";

    /// <summary>The service of <c>Understanding:Phrasing</c>, or an <see cref="IChatClient"/> that was registered before.</summary>
    public static void AddPhrasing(this IServiceCollection services, IConfiguration configuration)
    {
        var options = OpenAiOptions.ReadPhrasing(configuration, []);
        services.AddSingleton(provider =>
        {
            var (clock, log) = (provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AnswerPhrasing>>());
            var tally = provider.GetRequiredService<OutsideServices>().Phrasing;
            var chat = !options.IsOn ? null
                : provider.GetService<IChatClient>() ?? new OpenAiChat(new(provider.GetRequiredService<OpenAiClients>().Http, options.Endpoint, options.Key, clock), options.Model);
            return new AnswerPhrasing(chat, new(Service, tally, options.TimeLimit, clock, log), tally, log);
        });
    }
}
