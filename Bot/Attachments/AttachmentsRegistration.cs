namespace CareBot.Bot.Attachments;

public static class AttachmentsRegistration
{
    /// <summary>Settings that are wrong count as absent here: ask <see cref="AttachmentOptions.Faults"/> before the start.</summary>
    public static void AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(AttachmentOptions.Read(configuration, []));
        services.AddSingleton<AttachmentStore>();
    }
}
