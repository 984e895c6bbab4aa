namespace LigdiCash.Checkout.Paying;

// The first of the wallet's two steps: the gateway sends a code to the owner. No payment exists yet, so only the prompt is counted.
internal sealed partial class WalletCode(
    PaymentStore payments, LigdiCashClient gateway, PromptRateLimiter prompts, CheckoutTexts texts, ILogger<WalletCode> logger)
{
    public async Task<PayOutcome> SendAsync(PayRequest request, CancellationToken cancellationToken)
    {
        if (await payments.FindByReferenceAsync(request.Cart.Reference, cancellationToken) is { BlocksNewAttempt: true } settled)
        {
            return PayOutcome.ShowTo(request.CartFingerprint, settled);
        }

        if (request.CartChanged)
        {
            return new PayOutcome.Rejected(request.Cart, [new(texts["pay.price-changed"])]);
        }

        var problem = await prompts.CountFormAsync(request, cancellationToken) switch
        {
            PromptDecision.Allowed => await RequestCodeAsync(request),
            PromptDecision.Repeated => null,
            _ => "method.too-often",
        };
        return problem is null
            ? new PayOutcome.CodeSent(request.Cart) : new PayOutcome.Rejected(request.Cart, [new(texts[problem], "phone")]);
    }

    // Returns the text key of the problem, or null if the code was sent.
    private async Task<string?> RequestCodeAsync(PayRequest request)
    {
        try
        {
            CrashPoint.Reach("wallet.before-code");
            var code = await gateway.RequestWalletOtpAsync(request.Choice.Phone!, request.Cart.Total.Amount, CancellationToken.None);
            CrashPoint.Reach("wallet.after-code");
            return code.Sent ? null : "method.no-code-sent";
        }
        catch (LigdiCashException exception)
        {
            LogNotSent(request.Cart.Reference, exception.Reason, exception.SubCode, exception.Message);
            if (exception.NothingWasSent)
            {
                await prompts.UncountAsync(request);
            }

            return "pay.try-again";
        }
    }

    [LoggerMessage(1005, LogLevel.Warning, "No wallet code was sent for {Reference} ({Failure}, sub-code {SubCode}): {Reason}")]
    private partial void LogNotSent(string reference, LigdiCashFailure failure, string? subCode, string reason);
}
