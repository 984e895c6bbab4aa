namespace Checkout.Plugin.Benchmarks;

internal static class P3Twins
{
    public static Goal Goal { get; } = new("P3", "the same callback again", async bench =>
    {
        var rounds = await CallbackRounds.MeasureAsync(bench);
        bench.Remarks.Add(
            "P3: the reference is Checkout.Plugin's own first-time callback. Tests assert that a twin costs no SQL and no call to "
            + "the gateway within the window, and one status check at its end (`Performance/DuplicateCallbackTests`).");
        return
        [
            new(
                "P3", "twins, JSON: requests/s", rounds.Of(CallbackRounds.TwinsJson, s => s.PerSecond),
                rounds.Of(CallbackRounds.OursJson, s => s.PerSecond), Bound.RatioAtLeast(1)),
            new(
                "P3", "twins, form: requests/s", rounds.Of(CallbackRounds.TwinsForm, s => s.PerSecond),
                rounds.Of(CallbackRounds.OursForm, s => s.PerSecond), Bound.RatioAtLeast(1)),
        ];
    });
}
