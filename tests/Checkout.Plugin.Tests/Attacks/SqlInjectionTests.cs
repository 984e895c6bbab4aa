using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// SQL in every input.
public sealed class SqlInjectionTests
{
    private static readonly string[] Corpus =
    [
        "' OR 1=1 --", "' OR '1'='1", "\" OR \"\"=\"", "') OR ('1'='1", "1; DROP TABLE checkout_payment",
        "'; DROP TABLE checkout_payment; --", "'; UPDATE checkout_payment SET status='Paid'; --",
        "' UNION SELECT id, status FROM checkout_payment --", "1 AND 1=CAST((SELECT id FROM checkout_payment LIMIT 1) AS INT)",
        "'||(SELECT pg_sleep(5))||'", "1;SELECT pg_sleep(5)--",
        "' AND (SELECT 1 FROM (SELECT randomblob(1000000000))) --", "/*!50000 OR*/ 1", "admin'/*", "%27%20OR%201%3D1",
        "%' AND status LIKE '%", "_", "\\' OR 1=1 --", "@id", ":id", "$1", "?", "{0}",
        "\u02BC OR 1=1 --", "\uFF07 OR 1=1 --", "\u0000' OR 1=1", "' OR 1=1\u0000", "0x31", "NULL", "''",
        "'; COPY checkout_payment TO PROGRAM 'id'; --", "'; ATTACH DATABASE '/tmp/x' AS x; --",
        "E'\\047 OR 1=1'", "$$;DROP TABLE checkout_event;$$", "x' AND EXTRACTVALUE(1,CONCAT(0x7e,VERSION())) AND '1'='1", "{\"$gt\":\"\"}",
    ];

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A52_Sql_in_any_place_reaches_no_statement_and_breaks_nothing(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.OpensPaymentAsync();
        await shop.LosesItsTablesAsync();

        foreach (var (name, request) in Corpus.SelectMany(PublicInputs.With))
        {
            var status = await shop.AnswerAsync(request);
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{name} was answered {status}");
        }

        Assert.Empty(shop.Log.Errors());
        Assert.Equal(0, await shop.Gateway.ConfirmsAsync());
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A52_Sql_in_the_pay_form_is_stored_as_text_or_refused(Store store)
    {
        await using var shop = await AllPaymentMethods.OpenAsync(
            new() { Store = store, Values = { ["Checkout:Limits:PaysPerMinutePerBrowser"] = "1000" } });
        var (summary, pays) = (await shop.GoesToPayAsync(Some.Cart()), 0);
        foreach (var text in Corpus)
        {
            foreach (var field in PayFormFields.All)
            {
                var page = await summary.PressesPayAsync((field, text));
                Assert.InRange((int)page.Answer.StatusCode, 200, 499);
                pays++;
            }
        }

        Assert.Equal(Corpus.Length * PayFormFields.All.Length, pays);
        Assert.Empty(shop.Log.Errors());
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE status = 'Paid'"));
        Assert.NotEmpty((await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync(("lastName", Corpus[5]))).Link);
        Assert.Contains("DROP TABLE", await shop.Database.ScalarAsync<string>("""
            SELECT payer FROM checkout_payment
            WHERE payer LIKE '%DROP TABLE checkout_payment; --%'
            """), StringComparison.Ordinal);
    }
}
