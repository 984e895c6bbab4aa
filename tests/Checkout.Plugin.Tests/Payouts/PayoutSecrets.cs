using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

public sealed class PayoutSecrets
{
    [Fact]
    public async Task R3_No_log_line_or_message_holds_a_key_a_token_or_a_number()
    {
        await using var shop = await Shop.OpenAsync(
            PayoutSteps.RepeatedPayoutsAllowed with { Values = new() { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var messages = await EveryEndingAsync(shop);

        var known = await shop.Gateway.PayoutsAsync();
        var tokens = known.Select(payout => payout!["token"]!.GetValue<string>()).ToList();
        var numbers = known.Select(payout => payout!["customer"]!.GetValue<string>());
        string[] secrets = [Shop.ApiKey, Shop.ApiToken, .. tokens, .. numbers, .. numbers.Select(number => number[3..])];
        Assert.True(tokens.Count >= 4, "too few payouts were made to prove anything");
        Assert.True(shop.Log.All.Count > 100, "the log is too short to prove anything");
        Assert.All(shop.Log.All.Concat(messages), line =>
            Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    private static async Task<List<string>> EveryEndingAsync(Shop shop)
    {
        var sent = new List<CheckoutPayout>();
        (string Number, string? Fault)[] recipients =
        [
            ("22670123456", null),
            ("22670123457", "drop-after"),
            ("22670123458", "garbage"),
            ("22670123459", "code08"),
            ("22670123460", "code05"),
        ];
        foreach (var (number, fault) in recipients)
        {
            if (fault is not null)
            {
                await shop.Gateway.FailsAsync("payout-create", fault);
            }

            sent.Add(await shop.SendsAsync(PayoutSteps.Draft(number: number)));
        }

        await shop.SendsAsync(PayoutSteps.Draft(number: "22670123461"));
        await shop.SendsAsync(PayoutSteps.Draft(number: "22670123462", method: PayoutMethod.Wallet));
        await shop.Gateway.FailsAsync("payout-confirm", "html", times: 2);
        await shop.Gateway.PaysOutAsync(sent[0].Id);
        await shop.SettlesAsync();
        await shop.AdvancesAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1));
        var twin = await shop.ApprovesAsync(PayoutSteps.Draft(number: "22670123457"));
        var obstacle = (PayoutOutcome.NotDone)await shop.Payouts().SendAsync(twin.Id, PayoutSteps.Manager);
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payout RENAME TO gone");
        using var callback = new StringContent(new JsonObject { ["token"] = Shop.ApiToken }.ToJsonString());
        await shop.PostsAsync($"checkout/payout-callback/{sent[0].Id}", callback);
        await Record.ExceptionAsync(() => shop.DraftsAsync(PayoutSteps.Draft(number: "22670123463")));
        return
        [
            obstacle.Message,
            obstacle.ToString(),
            $"{PayoutSteps.Draft(number: "22670123457")}",
            .. sent.Select(payout => payout.Explanation),
        ];
    }
}
