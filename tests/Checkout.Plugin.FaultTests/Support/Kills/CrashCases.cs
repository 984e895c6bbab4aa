namespace Checkout.Plugin.Tests;

// Every named crash point with a scenario that reaches it. Later cases use what earlier ones leave behind.
internal static class Lives
{
    // These need an empty database, so they come first.
    public static IReadOnlyList<string> OfTables { get; } = ["tables.before", "tables.before-commit", "tables.after-commit"];

    public static IReadOnlyList<Life> OfShop { get; } =
    [
        .. Of(
            Errands.PressesPay,
            "pay.claimed", "pay.before-row", "pay.in-row", "pay.after-row", "pay.before-send", "pay.after-answer",
            "pay.before-token", "state.before-journal", "pay.after-token", "pay.before-page"),
        .. Of(
            Errands.PressesForPhone,
            "pay.in-row", "pay.after-row", "payin.before-send", "payin.after-answer", "pay.before-token", "pay.after-token"),
        .. Of(Errands.AsksForCode, "wallet.before-code", "wallet.after-code"),
        .. Of(Errands.TypesCode, "pay.after-row", "wallet.before-send", "wallet.after-answer", "pay.before-token", "pay.after-token"),
        .. Of(Errands.IsGivenUp, "check.give-up", "state.before-journal", "check.after-save"),
        .. Of(Errands.Approves, "callback.before-schedule", "callback.after-schedule", "callback.before-answer"),
        .. Of(Errands.ComesBack, "return.before-wish", "return.after-wish"),
        .. Of(Errands.ReadsResult, "result.before-wish", "result.before-page"),
        .. Of(Errands.WaitsTooLong, "expire.before-save"),
        .. Of(
            Errands.Approves,
            "check.before-claim", "check.in-claim", "check.claimed", "check.before-ask", "check.after-answer",
            "check.before-save", "state.before-journal"),
        .. Of(Errands.Approves, "paid.before-entitling", "paid.before-commit", "check.after-save"),
        .. Of(
            Errands.Approves,
            "fulfill.claimed", "fulfill.before-handler", "fulfill.before-proof", "fulfill.before-commit", "fulfill.after-commit"),
    ];

    public static IReadOnlyList<Life> OfPayoutHost { get; } =
    [
        .. Of(
            Errands.DraftsPayout,
            "payout.before-draft", "payout.before-journal", "payout.before-commit", "payout.after-step", "payout.before-approve"),
        new("payout.before-commit", Errands.DraftsPayout, Nth: 2),
        new("payout.after-step", Errands.DraftsPayout, Nth: 2),
        .. Of(
            Errands.SendsPayout,
            "payout.before-mark", "payout.before-journal", "payout.before-commit", "payout.after-step", "payout.after-mark",
            "payout.before-send", "payout.after-answer", "payout.after-store"),
        new("payout.before-commit", Errands.SendsPayout, Nth: 2),
        .. Of(Errands.IsGivenUp, "payout-check.give-up"),
        .. Of(Errands.PaysOut, 
            "payout-check.claimed", "payout-check.before-ask", "payout-check.after-answer", "payout-check.before-save", "payout-check.after-save"),
        .. Of(
            Errands.Approves,
            "plain.before-handler", "plain.after-handler", "fulfill.before-proof", "fulfill.before-commit", "fulfill.after-commit"),
    ];

    private static IEnumerable<Life> Of(Errand errand, params string[] points) => points.Select(point => new Life(point, errand));
}
