using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// The first of the wallet's two steps: the gateway sends its owner a code. Nothing is asked for yet, so nothing is recorded but the ring.
internal sealed partial class WalletCode(PaymentStore payments, LigdiCashClient gateway, PromptRateLimiter prompts, CheckoutTexts texts, ILogger<WalletCode> logger)
{
    public async Task<PayOutcome> SendAsync(PayRequest request, CancellationToken cancellationToken)
    {
        if (await payments.FindByReferenceAsync(request.Cart.Reference, cancellationToken) is { IsSettled: true } settled)
        {
            return PayOutcome.ShowTo(request.CartFingerprint, settled);
        }

        if (request.ShowedAnotherCart)
        {
            return new PayOutcome.Rejected(request.Cart, [new(texts["pay.price-changed"])]);
        }

        return await prompts.CountFormAsync(request, cancellationToken) switch
        {
            PromptDecision.Allowed => await AskAsync(request) is { } problem ? new PayOutcome.Rejected(request.Cart, [new(texts[problem], "phone")]) : new PayOutcome.CodeSent(request.Cart),
            PromptDecision.Repeated => new PayOutcome.CodeSent(request.Cart),
            _ => new PayOutcome.Rejected(request.Cart, [new(texts["way.too-often"], "phone")]),
        };
    }

    // The key of what went wrong; null: the code was sent.
    private async Task<string?> AskAsync(PayRequest request)
    {
        try
        {
            CrashPoint.Reach("wallet.before-code");
            var code = await gateway.RequestWalletOtpAsync(request.Choice.Phone!, request.Cart.Total.Amount, CancellationToken.None);
            CrashPoint.Reach("wallet.after-code");
            return code.Sent ? null : "way.no-code-sent";
        }
        catch (LigdiCashException exception)
        {
            Log.NotSent(logger, request.Cart.Reference, exception.Reason, exception.SubCode, exception.Message);
            await (exception.NothingWasSent ? prompts.UncountAsync(request) : Task.CompletedTask);
            return "pay.try-again";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1005, LogLevel.Warning, "The gateway sent no wallet code for reference {Reference} ({Failure}, sub-code {SubCode}): {Reason}")]
        public static partial void NotSent(ILogger logger, string reference, LigdiCashFailure failure, string? subCode, string reason);
    }
}
