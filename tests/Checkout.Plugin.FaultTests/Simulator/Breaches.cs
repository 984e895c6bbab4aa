namespace Checkout.Plugin.Tests.Simulator;

// What must not happen and did.
internal sealed class Breaches
{
    private readonly List<string> _found = [];

    public IReadOnlyList<string> Found => _found;

    public bool AreTooMany => _found.Count > 100;

    public void Add(string breach) => _found.Add(breach);

    public void Unless(bool holds, Func<string> breach)
    {
        if (!holds)
        {
            _found.Add(breach());
        }
    }

    // A database that is away, a process that stops, or the shop's own handler may end any work; nothing else may.
    public async Task ExpectAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is SimulatedDatabaseException or OperationCanceledException or HandlerFailedException)
        {
            // Whatever it was about stays due.
        }
        catch (Exception exception)
        {
            Add($"an exception that nothing explains: {exception}");
        }
    }
}
