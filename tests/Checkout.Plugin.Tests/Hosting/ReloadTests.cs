using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The settings file is reloaded while the shop runs. An invalid value in it must not stop sales.
public sealed class ReloadTests
{
    [Theory]
    [InlineData("Checkout:Reconciliation:Interval", "soon")]
    [InlineData("Checkout:Reconciliation:Interval", "-00:00:05")]
    [InlineData("Checkout:Reconciliation:Interval", "60.00:00:00")]
    [InlineData("Checkout:LigdiCash:ApiKey", "")]
    [InlineData("Checkout:PublicBaseUrl", "")]
    public async Task A_changed_setting_with_a_fault_is_logged_and_not_used(string key, string value)
    {
        await using var shop = await Shop.OpenAsync(new() { RealTime = true });
        var stopping = shop.Services.GetRequired<IHostApplicationLifetime>().ApplicationStopping;

        Reload(shop, key, value);
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await Eventually.TrueAsync(async () => (await shop.PaymentByIdAsync(id)).Status == CheckoutPaymentStatus.Paid);

        Assert.False(stopping.IsCancellationRequested);
        Assert.Contains(
            shop.Log.All, line => line.StartsWith("Error 5102", StringComparison.Ordinal) && line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_without_a_fault_is_taken()
    {
        await using var shop = await Shop.OpenAsync();
        var before = await shop.GoesToPayAsync(Some.Cart(5_000));

        Reload(shop, "Checkout:MaxTotalXof", "4999");
        var after = await shop.GoesToPayAsync(Some.Cart(5_000));

        Assert.Empty(before.Problems);
        Assert.Single(after.Problems);
    }

    private static void Reload(Shop shop, string key, string value)
    {
        var configuration = (IConfigurationRoot)shop.Services.GetRequired<IConfiguration>();
        configuration[key] = value;
        configuration.Reload();
    }
}
