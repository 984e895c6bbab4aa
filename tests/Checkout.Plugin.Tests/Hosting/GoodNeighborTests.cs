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
    // What the framework asks all parts of a program for. Nothing of the shop is replaced or removed.
    [Fact]
    public void The_checkout_adds_to_the_framework_only_what_it_needs_to_run()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession().AddLocalization().AddAuthentication();
        builder.Services.AddHttpClient().AddDataProtection();
        var ofShop = builder.Services.ToList();

        builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"));

        var added = builder.Services.Except(ofShop).Where(service => !IsOurs(service.ServiceType)).CountBy(service => service.ServiceType);
        Assert.Empty(ofShop.Except(builder.Services));
        Assert.Equal(
            [
                "IActionDescriptorChangeProvider 1", "IApplicationModelProvider 1", "IConfigureOptions`1 StartupValidatorOptions 1",
                "IHostedService 3", "IStartupFilter 3",
            ],
            added.Select(type => $"{Name(type.Key)} {type.Value}").Order(StringComparer.Ordinal));
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

    private static string Name(Type type) => string.Join(' ', type.GenericTypeArguments.Prepend(type).Select(part => part.Name));

    private static bool IsOurs(Type type) =>
        type.Assembly == typeof(ICheckout).Assembly || type.Assembly == typeof(LigdiCashClient).Assembly
        || type.GenericTypeArguments.Any(IsOurs);
}
