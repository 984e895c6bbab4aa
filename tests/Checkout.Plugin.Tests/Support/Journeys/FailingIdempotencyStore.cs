namespace Checkout.Plugin.Tests.Journeys;

// Fails, or never answers, when it is told of a callback; of a press of Pay it remembers nothing.
internal sealed class FailingIdempotencyStore(bool fails) : IIdempotencyStore
{
    private readonly TaskCompletionSource<long?> _markedAt = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestDatabase Database { get; set; } = null!;

    // What stood in the database when the claim was asked for.
    public Task<long?> MarkedAt => _markedAt.Task;

    public async ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life)
    {
        if (!key.StartsWith("checkout:callback:", StringComparison.Ordinal))
        {
            return true;
        }

        _markedAt.SetResult(await Database.ScalarAsync<long?>("SELECT called_back_at FROM checkout_payment"));
        return fails ? throw new InvalidOperationException("no memory") : await new TaskCompletionSource<bool>().Task;
    }

    public ValueTask ReleaseAsync(string key, string owner) => ValueTask.CompletedTask;

    public ValueTask<bool> IsClaimedAsync(string key) => ValueTask.FromResult(false);
}
