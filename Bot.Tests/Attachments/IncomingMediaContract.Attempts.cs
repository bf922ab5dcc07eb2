using CareBot.Bot.Api.Cases;
using CareBot.Bot.Attachments.Incoming;
using CareBot.Tests.StandIns;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Tests.Attachments;

/// <summary>When the platforms are asked again, and when no more.</summary>
public abstract partial class IncomingMediaContract
{
    [Theory]
    [InlineData(404, MediaFault.Gone)]
    [InlineData(403, MediaFault.Gone)]
    [InlineData(410, MediaFault.Gone)]
    public async Task What_the_platform_no_longer_has_is_shown_as_gone_at_once(int status, MediaFault fault)
    {
        this.platform.Have("f1", TestFiles.Png);
        this.platform.Faults.Next(new StandInFault.Answer(status, ""));
        await this.SendAsync("messenger", "f1");
        await this.FetchAsync();
        Assert.Equal((AttachmentState.Failed, fault, null), Seen(await this.FileAsync()));
        Assert.Equal(1, this.platform.Calls);
    }

    [Fact]
    public async Task What_the_platform_does_not_hand_over_now_is_asked_for_again_and_given_up_in_the_end()
    {
        this.platform.Have("f1", TestFiles.Png);
        this.platform.Faults.Next(new StandInFault.Answer(500, ""));
        this.platform.Faults.Next(new StandInFault.Drop(false));
        this.platform.Faults.Next(new StandInFault.Answer(429, "", ("Retry-After", "60")));
        await this.SendAsync("messenger", "f1");
        foreach (var seconds in new[] { 0, 5, 30, 120 })
        {
            Assert.Equal(AttachmentState.Waiting, (await this.FileAsync()).State);
            this.road.Clock.Move(TimeSpan.FromSeconds(seconds));
            Assert.Equal(1, await this.FetchAsync());
        }

        Assert.Equal(AttachmentState.Kept, (await this.FileAsync()).State);

        this.platform.Have("f2", TestFiles.Png);
        this.platform.Faults.Next(new StandInFault.Answer(503, ""), 7);
        await this.SendAsync("messenger", "f2");
        var attempts = 0;
        while (await this.FetchAsync() == 1)
        {
            attempts++;
            this.road.Clock.Move(TimeSpan.FromHours(1));
        }

        Assert.Equal((7, (AttachmentState.Failed, (MediaFault?)MediaFault.Unreachable, (string?)null)), (attempts, Seen(await this.FileAsync())));
    }

    [Fact]
    public async Task Replicas_that_look_at_the_same_time_ask_for_a_file_once()
    {
        this.platform.Have("f1", TestFiles.Png);
        await this.SendAsync("messenger", "f1");
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => this.FetchAsync()))).Sum());
        Assert.Single(await this.road.ReadAsync(db => db.Attachments.ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task An_attempt_that_dies_with_its_process_is_repeated()
    {
        this.platform.Have("f1", TestFiles.Png);
        await this.SendAsync("messenger", "f1");
        await this.road.Get<MediaStore>().TakeAsync(4, Cancellation);
        await this.road.DisposeAsync();
        this.road = await this.StartAsync(this.road);
        Assert.Equal(0, await this.FetchAsync());
        this.road.Clock.Move(MediaSchedule.Lease);
        Assert.Equal(1, await this.FetchAsync());
        Assert.Equal(AttachmentState.Kept, (await this.FileAsync()).State);
    }
}
