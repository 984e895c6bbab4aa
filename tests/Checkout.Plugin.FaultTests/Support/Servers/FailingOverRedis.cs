namespace Checkout.Plugin.Tests;

// A primary and a replica behind one address, as in a managed Redis.
internal sealed class FailingOverRedis : IDisposable
{
    private readonly TcpProxy _front;
    private readonly TcpProxy _replication;

    private FailingOverRedis(RedisServer primary, RedisServer replica)
    {
        (Primary, Replica) = (primary, replica);
        (_front, _replication) = (new(primary.Port), new(primary.Port));
    }

    public RedisServer Primary { get; private set; }

    public RedisServer Replica { get; private set; }

    // The proxy between the shop and the current primary.
    public TcpProxy Proxy => _front;

    public string Address => $"127.0.0.1:{_front.Port},connectTimeout=1000";

    public static async Task<FailingOverRedis> CreateAsync()
    {
        var redis = new FailingOverRedis(await RedisServer.CreateAsync(), await RedisServer.CreateAsync());
        await redis.FollowsAsync();
        return redis;
    }

    // Stops the replication.
    public void FallsBehind() => _replication.Answers = NetworkFault.Silence;

    // The replica becomes the primary. The old primary loses its data and becomes the replica.
    public async Task FailsOverAsync()
    {
        Primary.Kill();
        await Replica.AskAsync("REPLICAOF NO ONE");
        (Primary, Replica) = (Replica, Primary);
        _front.Target = Primary.Port;
        _front.ResetsAll();
        await Replica.StartsAsync();
        await FollowsAsync();
    }

    public void Dispose()
    {
        _front.Dispose();
        _replication.Dispose();
        Primary.Dispose();
        Replica.Dispose();
    }

    private async Task FollowsAsync()
    {
        _replication.Heal();
        _replication.ResetsAll();
        _replication.Target = Primary.Port;
        await Replica.AskAsync($"REPLICAOF 127.0.0.1 {_replication.Port}");
        await Eventually.TrueAsync(async () => await Primary.AskAsync("WAIT 1 100") == ":1");
    }
}
