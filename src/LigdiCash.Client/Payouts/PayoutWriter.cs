using System.Text.Json;

namespace LigdiCash.Client;

internal static class PayoutWriter
{
    public static byte[] Write(NewPayout payout, WalletPayoutMode? mode)
    {
        OrderParts.CheckReference(payout.TransactionId, nameof(payout));
        if (payout.AmountXof <= 0)
        {
            throw new ArgumentException("AmountXof must be more than 0.", nameof(payout));
        }

        var order = new PayoutMessage.Transfer(
            payout.AmountXof,
            WireText.Of(payout.Description),
            payout.Recipient.Digits,
            (int?)mode,
            OrderParts.Address(payout.CallbackUrl),
            new(payout.TransactionId));
        return JsonSerializer.SerializeToUtf8Bytes(new PayoutMessage(order), WireContext.Default.PayoutMessage);
    }
}
