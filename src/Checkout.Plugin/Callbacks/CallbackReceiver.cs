using System.Buffers;
using LigdiCash.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// A callback is a reason to look and nothing else: find which payment or payout it means, make it due, wake the worker, answer.
internal sealed partial class CallbackReceiver(
    CallbackBatcher nudges, PayoutStore payouts, IIdempotencyStore claims, WorkSignals signals, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<CallbackReceiver> logger)
{
    public const int MaxBodySize = 64 * 1024;

    // Shorter than the least distance of two confirms: the second look, which every callback orders, comes after it and sees whatever a swallowed twin announced.
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(1);
    private long _nextWarningAt;
    private long _unknown;

    // The HTTP status to answer with.
    public Task<int> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReceiveAsync(request, named: null, SchedulePaymentCheckAsync, cancellationToken);

    // The address names the payout, whatever the body says; a callback without gets its body read like a payment's.
    public Task<int> ReceiveForPayoutAsync(HttpRequest request, string? named, CancellationToken cancellationToken) =>
        ReceiveAsync(request, named, SchedulePayoutCheckAsync, cancellationToken);

    private async Task<int> ReceiveAsync(HttpRequest request, string? named, Func<string, Task<bool>> nudge, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(request, named, cancellationToken) switch
            {
                null => Ignore("too-large", StatusCodes.Status413PayloadTooLarge),
                var id when !CheckoutId.IsId(id) => Ignore("unreadable", StatusCodes.Status200OK),
                var id => await ScheduleCheckAsync(id, nudge),
            };
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Ignore("too-large", StatusCodes.Status413PayloadTooLarge);
        }
        catch (IOException)
        {
            return Ignore("broken-off", StatusCodes.Status400BadRequest);
        }
    }

    private int Ignore(string why, int status)
    {
        metrics.CallbackReceived(why);
        return status;
    }

    private async Task<bool> SchedulePaymentCheckAsync(string id)
    {
        var status = await nudges.ScheduleCheckAsync(id);
        if (status is nameof(CheckoutPaymentStatus.Unknown) or nameof(CheckoutPaymentStatus.Refused) or nameof(CheckoutPaymentStatus.Abandoned))
        {
            Log.CallbackWithoutToken(logger, id, status);
        }
        else if (status is nameof(CheckoutPaymentStatus.Rejected))
        {
            Log.CallbackAfterRejection(logger, id);
        }

        return WakeIfKnown(status is not null, signals.Checks);
    }

    private async Task<bool> SchedulePayoutCheckAsync(string id)
    {
        var status = await payouts.ScheduleCheckNowAsync(id, settings.Value.MaxLease, CancellationToken.None);
        if (status is nameof(CheckoutPayoutStatus.Failed) or nameof(CheckoutPayoutStatus.Cancelled))
        {
            Log.PayoutCallbackWithoutToken(logger, id, status);
        }

        return WakeIfKnown(status is not null, signals.Payouts);
    }

    // Only whoever has something to do is woken: each waking is a question to the database.
    private static bool WakeIfKnown(bool known, WorkSignal signal)
    {
        if (known)
        {
            signal.Wake();
        }

        return known;
    }

    private static string? IdIn(CallbackNotice notice) => notice.TransactionId ?? notice.ExternalId;

    // The sender's patience has no say here: a gateway that hangs up has still told us something.
    private async Task<int> ScheduleCheckAsync(string id, Func<string, Task<bool>> nudge)
    {
        var key = IdempotencyKey.ForCallback(id);
        if (await claims.IsClaimedAsync(key))
        {
            metrics.CallbackReceived("twin");
            return StatusCodes.Status200OK;
        }

        try
        {
            CrashPoint.Reach("callback.before-schedule");
            var known = await nudge(id);
            CrashPoint.Reach("callback.after-schedule");
            metrics.CallbackReceived(known ? "scheduled" : "unknown");
            WarnOfUnknown(id, known);
            _ = known ? ClaimAsync(key) : Task.CompletedTask;
            CrashPoint.Reach("callback.before-answer");
            return StatusCodes.Status200OK;
        }
        catch (Exception exception)
        {
            Log.NotStored(logger, exception, id, time.GetUtcNow());
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    // After a restore these are payments and payouts begun after the backup. But anybody may send such ids, so they are told of once a minute.
    private void WarnOfUnknown(string id, bool known)
    {
        if (known)
        {
            return;
        }

        Interlocked.Increment(ref _unknown);
        var (now, until) = (time.GetUtcNow().ToUnixTimeMilliseconds(), Volatile.Read(ref _nextWarningAt));
        if (now >= until && Interlocked.CompareExchange(ref _nextWarningAt, now + (long)BetweenWarnings.TotalMilliseconds, until) == until)
        {
            Log.Unknown(logger, id, Interlocked.Exchange(ref _unknown, 0));
        }
    }

    // The claim comes after the durable mark: a twin is swallowed only when nothing can be lost by it. It is a hint, and nobody waits for it.
    private async Task ClaimAsync(string key)
    {
        try
        {
            await claims.TryClaimAsync(key, CheckoutId.New(), DuplicateWindow);
        }
        catch (Exception exception)
        {
            Log.NotClaimed(logger, exception);
        }
    }

    // The id that the callback names, perhaps none; null: too large. The body is read where the server received it, which nearly always is in one piece.
    private static async Task<string?> ReadAsync(HttpRequest request, string? named, CancellationToken cancellationToken)
    {
        while (request.ContentLength is not > MaxBodySize)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.IsCompleted && read.Buffer.Length <= MaxBodySize)
            {
                var id = named ?? IdIn(CallbackNotice.Read(request.ContentType, read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray()));
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return id ?? "";
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.Buffer.Length > MaxBodySize)
            {
                break;
            }
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(2002, LogLevel.Warning, "A callback came for payment {PaymentId}, which is {Status} and has no token to ask with: the payer may have paid. Look in the gateway's dashboard.")]
        public static partial void CallbackWithoutToken(ILogger logger, string paymentId, string status);

        [LoggerMessage(2010, LogLevel.Warning, "A callback came for payment {PaymentId}, which a person has rejected: money may have come after that. It is listed until a person settles it.")]
        public static partial void CallbackAfterRejection(ILogger logger, string paymentId);

        [LoggerMessage(2005, LogLevel.Warning, "A callback came for payout {PayoutId}, which is {Status} and has no token to ask with: the money may have moved. Look in the gateway's dashboard, then settle it.")]
        public static partial void PayoutCallbackWithoutToken(ILogger logger, string payoutId, string status);

        [LoggerMessage(2004, LogLevel.Warning, "A callback named {Id}, which no payment or payout of this database waits for; {Count} such callbacks since the last line of this kind. Anybody can send one. If the database comes from a backup, look these ids up in the gateway's dashboard.")]
        public static partial void Unknown(ILogger logger, string id, long count);

        [LoggerMessage(2003, LogLevel.Warning, "That a callback was kept could not be remembered; its twin is kept once more.")]
        public static partial void NotClaimed(ILogger logger, Exception exception);

        [LoggerMessage(2001, LogLevel.Error, "A callback for payment or payout {PaymentId} at {At} could not be kept and was answered 503; reconciliation will look anyway.")]
        public static partial void NotStored(ILogger logger, Exception exception, string paymentId, DateTimeOffset at);
    }
}
