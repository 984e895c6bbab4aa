namespace Checkout.Plugin.Tests;

internal static class WrongStatuses
{
    public static readonly ConfirmMutation[] All =
    [
        Status("pending", "\"pending\""),
        Status("not completed", "\"notcompleted\"", "\"nocompleted\""),
        Status("a word nobody knows", "\"paid\"", "\"success\"", "\"complete\"", "\"completed_\"", "\"incompleted\"", "\"\"", "\"00\""),
        Status("completed in other letters", "\"c\\u043empleted\"", "\"ｃompleted\"", "\"comp\\u200bleted\""),
        Status(
            "completed with something around it",
            "\" completed\"",
            "\"completed \"",
            "\"completed\\u0000\"",
            "\"completed\\n\"",
            "\"completed,pending\""),
        Status("no text", "true", "1", "null", "[\"completed\"]", "{\"status\":\"completed\"}"),
        ConfirmMutation.Of("status: missing", (trial, _) => trial.Honest.Without("status")),
        ConfirmMutation.Of("status: under another name", (trial, dice) =>
            trial.Honest.Without("status").And(dice.OneOf(["Status", "STATUS", "status ", "statut", "state"]), "\"completed\"")),
        ConfirmMutation.Of(
            "status: pending and completed", (trial, dice) => trial.Honest.And(dice.OneOf(["status", "st\\u0061tus"]), "\"pending\"")),
        ConfirmMutation.Of("status: completed after pending", (trial, dice) =>
            trial.Honest.With("status", "\"pending\"").And(dice.OneOf(["status", "\\u0073tatus"]), "\"completed\"")),
        ConfirmMutation.Of("status: only somewhere inside", (trial, dice) =>
            trial.Honest.Without("status").And(dice.OneOf(["data", "response", "0"]), "{\"status\":\"completed\"}")),
        ConfirmMutation.Of("the call failed", (trial, dice) =>
            trial.Honest.With("response_code", "\"01\"").With("response_text", $"\"Code0{dice.Below(10)}\"").Without("status")),
    ];

    private static ConfirmMutation Status(string name, params string[] json) =>
        ConfirmMutation.Of($"status: {name}", (trial, dice) => trial.Honest.With("status", dice.OneOf(json)));
}
