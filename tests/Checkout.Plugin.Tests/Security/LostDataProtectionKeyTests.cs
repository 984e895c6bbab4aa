using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Security;

// A process lacks the Data Protection keys of an earlier process or of another node.
public sealed class LostDataProtectionKeyTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A96_A_lost_key_ring_warns_and_does_not_stop_the_start(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });

        shop.Keys = new EphemeralDataProtectionProvider();
        await shop.RestartsAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        var warning = Assert.Single(shop.Log.All, line => line.StartsWith("Critical 8004", StringComparison.Ordinal));
        Assert.Contains("PersistKeysTo", warning, StringComparison.Ordinal);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A96_Restored_keys_read_the_earlier_secret(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var keys = shop.Keys;
        var pseudonym = shop.Services.GetRequired<Pseudonymizer>().Pseudonymize("a number");

        shop.Keys = new EphemeralDataProtectionProvider();
        await shop.RestartsAsync();
        var meanwhile = shop.Services.GetRequired<Pseudonymizer>().Pseudonymize("a number");
        shop.Keys = keys;
        await shop.RestartsAsync();

        Assert.NotEqual(pseudonym, meanwhile);
        Assert.Equal(pseudonym, shop.Services.GetRequired<Pseudonymizer>().Pseudonymize("a number"));
    }

    [Fact]
    public async Task Each_of_two_nodes_confirms_the_payments_that_its_keys_can_read()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        var id = await shop.OpensPaymentAsync();

        shop.Keys = new EphemeralDataProtectionProvider();
        await shop.StartsAnotherNodeAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        Assert.Contains(shop.Log.All, line => line.StartsWith("Critical 8004", StringComparison.Ordinal));
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_shop_without_its_keys_starts_over_by_the_statements_of_the_readme(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (paid, lost, left) = (await RetentionSteps.PaidAsync(shop), await shop.OpensPaymentAsync(), await shop.OpensPaymentAsync());
        await shop.OpensBrowser().OpenAsync($"checkout/return/{lost}");
        shop.Keys = new EphemeralDataProtectionProvider();

        await shop.Database.ExecuteAsync(Statements());
        await shop.RestartsAsync();
        var fresh = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(fresh);
        await shop.Services.GetRequired<ICheckout>().AcceptAsync(
            lost, Staff.Member("Issa"), "it is in the dashboard", Money.Xof(12_500), TestContext.Current.CancellationToken);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        CheckoutPaymentStatus[] statuses = [.. await Task.WhenAll(
            new[] { paid, fresh, lost, left }.Select(async id => (await shop.PaymentByIdAsync(id)).Status))];
        Assert.Equal(
            [CheckoutPaymentStatus.Paid, CheckoutPaymentStatus.Paid, CheckoutPaymentStatus.Paid, CheckoutPaymentStatus.Review], statuses);
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("""
            SELECT COUNT(*) FROM checkout_payment p
            WHERE version <> (SELECT COUNT(*) FROM checkout_event e WHERE e.payment_id = p.id)
            """));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_token_that_cannot_be_unprotected_is_logged_and_tried_again(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        var token = await shop.Database.ScalarAsync<string>("SELECT token FROM checkout_payment");
        await shop.Database.ExecuteAsync("UPDATE checkout_payment SET token = 'not what it was'");

        await shop.SettlesAsync();
        await shop.WaitsHourByHourAsync(20);
        var meanwhile = await shop.PaymentByIdAsync(id);
        await shop.Database.ExecuteAsync("UPDATE checkout_payment SET token = @token", new { token });
        await shop.WaitsHourByHourAsync(2);

        Assert.Equal(CheckoutPaymentStatus.Pending, meanwhile.Status);
        Assert.Contains(shop.Log.All, line =>
            line.StartsWith("Critical 8001", StringComparison.Ordinal)
                && line.Contains(id, StringComparison.Ordinal)
                && line.Contains("PersistKeysTo", StringComparison.Ordinal));
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(meanwhile.Reference));
    }

    [Theory]
    [InlineData(true, CheckoutPaymentStatus.Review)]
    [InlineData(false, CheckoutPaymentStatus.Pending)]
    public async Task A_token_unreadable_for_a_day_lists_the_payment_for_staff(bool isPaid, CheckoutPaymentStatus status)
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Database.ExecuteAsync("UPDATE checkout_payment SET token = 'not what it was'");
        await (isPaid ? shop.Gateway.ApprovesAsync(id) : Task.CompletedTask);

        await shop.WaitsHourByHourAsync(30);

        var listed = await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync(
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(status, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(isPaid ? [id] : [], listed.Select(item => item.Payment.Id));
        Assert.Equal(isPaid, (await shop.PaymentByIdAsync(id)).Row.DueAt is null);
    }

    [Fact]
    public async Task An_old_payment_unreadable_for_an_hour_stays_pending()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.OpensBrowser().OpenAsync($"checkout/cancel/{id}");
        await shop.WaitsHourByHourAsync(20);
        await shop.Database.ExecuteAsync(
            "UPDATE checkout_payment SET token = 'not what it was', due_at = not_before, created_at = created_at - 172800000");

        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromHours(1));

        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Contains(shop.Log.All, line => line.StartsWith("Critical 8001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pay_pressed_again_shows_the_status_when_the_page_is_unreadable()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await summary.PaysAsync();
        await shop.Database.ExecuteAsync("UPDATE checkout_payment SET payment_page = '?'");

        var shown = new ResultPage(await summary.PressesPayAsync());

        Assert.Equal("pending", shown.Status);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task Revoked_keys_still_read_what_they_protected()
    {
        var folder = Directory.CreateTempSubdirectory("checkout-keys-");
        await using var shop = await Shop.OpenAsync();
        shop.Keys = KeysOf(folder).GetRequired<IDataProtectionProvider>();
        await shop.RestartsAsync();
        var id = await shop.OpensPaymentAsync();

        KeysOf(folder).GetRequired<IKeyManager>().RevokeAllKeys(TimeProvider.System.GetUtcNow(), "a laptop was stolen");
        shop.Keys = KeysOf(folder).GetRequired<IDataProtectionProvider>();
        await shop.RestartsAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        folder.Delete(recursive: true);

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    private static string Statements() =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "Checkout.Plugin", "Payments", "README.md"))
            .Split("```sql")[1].Split("```")[0];

    private static ServiceProvider KeysOf(DirectoryInfo folder)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().PersistKeysToFileSystem(folder).SetApplicationName("shop");
        return services.BuildServiceProvider();
    }
}
