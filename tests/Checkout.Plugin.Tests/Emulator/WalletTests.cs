using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class WalletTests
{
    private const string Number = "22670000001";
    private const string DebitPath = "/pay/v02/debitwallet/withotp";

    [Fact]
    public async Task A_code_request_has_its_own_answer_and_shows_the_tester_the_code()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.GetAsync($"/pay/v02/debitotp/{Number}/12500");

        Assert.Equal("""{"error":false,"message":"OTP sent. Please check your phone."}""", answer.ToJsonString());
        Assert.Matches("^[0-9]{6}$", await CodeAsync(gateway));
    }

    [Theory]
    [InlineData("abc", "12500")]
    [InlineData("+22670000001", "12500")]
    [InlineData(Number, "8")]
    [InlineData(Number, "2000001")]
    [InlineData(Number, "12500.5")]
    [InlineData("22670990029", "12500")]
    public async Task A_code_that_cannot_be_sent_is_an_error_with_a_reason(string number, string amount)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.GetAsync($"/pay/v02/debitotp/{number}/{amount}");

        Assert.True((bool?)answer["error"]);
        Assert.NotEmpty((string)answer["message"]!);
        Assert.Equal("[]", await gateway.Client.GetStringAsync("/_emulator/otps"));
    }

    [Fact]
    public async Task Bad_keys_are_refused_as_everywhere()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        gateway.Client.DefaultRequestHeaders.Clear();

        (await gateway.GetAsync($"/pay/v02/debitotp/{Number}/12500")).Refuses("00");
        (await DebitAsync(gateway, "123456")).Refuses("00");
    }

    [Fact]
    public async Task The_right_code_pays_from_the_wallet_once()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.GetAsync($"/pay/v02/debitotp/{Number}/12500");
        var code = await CodeAsync(gateway);

        var created = await DebitAsync(gateway, code);
        var again = await DebitAsync(gateway, code);

        Assert.Equal(DirectOrder.Sentence, (string?)created["response_text"]);
        Assert.Equal("completed", await gateway.StatusAsync(created));
        Assert.Equal("LIGDICASH ORANGE BURKINA", (string?)(await gateway.ConfirmAsync((string)created["token"]!))["operator_name"]);
        Assert.Equal(2, gateway.Shop.Received.Count);
        again.Refuses("15");
    }

    [Fact]
    public async Task A_missing_code_is_an_input_error_with_a_description()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await DebitAsync(gateway, "");

        answer.Refuses("08");
        Assert.Equal("You must specify password or otp", (string?)answer["description"]);
    }

    [Fact]
    public async Task A_wrong_code_leaves_the_right_one_usable()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.GetAsync($"/pay/v02/debitotp/{Number}/12500");
        var code = await CodeAsync(gateway);

        (await DebitAsync(gateway, code == "111111" ? "222222" : "111111")).Refuses("15");

        Assert.Equal("00", (string?)(await DebitAsync(gateway, code))["response_code"]);
    }

    [Theory]
    [InlineData(299, "00")]
    [InlineData(300, "01")]
    public async Task A_code_lives_for_five_minutes(int seconds, string responseCode)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.GetAsync($"/pay/v02/debitotp/{Number}/12500");
        var code = await CodeAsync(gateway);
        gateway.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var answer = await DebitAsync(gateway, code);

        Assert.Equal(responseCode, (string?)answer["response_code"]);
        Assert.Equal(responseCode == "00" ? DirectOrder.Sentence : "Echec (Code16)", (string?)answer["response_text"]);
    }

    [Fact]
    public async Task Six_nines_have_always_expired()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        (await DebitAsync(gateway, "999999")).Refuses("16");
    }

    [Theory]
    [InlineData("22670000002", 12_500)]
    [InlineData(Number, 12_000)]
    public async Task A_code_is_good_for_its_own_number_and_amount_alone(string number, long amount)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.GetAsync($"/pay/v02/debitotp/{number}/{amount}");

        (await DebitAsync(gateway, await CodeAsync(gateway))).Refuses("15");
    }

    [Fact]
    public async Task A_second_code_takes_the_place_of_the_first()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.GetAsync($"/pay/v02/debitotp/{Number}/12500");
        await gateway.GetAsync($"/pay/v02/debitotp/{Number}/12500");

        Assert.Single((await gateway.Client.GetFromJsonAsync<JsonArray>("/_emulator/otps"))!);
        Assert.Equal("00", (string?)(await DebitAsync(gateway, await CodeAsync(gateway)))["response_code"]);
    }

    [Fact]
    public async Task Garbage_is_refused_as_an_input_error()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PostAsync(DebitPath, new StringContent("{"));

        (await EmulatorHost.ReadAsync(response)).Refuses("08");
    }

    private static async Task<string> CodeAsync(EmulatorHost gateway) =>
        (string)(await gateway.Client.GetFromJsonAsync<JsonArray>("/_emulator/otps"))![0]!["code"]!;

    private static Task<JsonObject> DebitAsync(EmulatorHost gateway, string otp) =>
        gateway.PostAsync(DebitPath, DirectOrder.From(Number, otp));
}
