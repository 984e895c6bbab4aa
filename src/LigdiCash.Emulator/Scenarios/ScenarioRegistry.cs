namespace LigdiCash.Emulator.Scenarios;

// Selects a payment's scenario: the one in its custom_data, else the oldest matching rule, else that of its number.
internal sealed class ScenarioRegistry
{
    private readonly Lock _gate = new();
    private readonly List<ScenarioRule> _rules = [];

    public Scenario? Choose(string? named, string? transactionId, string? customer) =>
        ScenarioTable.Parse(named) ?? Take(transactionId, customer) ?? ScenarioTable.OfNumber(customer);

    public void Add(ScenarioRule rule)
    {
        lock (_gate)
        {
            _rules.Add(rule);
        }
    }

    public IReadOnlyList<ScenarioRule> Read()
    {
        lock (_gate)
        {
            return [.. _rules];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    private Scenario? Take(string? transactionId, string? customer)
    {
        lock (_gate)
        {
            var index = _rules.FindIndex(rule => rule.Matches(transactionId, customer));
            if (index < 0)
            {
                return null;
            }

            var taken = _rules[index];
            Use(index, taken);
            return taken.Chosen;
        }
    }

    private void Use(int index, ScenarioRule taken)
    {
        if (taken.Times == 1)
        {
            _rules.RemoveAt(index);
        }
        else if (taken.Times > 1)
        {
            _rules[index] = taken with { Times = taken.Times - 1 };
        }
    }
}
