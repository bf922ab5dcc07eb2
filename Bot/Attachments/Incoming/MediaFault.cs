namespace CareBot.Bot.Attachments.Incoming;

/// <summary>Why a customer's file is not kept, as the desk knows it.</summary>
public enum MediaFault
{
    /// <summary>The platform no longer has it, or its address ran out.</summary>
    Gone,

    /// <summary>It is larger than the settings allow.</summary>
    TooLarge,

    /// <summary>It is of a type that is not kept, or its content is none that is known.</summary>
    Type,

    /// <summary>Its address is not the platform's.</summary>
    Host,

    /// <summary>The platform did not hand it over, however often it was asked.</summary>
    Unreachable,

    /// <summary>The conversation keeps as much as it may.</summary>
    Full,

    /// <summary>Its content is not what the platform announced.</summary>
    Altered,

    /// <summary>The customer took the message back.</summary>
    TakenBack,
}
