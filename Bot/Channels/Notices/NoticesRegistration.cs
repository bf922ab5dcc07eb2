using System.Globalization;

namespace CareBot.Bot.Channels.Notices;

public static class NoticesRegistration
{
    public static IServiceCollection AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var hours = int.TryParse(configuration["Channels:ElsewhereHours"], NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 12;
        services.AddSingleton(new ElsewhereOptions(TimeSpan.FromHours(hours)));
        services.AddSingleton<LateFailures>();
        services.AddSingleton<IPlatformNotices, PlatformNotices>();
        services.AddSingleton<ElsewhereWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ElsewhereWatch>());
        return services;
    }
}
