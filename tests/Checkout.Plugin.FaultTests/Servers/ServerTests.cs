using Dapper;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task A_cluster_stopped_at_once_has_only_what_was_committed()
    {
        await using var cluster = await PostgreSqlCluster.CreateAsync();
        await using (var connection = new NpgsqlConnection(cluster.ConnectionString()))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await connection.ExecuteAsync("CREATE TABLE kept (what TEXT); INSERT INTO kept VALUES ('committed')");
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await connection.ExecuteAsync("INSERT INTO kept VALUES ('under way')", transaction: transaction);
            await cluster.StopsAtOnceAsync();
        }

        await cluster.StartsAsync();
        NpgsqlConnection.ClearAllPools();
        await using var again = new NpgsqlConnection(cluster.ConnectionString());

        Assert.Equal(["committed"], await again.QueryAsync<string>("SELECT what FROM kept"));
        Assert.Equal("on", await again.ExecuteScalarAsync<string>("SHOW fsync"));
    }

    [Fact]
    public async Task A_redis_loses_its_data_when_asked_or_killed_and_not_when_frozen()
    {
        using var redis = await RedisServer.CreateAsync();

        await redis.AskAsync("SET claim mine");
        await redis.FreezesAsync();
        var asked = redis.AskAsync("EXISTS claim");
        await Assert.ThrowsAsync<TimeoutException>(
            () => asked.WaitAsync(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken));
        await redis.ThawsAsync();
        Assert.Equal(":1", await asked);

        await redis.ForgetsEverythingAsync();
        Assert.Equal(":0", await redis.AskAsync("EXISTS claim"));

        await redis.AskAsync("SET claim mine");
        redis.Kill();
        await redis.StartsAsync();
        Assert.Equal(":0", await redis.AskAsync("EXISTS claim"));
    }

    [Fact]
    public async Task A_failover_keeps_what_was_replicated_and_loses_the_rest()
    {
        using var redis = await FailingOverRedis.CreateAsync();
        var first = redis.Primary;
        await first.AskAsync("SET heard yes");
        await Eventually.TrueAsync(async () => await redis.Replica.AskAsync("EXISTS heard") == ":1");
        redis.FallsBehind();
        await first.AskAsync("SET unheard yes");

        await redis.FailsOverAsync();

        Assert.NotSame(first, redis.Primary);
        Assert.Equal(":1", await redis.Primary.AskAsync("EXISTS heard"));
        Assert.Equal(":0", await redis.Primary.AskAsync("EXISTS unheard"));
        await redis.FailsOverAsync();
        Assert.Equal(":1", await redis.Primary.AskAsync("EXISTS heard"));
    }
}
