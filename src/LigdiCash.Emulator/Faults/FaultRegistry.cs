namespace LigdiCash.Emulator.Faults;

internal sealed class FaultRegistry
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }
    }

    public Fault? Take(string endpoint, string? transactionId)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => fault.Matches(endpoint, transactionId));
            if (index < 0)
            {
                return null;
            }

            var taken = _faults[index];
            Use(index, taken);
            return taken;
        }
    }

    public IReadOnlyList<Fault> Read()
    {
        lock (_gate)
        {
            return [.. _faults];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    private void Use(int index, Fault taken)
    {
        if (taken.Times == 1)
        {
            _faults.RemoveAt(index);
        }
        else if (taken.Times > 1)
        {
            _faults[index] = taken with { Times = taken.Times - 1 };
        }
    }
}
