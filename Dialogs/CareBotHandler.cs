using System.Text.Json;
using CareBot.Dialogs.Prompts;
using CareBot.Dialogs.Understanding;
using CareBot.Handoff;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace CareBot.Dialogs;

/// <summary>
/// The bot. A turn needs <see cref="TurnFacts"/> in the turn context's state, and fills the <see cref="TurnNotes"/> there. The state is
/// loaded and saved here. Holds nothing of a conversation itself; safe for any number of turns at once.
/// </summary>
public sealed class CareBotHandler : ActivityHandler
{
    private readonly StoredConversation conversation;
    private readonly DialogSet dialogs;

    /// <param name="conversationState">Where the dialog stack and the memory of each conversation are kept.</param>
    public CareBotHandler(ConversationState conversationState)
    {
        conversation = new StoredConversation(conversationState);
        dialogs = new DialogSet(conversation.Stack);
        Dialog[] all =
        [
            new GreetingDialog(), new QuestionDialog(), new AnswerDialog(), new ClarifyDialog(), new RephraseDialog(), new PersonDialog(), new AngerDialog(),
            new HoursDialog(), new ThanksDialog(), new GoodbyeDialog(), new SmallTalkDialog(), new WaitingDialog(),
            new SelectionPrompt(CareDialog.Titles, attempts: 1), new YesNoPrompt(CareDialog.Agreement, attempts: 1),
        ];
        foreach (var dialog in all)
        {
            dialogs.Add(dialog);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var someoneCame = membersAdded.Any(member => !string.Equals(member.Id, turnContext.Activity.Recipient?.Id, StringComparison.Ordinal));
        var turn = await BeginAsync(turnContext, "", ((Activity)turnContext.Activity).Locale, cancellationToken);
        if (someoneCame && turn.Facts.Stage == HandoffStage.Bot && !turn.Memory.Greeted)
        {
            var dc = await dialogs.CreateContextAsync(turnContext, cancellationToken);
            await dc.BeginDialogAsync(GreetingDialog.Name, cancellationToken: cancellationToken);
        }
        await conversation.SaveAsync(turnContext, turn.Memory, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var turn = await BeginAsync(turnContext, TextOf(turnContext.Activity), locale: null, cancellationToken);
        Note(turn);
        if (turn.Facts.Stage != HandoffStage.Person && !await WarnAsync(turnContext, turn, cancellationToken))
        {
            await AnswerAsync(await dialogs.CreateContextAsync(turnContext, cancellationToken), turn, cancellationToken);
        }
        await conversation.SaveAsync(turnContext, turn.Memory, cancellationToken);
    }

    /// <summary>Warns of secrets that the customer sent. True when there was nothing else in the message to answer.</summary>
    private static async Task<bool> WarnAsync(ITurnContext context, CurrentTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Facts.Secrets.Count == 0)
        {
            return false;
        }
        turn.Notes.Dialog = "privacy";
        await context.SendActivityAsync(CurrentTurn.Message(turn.Say(CustomerSecrets.Warning(turn.Facts.Secrets.Min()))), cancellationToken);
        return turn.Reading.Kind is MessageKind.Wordless || (turn.Reading.Kind == MessageKind.Question && CustomerSecrets.IsAll(turn.Reading.Text));
    }

    private static async Task AnswerAsync(DialogContext dc, CurrentTurn turn, CancellationToken cancellationToken)
    {
        if (Interruption(turn) is { } interruption)
        {
            await dc.CancelAllDialogsAsync(cancellationToken);
            await dc.BeginDialogAsync(interruption, cancellationToken: cancellationToken);
            return;
        }
        var result = dc.ActiveDialog is null ? null : await dc.ContinueDialogAsync(cancellationToken);
        if (result is null || CareDialog.Unanswered.Equals(result.Result))
        {
            await dc.BeginDialogAsync(DialogFor(turn.Reading.Kind), cancellationToken: cancellationToken);
            return;
        }
        turn.Notes.Kind = NameOf(MessageKind.Answer);
    }

    /// <summary>What takes the turn whatever was being talked about: the wait for a person, anger, the wish for a person.</summary>
    private static string? Interruption(CurrentTurn turn) =>
        turn.Facts.Stage == HandoffStage.Waiting ? WaitingDialog.Name
        : turn.Reading.Anger.IsAngry ? AngerDialog.Name
        : turn.Reading.Kind == MessageKind.Person ? PersonDialog.Name
        : null;

    private static string DialogFor(MessageKind kind) => kind switch
    {
        MessageKind.Question => QuestionDialog.Name,
        MessageKind.Person => PersonDialog.Name,
        MessageKind.Hours => HoursDialog.Name,
        MessageKind.Thanks => ThanksDialog.Name,
        MessageKind.Greeting => GreetingDialog.Name,
        MessageKind.Goodbye => GoodbyeDialog.Name,
        _ => SmallTalkDialog.Name,
    };

    private async Task<CurrentTurn> BeginAsync(ITurnContext context, string text, string? locale, CancellationToken cancellationToken)
    {
        var facts = context.TurnState.Get<TurnFacts>() ?? throw new InvalidOperationException($"A turn needs {nameof(TurnFacts)} in the turn context's state.");
        var notes = context.TurnState.Get<TurnNotes>() ?? throw new InvalidOperationException($"A turn needs {nameof(TurnNotes)} in the turn context's state.");
        var language = facts.Language ?? Sentences.Languages.FirstOrDefault(l => locale?.StartsWith(l, StringComparison.OrdinalIgnoreCase) == true);
        var reading = MessageReader.Read(text, language, facts.Hours.Local(facts.Now).ToDateTimeUnspecified(), facts.Entities);
        reading = facts.Cloud?.Join(reading) ?? reading;
        var memory = await conversation.OpenAsync(context, dialogs, cancellationToken);
        reading = text.Length > 0 ? reading with { Anger = memory.Mood.Hear(reading) } : reading;
        var turn = new CurrentTurn(facts, notes, reading, memory);
        notes.Language = reading.Language;
        context.TurnState.Add(turn);
        return turn;
    }

    private static void Note(CurrentTurn turn)
    {
        turn.Notes.Kind = NameOf(turn.Reading.Kind);
        (turn.Notes.CloudIntent, turn.Notes.CloudConfidence) = (turn.Facts.Cloud?.Intent, turn.Facts.Cloud?.Intent is null ? null : turn.Facts.Cloud.Confidence);
        (turn.Notes.Anger, turn.Notes.AngerSignals) = (turn.Reading.Anger.Probability, turn.Reading.Anger.Signals);
    }

    private static string NameOf(MessageKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    /// <summary>A post-back may come without text; its value is then what was said.</summary>
    private static string TextOf(IMessageActivity message) =>
        string.IsNullOrWhiteSpace(message.Text) && message.Value is string value ? value : message.Text ?? "";
}
