using System.Net;
using System.Text;
using System.Text.Json;

namespace Checkout.Plugin.Tests.Simulator;

// The gateway: it does what it is asked or not, and says so or not.
internal sealed class SimulatedGateway(Timeline timeline, Weather weather, Dice dice, History history)
{
    public const string Home = "https://gateway.example";
    private const long Thaw = 20_000;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(12);

    public Ledger Ledger { get; } = new();

    public bool IsAway { get; set; }

    // Nobody is told but the payer's phone.
    public Action<Invoice> Rang { get; set; } = _ => { };

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, Life asking, CancellationToken cancellationToken)
    {
        var asked = await ReadAsync(request, cancellationToken);
        var isCreate = asked.Body is not null;
        var trouble = isCreate ? weather.Strikes(Fault.CreateNotReached, Fault.CreateGarbled) : weather.Strikes(Fault.ConfirmNotReached, Fault.ConfirmOtherReference);
        if (!isCreate && Ledger.Find(asked.Token) is { } invoice)
        {
            // Who stood still a moment ago cannot know how late it is.
            if (timeline.Now > asking.FrozenUntil + Thaw)
            {
                invoice.IsAskedFor(timeline.Now);
            }

            history.Note("asks", invoice.TransactionId, trouble?.ToString() ?? "");
        }

        await timeline.PauseAsync(TimeSpan.FromMilliseconds(dice.Between(1, 400)), asking, cancellationToken);
        if (IsAway || trouble is Fault.CreateNotReached or Fault.ConfirmNotReached)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        }

        if (trouble == Fault.CreateLost)
        {
            await SilenceAsync(asking, cancellationToken);
        }

        var answer = isCreate ? Create(asked.Body!, request.RequestUri!.AbsolutePath.Contains("/straight/", StringComparison.Ordinal), trouble) : Confirm(asked.Token, trouble);
        if (trouble is Fault.CreateNotAnswered or Fault.ConfirmNotAnswered)
        {
            await SilenceAsync(asking, cancellationToken);
        }

        await timeline.PauseAsync(trouble == Fault.CreateSlow ? Slow * dice.Share() : TimeSpan.FromMilliseconds(dice.Between(1, 400)), asking, cancellationToken);
        return answer;
    }

    private static async Task<(byte[]? Body, string Token)> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken) => request.Method == HttpMethod.Post
        ? (await request.Content!.ReadAsByteArrayAsync(cancellationToken), "")
        : (null, request.RequestUri!.Query.Split('=')[1]);

    private async Task SilenceAsync(Life asking, CancellationToken cancellationToken)
    {
        await timeline.PauseAsync(TimeSpan.FromMinutes(10), asking, cancellationToken);
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "broken off");
    }

    private HttpResponseMessage Create(byte[] body, bool rings, Fault? trouble)
    {
        using var order = JsonDocument.Parse(body);
        var (command, invoice) = (order.RootElement.GetProperty("commande"), order.RootElement.GetProperty("commande").GetProperty("invoice"));
        if (trouble == Fault.CreateRefused)
        {
            return Json("""{"response_code":"01","token":"","response_text":"Echec (Code08)","description":"","wiki":""}""");
        }

        var opened = Ledger.Open(
            command.GetProperty("custom_data").GetProperty("transaction_id").GetString()!, invoice.GetProperty("total_amount").GetInt64(), rings, timeline.Now);
        history.Note("created", opened.TransactionId, trouble?.ToString() ?? "");
        if (opened.Rings)
        {
            Rang(opened);
        }

        return trouble == Fault.CreateGarbled ? Garbled() : Json($$"""{"response_code":"00","token":"{{opened.Token}}","response_text":"{{(opened.Rings ? "wait" : $"{Home}/pay/{opened.Token}")}}","wiki":""}""");
    }

    private HttpResponseMessage Confirm(string token, Fault? trouble)
    {
        var invoice = Ledger.Find(token)!;
        return trouble switch
        {
            Fault.ConfirmGarbled => Garbled(),
            Fault.ConfirmFails => Fails(),
            Fault.ConfirmKeysRefused => Json("""{"response_code":"01","status":"","token":"","response_text":"Echec (Code00)","description":"","wiki":""}"""),
            Fault.ConfirmNotFound => Json("""{"response_code":"01","status":"","token":"","response_text":"Echec (Code02)","description":"","wiki":""}"""),
            _ => Json(Report.Of(invoice, trouble, dice, Ledger)),
        };
    }

    private HttpResponseMessage Garbled() => new(HttpStatusCode.OK)
    {
        Content = new StringContent(dice.Of(["", "<html>", "null", "{", """{"response_code":"00","status":"completed","status":"pending"}""", """{"response_code":"00","status":"COMPLETED "}"""])),
    };

    private HttpResponseMessage Fails()
    {
        var answer = new HttpResponseMessage(dice.Of([HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.TooManyRequests])) { Content = new StringContent("oops") };
        if (dice.Falls(0.3))
        {
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(dice.Between(10, 120)));
        }

        return answer;
    }

    private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
}
