using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Payouts;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Wallet;

namespace LigdiCash.Emulator.Start;

internal sealed class StartPageReader(
    InvoiceRegistry invoices, PayoutRegistry payouts, OtpRegistry otps, ScenarioRegistry scenarios, BalanceRegistry balances,
    RequestLedger ledger, TimeProvider time)
{
    private const int RowsPerList = 20;

    public StartPageModel Read(bool isLate)
    {
        var entries = ledger.Read(endpoint: null, transactionId: null).Reverse().ToLookup(entry => entry.Endpoint == "callback");
        return new(isLate, time.GetUtcNow())
        {
            Invoices = invoices.Newest(RowsPerList),
            Payouts = payouts.Newest(RowsPerList),
            Balances = balances.Read(),
            WalletCodes = otps.Read(),
            Rules = scenarios.Read(),
            Requests = [.. entries[false].Take(RowsPerList)],
            Callbacks = [.. entries[true].Take(RowsPerList)],
        };
    }
}
