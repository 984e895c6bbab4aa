using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

// The checks of a payout, in order. The balance comes last, because the check debits it.
internal sealed class PayoutRules(BalanceRegistry balances, EmulatorSettings settings, TimeProvider time)
{
    private const long MaxAmount = 1_000_000;
    private static readonly TimeSpan Repeat = TimeSpan.FromHours(24);

    public (PayoutOrder? Order, Refusal? Refusal) Read(PayoutMessage message, bool toWallet, Scenario? scenario)
    {
        var codes = CodesOf(toWallet);
        var recipient = OperatorTable.Of(message.Customer);
        var refusal = this switch
        {
            _ when !message.IsWellFormed => codes.Malformed,
            _ when toWallet && message.TopUpWallet is null => codes.Malformed,
            _ when message.Amount is null or > MaxAmount || message.Amount < settings.PayoutMinimum => codes.AmountOutOfRange,
            _ when scenario is { IsUnregistered: true } && codes.NotRegistered is { } unregistered => unregistered,
            _ when recipient is null => codes.UnknownOperator,
            _ => null,
        };
        return refusal is not null
            ? (null, refusal)
            : (new PayoutOrder(message.Customer, message.Amount ?? 0, recipient!, toWallet, toWallet ? message.TopUpWallet : null,
                message.CallbackUrl, message.TransactionId), null);
    }

    public Refusal? Check(PayoutOrder order, IReadOnlyCollection<Payout> earlier)
    {
        var codes = CodesOf(order.ToWallet);
        if (codes.UsedId is { } used && order.TransactionId is { } id && earlier.Any(payout => payout.Order.TransactionId == id))
        {
            return used;
        }

        return earlier.Any(payout => Repeats(order, payout)) ? codes.Repeated : balances.Draw(order.Operator, order.Amount, codes);
    }

    private static PayoutCodes CodesOf(bool toWallet) => toWallet ? PayoutCodes.Wallet : PayoutCodes.Straight;

    // A pending or completed payout to the same number. The documentation does not define a repeat further.
    private bool Repeats(PayoutOrder order, Payout earlier) =>
        settings.RefuseRepeatedPayouts
        && earlier.Order.Customer == order.Customer
        && earlier.Status != PaymentStatus.NotCompleted
        && time.GetUtcNow() - earlier.CreatedAt < Repeat;
}
