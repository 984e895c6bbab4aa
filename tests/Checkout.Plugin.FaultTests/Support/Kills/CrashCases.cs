namespace Checkout.Plugin.Tests;

// Every named crash point with a scenario that reaches it. Later cases use what earlier ones leave behind.
internal static class CrashCases
{
    // These need an empty database, so they come first.
    public static IReadOnlyList<string> OfSchema { get; } = ["tables.before", "tables.before-commit", "tables.after-commit"];

    public static IReadOnlyList<CrashCase> OfShop { get; } =
    [
        .. Of(
            Scenarios.PressesPay,
            "pay.claimed", "pay.before-row", "pay.in-row", "pay.after-row", "pay.before-send", "pay.after-answer",
            "pay.before-token", "state.before-journal", "pay.after-token", "pay.before-page"),
        .. Of(
            Scenarios.PressesForPhone,
            "pay.in-row", "pay.after-row", "payin.before-send", "payin.after-answer", "pay.before-token", "pay.after-token"),
        .. Of(Scenarios.AsksForCode, "wallet.before-code", "wallet.after-code"),
        // The last of these leaves a payment to give up. A slow process may already have given up those before it.
        .. Of(Scenarios.TypesCode, "pay.after-row", "wallet.before-send", "wallet.after-answer", "pay.after-token", "pay.before-token"),
        .. Of(Scenarios.IsGivenUp, "check.give-up", "state.before-journal", "check.after-save"),
        .. Of(Scenarios.Approves, "callback.before-schedule", "callback.after-schedule", "callback.before-answer"),
        .. Of(Scenarios.ComesBack, "return.before-schedule", "return.after-schedule"),
        .. Of(Scenarios.ReadsResult, "result.before-schedule", "result.before-page"),
        .. Of(Scenarios.WaitsTooLong, "expire.before-save"),
        .. Of(
            Scenarios.Approves,
            "check.before-claim", "check.in-claim", "check.claimed", "check.before-ask", "check.after-answer",
            "check.before-save", "state.before-journal"),
        .. Of(Scenarios.Approves, "paid.before-queue", "paid.before-commit", "check.after-save"),
        .. Of(
            Scenarios.Approves,
            "fulfill.claimed", "fulfill.before-handler", "fulfill.before-proof", "fulfill.before-commit", "fulfill.after-commit"),
    ];

    public static IReadOnlyList<CrashCase> OfPayoutHost { get; } =
    [
        .. Of(
            Scenarios.DraftsPayout,
            "payout.before-draft", "payout.before-journal", "payout.before-commit", "payout.after-step", "payout.before-approve"),
        new("payout.before-commit", Scenarios.DraftsPayout, Nth: 2),
        new("payout.after-step", Scenarios.DraftsPayout, Nth: 2),
        // First, because the worker's save for an interrupted payout counts too.
        new("payout.before-commit", Scenarios.SendsPayout, Nth: 2),
        // The last of these leaves a payout to give up. A slow process may already have given up those before it.
        .. Of(
            Scenarios.SendsPayout,
            "payout.before-mark", "payout.before-journal", "payout.before-commit", "payout.after-step", "payout.after-answer",
            "payout.after-store", "payout.after-mark", "payout.before-send"),
        .. Of(Scenarios.IsGivenUp, "check.give-up"),
        .. Of(
            Scenarios.PaysOut,
            "check.claimed", "check.before-ask", "check.after-answer", "check.before-save",
            "check.after-save"),
        .. Of(
            Scenarios.Approves,
            "plain.before-handler", "plain.after-handler", "fulfill.before-proof", "fulfill.before-commit", "fulfill.after-commit",
            "event.before-handler", "event.after-handler"),
    ];

    private static IEnumerable<CrashCase> Of(Scenario scenario, params string[] points) =>
        points.Select(point => new CrashCase(point, scenario));
}
