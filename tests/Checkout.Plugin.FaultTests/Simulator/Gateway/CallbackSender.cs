using System.Text;

namespace Checkout.Plugin.Tests.Simulator;

// Sends each event twice, as a form and as JSON, to any node; some are lost, repeated or late.
internal sealed class CallbackSender(Timeline timeline, FaultPlan faults, SeededRandom random, Func<SimulatedNode?> anyNode)
{
    public void Send(Invoice invoice)
    {
        foreach (var isForm in new[] { true, false })
        {
            for (var copy = faults.Occurs(Fault.CallbackDoubled) ? random.Between(2, 5) : 1; copy > 0; copy--)
            {
                if (!faults.Occurs(Fault.CallbackLost))
                {
                    var delay = faults.Occurs(Fault.CallbackLate)
                        ? random.LogUniform(TimeSpan.FromSeconds(10), TimeSpan.FromDays(3))
                        : random.LogUniform(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(5));
                    timeline.After(delay, ProcessLifetime.Everlasting, () => Send(invoice.TransactionId, isForm, StatusOf(invoice)));
                }
            }
        }
    }

    // Anybody can post a callback with any content.
    public void Forge(string transactionId) =>
        Send(transactionId, random.Chance(0.5), random.Pick(["completed", "notcompleted", "", "paid"]));

    private static string StatusOf(Invoice invoice) => invoice.IsCompleted ? "completed" : "notcompleted";

    private void Send(string transactionId, bool isForm, string status)
    {
        var body = isForm
            ? $"status={status}&amount=1&custom_data[transaction_id]={transactionId}&external_id={transactionId}"
            : $$"""
              {"status":"{{status}}","amount":1,"montant":1,"token":"","external_id":"{{transactionId}}",
              "custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"{{transactionId}}"}]}
              """;
        var contentType = isForm ? "application/x-www-form-urlencoded" : "application/json";
        anyNode()?.ReceiveCallback(transactionId, contentType, Encoding.UTF8.GetBytes(body));
    }
}
