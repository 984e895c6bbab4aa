using System.Globalization;

namespace Checkout.Plugin.Tests;

internal static class WrongAmounts
{
    public static readonly ConfirmMutation[] All =
    [
        Both("a franc less", (trial, _) => Written(trial.Amount - 1)),
        Both("a franc more", (trial, _) => Written(trial.Amount + 1)),
        Both("any other amount", (trial, dice) => Written(trial.Amount + 1 + dice.Below(2_000_000))),
        Both("a hundred times as much", (trial, _) => $"{trial.Digits}00"),
        Both("a hundredth", (trial, _) =>
            (trial.Amount / 100m).ToString("0.00########", CultureInfo.InvariantCulture).Replace(".00", ".01", StringComparison.Ordinal)),
        Both("a fraction more", (trial, dice) => $"{trial.Digits}.{dice.OneOf(["5", "01", "000001", "99"])}"),
        Both("beyond 64 bits", (trial, _) => ((UInt128)trial.Amount + (UInt128.One << 64)).ToString(CultureInfo.InvariantCulture)),
        Both("beyond 32 bits", (trial, _) => Written(trial.Amount + (1L << 32))),
        Both("negative", (trial, dice) => dice.OneOf([$"-{trial.Digits}", $"\"-{trial.Digits}\""])),
        Both("nothing", (_, dice) => dice.OneOf(["0", "\"0\"", "0.0", "-0", "\"\""])),
        Both("infinite", (_, dice) => dice.OneOf(["1e308", "1e400", "-1e308", "1E+2147483648"])),
        Both("with an exponent", (trial, dice) =>
            dice.OneOf([$"{trial.Digits}e1", $"{trial.Digits}e-1", $"{trial.Digits}E+2", $"\"{trial.Digits}e0\""])),
        Both("with blanks and signs", (trial, dice) => Quoted(dice.OneOf(
            [$"{trial.Digits[..1]} {trial.Digits[1..]}", $"+{trial.Digits}", $"{trial.Digits}\\u0000", $"{trial.Digits}\\n"]))),
        Both("with a currency or a base", (trial, dice) => Quoted(dice.OneOf(
            [$"{trial.Digits} XOF", $"0x{trial.Amount:X}", $"{trial.Digits}F", $"{trial.Digits},000", $"{trial.Digits}."]))),
        Both("in other digits", (trial, dice) => $"\"{OtherDigits(trial.Digits, dice.OneOf(['٠', '۰', '०', '０']))}\""),
        Both("no amount but another type", (_, dice) => dice.OneOf(["null", "true", "[]", "{}", "[5000]", "{\"value\":5000}"])),
        ConfirmMutation.Of(
            "amount and montant disagree", (trial, dice) => trial.Honest.With(Either(dice), Written(trial.Amount + 1 + dice.Below(1000)))),
        ConfirmMutation.Of("one of the amounts is missing", (trial, dice) => trial.Honest.Without(Either(dice))),
        ConfirmMutation.Of("one of the amounts is unreadable", (trial, dice) =>
            trial.Honest.With(Either(dice), dice.OneOf(["null", "\"\"", "{}", "true"]))),
        ConfirmMutation.Of(
            "an amount twice", (trial, dice) => trial.Honest.And(Either(dice), dice.OneOf([trial.Digits, Written(trial.Amount + 1)]))),
    ];

    private static ConfirmMutation Both(string name, Func<ConfirmTrial, Dice, string> json) =>
        ConfirmMutation.Of($"amount: {name}", (trial, dice) =>
        {
            var written = json(trial, dice);
            return trial.Honest.With("amount", written).With("montant", written);
        });

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Either(Dice dice) => dice.OneOf(["amount", "montant"]);

    private static string Written(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string OtherDigits(string digits, char zero) => string.Concat(digits.Select(digit => (char)(zero + digit - '0')));
}
