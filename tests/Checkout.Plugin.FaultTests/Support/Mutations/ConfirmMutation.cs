namespace Checkout.Plugin.Tests;

// An answer that does not prove that this payment was paid.
internal sealed record ConfirmMutation(string Name, Func<ConfirmTrial, Dice, HttpContent> Answer)
{
    public static readonly ConfirmMutation[] All =
        [.. WrongAmounts.All, .. WrongStatuses.All, .. WrongPayments.All, .. UnreadableAnswers.All];

    public int HttpStatus { get; init; } = 200;

    public static ConfirmMutation Of(string name, Func<ConfirmTrial, Dice, AnswerJson> words) =>
        new(name, (trial, dice) => new ByteArrayContent(words(trial, dice).ToBytes()));

    public static ConfirmMutation Of(string name, Func<ConfirmTrial, Dice, byte[]> bytes) =>
        new(name, (trial, dice) => new ByteArrayContent(bytes(trial, dice)));

    public static ConfirmMutation Of(string name, Func<ConfirmTrial, Dice, string> text) =>
        Of(name, (trial, dice) => System.Text.Encoding.UTF8.GetBytes(text(trial, dice)));

    public override string ToString() => Name;
}
