namespace Checkout.Plugin.Tests.Simulator;

// One confirm, by one process, and what it was told.
internal sealed class Question(Lifetime asking)
{
    public bool IsOfTheDead => asking.IsOver;

    // A look of the worker has asked it, which tells when its answer is written down.
    public bool IsTaken { get; set; }

    // It was told something about the invoice: whoever hears that may end a rest of the shop's own.
    public bool IsAnswered { get; set; }

    // How often any answer had ended such a rest by the time at which this one was asked, or was refused.
    public long Endings { get; set; }

    // How long nobody asks as the keys were refused. 0: they were not.
    public long WithoutKeysUntil { get; set; }

    // What Retry-After asked for. 0: nothing.
    public long RestsUntil { get; set; }
}
