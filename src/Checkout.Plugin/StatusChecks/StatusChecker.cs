namespace LigdiCash.Checkout.StatusChecks;

// Asks the gateway for the status with the stored token and saves the answer under the lease. The policy knows what an answer means.
internal sealed partial class StatusChecker<T>(
    ICheckPolicy<T> policy, CheckStore<T> store, DueCheckQueue<T> queue, GatewayThrottle throttle, TokenProtector protector,
    CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<StatusChecker<T>> logger)
    where T : class, ICheckable
{
    // For a person. The gateway is not asked while another check runs, or shortly after one.
    public async Task<T?> CheckNowAsync(string id, CancellationToken reading, CancellationToken asking)
    {
        if (await store.RequestCheckAsync(id, reading)
            && await queue.ClaimAsync(id, settings.Value.GatewayLease, asking) is { } claimed)
        {
            await CheckStatusAsync(claimed, asking);
        }

        return await store.FindAsync(id, reading);
    }

    // The caller has claimed the check. A process that stops releases it.
    public async Task CheckStatusAsync(T item, CancellationToken cancellationToken)
    {
        using var activity = metrics.StartCheck(item.Row.Id);
        CrashPoint.Reach("check.claimed");
        try
        {
            await SaveAsync(item, await ConfirmAsync(item, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await store.ReleaseAsync(item, time.GetUtcNow() + policy.MinGap);
            throw;
        }
    }

    private async Task<JournalEntry?> ConfirmAsync(T item, CancellationToken cancellationToken)
    {
        if (item.Row.ProtectedToken is not { } stored)
        {
            CrashPoint.Reach("check.give-up");
            return policy.GiveUpSend(item);
        }

        return protector.Unprotect(policy.Token, item.Row.Id, stored) is { } token
            ? await ConfirmAsync(item, token, cancellationToken) : policy.ApplyUnreadableToken(item);
    }

    // A failure counts for the keys with which the call was made: they may have changed since.
    private async Task<JournalEntry?> ConfirmAsync(T item, Secret token, CancellationToken cancellationToken)
    {
        var account = throttle.Account;
        try
        {
            CrashPoint.Reach("check.before-ask");
            var change = await policy.ConfirmAsync(item, token, cancellationToken);
            await throttle.RecordAnswerAsync(account);
            return change;
        }
        catch (LigdiCashException failure)
        {
            metrics.ConfirmFailed(failure.Reason);
            LogNoInformation(item.Row.Id, failure.Reason, failure.SubCode, failure.Wiki);
            await throttle.RecordFailureAsync(account, failure);
            return policy.ApplyFailure(item, failure);
        }
    }

    private async Task SaveAsync(T item, JournalEntry? change)
    {
        CrashPoint.Reach("check.before-save");
        if (await TrySaveAsync(item, change) || (change is not null
            && await policy.FindOtherChangeAsync(item, change) is var (stored, other) && await TrySaveAsync(stored, other)))
        {
            CrashPoint.Reach("check.after-save");
        }
        else
        {
            LogLostRace(item.Row.Id);
        }
    }

    private async Task<bool> TrySaveAsync(T item, JournalEntry? change)
    {
        var now = time.GetUtcNow();
        item.Row = item.Row.Scheduled(policy.NextCheck(item, now), now + policy.MinGap);
        var isSaved = await store.SaveAsync(item, change, CancellationToken.None);
        if (isSaved && change is not null)
        {
            policy.Report(item, change);
        }

        return isSaved;
    }

    [LoggerMessage(3003, LogLevel.Warning, "The status check of {Id} gave no information ({Reason}, sub-code {SubCode}, {Wiki}).")]
    private partial void LogNoInformation(string id, LigdiCashFailure reason, string? subCode, Uri? wiki);
    [LoggerMessage(3004, LogLevel.Debug, "Another status check of {Id} saved its result first.")]
    private partial void LogLostRace(string id);
}
