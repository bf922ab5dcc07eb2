using CareBot.Bot.Channels;
using CareBot.Bot.Channels.X;
using Microsoft.Extensions.Configuration;

namespace CareBot.Tests.Channels.X;

public sealed class XBudgetTests
{
    [Fact]
    public void An_account_may_send_what_the_platform_documents_unless_the_settings_know_better()
    {
        Assert.Equal([(15, 15.0), (1440, 1440.0)], Read().Users[0].Budgets.Select(b => (b.Most, b.Window.TotalMinutes)));
        Assert.Equal([(60, 15.0), (1440, 1440.0)], Read(("SendsInFifteenMinutes", "60")).Users[0].Budgets.Select(b => (b.Most, b.Window.TotalMinutes)));
        Assert.Equal(
            [(60, 15.0), (7, 1440.0)],
            Read(("SendsInFifteenMinutes", "60"), ("Accounts:toko:SendsInADay", "7")).Users[0].Budgets.Select(b => (b.Most, b.Window.TotalMinutes)));
    }

    [Fact]
    public void A_budget_of_nothing_is_refused_with_what_is_allowed()
    {
        var faults = new List<SettingFault>();
        Read(faults, ("SendsInADay", "0"));
        Assert.Contains("1", Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    private static XOptions Read(params (string Key, string Value)[] more) => Read([], more);

    private static XOptions Read(List<SettingFault> faults, params (string Key, string Value)[] more)
    {
        (string Key, string Value)[] account = [("ConsumerKey", "k"), ("ConsumerSecret", "s"), ("Accounts:toko:Id", "1234"), ("Accounts:toko:AccessToken", "t"), ("Accounts:toko:AccessTokenSecret", "s")];
        return XOptions.Read(
            new ConfigurationBuilder().AddInMemoryCollection(account.Concat(more).Select(s => KeyValuePair.Create("Channels:X:" + s.Key, (string?)s.Value))).Build(), faults);
    }
}
