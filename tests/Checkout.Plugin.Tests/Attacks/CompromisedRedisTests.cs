using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// An attacker can write to the shop's Redis.
[Slow]
public sealed partial class CompromisedRedisTests
{
    // Each payload executes code in some program that deserializes objects from its cache.
    private static readonly RedisValue[] Gadgets =
    [
        """
        {"$type":"System.Windows.Data.ObjectDataProvider, PresentationFramework","MethodName":"Start",
         "ObjectInstance":{"$type":"System.Diagnostics.Process, System"}}
        """,
        """{"$type":"System.Configuration.Install.AssemblyInstaller, System.Configuration.Install","Path":"file:///tmp/evil.dll"}""",
        """{"__type":"System.IO.FileInfo, mscorlib","OriginalPath":"/etc/passwd"}""",
        """<ObjectDataProvider xmlns="http://schemas.microsoft.com/winfx/2006/xaml/presentation" MethodName="Start"/>""",
        """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>""",
        "/wEyxBEAAQAAAP////8BAAAAAAAAAAwCAAAASVN5c3RlbQ==",
        new byte[] { 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 0, 0, 0, 0, 0x0C, 2 },
        new byte[] { 0xAC, 0xED, 0, 5, 0x73, 0x72 },
        new byte[] { 0xC7, 0x20, 0x64, 0xD9, 0x1E },
        "\u0004\bo:\bProc\u0000",
        "!!python/object/apply:os.system ['id']",
        "O:8:\"stdClass\":1:{s:1:\"a\";s:2:\"id\";}",
        "${jndi:ldap://127.0.0.1/a}",
        "return redis.call('FLUSHALL')",
        "0123456789abcdef0123456789abcdef\"; redis.call('FLUSHALL') --",
    ];

    [Fact]
    public async Task A64_No_serialized_object_in_redis_is_deserialized()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var shop = await OpenAsync(redis);
        var database = await redis.OpensAsync();

        foreach (var gadget in Gadgets)
        {
            var cart = Some.Cart();
            var summary = await shop.GoesToPayAsync(cart);
            await database.StringSetAsync(IdempotencyKey.ForPay(summary.CheckoutKey), gadget, TimeSpan.FromSeconds(30));
            await summary.PaysAsync();
            var id = (await shop.PaymentAsync(cart.Reference)).Id;
            await database.StringSetAsync(IdempotencyKey.ForCallback(id), gadget, TimeSpan.FromSeconds(30));
            await shop.Gateway.ApprovesAsync(id);
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            await shop.SettlesAsync();
            Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
        }

        Assert.DoesNotContain(shop.Log.All, line =>
            line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
        Assert.Equal(Gadgets.Length, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public void A64_No_source_line_creates_a_type_that_data_names() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)),
        file => Assert.DoesNotMatch(TypesFromData(), File.ReadAllText(file)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A65_An_attacker_who_rewrites_all_redis_keys_causes_no_double_payment(int nodes)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var shop = await OpenAsync(redis, realTime: true);
        for (var node = 1; node < nodes; node++)
        {
            await shop.StartsAnotherNodeAsync();
        }

        using var over = new CancellationTokenSource();
        var attack = Task.Run(() => AttackAsync(redis, over.Token));
        var references = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => BuysAsync(shop))));
        await over.CancelAsync();
        var written = await attack;

        Assert.True(written >= 30, $"The attacker wrote only {written} times.");
        Assert.Equal(references.Length, await shop.Gateway.CreatesAsync());
        foreach (var reference in references)
        {
            Assert.Equal(1, await shop.TimesFulfilledAsync(reference));
        }
    }

    private static async Task<string> BuysAsync(Shop shop)
    {
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => summary.PaysAsync())));
        Assert.Single(pages.Select(page => page.Link).Distinct());
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(cart.Reference)).Id);
        await Eventually.TrueAsync(async () => await shop.TimesFulfilledAsync(cart.Reference) > 0);
        return cart.Reference;
    }

    // In turn: a deleted key, another owner's claim, a claim without expiry, another type, a malicious payload, an emptied database.
    private static async Task<int> AttackAsync(RedisServer server, CancellationToken over)
    {
        var redis = await server.OpensAsync();
        var times = 0;
        while (!over.IsCancellationRequested)
        {
            foreach (var key in (RedisKey[])(await redis.ExecuteAsync("KEYS", "*"))!)
            {
                await WriteAsync(redis, key, times++);
            }
        }

        return times;
    }

    private static Task WriteAsync(IDatabase redis, RedisKey key, int times) => (times % 6) switch
    {
        0 => redis.KeyDeleteAsync(key),
        1 => redis.StringSetAsync(key, CheckoutId.New(), TimeSpan.FromSeconds(1)),
        2 => redis.StringSetAsync(key, CheckoutId.New()),
        3 => redis.ScriptEvaluateAsync("redis.call('del', KEYS[1]) redis.call('lpush', KEYS[1], 'x')", [key]),
        4 => redis.StringSetAsync(key, Gadgets[times % Gadgets.Length]),
        _ => redis.ExecuteAsync("FLUSHALL"),
    };

    // The budget for one call is long. With a shop's budget one slow call makes the plug-in skip Redis for a while, and the attack would
    // find no keys to rewrite.
    private static Task<Shop> OpenAsync(RedisServer redis, bool realTime = false) => Shop.OpenAsync(new()
    {
        Store = Store.PostgreSql,
        RealTime = realTime,
        Configure = checkout => checkout.AddRedis(redis.Address).Services.Replace(
            ServiceDescriptor.Singleton(_ => RedisAddress.Read(redis.Address) with { Budget = TimeSpan.FromSeconds(20) })),
    });

    [GeneratedRegex(
        @"TypeNameHandling|BinaryFormatter|LosFormatter|NetDataContract|DataContractSerializer|XmlSerializer"
            + @"|JsonPolymorphic|JsonDerivedType|Type\.GetType\(|Assembly\.Load|Activator\.CreateInstance\(",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypesFromData();
}
