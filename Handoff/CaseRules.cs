namespace CareBot.Handoff;

/// <summary>What may be done to a case at the desk.</summary>
public enum CaseMove
{
    /// <summary>Take it and speak.</summary>
    Claim,

    /// <summary>Put it back into the queue.</summary>
    Release,

    /// <summary>Give it to a colleague.</summary>
    Transfer,

    /// <summary>End it.</summary>
    Close,

    /// <summary>Give it back to the bot.</summary>
    Return,
}

/// <summary>Where a case stands.</summary>
public enum CaseStanding
{
    /// <summary>The bot speaks.</summary>
    Bot,

    /// <summary>It waits for a person.</summary>
    Waiting,

    /// <summary>A person speaks.</summary>
    Open,

    /// <summary>It ended.</summary>
    Closed,
}

/// <summary>Whether a move is allowed, or why not.</summary>
public enum CaseVerdict
{
    /// <summary>The move is made.</summary>
    Allowed,

    /// <summary>Nothing changes: it is already so.</summary>
    AlreadySo,

    /// <summary>A colleague has the case.</summary>
    AlreadyTaken,

    /// <summary>Only who has the case may do this, or a lead.</summary>
    NotYours,

    /// <summary>Nobody has the case: take it first.</summary>
    NotOpen,

    /// <summary>The case has ended.</summary>
    IsClosed,
}

/// <summary>Who may do what to a case when. Pure.</summary>
public static class CaseRules
{
    /// <summary>Judges a move.</summary>
    /// <param name="move">What is asked for.</param>
    /// <param name="standing">Where the case stands.</param>
    /// <param name="holder">Who has it, while it is open.</param>
    /// <param name="mover">Who asks.</param>
    /// <param name="mayReassign">Whether the mover may move colleagues' cases.</param>
    public static CaseVerdict Judge(CaseMove move, CaseStanding standing, long? holder, long mover, bool mayReassign) => standing switch
    {
        CaseStanding.Closed => CaseVerdict.IsClosed,
        CaseStanding.Open when move == CaseMove.Claim => holder == mover ? CaseVerdict.AlreadySo : CaseVerdict.AlreadyTaken,
        CaseStanding.Open => holder == mover || mayReassign ? CaseVerdict.Allowed : CaseVerdict.NotYours,
        _ when move == CaseMove.Claim => CaseVerdict.Allowed,
        CaseStanding.Waiting when mayReassign && move is CaseMove.Transfer or CaseMove.Close or CaseMove.Return => CaseVerdict.Allowed,
        _ => CaseVerdict.NotOpen,
    };
}
