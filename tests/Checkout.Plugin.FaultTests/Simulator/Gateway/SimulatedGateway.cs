using System.Net;
using System.Text;
using System.Text.Json;

namespace Checkout.Plugin.Tests.Simulator;

// The gateway, which may fail before or after it has acted.
internal sealed class SimulatedGateway(Timeline timeline, FaultPlan faults, SeededRandom random, History history, Violations violations)
{
    public const string Home = "https://gateway.example";
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan MinRest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxRest = TimeSpan.FromMinutes(20);

    public Ledger Ledger { get; } = new();

    public GatewayCallRules Rules { get; } = new(timeline, faults, history, violations);

    public bool IsAway { get; set; }

    // Tells the payer's phone only.
    public Action<Invoice> PromptShown { get; set; } = _ => { };

    public Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CheckScope scope, CancellationToken cancellationToken) =>
        request.Method == HttpMethod.Post
        ? CreateAsync(request, scope.Life, cancellationToken)
        : ConfirmAsync(Ledger.Find(request.RequestUri!.Query.Split('=')[1])!, scope, cancellationToken);

    private async Task<HttpResponseMessage> CreateAsync(
        HttpRequestMessage request, ProcessLifetime process, CancellationToken cancellationToken)
    {
        var (body, prompts) = (await request.Content!.ReadAsByteArrayAsync(cancellationToken),
            request.RequestUri!.AbsolutePath.Contains("/straight/", StringComparison.Ordinal));
        var trouble = faults.Occurs(Fault.CreateNotReached, Fault.CreateGarbled);
        await ReachAsync(trouble == Fault.CreateNotReached, process, cancellationToken);
        if (trouble == Fault.CreateLost)
        {
            await SilenceAsync(process, cancellationToken);
        }

        var answer = Create(body, prompts, trouble);
        if (trouble == Fault.CreateNotAnswered)
        {
            await SilenceAsync(process, cancellationToken);
        }

        await timeline.PauseAsync(trouble == Fault.CreateSlow ? Slow * random.NextDouble() : OneWay(), process, cancellationToken);
        return answer;
    }

    private async Task<HttpResponseMessage> ConfirmAsync(Invoice invoice, CheckScope scope, CancellationToken cancellationToken)
    {
        var process = scope.Life;
        var trouble = faults.Occurs(Fault.ConfirmNotReached, Fault.ConfirmOtherReference);
        history.Note("asks", invoice.TransactionId, trouble?.ToString() ?? "");
        var call = Rules.ConfirmSent(invoice, process, scope.IsOfWorker);
        scope.Sent(call);
        await ReachAsync(trouble == Fault.ConfirmNotReached, process, cancellationToken);
        invoice.Denials += trouble == Fault.ConfirmNotFound ? 1 : 0;
        var answer = Confirm(invoice, trouble);
        if (trouble == Fault.ConfirmNotAnswered)
        {
            await SilenceAsync(process, cancellationToken);
        }

        await timeline.PauseAsync(OneWay(), process, cancellationToken);
        Rules.ConfirmAnswered(call, answer.Headers.RetryAfter, trouble);
        return answer;
    }

    private TimeSpan OneWay() => TimeSpan.FromMilliseconds(random.Between(1, 400));

    private async Task ReachAsync(bool isCutOff, ProcessLifetime process, CancellationToken cancellationToken)
    {
        await timeline.PauseAsync(OneWay(), process, cancellationToken);
        if (IsAway || isCutOff)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        }
    }

    private async Task SilenceAsync(ProcessLifetime process, CancellationToken cancellationToken)
    {
        await timeline.PauseAsync(TimeSpan.FromMinutes(10), process, cancellationToken);
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off");
    }

    private HttpResponseMessage Create(byte[] body, bool prompts, Fault? trouble)
    {
        using var order = JsonDocument.Parse(body);
        var (command, invoice) = (order.RootElement.GetProperty("commande"),
            order.RootElement.GetProperty("commande").GetProperty("invoice"));
        if (trouble == Fault.CreateRefused)
        {
            return Json("""{"response_code":"01","token":"","response_text":"Echec (Code08)","description":"","wiki":""}""");
        }

        var opened = Ledger.Open(
            command.GetProperty("custom_data").GetProperty("transaction_id").GetString()!, invoice.GetProperty("total_amount").GetInt64(),
                prompts, timeline.Now);
        history.Note("created", opened.TransactionId, trouble?.ToString() ?? "");
        if (opened.IsPrompt)
        {
            PromptShown(opened);
        }

        var text = opened.IsPrompt ? "wait" : $"{Home}/pay/{opened.Token}";
        return trouble == Fault.CreateGarbled
            ? Garbled()
            : Json($$"""{"response_code":"00","token":"{{opened.Token}}","response_text":"{{text}}","wiki":""}""");
    }

    private HttpResponseMessage Confirm(Invoice invoice, Fault? trouble) => trouble switch
    {
        Fault.ConfirmGarbled => Garbled(),
        Fault.ConfirmFails => Fails(),
        Fault.ConfirmKeysRefused => Refused("Code00"),
        Fault.ConfirmNotFound => Refused("Code02"),
        _ => Json(SimulatedAnswer.Of(invoice, trouble, random, Ledger)),
    };

    private HttpResponseMessage Garbled() => new(HttpStatusCode.OK)
    {
        Content = new StringContent(random.Pick(["", "<html>", "null", "{",
            """{"response_code":"00","status":"completed","status":"pending"}""", """{"response_code":"00","status":"COMPLETED "}"""])),
    };

    private HttpResponseMessage Fails()
    {
        var answer = new HttpResponseMessage(random.Pick([HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway,
            HttpStatusCode.TooManyRequests])) { Content = new StringContent("oops") };
        if (random.Chance(0.3))
        {
            answer.Headers.RetryAfter = new(random.LogUniform(MinRest, MaxRest));
        }

        return answer;
    }

    private static HttpResponseMessage Refused(string code) =>
        Json($$"""{"response_code":"01","status":"","token":"","response_text":"Echec ({{code}})","description":"","wiki":""}""");

    private static HttpResponseMessage Json(string text) =>
        new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
}
