using LigdiCash.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// What the checkout leaves alone in the shop that it is added to.
public sealed class GoodNeighborTests
{
    [Fact]
    public void The_checkout_registers_nothing_that_changes_how_the_shop_works()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession().AddLocalization().AddAuthentication();
        builder.Services.AddHttpClient().AddDataProtection();
        var ofShop = builder.Services.Select(service => service.ServiceType).ToHashSet();

        builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"));

        var foreign = builder.Services.Select(service => service.ServiceType)
            .Where(type => !ofShop.Contains(type) && !IsOurs(type)).Select(type => type.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal([typeof(IActionDescriptorChangeProvider).ToString(), typeof(TimeProvider).ToString()], foreign);
    }

    [Theory]
    [InlineData(typeof(Microsoft.AspNetCore.Mvc.MvcOptions))]
    [InlineData(typeof(Microsoft.AspNetCore.Mvc.Razor.RazorViewEngineOptions))]
    [InlineData(typeof(Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions))]
    [InlineData(typeof(Microsoft.AspNetCore.Authentication.AuthenticationOptions))]
    [InlineData(typeof(CookiePolicyOptions))]
    [InlineData(typeof(RequestLocalizationOptions))]
    [InlineData(typeof(SessionOptions))]
    [InlineData(typeof(Microsoft.Extensions.WebEncoders.WebEncoderOptions))]
    [InlineData(typeof(Microsoft.AspNetCore.Http.Json.JsonOptions))]
    public void The_checkout_configures_no_options_of_the_shop(Type options)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddControllersWithViews();
        builder.Services.AddDataProtection();
        Type[] kinds = [typeof(IConfigureOptions<>), typeof(IPostConfigureOptions<>), typeof(IOptionsChangeTokenSource<>)];
        IEnumerable<ServiceDescriptor> Configuring() =>
            builder.Services.Where(service => kinds.Any(kind => service.ServiceType == kind.MakeGenericType(options))).ToList();
        var before = Configuring();

        builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"));

        Assert.Equal(before, Configuring());
    }

    [Fact]
    public async Task The_shops_description_of_its_own_interface_lists_no_address_of_the_checkout()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Host = builder => builder.Services.AddEndpointsApiExplorer().AddMvcCore().AddApiExplorer(),
            Pipeline = app => app.MapGet("of-the-shop", () => "here"),
        });

        var described = shop.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(group => group.Items).Select(item => item.RelativePath);

        Assert.Equal(["of-the-shop"], described);
    }

    // A shop of these names needs no alias beside "using LigdiCash.Checkout".
    [Theory]
    [InlineData("Basket")]
    [InlineData("Cart")]
    [InlineData("Checkout")]
    [InlineData("Order")]
    [InlineData("Payment")]
    [InlineData("PaymentMethod")]
    [InlineData("PaymentStatus")]
    public void No_public_type_has_a_name_that_shops_use(string name) =>
        Assert.DoesNotContain(
            typeof(ICheckout).Assembly.ExportedTypes.Concat(typeof(LigdiCashClient).Assembly.ExportedTypes), type => type.Name == name);

    private static bool IsOurs(Type type) =>
        type.Assembly == typeof(ICheckout).Assembly || type.Assembly == typeof(LigdiCashClient).Assembly
        || type.GenericTypeArguments.Any(IsOurs);
}
