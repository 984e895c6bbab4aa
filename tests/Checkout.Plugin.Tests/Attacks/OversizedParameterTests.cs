using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Long texts around the limits of database drivers, in every input.
public sealed class OversizedParameterTests
{
    private static readonly int[] Lengths = [33, 256, 8_191, 32_768, 60_000, 65_536, 200_000];

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A53_A_text_of_any_length_reaches_no_statement_and_breaks_nothing(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.OpensPaymentAsync();
        await shop.LosesItsTablesAsync();

        foreach (var (name, request) in Lengths.SelectMany(length => PublicInputs.With(new('a', length))))
        {
            var status = await shop.AnswerAsync(request);
            Assert.True(
                status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.RequestEntityTooLarge,
                $"{name} was answered {status}");
        }

        Assert.Empty(shop.Log.Errors());
    }
}
