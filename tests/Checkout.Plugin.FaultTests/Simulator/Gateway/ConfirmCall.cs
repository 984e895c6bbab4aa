namespace Checkout.Plugin.Tests.Simulator;

// One confirm of one process, and its answer.
internal sealed class ConfirmCall(string paymentId, ProcessLifetime process, bool isOfWorker)
{
    public string PaymentId => paymentId;

    public bool IsOfDeadProcess => process.IsOver;

    // The worker sent it, so it is known when the result is stored. Otherwise a press of Pay sent it.
    public bool IsOfWorker => isOfWorker;

    // The gateway gave the invoice's status, which closes the circuit.
    public bool IsAnswered { get; set; }

    // The number of times that answers had closed the circuit when this call was sent or failed.
    public long Endings { get; set; }

    // The end of the pause after refused keys. 0: none.
    public long WithoutKeysUntil { get; set; }

    // The end of the pause that Retry-After requested. 0: none.
    public long RestsUntil { get; set; }
}
