namespace LigdiCash.Emulator;

internal sealed class FaultBook
{
    readonly Lock gate = new();
    readonly List<Fault> faults = [];

    public void Add(Fault fault)
    {
        lock (gate)
        {
            faults.Add(fault);
        }
    }

    // The oldest fault that fits is shown, and shown again until its times are used up.
    public Fault? Take(string endpoint, string? transactionId)
    {
        lock (gate)
        {
            var index = faults.FindIndex(fault => fault.Fits(endpoint, transactionId));
            if (index < 0)
            {
                return null;
            }

            var taken = faults[index];
            Use(index, taken);
            return taken;
        }
    }

    public IReadOnlyList<Fault> Read()
    {
        lock (gate)
        {
            return [.. faults];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

    void Use(int index, Fault taken)
    {
        if (taken.Times == 1)
        {
            faults.RemoveAt(index);
        }
        else if (taken.Times > 1)
        {
            faults[index] = taken with { Times = taken.Times - 1 };
        }
    }
}
