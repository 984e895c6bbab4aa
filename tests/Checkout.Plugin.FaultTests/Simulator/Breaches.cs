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

    public async Task ExpectAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            Expect(exception);
        }
    }

    // An unavailable database, a process that stops, or the shop's handler may end any work. Nothing else may.
    public void Expect(Exception exception)
    {
        if (exception is not (SimulatedDatabaseException or OperationCanceledException or HandlerFailedException))
        {
            Add($"an unexplained exception: {exception}");
        }
    }
}
