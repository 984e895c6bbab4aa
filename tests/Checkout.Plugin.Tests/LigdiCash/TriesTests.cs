using System.Net;
using System.Net.Sockets;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class TriesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StubGateway _gateway = new();

    public static TheoryData<string> Troubles => ["reset", "refused", "broken off", "500", "503", "429", "hangs"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_confirm_is_tried_again_3_to_4_seconds_after_the_first_try_ended(string trouble)
    {
        Trouble(trouble).Answers(Sample.Text("confirm.completed"));

        var confirmation = await FinishAsync(_gateway.Client().ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(InvoiceStatus.Completed, confirmation.Status);
        Assert.Equal(2, _gateway.Calls.Count);
        var firstTry = trouble == "hangs" ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;
        var wait = _gateway.Calls[1].At - _gateway.Calls[0].At - firstTry;
        Assert.InRange(wait, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
        Assert.Equal(_gateway.Calls[0] with { At = default }, _gateway.Calls[1] with { At = default });
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_create_is_never_tried_again(string trouble)
    {
        Trouble(trouble);

        var failure = await Assert.ThrowsAsync<LigdiCashException>(
            () => FinishAsync(_gateway.Client().CreateInvoiceAsync(Invoices.OfTissu())));

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.Single(_gateway.Calls);
    }

    [Fact]
    public async Task A_create_may_be_repeated_by_a_person_only_when_nothing_was_sent()
    {
        var refused = await Assert.ThrowsAsync<LigdiCashException>(
            () => Trouble("refused").Client().CreateInvoiceAsync(Invoices.OfTissu()));
        var reset = await Assert.ThrowsAsync<LigdiCashException>(() => Trouble("reset").Client().CreateInvoiceAsync(Invoices.OfTissu()));

        Assert.True(refused.MayRetry);
        Assert.False(reset.MayRetry);
    }

    [Fact]
    public async Task A_confirm_is_tried_twice_at_most()
    {
        Trouble("503");
        Trouble("reset");

        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => FinishAsync(_gateway.Client().ConfirmInvoiceAsync(new("TOK"))));

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.True(failure.MayRetry);
        Assert.Equal(2, _gateway.Calls.Count);
    }

    [Fact]
    public async Task A_refused_confirm_is_not_tried_again()
    {
        _gateway.Answers(Sample.Text("confirm.refused"));

        var refusal = await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Client().ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(LigdiCashFailure.Refused, refusal.Reason);
        Assert.Equal("02", refusal.SubCode);
        Assert.Contains("confirmInvoice with sub-code 02: the gateway found no invoice", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_longer_wait_that_the_gateway_asks_for_is_kept()
    {
        _gateway.Answers("", HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)).Answers(Sample.Text("confirm.pending"));

        await FinishAsync(_gateway.Client().ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(TimeSpan.FromSeconds(7), _gateway.Calls[1].At - _gateway.Calls[0].At);
    }

    [Fact]
    public async Task A_shorter_wait_that_the_gateway_asks_for_is_ignored()
    {
        _gateway.Answers("", HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)).Answers(Sample.Text("confirm.pending"));

        await FinishAsync(_gateway.Client().ConfirmInvoiceAsync(new("TOK")));

        Assert.InRange(_gateway.Calls[1].At - _gateway.Calls[0].At, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_wait_beyond_the_timeout_is_not_started()
    {
        var start = _gateway.Time.GetUtcNow();
        _gateway.Answers("", HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(9.5));

        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => FinishAsync(_gateway.Client().ConfirmInvoiceAsync(new("TOK"))));

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.Equal(start, _gateway.Time.GetUtcNow());
    }

    [Fact]
    public async Task The_timeout_holds_for_both_tries_together()
    {
        var start = _gateway.Time.GetUtcNow();
        _gateway.Hangs().Hangs();

        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => FinishAsync(_gateway.Client().ConfirmInvoiceAsync(new("TOK"))));

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.Equal(2, _gateway.Calls.Count);
        Assert.Equal(_gateway.Options.Timeout, _gateway.Time.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_timeout_too_short_for_two_tries_is_left_to_one()
    {
        _gateway.Options.Timeout = TimeSpan.FromSeconds(6);
        _gateway.Hangs();

        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => FinishAsync(_gateway.Client().ConfirmInvoiceAsync(new("TOK"))));

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.Single(_gateway.Calls);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_a_try_and_a_wait()
    {
        using var during = new CancellationTokenSource();
        var hanging = _gateway.Hangs().Client().ConfirmInvoiceAsync(new("TOK"), during.Token);
        await during.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging.WaitAsync(Patience));

        using var between = new CancellationTokenSource();
        var waiting = Trouble("503").Client().ConfirmInvoiceAsync(new("TOK"), between.Token);
        await between.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));

        Assert.Equal(2, _gateway.Calls.Count);
    }

    [Fact]
    public async Task A_connection_broken_after_the_caller_left_is_no_gateway_failure()
    {
        using var waiting = new CancellationTokenSource();
        var torn = _gateway.Does(async _ =>
        {
            await waiting.CancelAsync();
            return new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) };
        });

        var over = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => torn.Client().ConfirmInvoiceAsync(new("TOK"), waiting.Token).WaitAsync(Patience));

        Assert.DoesNotContain("TOK", over.ToString(), StringComparison.Ordinal);
    }

    private StubGateway Trouble(string kind) => kind switch
    {
        "reset" => _gateway.Fails(new HttpRequestException(HttpRequestError.ResponseEnded)),
        "refused" => _gateway.Fails(
            new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException((int)SocketError.ConnectionRefused))),
        "broken off" => _gateway.Does(_ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) })),
        "hangs" => _gateway.Hangs(),
        _ => _gateway.Answers("<html>", Enum.Parse<HttpStatusCode>(kind)),
    };

    // Advances the clock in small steps until the call has ended.
    private async Task<T> FinishAsync<T>(Task<T> call)
    {
        for (var steps = 0; !call.IsCompleted && steps < 1_200; steps++)
        {
            _gateway.Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        return await call.WaitAsync(Patience);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("reset by peer at https://app.ligdicash.com/?invoiceToken=TOK");
    }
}
