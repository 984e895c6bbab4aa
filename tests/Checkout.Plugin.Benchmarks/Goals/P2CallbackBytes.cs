namespace Checkout.Plugin.Benchmarks;

internal static class P2CallbackBytes
{
    public static Goal Goal { get; } = new("P2", "bytes allocated per callback", async bench =>
    {
        var rounds = await CallbackRounds.MeasureAsync(bench);
        return
        [
            new(
                "P2", "callbacks, JSON: bytes allocated", rounds.Of(CallbackRounds.OursJson, s => s.Bytes),
                rounds.Of(CallbackRounds.LeastJson, s => s.Bytes), Bound.RatioAtMost(1.5, 1.2)),
            new(
                "P2", "callbacks, form: bytes allocated", rounds.Of(CallbackRounds.OursForm, s => s.Bytes),
                rounds.Of(CallbackRounds.LeastForm, s => s.Bytes), Bound.RatioAtMost(1.5, 1.2)),
        ];
    });
}
