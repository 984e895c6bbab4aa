using System.Net;
using System.Text;
using LigdiCash.Client;
using LigdiCash.Client.Confirmations;
using LigdiCash.Client.Http;
using LigdiCash.Client.Payins;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class BrokenAnswersTests
{
    private readonly StubGateway _gateway = new();

    public static TheoryData<string, HttpStatusCode, LigdiCashFailure> Broken => new()
    {
        { "", HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { "<html>maintenance</html>", HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { "<html>bad gateway</html>", HttpStatusCode.BadGateway, LigdiCashFailure.Unreachable },
        { "slow down", HttpStatusCode.TooManyRequests, LigdiCashFailure.Unreachable },
        { "", HttpStatusCode.Found, LigdiCashFailure.Unreadable },
        { "[]", HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { "null", HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { """{"status":"completed","token":"t"}""", HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { Completed("\"tok"), HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { Completed("\"status\":\"pending\"}"), HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { Completed("\"st\\u0061tus\":\"pending\"}"), HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { Completed("\"x\":[{\"y\":{\"a\":1,\"a\":2}}]}"), HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { Completed($"\"x\":{Nested(16)}}}"), HttpStatusCode.OK, LigdiCashFailure.Unreadable },
        { Completed($"\"x\":\"{new string('x', 256 * 1024)}\"}}"), HttpStatusCode.OK, LigdiCashFailure.Unreadable },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Neither_call_believes_a_broken_answer(string body, HttpStatusCode status, LigdiCashFailure reason)
    {
        _gateway.Options.Timeout = TimeSpan.FromSeconds(4);
        var client = _gateway.Answers(body, status).Answers(body, status).Client();

        var create = await Assert.ThrowsAsync<LigdiCashException>(() => client.CreateInvoiceAsync(Invoices.OfTissu()));
        var confirm = await Assert.ThrowsAsync<LigdiCashException>(() => client.ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(reason, create.Reason);
        Assert.False(create.MayRetry);
        Assert.Equal(reason, confirm.Reason);
        Assert.True(confirm.MayRetry);
    }

    [Fact]
    public async Task An_answer_of_unknown_length_is_given_up_at_256_kilobytes()
    {
        var endless = new EndlessStream();
        var client = _gateway.Does(_ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(endless) })).Client();

        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => client.ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(LigdiCashFailure.Unreadable, failure.Reason);
        Assert.InRange(endless.Given, 256 * 1024, 300 * 1024);
    }

    [Fact]
    public async Task The_longest_and_deepest_allowed_answer_is_read()
    {
        var start = $"{{\"response_code\":\"00\",\"status\":\"pending\",\"x\":{Nested(15)},\"y\":\"";
        var body = start + new string('y', (256 * 1024) - start.Length - 2) + "\"}";

        var confirmation = await _gateway.Answers(body).Client().ConfirmInvoiceAsync(new("TOK"));

        Assert.Equal(256 * 1024, Encoding.UTF8.GetByteCount(body));
        Assert.Equal(InvoiceStatus.Pending, confirmation.Status);
    }

    [Fact]
    public void Mutated_answers_are_read_or_refused_and_nothing_else()
    {
        byte[][] seeds = [.. new[] { "confirm.completed", "confirm.pending", "confirm.refused", "create.success", "create.refused" }
            .Select(name => Encoding.UTF8.GetBytes(Sample.Text(name)))];
        var chance = new Chance(4711);

        for (var round = 0; round < 10_000; round++)
        {
            var answer = new GatewayAnswer(200, chance.Mutate(chance.OneOf(seeds), chance.OneOf(seeds)), null);
            var confirm = Record.Exception(() => ConfirmInvoiceAnswer.Read(answer));
            var create = Record.Exception(() => CreateInvoiceAnswer.Read(answer, _gateway.Options));
            Assert.True(
                (confirm is null or LigdiCashException) && (create is null or LigdiCashException), Convert.ToBase64String(answer.Body!));
        }
    }

    private static string Completed(string rest) => $$"""{"response_code":"00","status":"completed",{{rest}}""";

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private sealed class EndlessStream : MemoryStream
    {
        public int Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(buffer.Length, 1_000);
            Given += count;
            buffer.Span[..count].Fill((byte)' ');
            return ValueTask.FromResult(count);
        }
    }
}
