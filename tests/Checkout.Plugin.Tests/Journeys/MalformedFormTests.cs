using System.Text;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// Forms that no checkout page sends.
[Slow]
public sealed class MalformedFormTests
{
    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n70")]
    [InlineData("multipart/form-data", "zz")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=+AGE-")]
    [InlineData("application/x-www-form-urlencoded; charset=bogus", "a=%ff%fe")]
    public async Task A_broken_form_is_answered_without_a_server_error(string type, string body)
    {
        await using var shop = await OpenAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await shop.PostsAsync("checkout/pay", content);

        Assert.InRange((int)answer.StatusCode, 200, 499);
    }

    [Theory]
    [InlineData("phone", "٧٠١٢٣٤٥٦")]
    [InlineData("phone", "70\0123456")]
    [InlineData("operator", "LIGDICASH")]
    [InlineData("operator", "\0")]
    [InlineData("method", "7")]
    [InlineData("method", "Hosted, Mobile")]
    [InlineData("otp", "\0")]
    [InlineData("otp", "１２３４")]
    public async Task Malformed_values_are_problems_and_no_server_errors(string name, string value)
    {
        await using var shop = await OpenAsync(new() { Store = Store.PostgreSql });
        (string Name, string)[] fields = [.. Mobile("70 00 00 01", "ORANGE BURKINA"), ("otp", "123456")];

        var page = await (await shop.GoesToPayAsync(Some.Cart()))
            .PressesPayAsync([.. fields.Where(field => field.Name != name), (name, value)]);

        Assert.InRange((int)page.Answer.StatusCode, 200, 499);
    }
}
