using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Checkout.Plugin;

// Whether the checkout can do its work. Its texts name no host, no user and nobody's key: such pages are often open.
internal sealed class CheckoutHealth(CheckoutDatabase database, IIdempotencyStore claims, GatewayThrottle gateway, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(2);

    // On SQLite a handler may hold the only writer for three seconds.
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(4);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await AnswerOfAsync(IsGatewayFailingAsync, ReadTimeout, cancellationToken) is not { } isGatewayTroubled)
        {
            return new(context.Registration.FailureStatus, "The checkout's database gives no answer: nothing can be paid, and what is paid is found once it is back.");
        }

        if (await AnswerOfAsync(IsWritableAsync, WriteTimeout, cancellationToken) is null)
        {
            return new(context.Registration.FailureStatus, "The checkout's database takes no writes: nothing can be paid, and what is paid is found once it does.");
        }

        string?[] troubles =
        [
            await OfRedisAsync(),
            isGatewayTroubled ? "The gateway gives no usable answers and is only asked now and then: what is paid meanwhile is found later." : null,
        ];
        return troubles.Any(trouble => trouble is not null)
            ? HealthCheckResult.Degraded(string.Join(' ', troubles.Where(trouble => trouble is not null)))
            : HealthCheckResult.Healthy("The checkout works.");
    }

    // Null: the database gives none, or refuses.
    private async Task<bool?> AnswerOfAsync(Func<CancellationToken, Task<bool>> ask, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(cancellationToken).WaitAsync(patience, time, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<bool> IsGatewayFailingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteScalarAsync<long>(CheckoutSchema.Newest);
        return await gateway.IsOpenAsync(connection);
    }

    // A write that changes no row is refused like any other where none is possible.
    private async Task<bool> IsWritableAsync(CancellationToken cancellationToken) =>
        (await database.ClaimAsync<long>("UPDATE checkout_schema SET version = version WHERE version < 0 RETURNING version", () => new { }, cancellationToken)).Count == 0;

    private async ValueTask<string?> OfRedisAsync() =>
        claims is RedisIdempotencyStore redis && !await redis.AnswersAsync() ? "Redis gives no answer: the database decides alone, which takes more work and loses nothing." : null;
}
