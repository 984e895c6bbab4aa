namespace Checkout.Plugin.Tests;

// A life of a process: something is done for it, and on the way it dies at the point, when it comes there for the nth time.
internal sealed record Life(string Point, Errand Errand, int Nth = 1);

// Does beforehand, while all is well, what is needed; what it returns is done in the life that ends.
internal delegate Task<Deed> Errand(World world);

// Again: what the same people do when the shop lives again.
internal sealed record Deed(Func<Task> DoAsync, Func<Task> AgainAsync)
{
    public static readonly Deed Nothing = new(() => Task.CompletedTask, () => Task.CompletedTask);

    // Before that life begins.
    public TimeSpan Passes { get; init; }

    // Of that life alone.
    public Dictionary<string, string> Settings { get; init; } = [];
}
