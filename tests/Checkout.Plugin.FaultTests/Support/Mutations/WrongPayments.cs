namespace Checkout.Plugin.Tests;

internal static class WrongPayments
{
    public static readonly ConfirmMutation[] All =
    [
        Id("another payment", (trial, dice) => $"a{dice.Hex(31)}"),
        Id("in other letters", (trial, _) => trial.Id.ToUpperInvariant()),
        Id("only its beginning", (trial, dice) => trial.Id[..dice.Below(trial.Id.Length)]),
        Id("with more behind it", (trial, dice) => trial.Id + dice.OneOf(["0", " ", "\\u0000", "\\u200b", "\\t", ";", "%00", "\\ufeff"])),
        Id("with more before it", (trial, dice) => dice.OneOf([" ", "\\u0000", "\\ufeff", "0", "\\r\\n"]) + trial.Id),
        Id("with a letter that checks the same", (trial, _) => $"а{trial.Id[1..]}"),
        ConfirmMutation.Of("id: nowhere", (trial, _) => trial.Honest.Without("custom_data").Without("external_id")),
        ConfirmMutation.Of(
            "id: another one in custom_data", (trial, dice) => trial.Honest.With("custom_data", AnswerJson.Echo($"a{dice.Hex(31)}"))),
        ConfirmMutation.Of(
            "id: another one besides ours", (trial, dice) => trial.Honest.With("custom_data", Pair(trial.Id, $"a{dice.Hex(31)}", dice))),
        ConfirmMutation.Of("id: another one as external_id and none in custom_data", (trial, dice) =>
            trial.Honest.With("custom_data", dice.OneOf(["[]", "{}", "\"\"", "null"])).With("external_id", $"\"a{dice.Hex(31)}\"")),
        ConfirmMutation.Of("id: no text", (trial, dice) =>
            trial.Honest.With("custom_data", $$"""{"transaction_id":{{dice.OneOf(["1", "true", "[]", "{}", "\"\""])}}}""")),
        ConfirmMutation.Of("currency: another one", (trial, dice) =>
            trial.Honest.And(
                dice.OneOf(["devise", "currency"]),
                dice.OneOf(["\"GNF\"", "\"USD\"", "\"XAF\"", "\"xaf\"", "\"XOF \"", "\"XOF\\u0000\"", "\"952\""]))),
        ConfirmMutation.Of("currency: two that differ", (trial, dice) =>
            Swapped(trial.Honest, dice.Chance(2) ? ("devise", "currency") : ("currency", "devise"))),
        ConfirmMutation.Of("token: of another invoice", (trial, dice) =>
            trial.Honest.With(
                "token",
                dice.OneOf(
                    [$"\"t{dice.Hex(40)}\"", $"\"{trial.Token}0\"", $"\"{trial.Token.ToUpperInvariant()}\"", $"\" {trial.Token}\""]))),
    ];

    private static ConfirmMutation Id(string name, Func<ConfirmTrial, Dice, string> id) =>
        ConfirmMutation.Of($"id: {name}", (trial, dice) =>
        {
            var written = id(trial, dice);
            return trial.Honest.With("custom_data", AnswerJson.Echo(written)).With("external_id", $"\"{written}\"");
        });

    private static string Pair(string ours, string other, Dice dice) =>
        dice.Chance(2) ? AnswerJson.Echo(ours, other) : AnswerJson.Echo(other, ours);

    private static AnswerJson Swapped(AnswerJson words, (string Ours, string Other) names) =>
        words.And(names.Ours, "\"XOF\"").And(names.Other, "\"XAF\"");
}
