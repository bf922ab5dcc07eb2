namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>How a turn of a dialog ended.</summary>
public class DialogTurnResult(DialogTurnStatus status, object result = null)
{
    public DialogTurnStatus Status { get; set; } = status;

    /// <summary>What the dialog gave, when it is complete.</summary>
    public object Result { get; set; } = result;

    /// <summary>Whether the dialog's parent ended with it.</summary>
    public bool ParentEnded { get; set; }
}

/// <summary>Where a dialog stands after a turn.</summary>
public enum DialogTurnStatus
{
    /// <summary>There is no dialog on the stack.</summary>
    Empty,

    /// <summary>The dialog waits for the user.</summary>
    Waiting,

    /// <summary>The dialog has come to its end.</summary>
    Complete,

    /// <summary>The dialogs were cancelled.</summary>
    Cancelled,

    /// <summary>The dialog has come to its end, and its parent waits for the user.</summary>
    CompleteAndWait,
}

/// <summary>Why a dialog runs or ends.</summary>
public enum DialogReason
{
    BeginCalled,
    ContinueCalled,
    EndCalled,
    ReplaceCalled,
    CancelCalled,
    NextCalled,
}
