using CareBot.Bot.Attachments.Incoming;

namespace CareBot.Bot.Attachments;

public static class AttachmentsRegistration
{
    /// <summary>Settings that are wrong count as absent here: ask <see cref="AttachmentOptions.Faults"/> before the start.</summary>
    public static void AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(AttachmentOptions.Read(configuration, []));
        services.AddSingleton<AttachmentStore>();
        services.AddSingleton(MediaOptions.Read(configuration, []));
        services.AddSingleton(provider => new MediaClient(provider.GetRequiredService<MediaOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ExpectedMedia>();
        services.AddSingleton<MediaStore>();
        services.AddSingleton<MediaFetcher>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaFetcher>());
    }
}
