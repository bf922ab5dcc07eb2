using CareBot.Handoff;

namespace CareBot.Tests.Handoff;

public sealed class CaseRulesTests
{
    private const long Me = 1;
    private const long Colleague = 2;

    [Theory]
    [InlineData(CaseMove.Claim, CaseStanding.Bot, null, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Claim, CaseStanding.Waiting, null, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Claim, CaseStanding.Open, Me, CaseVerdict.AlreadySo)]
    [InlineData(CaseMove.Claim, CaseStanding.Open, Colleague, CaseVerdict.AlreadyTaken)]
    [InlineData(CaseMove.Claim, CaseStanding.Closed, null, CaseVerdict.IsClosed)]
    [InlineData(CaseMove.Release, CaseStanding.Open, Me, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Release, CaseStanding.Open, Colleague, CaseVerdict.NotYours)]
    [InlineData(CaseMove.Release, CaseStanding.Waiting, null, CaseVerdict.NotOpen)]
    [InlineData(CaseMove.Transfer, CaseStanding.Open, Me, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Transfer, CaseStanding.Waiting, null, CaseVerdict.NotOpen)]
    [InlineData(CaseMove.Close, CaseStanding.Open, Me, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Close, CaseStanding.Bot, null, CaseVerdict.NotOpen)]
    [InlineData(CaseMove.Return, CaseStanding.Open, Colleague, CaseVerdict.NotYours)]
    [InlineData(CaseMove.Return, CaseStanding.Closed, null, CaseVerdict.IsClosed)]
    public void An_agent_moves_their_own_cases(CaseMove move, CaseStanding standing, long? holder, CaseVerdict verdict) =>
        Assert.Equal(verdict, CaseRules.Judge(move, standing, holder, Me, mayReassign: false));

    [Theory]
    [InlineData(CaseMove.Claim, CaseStanding.Open, Colleague, CaseVerdict.AlreadyTaken)]
    [InlineData(CaseMove.Release, CaseStanding.Open, Colleague, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Transfer, CaseStanding.Open, Colleague, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Transfer, CaseStanding.Waiting, null, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Close, CaseStanding.Waiting, null, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Return, CaseStanding.Waiting, null, CaseVerdict.Allowed)]
    [InlineData(CaseMove.Release, CaseStanding.Waiting, null, CaseVerdict.NotOpen)]
    [InlineData(CaseMove.Transfer, CaseStanding.Bot, null, CaseVerdict.NotOpen)]
    public void A_lead_moves_colleagues_cases_but_takes_none_from_them_by_claiming(CaseMove move, CaseStanding standing, long? holder, CaseVerdict verdict) =>
        Assert.Equal(verdict, CaseRules.Judge(move, standing, holder, Me, mayReassign: true));
}
