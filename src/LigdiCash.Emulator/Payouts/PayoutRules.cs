namespace LigdiCash.Emulator;

// What a payout must pass, in this order; the balance last, because it is drawn on.
internal sealed class PayoutRules(BalanceRegistry balances, EmulatorSettings settings, TimeProvider time)
{
    private const long MaxAmount = 1_000_000;
    private static readonly TimeSpan Repeat = TimeSpan.FromHours(24);

    public (PayoutOrder? Order, Refusal? Refusal) Read(PayoutMessage message, bool toWallet, Scenario? scenario)
    {
        var codes = CodesOf(toWallet);
        var recipient = Operators.Of(message.Customer);
        var refusal = this switch
        {
            _ when !message.IsWellFormed => codes.Malformed,
            // Required on one endpoint and ignored on the other.
            _ when toWallet && message.TopUpWallet is null => codes.Malformed,
            _ when message.Amount is null || message.Amount < settings.PayoutMinimum || message.Amount > MaxAmount => codes.AmountOutOfRange,
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

    // Pending or processed to the same number; what "the same" means is our reading.
    private bool Repeats(PayoutOrder order, Payout earlier) =>
        settings.RefuseRepeatedPayouts
        && earlier.Order.Customer == order.Customer
        && earlier.Status != Invoice.NotCompleted
        && time.GetUtcNow() - earlier.CreatedAt < Repeat;
}
