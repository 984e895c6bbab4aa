namespace Checkout.Plugin.Tests.Simulator;

// The violated invariants of a week.
internal sealed class Violations
{
    private readonly List<string> _found = [];

    public IReadOnlyList<string> Found => _found;

    public bool AreTooMany => _found.Count > 100;

    public void Add(string violation) => _found.Add(violation);

    public void Require(bool holds, Func<string> violation)
    {
        if (!holds)
        {
            _found.Add(violation());
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
