using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Payouts;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Wallet;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Start;

internal sealed record StartPageModel(bool IsLate, DateTimeOffset Now)
{
    public required IReadOnlyList<Invoice> Invoices { get; init; }

    public required IReadOnlyList<Payout> Payouts { get; init; }

    public required IReadOnlyDictionary<string, long?> Balances { get; init; }

    public required IReadOnlyList<Otp> WalletCodes { get; init; }

    public required IReadOnlyList<ScenarioRule> Rules { get; init; }

    public required IReadOnlyList<LedgerEntry> Requests { get; init; }

    public required IReadOnlyList<LedgerEntry> Callbacks { get; init; }

    public IEnumerable<Invoice> PromptedInvoices => Invoices.Where(invoice =>
        invoice.Status == PaymentStatus.Pending && invoice.Order.Operator?.Mode is ValidationMode.UssdPush or ValidationMode.GuidedUssd);

    public IEnumerable<Payout> WaitingPayouts =>
        Payouts.Where(payout => payout is { Status: PaymentStatus.Pending, Order.ToWallet: false });
}
