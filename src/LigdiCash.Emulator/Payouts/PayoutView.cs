namespace LigdiCash.Emulator.Payouts;

internal sealed record PayoutView(
    string? TransactionId,
    string Reference,
    string Token,
    long Amount,
    string Customer,
    string Status,
    string OperatorId,
    string OperatorName,
    bool ToWallet,
    int? TopUpWallet,
    string CallbackUrl,
    string? Scenario,
    long CreatedAt)
{
    public static PayoutView Of(Payout payout) => new(
        payout.Order.TransactionId,
        payout.Reference,
        payout.Token,
        payout.Order.Amount,
        payout.Order.Customer,
        payout.Status,
        payout.Order.Operator.Id,
        payout.Order.OperatorName,
        payout.Order.ToWallet,
        payout.Order.TopUpWallet,
        payout.Order.CallbackUrl,
        payout.Scenario.Current?.Name,
        payout.CreatedAt.ToUnixTimeMilliseconds());
}
