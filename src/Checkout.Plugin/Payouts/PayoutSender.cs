namespace LigdiCash.Checkout.Payouts;

// Sends one request for a payout that is stored as sent, and stores the answer. A request is never repeated: the payout becomes Unknown.
internal sealed partial class PayoutSender(
    SentAnswerStore<CheckoutPayout> answers, LigdiCashClient gateway, TokenProtector protector, CheckoutUrls urls, DatabaseClock time,
    CheckoutMetrics metrics, WorkSignals signals, ILogger<PayoutSender> logger)
{
    // Takes no cancellation token: the answer must be stored.
    public async Task<CheckoutPayout> SendAsync(CheckoutPayout payout, PhoneNumber recipient, Lease lease)
    {
        CrashPoint.Reach("payout.before-send");
        var change = lease.IsValid ? await CreateAsync(payout, recipient) : FailTooLate(payout);
        CrashPoint.Reach("payout.after-answer");
        return await answers.StoreAsync(
            payout, change, isMoneyUnderWay: true, late => ApplyLateAnswer(late, payout), Report,
            failure => LogNotStored(failure, payout.Id));
    }

    // Another process may give up on this payout, and a person may have sent a replacement.
    private JournalEntry FailTooLate(CheckoutPayout payout)
    {
        LogTooLateToSend(payout.Id);
        return payout.Fail("nothing was sent: the mark as sent was too old", time.GetUtcNow());
    }

    private async Task<JournalEntry> CreateAsync(CheckoutPayout payout, PhoneNumber recipient)
    {
        try
        {
            var token = (await RequestAsync(payout, recipient)).Token;
            return payout.Accept(protector.Protect(ProtectedValue.PayoutToken, payout.Id, token), time.GetUtcNow());
        }
        catch (LigdiCashException exception) when (exception.NothingWasSent)
        {
            LogNotSent(payout.Id, exception.Reason, exception.Message);
            return payout.Fail("nothing was sent: the gateway was unreachable", time.GetUtcNow());
        }
        catch (LigdiCashException exception) when (exception.IsFinalRefusal)
        {
            LogRefused(payout.Id, exception.SubCode, exception.Message, exception.Wiki);
            return payout.Fail(RefusalReason(exception), time.GetUtcNow());
        }
        catch (LigdiCashException exception)
        {
            LogNoAnswer(payout.Id, exception.Reason, exception.Message);
            var reason = exception.Reason == LigdiCashFailure.Refused
                ? RefusalReason(exception)
                : $"the gateway gave no usable answer ({exception.Reason})";
            return payout.MarkUnknown(reason, null, time.GetUtcNow());
        }
    }

    private Task<CreatedPayout> RequestAsync(CheckoutPayout payout, PhoneNumber recipient)
    {
        var order = new PayoutOrder
        {
            TransactionId = payout.Id, AmountXof = payout.Amount.Amount, Description = payout.Reason, Recipient = recipient,
            CallbackUrl = urls.PayoutCallback(payout.Id),
        };
        return payout.Method switch
        {
            PayoutMethod.MobileMoney => gateway.CreatePayoutAsync(order, CancellationToken.None),
            PayoutMethod.Wallet => gateway.CreateWalletPayoutAsync(order, WalletPayoutMode.KeepInWallet, CancellationToken.None),
            PayoutMethod.WalletForwarded =>
                gateway.CreateWalletPayoutAsync(order, WalletPayoutMode.ForwardToMobileMoney, CancellationToken.None),
            var unknown => throw new InvalidOperationException($"The payout method {unknown} has no request."),
        };
    }

    private static string RefusalReason(LigdiCashException exception) =>
        $"the gateway refused it (sub-code {exception.SubCode ?? "none"})";

    // Another process has given up on the payout. Its status can still be checked with the token of a late answer.
    private JournalEntry? ApplyLateAnswer(CheckoutPayout stored, CheckoutPayout answered) => answered switch
    {
        { Token: { } token } => stored.AcceptLate(token, time.GetUtcNow()),
        { Status: CheckoutPayoutStatus.Failed } when stored.Status == CheckoutPayoutStatus.Unknown =>
            stored.Fail(answered.Explanation, time.GetUtcNow()),
        _ => null,
    };

    private void Report(CheckoutPayout payout, JournalEntry change)
    {
        CrashPoint.Reach("payout.after-store");
        metrics.PayoutMoved(payout.Status);
        LogMoved(payout.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payout.NeedsAttention)
        {
            LogNeedsAttention(payout.Id, change.Reason);
        }
        else if (payout.Status == CheckoutPayoutStatus.Pending)
        {
            signals.Payouts.Wake();
        }
    }

    [LoggerMessage(7101, LogLevel.Information, "Payout {PayoutId} changed from {From} to {To}: {Reason}.")]
    private partial void LogMoved(string payoutId, string from, string to, string reason);
    [LoggerMessage(7102, LogLevel.Warning, "Payout {PayoutId} needs attention: {Reason}. It is not sent again.")]
    private partial void LogNeedsAttention(string payoutId, string reason);
    [LoggerMessage(7103, LogLevel.Warning, "The gateway refused payout {PayoutId} (sub-code {SubCode}): {Reason} See {Wiki}.")]
    private partial void LogRefused(string payoutId, string? subCode, string reason, Uri? wiki);
    [LoggerMessage(7104, LogLevel.Warning, "The gateway gave no clear answer for payout {PayoutId} ({Failure}): {Reason}")]
    private partial void LogNoAnswer(string payoutId, LigdiCashFailure failure, string reason);
    [LoggerMessage(7107, LogLevel.Warning, "Payout {PayoutId} was not sent: the gateway was unreachable ({Failure}): {Reason}")]
    private partial void LogNotSent(string payoutId, LigdiCashFailure failure, string reason);
    [LoggerMessage(7106, LogLevel.Warning, "Payout {PayoutId} was not sent: the mark as sent was too old.")]
    private partial void LogTooLateToSend(string payoutId);
    [LoggerMessage(7105, LogLevel.Error, "The gateway's answer for payout {PayoutId} could not be stored. The write is retried.")]
    private partial void LogNotStored(Exception exception, string payoutId);
}
