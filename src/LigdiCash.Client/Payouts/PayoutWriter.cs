using System.Text.Json;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Payouts;

internal static class PayoutWriter
{
    public static byte[] Write(PayoutOrder payout, WalletPayoutMode? mode)
    {
        if (payout.AmountXof <= 0)
        {
            throw new ArgumentException("AmountXof must be more than 0.", nameof(payout));
        }

        var order = new PayoutMessage.Transfer(
            payout.AmountXof,
            WireText.Of(payout.Description),
            payout.Recipient.Digits,
            (int?)mode,
            RequestFields.Address(payout.CallbackUrl),
            RequestFields.Reference(payout.TransactionId));
        return JsonSerializer.SerializeToUtf8Bytes(new PayoutMessage(order), PayoutContext.Default.PayoutMessage);
    }
}
