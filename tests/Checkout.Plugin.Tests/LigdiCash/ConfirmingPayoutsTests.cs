using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class ConfirmingPayoutsTests
{
    private static readonly Secret Token = new("eyJ0eXAiOiJKV1Qi...");

    private readonly StubGateway _gateway = new();

    [Theory]
    [InlineData("payout-confirm.completed", PayoutStatus.Completed, "ORANGE BURKINA")]
    [InlineData("payout-confirm.pending", PayoutStatus.Pending, null)]
    [InlineData("payout-confirm.notcompleted", PayoutStatus.NotCompleted, "ORANGE BURKINA")]
    public async Task Each_documented_status_is_reported(string name, PayoutStatus status, string? operatorName)
    {
        var exchange = new Exchange(name);

        var confirmation = await exchange.RunAsync(_gateway, client => client.ConfirmPayoutAsync(Token));

        Assert.Equal(status, confirmation.Status);
        Assert.Equal(operatorName, confirmation.OperatorName);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(exchange.Answer))), confirmation.EvidenceDigest);
    }

    [Fact]
    public async Task A_refused_confirm_is_no_outcome_and_sent_once()
    {
        var refusal = await new Exchange("payout-confirm.refused").RefusesAsync(_gateway, client => client.ConfirmPayoutAsync(Token));

        Assert.Equal("02", refusal.SubCode);
        Assert.Equal(LigdiCashErrorKind.NotFound, refusal.Kind);
    }

    [Theory]
    [InlineData("\"nocompleted\"", PayoutStatus.NotCompleted)]
    [InlineData("\"Completed\"", PayoutStatus.Completed)]
    [InlineData("\"paid\"", PayoutStatus.Unknown)]
    [InlineData("[\"completed\"]", PayoutStatus.Unknown)]
    [InlineData("\"\"", PayoutStatus.Unknown)]
    [InlineData(null, PayoutStatus.Unknown)]
    public async Task Only_the_documented_words_are_a_status(string? json, PayoutStatus status)
    {
        Assert.Equal(status, (await ConfirmAsync(Sample.With("payout-confirm.completed", "status", json))).Status);
    }

    [Theory]
    [InlineData("\"eyJ0eXAiOiJKV1Qi...\"", PayoutStatus.Completed)]
    [InlineData("\"\"", PayoutStatus.Completed)]
    [InlineData(null, PayoutStatus.Completed)]
    [InlineData("\"another\"", PayoutStatus.Unknown)]
    public async Task An_answer_about_another_token_is_unknown(string? token, PayoutStatus status)
    {
        Assert.Equal(status, (await ConfirmAsync(Sample.With("payout-confirm.completed", "token", token))).Status);
    }

    [Theory]
    [InlineData(null, null, PayoutStatus.Completed, null)]
    [InlineData("null", "\"\"", PayoutStatus.Completed, null)]
    [InlineData("100", "\"100\"", PayoutStatus.Completed, 100L)]
    [InlineData(null, "100.0", PayoutStatus.Completed, 100L)]
    [InlineData("100", "101", PayoutStatus.Unknown, 100L)]
    [InlineData("\"much\"", null, PayoutStatus.Unknown, null)]
    [InlineData("100", "{}", PayoutStatus.Unknown, 100L)]
    [InlineData("-100", null, PayoutStatus.Unknown, null)]
    public async Task An_undocumented_amount_is_reported_and_an_unreadable_one_reviewed(
        string? amount, string? montant, PayoutStatus status, long? told)
    {
        var answer = JsonNode.Parse(Sample.Text("payout-confirm.completed"))!;
        foreach (var (name, value) in new[] { ("amount", amount), ("montant", montant) }.Where(field => field.Item2 is not null))
        {
            answer[name] = JsonNode.Parse(value!);
        }

        var confirmation = await ConfirmAsync(answer.ToJsonString());

        Assert.Equal(status, confirmation.Status);
        Assert.Equal(told, confirmation.AmountXof);
    }

    [Fact]
    public async Task The_older_address_is_asked_3_seconds_after_a_refusal_if_allowed()
    {
        _gateway.Options.TryPayoutConfirmAlias = true;
        var asked = Refuse().Answers(new Exchange("payout-confirm.alias").Answer).Client().ConfirmPayoutAsync(Token);

        Assert.Null(await _gateway.FinishAsync(asked));

        Assert.Equal(PayoutStatus.Completed, (await asked).Status);
        Assert.Equal(2, _gateway.Calls.Count);
        new Exchange("payout-confirm.refused").AssertAsked(_gateway.Calls[0]);
        new Exchange("payout-confirm.alias").AssertAsked(_gateway.Calls[1]);
        Assert.Equal(TimeSpan.FromSeconds(3), _gateway.Calls[1].At - _gateway.Calls[0].At);
    }

    [Fact]
    public async Task Two_addresses_that_refuse_end_the_confirm()
    {
        _gateway.Options.TryPayoutConfirmAlias = true;
        Refuse();
        Refuse();

        var refusal = Assert.IsType<LigdiCashException>(await _gateway.FinishAsync(_gateway.Client().ConfirmPayoutAsync(Token)));

        Assert.Equal(LigdiCashFailure.Refused, refusal.Reason);
        Assert.Equal(2, _gateway.Calls.Count);
    }

    [Fact]
    public async Task The_older_address_is_not_asked_without_an_answer_or_enough_time()
    {
        _gateway.Options.TryPayoutConfirmAlias = true;
        _gateway.Answers("nonsense");
        await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Client().ConfirmPayoutAsync(Token));

        _gateway.Options.Timeout = TimeSpan.FromSeconds(3.9);
        await Assert.ThrowsAsync<LigdiCashException>(() => Refuse().Client().ConfirmPayoutAsync(Token));

        Assert.Equal(2, _gateway.Calls.Count);
    }

    [Fact]
    public async Task The_timeout_holds_for_both_addresses_together()
    {
        _gateway.Options.TryPayoutConfirmAlias = true;
        var start = _gateway.Time.GetUtcNow();
        Refuse().Hangs().Hangs();

        var failure = Assert.IsType<LigdiCashException>(await _gateway.FinishAsync(_gateway.Client().ConfirmPayoutAsync(Token)));

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.Equal(_gateway.Options.Timeout, _gateway.Time.GetUtcNow() - start);
    }

    [Fact]
    public async Task An_empty_token_is_not_confirmed()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _gateway.Client().ConfirmPayoutAsync(new(" ")));

        Assert.Empty(_gateway.Calls);
    }

    private StubGateway Refuse() => _gateway.Answers(new Exchange("payout-confirm.refused").Answer);

    private Task<PayoutConfirmation> ConfirmAsync(string body) => _gateway.Answers(body).Client().ConfirmPayoutAsync(Token);
}
