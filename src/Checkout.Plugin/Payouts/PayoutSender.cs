using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// One create for one payout that carries the stored mark "sent", and its answer written down. Never repeated: after the mark, what we don't know is Unknown.
internal sealed partial class PayoutSender(
    PayoutStore payouts,
    LigdiCashClient gateway,
    TokenProtector seal,
    CheckoutUrls urls,
    DatabaseClock time,
    CheckoutMetrics metrics,
    WorkSignals signals,
    ILogger<PayoutSender> logger)
{
    private const int MaxSaveAttempts = 5;

    // Nobody's patience has a say here: what was sent must be written down.
    public async Task<CheckoutPayout> SendAsync(CheckoutPayout payout, PhoneNumber recipient, Lease lease)
    {
        CrashPoint.Reach("payout.before-send");
        var change = lease.IsValid ? await CreateAsync(payout, recipient) : Leave(payout);
        CrashPoint.Reach("payout.after-answer");
        return await EssentialWrite.PersistWithRetryAsync(() => StoreAsync(payout, change), isMoneyUnderWay: true, exception => Log.NotStored(logger, exception, payout.Id), time);
    }

    private async Task<CheckoutPayout> StoreAsync(CheckoutPayout payout, PayoutEvent change)
    {
        if (!await payouts.SaveAsync(payout, change, CancellationToken.None))
        {
            return await RescueAsync(payout);
        }

        CrashPoint.Reach("payout.after-store");
        Report(payout, change);
        return payout;
    }

    // Somebody else may take the payout for given up soon, or has, and another may have gone out in its place.
    private PayoutEvent Leave(CheckoutPayout payout)
    {
        Log.TooLateToSend(logger, payout.Id);
        return payout.Fail("too much time had passed since it was marked as sent, nothing was sent", time.GetUtcNow());
    }

    private async Task<PayoutEvent> CreateAsync(CheckoutPayout payout, PhoneNumber recipient)
    {
        try
        {
            return payout.Accept(seal.Protect(ProtectedValue.PayoutToken, payout.Id, (await AskAsync(payout, recipient)).Token), time.GetUtcNow());
        }
        catch (LigdiCashException exception) when (exception.NothingWasSent)
        {
            Log.NoAnswer(logger, payout.Id, exception.Reason, exception.Message);
            return payout.Fail("the gateway could not be reached, nothing was sent", time.GetUtcNow());
        }
        catch (LigdiCashException exception) when (IsClear(exception))
        {
            Log.Refused(logger, payout.Id, exception.SubCode, exception.Message, exception.Wiki);
            return payout.Fail(Refusal(exception), time.GetUtcNow());
        }
        catch (LigdiCashException exception)
        {
            Log.NoAnswer(logger, payout.Id, exception.Reason, exception.Message);
            return payout.Doubt(exception.Reason == LigdiCashFailure.Refused ? Refusal(exception) : $"the gateway gave no usable answer ({exception.Reason})", null, time.GetUtcNow());
        }
    }

    private Task<CreatedPayout> AskAsync(CheckoutPayout payout, PhoneNumber recipient)
    {
        var order = new NewPayout
        {
            TransactionId = payout.Id,
            AmountXof = payout.Amount.Amount,
            Description = payout.Reason,
            Recipient = recipient,
            CallbackUrl = urls.PayoutCallback(payout.Id),
        };
        return payout.Method switch
        {
            PayoutMethod.MobileMoney => gateway.CreatePayoutAsync(order, CancellationToken.None),
            PayoutMethod.Wallet => gateway.CreateWalletPayoutAsync(order, WalletPayoutMode.KeepInWallet, CancellationToken.None),
            _ => gateway.CreateWalletPayoutAsync(order, WalletPayoutMode.ForwardToMobileMoney, CancellationToken.None),
        };
    }

    // A refusal means that no money moves, unless it speaks of trouble on the way or of an earlier request, or says nothing that we know.
    private static bool IsClear(LigdiCashException exception) => exception.Reason == LigdiCashFailure.Refused
        && exception.Kind is not (LigdiCashErrorKind.GatewayFailure or LigdiCashErrorKind.AlreadyUsed or LigdiCashErrorKind.Unknown);

    private static string Refusal(LigdiCashException exception) => $"the gateway refused it (sub-code {exception.SubCode ?? "none"})";

    // Given up meanwhile: a clear answer that came late is still worth having, most of all a token, with which the gateway can be asked.
    private async Task<CheckoutPayout> RescueAsync(CheckoutPayout answered)
    {
        for (var attempt = 1; ; attempt++)
        {
            var given = (await payouts.FindAsync(answered.Id, CancellationToken.None))!;
            if (given.Token is not null || LateAnswer(given, answered) is not { } change)
            {
                return given;
            }

            if (await payouts.SaveAsync(given, change, CancellationToken.None))
            {
                Report(given, change);
                return given;
            }

            if (attempt == MaxSaveAttempts)
            {
                throw new InvalidOperationException($"The gateway's answer for payout {given.Id} could not be stored: somebody else decided about it again and again.");
            }
        }
    }

    private PayoutEvent? LateAnswer(CheckoutPayout given, CheckoutPayout answered) => answered switch
    {
        { Token: { } token } => given.AcceptLate(token, time.GetUtcNow()),
        { Status: CheckoutPayoutStatus.Failed } when given.Status == CheckoutPayoutStatus.Unknown => given.Fail(answered.Explanation, time.GetUtcNow()),
        _ => null,
    };

    private void Report(CheckoutPayout payout, PayoutEvent change)
    {
        metrics.Moved(payout.Status);
        Log.Moved(logger, payout.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payout.NeedsAttention)
        {
            Log.NeedsAttention(logger, payout.Id, change.Reason);
        }
        else if (payout.Status == CheckoutPayoutStatus.Pending)
        {
            signals.Payouts.Wake();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7101, LogLevel.Information, "Payout {PayoutId} went from {From} to {To}: {Reason}.")]
        public static partial void Moved(ILogger logger, string payoutId, string from, string to, string reason);

        [LoggerMessage(7102, LogLevel.Warning, "Payout {PayoutId} needs a person: {Reason}. It is not sent again.")]
        public static partial void NeedsAttention(ILogger logger, string payoutId, string reason);

        [LoggerMessage(7103, LogLevel.Warning, "The gateway refused payout {PayoutId} (sub-code {SubCode}): {Reason} See {Wiki}.")]
        public static partial void Refused(ILogger logger, string payoutId, string? subCode, string reason, Uri? wiki);

        [LoggerMessage(7104, LogLevel.Warning, "The gateway gave no clear answer for payout {PayoutId} ({Failure}): {Reason}")]
        public static partial void NoAnswer(ILogger logger, string payoutId, LigdiCashFailure failure, string reason);

        [LoggerMessage(7106, LogLevel.Warning, "Payout {PayoutId} was not sent: the database or the process took too long after it had been marked.")]
        public static partial void TooLateToSend(ILogger logger, string payoutId);

        [LoggerMessage(7105, LogLevel.Error, "The gateway's answer for payout {PayoutId} could not be stored; it is tried again for a few seconds.")]
        public static partial void NotStored(ILogger logger, Exception exception, string payoutId);
    }
}
