using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

internal sealed partial class PayoutSettler(
    PayoutRegistry payouts,
    BalanceRegistry balances,
    PayoutReport report,
    CallbackSender sender,
    CurrentCallbackSettings callbackSettings,
    ScenarioRunner runner,
    EmulatorSettings settings,
    ILogger<PayoutSettler> logger)
{
    public void Schedule(Payout payout, Task answered)
    {
        if (settings.CallbacksOnPending)
        {
            runner.Schedule(TimeSpan.Zero, answered, () => SendCallbackAsync(payout));
        }

        if ((payout.Scenario.Current ?? (payout.Order.ToWallet ? ScenarioTable.Success : null)) is { } scenario)
        {
            runner.Schedule(scenario.After, answered, () => PlayAsync(payout, scenario));
        }
    }

    public bool End(Payout payout, string status)
    {
        if (!payout.TryEnd(status))
        {
            return false;
        }

        Log.Ended(logger, payout.Reference, status);
        if (status == PaymentStatus.NotCompleted)
        {
            balances.Return(payout.Order.Operator, payout.Order.Amount);
        }

        if (settings.SendsCallbackFor(status))
        {
            _ = SendCallbackAsync(payout);
        }

        return true;
    }

    private async Task PlayAsync(Payout payout, Scenario scenario)
    {
        if (payouts.ByToken(payout.Token) != payout || payout.Status != PaymentStatus.Pending)
        {
            return;
        }

        if (scenario.ForgesFirst)
        {
            var forged = report.ForCallback(payout);
            forged["status"] = PaymentStatus.Completed;
            await sender.SendOnceAsync(payout.Subject, forged, SettingsFor(payout));
        }

        if (scenario.Outcome != Outcome.None)
        {
            End(payout, scenario.Outcome == Outcome.Approved ? PaymentStatus.Completed : PaymentStatus.NotCompleted);
        }
    }

    private Task SendCallbackAsync(Payout payout) =>
        sender.SendAsync(payout.Subject, report.ForCallback(payout), SettingsFor(payout));

    private CallbackSettings SettingsFor(Payout payout) => payout.Scenario.Apply(callbackSettings.Value);

    private static partial class Log
    {
        [LoggerMessage(211, LogLevel.Information, "Payout {Reference} became {Status}")]
        public static partial void Ended(ILogger logger, string reference, string status);
    }
}
