using System.Buffers;

namespace LigdiCash.Checkout.Callbacks;

// A callback only schedules a status check. Its content is not trusted.
internal sealed partial class CallbackReceiver(
    CallbackBatcher batcher, PayoutStore payouts, IIdempotencyStore claims, WorkSignals signals,
    CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<CallbackReceiver> logger)
{
    public const int MaxBodySize = 64 * 1024;
    private const int MaxLoggedType = 100;

    // Shorter than the minimum gap of two checks. Each callback schedules two, and the second covers the duplicates ignored meanwhile.
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromSeconds(2);
    private readonly WarningCount _unknown = new();
    private readonly WarningCount _unreadable = new();

    // Returns the HTTP status of the answer. With an id in the path the body, which may be unreadable, is not read.
    public Task<int> ReceiveAsync(HttpRequest request, string? paymentId, CancellationToken cancellationToken) =>
        ReceiveAsync(request, paymentId, SchedulePaymentCheckAsync, cancellationToken);

    // Without an id in the path, the body is read like a payment's.
    public Task<int> ReceiveForPayoutAsync(HttpRequest request, string? payoutId, CancellationToken cancellationToken) =>
        ReceiveAsync(request, payoutId, SchedulePayoutCheckAsync, cancellationToken);

    private async Task<int> ReceiveAsync(
        HttpRequest request, string? pathId, Func<string, Task<WorkSignal?>> scheduleAsync, CancellationToken cancellationToken)
    {
        try
        {
            return (CheckoutId.IsId(pathId) ? pathId : await ReadAsync(request, cancellationToken)) switch
            {
                null => Ignore("too-large", StatusCodes.Status413PayloadTooLarge),
                var id when !CheckoutId.IsId(id) => Ignore("unreadable", StatusCodes.Status200OK),
                var id => await ProcessAsync(id, scheduleAsync),
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

    private int Ignore(string outcome, int status)
    {
        metrics.CallbackReceived(outcome);
        return status;
    }

    // The following two return the signal of the work. Null: there is no such payment, or no such payout that was sent.
    // Without a token the callback is recorded, and no check is scheduled.
    private async Task<WorkSignal?> SchedulePaymentCheckAsync(string id)
    {
        var status = await batcher.ScheduleCheckNowAsync(id);
        if (status is nameof(CheckoutPaymentStatus.Unknown)
            or nameof(CheckoutPaymentStatus.Refused) or nameof(CheckoutPaymentStatus.Abandoned))
        {
            LogCallbackWithoutToken(id, status);
        }
        else if (status is nameof(CheckoutPaymentStatus.Rejected))
        {
            LogCallbackAfterRejection(id);
        }

        return status is null ? null : signals.Checks;
    }

    private async Task<WorkSignal?> SchedulePayoutCheckAsync(string id)
    {
        var status = await payouts.ScheduleCheckNowAsync(id, settings.Value.MaxLease, CancellationToken.None);
        if (status is nameof(CheckoutPayoutStatus.Failed) or nameof(CheckoutPayoutStatus.Cancelled))
        {
            LogPayoutCallbackWithoutToken(id, status);
        }

        return status is null ? null : signals.Payouts;
    }

    // No cancellation token: the callback counts even if the sender disconnects.
    private async Task<int> ProcessAsync(string id, Func<string, Task<WorkSignal?>> scheduleAsync)
    {
        var key = IdempotencyKey.ForCallback(id);
        if (await claims.IsClaimedAsync(key))
        {
            return Ignore("duplicate", StatusCodes.Status200OK);
        }

        try
        {
            CrashPoint.Reach("callback.before-schedule");
            var signal = await scheduleAsync(id);
            CrashPoint.Reach("callback.after-schedule");
            if (signal is not null)
            {
                signal.Wake();
                metrics.CallbackReceived("scheduled");
                _ = ClaimAsync(key);
            }
            else
            {
                metrics.CallbackReceived("unknown");
                // After a restore, these started after the backup.
                _unknown.Warn(time.GetUtcNow(), count => LogUnknown(id, count));
            }

            CrashPoint.Reach("callback.before-answer");
            return StatusCodes.Status200OK;
        }
        catch (Exception exception)
        {
            LogNotStored(exception, id, time.GetUtcNow());
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private string Unreadable(string? contentType, long length)
    {
        var type = string.Concat((contentType ?? "").Where(letter => letter is >= ' ' and <= '~').Take(MaxLoggedType));
        _unreadable.Warn(time.GetUtcNow(), count => LogUnreadable(type, length, count));
        return "";
    }

    // A claim before the durable write could lose a check. It only saves work, so the answer does not wait for it.
    private async Task ClaimAsync(string key)
    {
        try
        {
            await claims.TryClaimAsync(key, CheckoutId.New(), DuplicateWindow);
        }
        catch (Exception exception)
        {
            LogNotClaimed(exception);
        }
    }

    // Returns an empty id if there is none. Null: the body is too large.
    private async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadBodyAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // The shop decompresses requests, and could not decompress this one.
            return Unreadable(request.ContentType, request.ContentLength ?? 0);
        }
    }

    // Not by ReadAtLeastAsync: at a shutdown it returns a part of the body, and for a plain stream it rents memory for the largest body.
    private async Task<string?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (request.ContentLength is not > MaxBodySize)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.IsCompleted && read.Buffer.Length <= MaxBodySize)
            {
                var id = IdIn(request.ContentType, read.Buffer);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return id;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.Buffer.Length > MaxBodySize)
            {
                break;
            }
        }

        return null;
    }

    private string IdIn(string? contentType, ReadOnlySequence<byte> body)
    {
        var notice = CallbackNotice.Read(contentType, body.IsSingleSegment ? body.First : body.ToArray());
        return notice.TransactionId ?? notice.ExternalId ?? Unreadable(contentType, body.Length);
    }

    [LoggerMessage(2002, LogLevel.Warning,
        "A callback names payment {PaymentId}, which is {Status} without a token. It may be paid: check the gateway's dashboard.")]
    private partial void LogCallbackWithoutToken(string paymentId, string status);
    [LoggerMessage(2010, LogLevel.Warning,
        "A callback names payment {PaymentId}, which staff rejected. Money may have come since. It is listed until staff settle it.")]
    private partial void LogCallbackAfterRejection(string paymentId);
    [LoggerMessage(2005, LogLevel.Warning,
        "A callback names payout {PayoutId}, which is {Status} without a token. Check the gateway's dashboard, then settle it.")]
    private partial void LogPayoutCallbackWithoutToken(string payoutId, string status);
    [LoggerMessage(2004, LogLevel.Warning,
        "A callback names {Id}, which no payment or payout in this database expects; {Count} such callbacks since the last warning. "
        + "Anybody can send one. If the database comes from a backup, look these ids up in the gateway's dashboard.")]
    private partial void LogUnknown(string id, long count);
    [LoggerMessage(2006, LogLevel.Warning,
        "A callback of {Length} bytes with the content type \"{ContentType}\" names no payment or payout; {Count} such callbacks since the "
        + "last warning. Anybody can send one. If the gateway does, set Checkout:LigdiCash:CallbackNamesPayment to true.")]
    private partial void LogUnreadable(string contentType, long length, long count);
    [LoggerMessage(2003, LogLevel.Warning, "The claim for a callback could not be stored. Its duplicates are processed again.")]
    private partial void LogNotClaimed(Exception exception);
    [LoggerMessage(2001, LogLevel.Error,
        "A callback for payment or payout {PaymentId} at {At} could not be stored and got a 503. Reconciliation checks it anyway.")]
    private partial void LogNotStored(Exception exception, string paymentId, DateTimeOffset at);

    // Anybody can cause these warnings, so there is one a minute.
    private sealed class WarningCount
    {
        private const long IntervalMilliseconds = 60_000;
        private long _nextAt;
        private long _count;

        // Logs the number since the last warning.
        public void Warn(DateTimeOffset at, Action<long> log)
        {
            Interlocked.Increment(ref _count);
            var (now, dueAt) = (at.ToUnixTimeMilliseconds(), Volatile.Read(ref _nextAt));
            if (now >= dueAt && Interlocked.CompareExchange(ref _nextAt, now + IntervalMilliseconds, dueAt) == dueAt)
            {
                log(Interlocked.Exchange(ref _count, 0));
            }
        }
    }
}
