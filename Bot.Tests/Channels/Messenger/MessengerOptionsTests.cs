using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Messenger;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Channels.Messenger;

public sealed class MessengerOptionsTests
{
    [Fact]
    public void Right_settings_have_no_faults() => Assert.Empty(Faults(MessengerHost.Settings()));

    [Fact]
    public void A_channel_without_accounts_is_not_used_and_has_no_faults() => Assert.Empty(Faults([]));

    [Fact]
    public void All_faults_are_told_at_once_and_no_secret_is_shown()
    {
        var faults = Faults(MessengerHost.Settings(
            ("AppSecret", null), ("VerifyToken", " "), ("GraphBaseUrl", "http://graph.example.com"), ("ApiVersion", "25"), ("TypingIndicator", "yes"),
            ("Accounts:shop:AccessToken", "two words"), ("Accounts:other:Id", "1234"), ("Accounts:third:AccessToken", "t"), ("Accounts:third:Id", "")));
        Assert.Equal(
            new (string, string)[]
            {
                ("Channels:Messenger:Accounts:other:AccessToken", "(none)"),
                ("Channels:Messenger:Accounts:shop:AccessToken", "(hidden)"),
                ("Channels:Messenger:Accounts:shop:Id", "1234"),
                ("Channels:Messenger:Accounts:third:Id", "(none)"),
                ("Channels:Messenger:ApiVersion", "25"),
                ("Channels:Messenger:AppSecret", "(none)"),
                ("Channels:Messenger:GraphBaseUrl", "http://graph.example.com"),
                ("Channels:Messenger:TypingIndicator", "yes"),
                ("Channels:Messenger:VerifyToken", "(none)"),
            },
            faults.Select(f => (f.Key, f.Found)).Order());
    }

    private static IReadOnlyList<SettingFault> Faults(Dictionary<string, string?> settings) =>
        MessengerOptions.Faults(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
