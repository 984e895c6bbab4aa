namespace Checkout.Plugin.Benchmarks;

internal static class P6WholePayments
{
    // Published figures for two cores. Parbad's licence prevents its use here.
    private const double ParbadPerSecond = 460;
    private const double BarePerSecondBesideParbad = 1_944;

    public static Goal Goal { get; } = new("P6", "whole payments", async bench =>
    {
        var rounds = await WholePaymentRounds.MeasureAsync(bench);
        var (ours, bare) = (rounds.Of(WholePaymentRounds.Ours, s => s.PerSecond), rounds.Of(WholePaymentRounds.Bare, s => s.PerSecond));
        bench.Remarks.Add(
            "P6: 32 concurrent shoppers; Checkout.Plugin runs Pay, two callbacks, confirm, fulfillment in the shop's transaction "
            + "and result page, R-bare checkout, one callback, confirm and result page; both until the queue is empty. Both "
            + "connection strings set `Max Auto Prepare`, as a busy shop's should.");
        bench.Remarks.Add(
            "P6, Parbad with EF: cited, not run here. It reached 460/s where R-bare reached 1,944/s; its figure is scaled by "
            + "R-bare's figure in this run.");
        return
        [
            new("P6", "whole payments/s beside R-bare", ours, bare, Bound.RatioAtLeast(0.45, 0.6)),
            new("P6", "whole payments/s beside Parbad with EF (cited, scaled)", ours, Scaled(bare), Bound.RatioAtLeast(1.9, 2.5)),
            new(
                "P6", "whole payments: host CPU, µs",
                rounds.Of(WholePaymentRounds.Ours, s => s.CpuMicroseconds), rounds.Of(WholePaymentRounds.Bare, s => s.CpuMicroseconds)),
        ];
    });

    private static Spread Scaled(Spread bare) =>
        new(
            bare.Min * ParbadPerSecond / BarePerSecondBesideParbad,
            bare.Median * ParbadPerSecond / BarePerSecondBesideParbad,
            bare.Max * ParbadPerSecond / BarePerSecondBesideParbad);
}
