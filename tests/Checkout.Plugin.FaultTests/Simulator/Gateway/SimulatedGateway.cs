using System.Net;
using System.Text;
using System.Text.Json;

namespace Checkout.Plugin.Tests.Simulator;

// The gateway: it does what it is asked or not, and says so or not.
internal sealed class SimulatedGateway(Timeline timeline, Weather weather, Chance dice, History history, Breaches breaches)
{
    public const string Home = "https://gateway.example";
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(20);

    public Ledger Ledger { get; } = new();

    public Manners Manners { get; } = new(timeline, weather, history, breaches);

    public bool IsAway { get; set; }

    // Nobody is told but the payer's phone.
    public Action<Invoice> Rang { get; set; } = _ => { };

    public Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CheckScope scope, CancellationToken cancellationToken) => request.Method == HttpMethod.Post
        ? CreateAsync(request, scope.Life, cancellationToken)
        : ConfirmAsync(Ledger.Find(request.RequestUri!.Query.Split('=')[1])!, scope, cancellationToken);

    private async Task<HttpResponseMessage> CreateAsync(HttpRequestMessage request, Lifetime asking, CancellationToken cancellationToken)
    {
        var (body, prompts) = (await request.Content!.ReadAsByteArrayAsync(cancellationToken), request.RequestUri!.AbsolutePath.Contains("/straight/", StringComparison.Ordinal));
        var trouble = weather.Strikes(Fault.CreateNotReached, Fault.CreateGarbled);
        await ReachAsync(trouble == Fault.CreateNotReached, asking, cancellationToken);
        if (trouble == Fault.CreateLost)
        {
            await SilenceAsync(asking, cancellationToken);
        }

        var answer = Create(body, prompts, trouble);
        if (trouble == Fault.CreateNotAnswered)
        {
            await SilenceAsync(asking, cancellationToken);
        }

        await timeline.PauseAsync(trouble == Fault.CreateSlow ? Slow * dice.Share() : OneWay(), asking, cancellationToken);
        return answer;
    }

    private async Task<HttpResponseMessage> ConfirmAsync(Invoice invoice, CheckScope scope, CancellationToken cancellationToken)
    {
        var asking = scope.Life;
        var trouble = weather.Strikes(Fault.ConfirmNotReached, Fault.ConfirmOtherReference);
        history.Note("asks", invoice.TransactionId, trouble?.ToString() ?? "");
        var question = Manners.IsAsked(invoice, asking, scope.IsOfWorker);
        scope.Sent(question);
        await ReachAsync(trouble == Fault.ConfirmNotReached, asking, cancellationToken);
        invoice.Denials += trouble == Fault.ConfirmNotFound ? 1 : 0;
        var answer = Confirm(invoice, trouble);
        if (trouble == Fault.ConfirmNotAnswered)
        {
            await SilenceAsync(asking, cancellationToken);
        }

        await timeline.PauseAsync(OneWay(), asking, cancellationToken);
        Manners.HasAnswered(question, answer.Headers.RetryAfter, trouble);
        return answer;
    }

    private TimeSpan OneWay() => TimeSpan.FromMilliseconds(dice.Between(1, 400));

    private async Task ReachAsync(bool isCutOff, Lifetime asking, CancellationToken cancellationToken)
    {
        await timeline.PauseAsync(OneWay(), asking, cancellationToken);
        if (IsAway || isCutOff)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        }
    }

    private async Task SilenceAsync(Lifetime asking, CancellationToken cancellationToken)
    {
        await timeline.PauseAsync(TimeSpan.FromMinutes(10), asking, cancellationToken);
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off");
    }

    private HttpResponseMessage Create(byte[] body, bool prompts, Fault? trouble)
    {
        using var order = JsonDocument.Parse(body);
        var (command, invoice) = (order.RootElement.GetProperty("commande"), order.RootElement.GetProperty("commande").GetProperty("invoice"));
        if (trouble == Fault.CreateRefused)
        {
            return Json("""{"response_code":"01","token":"","response_text":"Echec (Code08)","description":"","wiki":""}""");
        }

        var opened = Ledger.Open(
            command.GetProperty("custom_data").GetProperty("transaction_id").GetString()!, invoice.GetProperty("total_amount").GetInt64(), prompts, timeline.Now);
        history.Note("created", opened.TransactionId, trouble?.ToString() ?? "");
        if (opened.Rings)
        {
            Rang(opened);
        }

        return trouble == Fault.CreateGarbled ? Garbled() : Json($$"""{"response_code":"00","token":"{{opened.Token}}","response_text":"{{(opened.Rings ? "wait" : $"{Home}/pay/{opened.Token}")}}","wiki":""}""");
    }

    private HttpResponseMessage Confirm(Invoice invoice, Fault? trouble) => trouble switch
    {
        Fault.ConfirmGarbled => Garbled(),
        Fault.ConfirmFails => Fails(),
        Fault.ConfirmKeysRefused => Json("""{"response_code":"01","status":"","token":"","response_text":"Echec (Code00)","description":"","wiki":""}"""),
        Fault.ConfirmNotFound => Json("""{"response_code":"01","status":"","token":"","response_text":"Echec (Code02)","description":"","wiki":""}"""),
        _ => Json(Report.Of(invoice, trouble, dice, Ledger)),
    };

    private HttpResponseMessage Garbled() => new(HttpStatusCode.OK)
    {
        Content = new StringContent(dice.Of(["", "<html>", "null", "{", """{"response_code":"00","status":"completed","status":"pending"}""", """{"response_code":"00","status":"COMPLETED "}"""])),
    };

    private HttpResponseMessage Fails()
    {
        var answer = new HttpResponseMessage(dice.Of([HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.TooManyRequests])) { Content = new StringContent("oops") };
        if (dice.Falls(0.3))
        {
            answer.Headers.RetryAfter = new(dice.About(ShortestRest, LongestRest));
        }

        return answer;
    }

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
}
