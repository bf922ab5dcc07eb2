using CareBot.Dialogs.Prompts;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;

namespace CareBot.Tests.Dialogs;

/// <summary>The worked example of docs/bot-framework.md: asks what a customer wants to order in bulk. Its result is a sentence, or null.</summary>
public static class WholesaleDialog
{
    /// <summary>Its id in the dialog set.</summary>
    public const string Name = "wholesale";

    private const string Goods = "wholesale.goods", Pieces = "wholesale.pieces", Right = "wholesale.right";
    private const int Fewest = 12;

    /// <summary>The dialog and its prompts, for a dialog set.</summary>
    public static IEnumerable<Dialog> All() =>
    [
        new WaterfallDialog(Name, [AskGoodsAsync, AskPiecesAsync, AskWhetherRightAsync, EndAsync]),
        new SelectionPrompt(Goods) { Style = ListStyle.Inline },
        new FigurePrompt(Pieces, EnoughAsync, attempts: 3),
        new YesNoPrompt(Right) { Style = ListStyle.None },
    ];

    private static Task<DialogTurnResult> AskGoodsAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.PromptAsync(
            Goods,
            new PromptOptions { Prompt = MessageFactory.Text("Barang apa, Kak?"), Choices = ChoiceFactory.ToChoices(["Kemeja", "Tas", "Topi"]) },
            cancellationToken);

    private static Task<DialogTurnResult> AskPiecesAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        step.Values[Goods] = ((FoundChoice)step.Result).Value;
        return step.PromptAsync(
            Pieces,
            new PromptOptions { Prompt = MessageFactory.Text("Berapa potong?"), RetryPrompt = MessageFactory.Text($"Grosir mulai {Fewest} potong, Kak. Berapa potong?") },
            cancellationToken);
    }

    private static Task<DialogTurnResult> AskWhetherRightAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (step.Result is not decimal pieces)
        {
            return step.EndDialogAsync(cancellationToken: cancellationToken);
        }
        step.Values[Pieces] = $"{pieces:0} {step.Values[Goods]}";
        return step.PromptAsync(Right, new PromptOptions { Prompt = MessageFactory.Text($"{step.Values[Pieces]}, betul?") }, cancellationToken);
    }

    private static Task<DialogTurnResult> EndAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.EndDialogAsync(step.Result is true ? $"Dicatat: {step.Values[Pieces]}." : null, cancellationToken);

    private static Task<bool> EnoughAsync(PromptValidatorContext<decimal?> answer, CancellationToken cancellationToken) =>
        Task.FromResult(answer.Recognized.Value >= Fewest);
}
