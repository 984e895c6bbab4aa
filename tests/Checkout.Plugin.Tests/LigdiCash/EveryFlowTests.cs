using System.Net;
using System.Net.Sockets;
using System.Text;
using LigdiCash.Client;
using LigdiCash.Client.Confirmations;
using LigdiCash.Client.Http;
using LigdiCash.Client.Payins;
using LigdiCash.Client.Payouts;
using LigdiCash.Client.Wallet;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class EveryFlowTests
{
    private const string Hidden = "hidden-4711";

    private readonly StubGateway _gateway = new();

    public static TheoryData<string, string> ActingInTrouble =>
        [.. from flow in Flows.Acting from trouble in Troubles select (flow.Data, trouble)];

    public static TheoryData<string, string, LigdiCashFailure> Garbage =>
        [.. from flow in Flows.All from answer in Broken select (flow.Data, answer.Body, answer.Reason)];

    private static string[] Troubles => ["reset", "refused", "500", "503", "429", "hangs"];

    private static (string Body, LigdiCashFailure Reason)[] Broken =>
    [
        ("", LigdiCashFailure.Unreadable),
        ("<html>maintenance</html>", LigdiCashFailure.Unreadable),
        ("[]", LigdiCashFailure.Unreadable),
        ("null", LigdiCashFailure.Unreadable),
        ("{}", LigdiCashFailure.Unreadable),
        ("{\"response_code\":\"00\",\"token\":\"t", LigdiCashFailure.Unreadable),
        ("{\"response_code\":\"00\",\"token\":\"a\",\"token\":\"b\"}", LigdiCashFailure.Unreadable),
        ("{\"response_code\":{},\"token\":[],\"error\":{},\"status\":7}", LigdiCashFailure.Unreadable),
        (
            $"{{\"response_code\":\"00\",\"error\":false,\"status\":\"completed\",\"token\":\"{new string('x', 256 * 1024)}\"}}",
            LigdiCashFailure.Unreadable),
    ];

    [Theory]
    [MemberData(nameof(ActingInTrouble))]
    public async Task A_call_with_an_effect_is_never_sent_again(string flow, string trouble)
    {
        var failure = Assert.IsType<LigdiCashException>(await _gateway.FinishAsync(Trouble(trouble).Client().CallAsync(flow)));

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.Single(_gateway.Calls);
        Assert.Equal(trouble == "refused" || flow == "wallet code", failure.MayRetry);
    }

    [Fact]
    public async Task The_status_of_a_payout_is_asked_for_a_second_time()
    {
        Trouble("503").Answers(Sample.Text("payout-confirm.pending"));

        Assert.Null(await _gateway.FinishAsync(_gateway.Client().CallAsync("payout status")));

        Assert.InRange(_gateway.Calls[1].At - _gateway.Calls[0].At, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_no_answer(string flow, string body, LigdiCashFailure reason)
    {
        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers(body).Client().CallAsync(flow));

        Assert.Equal(reason, failure.Reason);
        Assert.Single(_gateway.Calls);
    }

    [Theory]
    [MemberData(nameof(Flows.All), MemberType = typeof(Flows))]
    public async Task The_callers_cancellation_ends_a_call(string flow)
    {
        using var cancelling = new CancellationTokenSource();
        var call = _gateway.Hangs().Client().CallAsync(flow, cancelling.Token);

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Single(_gateway.Calls);
    }

    [Theory]
    [MemberData(nameof(Flows.All), MemberType = typeof(Flows))]
    public async Task No_failure_quotes_a_key_a_number_a_code_or_the_answer(string flow)
    {
        const string Refusal = $$"""
            {"response_code":"01","response_text":"{{Hidden}} Echec (Code04)","description":"{{Hidden}}",
            "wiki":"https://evil.example/{{Hidden}}"}
            """;
        foreach (var answer in new[] { Hidden, Refusal })
        {
            var failure = await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers(answer).Client().CallAsync(flow));

            Assert.All(
                [Hidden, "KEY-4711", "TOKEN-0815", "22676275726", "22670000000", "012345", "Awa"],
                secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_type_with_a_secret_or_a_person_does_not_print_it()
    {
        var payin = Payins.ByOtp();
        object[] holders =
        [
            payin,
            payin.Customer,
            Payouts.Refund(),
            new StartedPayin(new(Hidden), new($"https://pay.example/{Hidden}")),
            new CreatedPayout(new(Hidden)),
        ];

        Assert.All(holders, holder => Assert.All(
            [Hidden, "22676275726", "22670000000", "012345", "Awa", "awa@example.com"],
            secret => Assert.DoesNotContain(secret, holder.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public void Mutated_answers_are_read_or_refused_and_nothing_else()
    {
        string[] names =
        [
            "direct.otp", "direct.operator-page", "direct.refused", "debitotp.sent", "debitotp.bad-keys",
            "payout.accepted", "withdrawal.refused", "payout-confirm.completed", "payout-confirm.refused",
        ];
        byte[][] seeds = [.. names.Select(name => Encoding.UTF8.GetBytes(Sample.Text(name)))];
        var chance = new Chance(20260509);

        for (var round = 0; round < 10_000; round++)
        {
            var answer = new GatewayAnswer(200, chance.Mutate(chance.OneOf(seeds), chance.OneOf(seeds)), null);
            Exception?[] thrown =
            [
                Record.Exception(() => PayinAnswer.Read(answer, GatewayEndpoint.StartPayin, _gateway.Options, [])),
                Record.Exception(() => WalletOtpAnswer.Read(answer)),
                Record.Exception(() => PayoutAnswer.Read(answer, GatewayEndpoint.CreatePayout)),
                Record.Exception(() => ConfirmPayoutAnswer.Read(answer, GatewayEndpoint.ConfirmPayout, new("TOK"))),
            ];
            Assert.True(thrown.All(error => error is null or LigdiCashException), Convert.ToBase64String(answer.Body!));
        }
    }

    private StubGateway Trouble(string kind) => kind switch
    {
        "reset" => _gateway.Fails(new HttpRequestException(HttpRequestError.ResponseEnded)),
        "refused" => _gateway.Fails(
            new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException((int)SocketError.ConnectionRefused))),
        "hangs" => _gateway.Hangs(),
        _ => _gateway.Answers("<html>", Enum.Parse<HttpStatusCode>(kind)),
    };
}
