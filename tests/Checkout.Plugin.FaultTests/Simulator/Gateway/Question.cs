namespace Checkout.Plugin.Tests.Simulator;

// One confirm, by one process, and what it was told.
internal sealed class Question(string paymentId, Lifetime asking, bool isOfWorker)
{
    public string PaymentId => paymentId;

    public bool IsOfTheDead => asking.IsOver;

    // The worker sent it, so it is known when the result is stored. Otherwise a press of Pay sent it.
    public bool IsOfWorker => isOfWorker;

    // It was told something about the invoice: whoever hears that may end a rest of the shop's own.
    public bool IsAnswered { get; set; }

    // How often any answer had ended such a rest by the time at which this one was asked, or was refused.
    public long Endings { get; set; }

    // How long nobody asks as the keys were refused. 0: they were not.
    public long WithoutKeysUntil { get; set; }

    // What Retry-After asked for. 0: nothing.
    public long RestsUntil { get; set; }
}
