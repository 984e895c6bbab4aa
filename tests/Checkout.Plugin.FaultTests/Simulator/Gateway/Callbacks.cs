using System.Text;

namespace Checkout.Plugin.Tests.Simulator;

// Every event twice, as a form and as JSON, to whichever node the road leads to: or once, or three times, or days later, or not at all.
internal sealed class Callbacks(Timeline timeline, Weather weather, Chance dice, Func<SimulatedNode?> anyNode)
{
    public void Tell(Invoice invoice)
    {
        foreach (var isForm in new[] { true, false })
        {
            for (var copy = weather.Strikes(Fault.CallbackDoubled) ? dice.Between(2, 5) : 1; copy > 0; copy--)
            {
                if (!weather.Strikes(Fault.CallbackLost))
                {
                    var delay = weather.Strikes(Fault.CallbackLate) ? dice.About(TimeSpan.FromSeconds(10), TimeSpan.FromDays(3)) : dice.About(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(5));
                    timeline.After(delay, Lifetime.Everlasting, () => Send(invoice.TransactionId, isForm, invoice.IsCompleted ? "completed" : "notcompleted"));
                }
            }
        }
    }

    // Anybody can post one; it says whatever they like.
    public void Forge(string transactionId) => Send(transactionId, dice.Falls(0.5), dice.Of(["completed", "notcompleted", "", "paid"]));

    private void Send(string transactionId, bool isForm, string status)
    {
        var body = isForm
            ? $"status={status}&amount=1&custom_data[transaction_id]={transactionId}&external_id={transactionId}"
            : $$"""{"status":"{{status}}","amount":1,"montant":1,"token":"","external_id":"{{transactionId}}","custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"{{transactionId}}"}]}""";
        anyNode()?.IsCalledBack(transactionId, isForm ? "application/x-www-form-urlencoded" : "application/json", Encoding.UTF8.GetBytes(body));
    }
}
