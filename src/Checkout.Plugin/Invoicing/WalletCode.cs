using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

/// The first of the wallet's two steps: the gateway sends its owner a code. Nothing is asked for yet, so nothing is recorded but the ring.
internal sealed partial class WalletCode(LigdiCashClient gateway, RingLimit rings, CheckoutTexts texts, ILogger<WalletCode> logger)
{
    /// Null: it was sent. Else why not, in the shopper's words.
    public async Task<string?> SendAsync(PayRequest request, CancellationToken cancellationToken)
    {
        if (!await rings.AllowsAsync(request.Way.Phone!, request.Visitor, cancellationToken))
        {
            return texts["way.too-often"];
        }

        try
        {
            return (await gateway.RequestWalletOtpAsync(request.Way.Phone!, request.Cart.Total.Amount, cancellationToken)).Sent ? null : texts["way.no-code-sent"];
        }
        catch (LigdiCashException exception)
        {
            Log.NotSent(logger, request.Cart.Reference, exception.Reason, exception.SubCode, exception.Message);
            return texts["pay.try-again"];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1005, LogLevel.Warning, "The gateway sent no wallet code for reference {Reference} ({Failure}, sub-code {SubCode}): {Reason}")]
        public static partial void NotSent(ILogger logger, string reference, LigdiCashFailure failure, string? subCode, string reason);
    }
}
