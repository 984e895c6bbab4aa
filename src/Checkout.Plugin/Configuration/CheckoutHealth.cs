using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LigdiCash.Checkout.Configuration;

// Health pages are often public, so the texts contain no host, user or key.
internal sealed class CheckoutHealth(CheckoutDatabase database, IIdempotencyStore claims, GatewayThrottle gateway, TimeProvider time)
    : IHealthCheck
{
    // Changes no row, but fails where writes are impossible.
    private const string WriteProbe = "UPDATE checkout_schema SET origin = origin WHERE migration < 0 RETURNING migration";

    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(2);

    // On SQLite a fulfillment handler may block writes for three seconds.
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(4);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failureStatus = context.Registration.FailureStatus;
        if (await TryAsync(IsCircuitOpenAsync, ReadTimeout, cancellationToken) is not { } isCircuitOpen)
        {
            return new(failureStatus, "The checkout's database does not answer. No payment can start; paid ones are confirmed later.");
        }

        if (await TryAsync(IsWritableAsync, WriteTimeout, cancellationToken) is null)
        {
            return new(failureStatus, "The checkout's database takes no writes. No payment can start; paid ones are confirmed later.");
        }

        var gatewayProblem = isCircuitOpen ? "The gateway's circuit breaker is open. Status checks are delayed." : null;
        var problems = string.Join(' ', new[] { await CheckRedisAsync(), gatewayProblem }.OfType<string>());
        return problems.Length > 0 ? HealthCheckResult.Degraded(problems) : HealthCheckResult.Healthy("The checkout works.");
    }

    // Null: the query failed or timed out.
    private async Task<bool?> TryAsync(Func<CancellationToken, Task<bool>> query, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await query(cancellationToken).WaitAsync(timeout, time, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<bool> IsCircuitOpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteScalarAsync<long>(Migration.Newest);
        return await gateway.IsOpenAsync(connection);
    }

    private async Task<bool> IsWritableAsync(CancellationToken cancellationToken) =>
        (await database.WriteAsync<long>(WriteProbe, () => new { }, cancellationToken, isDurable: false)).Count == 0;

    private async ValueTask<string?> CheckRedisAsync() => claims is RedisIdempotencyStore redis && !await redis.AnswersAsync()
        ? "Redis does not answer. The checkout works without it, with more load on the database." : null;
}
