using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

// The gateway replaces keys at an unannounced time. A second pair covers the transition.
public sealed class KeyExchangeTests
{
    private const string Refused = """
        {"response_code":"01","token":"","response_text":"Echec (Code00)","description":"",
        "wiki":"https://client.ligdicash.com/wiki/createInvoice"}
        """;
    private const string NotFound = """
        {"response_code":"01","token":"","response_text":"Echec (Code02)","description":"",
        "wiki":"https://client.ligdicash.com/wiki/confirmInvoice"}
        """;
    private static readonly string Pending = Sample.Text("confirm.pending");
    private readonly StubGateway _gateway = new();

    public static TheoryData<string> Acting => Flows.Acting;

    [Fact]
    public async Task A_confirm_with_refused_keys_is_retried_at_once_with_the_other_pair()
    {
        var client = DuringExchange().Answers(Refused).Answers(Pending).Client();

        var answer = await client.ConfirmInvoiceAsync(new("TOK"));

        Assert.Equal(InvoiceStatus.Pending, answer.Status);
        Assert.Equal(["old", "new"], Pairs());
        Assert.Single(_gateway.Calls.Select(call => (call.Url, call.At)).Distinct());
    }

    [Fact]
    public async Task The_accepted_pair_goes_first_from_then_on_for_every_call()
    {
        var client = DuringExchange().Answers(Refused).Answers(Pending).Answers(Pending).Answers(Refused).Client();

        await client.ConfirmInvoiceAsync(new("TOK"));
        await client.ConfirmInvoiceAsync(new("TOK"));
        await Assert.ThrowsAsync<LigdiCashException>(() => client.CreatePayoutAsync(Payouts.Refund()));

        Assert.Equal(["old", "new", "new", "new"], Pairs());
    }

    [Fact]
    public async Task Two_refused_pairs_refuse_the_confirm_and_keep_their_order()
    {
        var client = DuringExchange().Answers(Refused).Answers(Refused).Answers(Pending).Client();

        var refusal = await Assert.ThrowsAsync<LigdiCashException>(() => client.ConfirmInvoiceAsync(new("TOK")));
        await client.ConfirmInvoiceAsync(new("TOK"));

        Assert.Equal(LigdiCashFailure.Refused, refusal.Reason);
        Assert.Equal("00", refusal.SubCode);
        Assert.Equal(["old", "new", "old"], Pairs());
    }

    [Fact]
    public async Task Another_refusal_is_no_reason_to_try_other_keys()
    {
        var client = DuringExchange().Answers(NotFound).Client();

        await Assert.ThrowsAsync<LigdiCashException>(() => client.ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(["old"], Pairs());
    }

    [Theory]
    [MemberData(nameof(Acting))]
    public async Task A_call_with_an_effect_is_sent_once_and_the_next_uses_the_other_pair(string flow)
    {
        var client = DuringExchange().Answers(Refused).Answers(Refused).Answers(Refused).Client();

        foreach (var expected in new[] { 1, 2, 3 })
        {
            await Record.ExceptionAsync(() => client.CallAsync(flow));
            Assert.Equal(expected, _gateway.Calls.Count);
        }

        Assert.Equal(["old", "new", "old"], Pairs());
    }

    [Fact]
    public async Task Two_creates_that_were_refused_at_once_do_not_change_places_twice()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var client = DuringExchange().Does(_ => AfterAsync(first)).Does(_ => AfterAsync(second)).Answers(Pending).Client();
        var creates = new[] { client.CallAsync("hosted payin"), client.CallAsync("hosted payin") };

        first.SetResult();
        await Record.ExceptionAsync(() => creates[0]);
        second.SetResult();
        await Record.ExceptionAsync(() => creates[1]);
        await client.ConfirmInvoiceAsync(new("TOK"));

        Assert.Equal(["old", "old", "new"], Pairs());
    }

    [Fact]
    public async Task Both_tries_share_one_timeout()
    {
        _gateway.Options.Timeout = TimeSpan.FromSeconds(4);
        var client = DuringExchange().Answers(Refused).Hangs().Client();

        var failure = await _gateway.FinishAsync(client.ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(LigdiCashFailure.Unreachable, Assert.IsType<LigdiCashException>(failure).Reason);
        Assert.Equal(_gateway.Options.Timeout, _gateway.Time.GetUtcNow() - _gateway.Calls[0].At);
    }

    [Fact]
    public async Task Without_a_second_pair_refused_keys_are_asked_with_once()
    {
        var client = _gateway.Answers(Refused).Client();

        await Assert.ThrowsAsync<LigdiCashException>(() => client.ConfirmInvoiceAsync(new("TOK")));

        Assert.Single(_gateway.Calls);
    }

    [Theory]
    [InlineData("NEW-KEY", "", "a pair is both or neither")]
    [InlineData("", "NEW-TOKEN", "a pair is both or neither")]
    [InlineData("SAME", "SAME", "hold the same value")]
    [InlineData("KEY-4711", "TOKEN-0815", "repeat the first pair")]
    [InlineData("NEW KEY", "NEW-TOKEN", "P:OtherApiKey holds a blank")]
    [InlineData("NEW-KEY", "clé", "P:OtherApiToken holds a blank")]
    public void An_invalid_second_pair_is_reported_without_its_value(string key, string token, string hint)
    {
        (_gateway.Options.OtherApiKey, _gateway.Options.OtherApiToken) = (new(key), new(token));

        var fault = Assert.Single(_gateway.Options.Faults("P"));

        Assert.Contains(hint, fault, StringComparison.Ordinal);
        Assert.All(new[] { key, token }, secret => Assert.False(secret.Length > 0 && fault.Contains(secret, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("NEW-KEY", "TOKEN-0815")]
    [InlineData("", " ")]
    public void A_pair_of_which_only_one_half_is_new_is_a_pair_and_blanks_are_none(string key, string token)
    {
        (_gateway.Options.OtherApiKey, _gateway.Options.OtherApiToken) = (new(key), new(token));

        Assert.Empty(_gateway.Options.Faults("P"));
    }

    private StubGateway DuringExchange()
    {
        (_gateway.Options.OtherApiKey, _gateway.Options.OtherApiToken) = (new("NEW-KEY"), new("NEW-TOKEN"));
        return _gateway;
    }

    private IEnumerable<string> Pairs() => _gateway.Calls.Select(call => (
        call.Headers.Contains("Apikey: KEY-4711\nAuthorization: Bearer TOKEN-0815", StringComparison.Ordinal),
        call.Headers.Contains("Apikey: NEW-KEY\nAuthorization: Bearer NEW-TOKEN", StringComparison.Ordinal)) switch
    {
        (true, false) => "old",
        (false, true) => "new",
        _ => call.Headers,
    });

    private static async Task<HttpResponseMessage> AfterAsync(TaskCompletionSource signal)
    {
        await signal.Task;
        return new() { Content = new StringContent(Refused) };
    }
}
