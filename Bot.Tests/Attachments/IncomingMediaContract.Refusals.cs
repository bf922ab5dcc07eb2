using System.Security.Cryptography;
using CareBot.Bot.Api.Cases;
using CareBot.Bot.Attachments.Incoming;
using CareBot.Bot.Channels;
using CareBot.Bot.Channels.Meta;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Attachments;

/// <summary>What is not kept, and what is not asked for.</summary>
public abstract partial class IncomingMediaContract
{
    [Fact]
    public async Task A_file_that_is_too_large_or_no_known_type_is_not_kept()
    {
        this.platform.Have("big", [.. TestFiles.Png, .. new byte[1024 * 1024]]);
        await this.SendAsync("messenger", "big");
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, MediaFault.TooLarge, null), Seen(await this.FileAsync()));

        this.platform.Have("page", TestFiles.Html);
        await this.SendAsync("messenger", "page");
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, MediaFault.Type, null), Seen(await this.FileAsync()));
        Assert.Empty(await this.road.ReadAsync(db => db.Attachments.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task A_conversation_that_keeps_as_much_as_it_may_keeps_no_more()
    {
        this.platform.Have("half", [.. TestFiles.Png, .. new byte[600 * 1024]]);
        foreach (var state in new[] { AttachmentState.Kept, AttachmentState.Failed })
        {
            await this.SendAsync("messenger", "half");
            await this.FetchAsync();
            Assert.Equal(state, (await this.FileAsync()).State);
        }

        Assert.Equal(MediaFault.Full, (await this.FileAsync()).Fault);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/f")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://evil.example/f.png")]
    [InlineData("https://fbcdn.net.evil.example/f.png")]
    [InlineData("https://evilfbcdn.net/f.png")]
    [InlineData("http://scontent.fbcdn.net/f.png")]
    [InlineData("https://scontent.fbcdn.net:8443/f.png")]
    [InlineData("https://user:pw@scontent.fbcdn.net/f.png")]
    [InlineData("file:///etc/passwd")]
    public async Task Nothing_is_fetched_from_anywhere_else(string address)
    {
        await this.SendAsync("messenger", address, isAddress: true);
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, MediaFault.Host, null), Seen(await this.FileAsync()));
        Assert.Equal(0, this.platform.Calls);
    }

    [Fact]
    public async Task A_redirect_is_followed_among_the_allowed_hosts_only_and_without_the_token()
    {
        this.platform.Have("f1", TestFiles.Png);
        await this.SendAsync("messenger", $"{this.platform.Address}to?where=/fb/f1", isAddress: true);
        await this.FetchAsync();
        Assert.Equal(AttachmentState.Kept, (await this.FileAsync()).State);

        await this.SendAsync("messenger", $"{this.platform.Address}to?where=https://evil.example/f1", isAddress: true);
        await this.FetchAsync();
        Assert.Equal(MediaFault.Host, (await this.FileAsync()).Fault);

        await this.SendAsync("x", $"{this.platform.Address}to?where=/fb/f1", isAddress: true);
        await this.FetchAsync();
        Assert.Equal(AttachmentState.Kept, (await this.FileAsync()).State);
    }

    [Fact]
    public async Task A_platforms_host_that_resolves_to_a_private_address_is_not_connected_to()
    {
        using var client = new MediaClient(this.road.Get<MediaOptions>(), this.road.Clock, (_, _) => Task.FromResult<System.Net.IPAddress[]>([new([10, 0, 0, 1]), System.Net.IPAddress.Loopback]));
        var answer = await client.FetchAsync(new MessagingMedia(), MediaPlace.At("https://scontent.fbcdn.net/f.png"), Cancellation);
        Assert.Equal(MediaFault.Host, answer.Fault);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, true)]
    [InlineData(true, true, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public async Task A_file_of_WhatsApp_that_is_not_what_was_announced_is_not_kept(bool inTheCall, bool hex, bool right)
    {
        var voice = "OggS\0\u0002"u8.ToArray();
        var hash = SHA256.HashData(right ? voice : [1]);
        var announced = hex ? Convert.ToHexStringLower(hash) : Convert.ToBase64String(hash);
        this.platform.Have("f1", voice);
        this.platform.Announced = inTheCall ? null : announced;
        await this.SendAsync("whatsapp", "f1", sha256: inTheCall ? announced : "");
        await this.FetchAsync();
        var file = await this.FileAsync();
        Assert.Equal(right ? (AttachmentState.Kept, null) : (AttachmentState.Failed, (MediaFault?)MediaFault.Altered), (file.State, file.Fault));
        Assert.Equal(0, await this.FetchAsync());
    }

    [Fact]
    public async Task A_file_that_is_announced_as_too_large_is_not_asked_for()
    {
        this.platform.Have("f1", "OggS\0\u0002"u8.ToArray());
        this.platform.AnnouncedSize = (1024 * 1024) + 1;
        await this.SendAsync("whatsapp", "f1");
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, MediaFault.TooLarge, null), Seen(await this.FileAsync()));
        Assert.Equal(0, this.platform.Calls);
    }
}
