namespace Checkout.Plugin.Tests.Journeys;

// Cancels the request between the end of the body and the write.
internal sealed class CancellingIdempotencyStore(CancellationTokenSource hangUp) : IIdempotencyStore
{
    public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life) => ValueTask.FromResult(true);

    public ValueTask ReleaseAsync(string key, string owner) => ValueTask.CompletedTask;

    public async ValueTask<bool> IsClaimedAsync(string key)
    {
        await hangUp.CancelAsync();
        return false;
    }
}
