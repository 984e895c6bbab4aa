using LigdiCash.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

/// A callback is a reason to look and nothing else: find which payment it means, make it due, wake the worker, answer.
internal sealed partial class CallbackReceiver(
    PaymentStore payments, IIdempotencyStore claims, WorkSignal signal, SettingsInForce settings, TimeProvider time, CheckoutMetrics metrics, ILogger<CallbackReceiver> logger)
{
    private const int LargestBody = 64 * 1024;

    /// Shorter than the least distance of two confirms: the second look, which every callback orders, comes after it and sees whatever a swallowed twin announced.
    private static readonly TimeSpan TwinWindow = TimeSpan.FromSeconds(2);

    /// The HTTP status to answer with.
    public async Task<int> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? read;
        try
        {
            read = await ReadAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or IOException)
        {
            metrics.CallbackReceived("broken-off");
            return StatusCodes.Status400BadRequest;
        }

        if (read is not { } body)
        {
            metrics.CallbackReceived("too-large");
            return StatusCodes.Status413PayloadTooLarge;
        }

        var notice = CallbackNotice.Read(request.ContentType, body);
        var id = notice.TransactionId ?? notice.ExternalId;
        if (!CheckoutId.IsId(id))
        {
            metrics.CallbackReceived("unreadable");
            return StatusCodes.Status200OK;
        }

        return await NudgeAsync(id!);
    }

    /// The sender's patience has no say here: a gateway that hangs up has still told us something.
    private async Task<int> NudgeAsync(string id)
    {
        var key = IdempotencyKey.ForCallback(id);
        if (await claims.IsClaimedAsync(key))
        {
            metrics.CallbackReceived("twin");
            return StatusCodes.Status200OK;
        }

        try
        {
            var known = await payments.NudgeAsync(id, settings.Value.LongestHold, CancellationToken.None);
            metrics.CallbackReceived(known ? "nudged" : "unknown");
            await FollowUpAsync(known, key);
            return StatusCodes.Status200OK;
        }
        catch (Exception exception)
        {
            Log.NotKept(logger, exception, id, time.GetUtcNow());
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// The claim comes after the durable mark: a twin is swallowed only when nothing can be lost by it.
    private async Task FollowUpAsync(bool known, string key)
    {
        if (known)
        {
            signal.Wake();
            await claims.TryClaimAsync(key, CheckoutId.New(), TwinWindow);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        var body = new MemoryStream();
        var buffer = new byte[4096];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > LargestBody)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "A callback for payment {PaymentId} at {At} could not be kept and was answered 503; reconciliation will look anyway.")]
        public static partial void NotKept(ILogger logger, Exception exception, string paymentId, DateTimeOffset at);
    }
}
