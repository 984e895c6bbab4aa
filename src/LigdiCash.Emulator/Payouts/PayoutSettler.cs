namespace LigdiCash.Emulator;

internal sealed partial class PayoutSettler(
    PayoutRegistry payouts,
    BalanceRegistry balances,
    PayoutReport report,
    CallbackCourier courier,
    CallbackScenario callbacks,
    Play play,
    EmulatorSettings settings,
    ILogger<PayoutSettler> logger)
{
    private static readonly Scenario AtOnce = ScenarioTable.All[0];

    public void Await(Payout payout, Task answered)
    {
        if (settings.CallbacksOnPending)
        {
            play.Begin(TimeSpan.Zero, answered,
                () => courier.Send(payout.Subject, report.ForCallback(payout), payout.Script.Change(callbacks.Current)));
        }

        if ((payout.Script.Scenario ?? (payout.Order.ToWallet ? AtOnce : null)) is { } scenario)
        {
            play.Begin(scenario.After, answered, () => PlayAsync(payout, scenario));
        }
    }

    public bool End(Payout payout, string status)
    {
        if (!payout.TryEnd(status))
        {
            return false;
        }

        Log.Ended(logger, payout.Reference, status);
        if (status == Invoice.NotCompleted)
        {
            balances.Return(payout.Order.Operator, payout.Order.Amount);
        }

        if (settings.Announces(status))
        {
            _ = courier.Send(payout.Subject, report.ForCallback(payout), payout.Script.Change(callbacks.Current));
        }

        return true;
    }

    private async Task PlayAsync(Payout payout, Scenario scenario)
    {
        if (payouts.ByToken(payout.Token) != payout || payout.Status != Invoice.Pending)
        {
            return;
        }

        if (scenario.ForgesFirst)
        {
            var forged = report.ForCallback(payout);
            forged["status"] = Invoice.Completed;
            await courier.SendOnce(payout.Subject, forged, payout.Script.Change(callbacks.Current));
        }

        if (scenario.Outcome != Outcome.None)
        {
            End(payout, scenario.Outcome == Outcome.Approved ? Invoice.Completed : Invoice.NotCompleted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(211, LogLevel.Information, "Payout {Reference} became {Status}")]
        public static partial void Ended(ILogger logger, string reference, string status);
    }
}
