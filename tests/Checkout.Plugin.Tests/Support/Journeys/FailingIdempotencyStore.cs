namespace Checkout.Plugin.Tests.Journeys;

// Fails or never answers for a callback, and accepts every press of Pay.
internal sealed class FailingIdempotencyStore(bool fails) : IIdempotencyStore
{
    private readonly TaskCompletionSource<long?> _markedAt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestDatabase Database { get; set; } = null!;

    // The stored time of the callback when the claim was requested.
    public Task<long?> MarkedAt => _markedAt.Task;

    public async ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life)
    {
        if (!key.StartsWith("checkout:callback:", StringComparison.Ordinal))
        {
            return true;
        }

        _markedAt.SetResult(await Database.ScalarAsync<long?>("SELECT called_back_at FROM checkout_payment"));
        return fails ? throw new InvalidOperationException("the store fails") : await new TaskCompletionSource<bool>().Task;
    }

    public ValueTask ReleaseAsync(string key, string owner) => ValueTask.CompletedTask;

    public ValueTask<bool> IsClaimedAsync(string key) => ValueTask.FromResult(false);
}
