using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The shop's own code asks for references that no purchase can have.
public sealed class InvalidReferenceTests
{
    [Theory]
    [InlineData(Store.Sqlite, "panier\0")]
    [InlineData(Store.PostgreSql, "panier\0")]
    [InlineData(Store.Sqlite, "panier\uD800")]
    [InlineData(Store.PostgreSql, "panier\uD800")]
    public async Task A_reference_that_no_database_stores_has_no_purchase(Store store, string reference)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });

        Assert.Null(await shop.Services.GetRequired<ICheckout>().FindAsync(reference, TestContext.Current.CancellationToken));
    }
}
