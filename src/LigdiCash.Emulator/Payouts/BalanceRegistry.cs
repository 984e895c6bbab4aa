using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

// One sub-account per operator. Null: there is none.
internal sealed class BalanceRegistry
{
    public const long InitialBalance = 10_000_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long?> _balances = new(StringComparer.Ordinal);

    public BalanceRegistry() => Clear();

    public static string? Unknown(IEnumerable<string> operatorIds) =>
        operatorIds.FirstOrDefault(id => !Accounts.Any(account => account.Id == id));

    public Refusal? Draw(Operator from, long amount, PayoutCodes codes)
    {
        lock (_gate)
        {
            if (_balances[from.Id] is not { } balance)
            {
                return codes.NoSubAccount;
            }

            if (balance < amount)
            {
                return codes.BalanceTooLow;
            }

            _balances[from.Id] = balance - amount;
            return null;
        }
    }

    public void Return(Operator to, long amount)
    {
        lock (_gate)
        {
            _balances[to.Id] += amount;
        }
    }

    public void Set(IEnumerable<KeyValuePair<string, long?>> balances)
    {
        lock (_gate)
        {
            foreach (var (id, balance) in balances)
            {
                _balances[id] = balance;
            }
        }
    }

    public IReadOnlyDictionary<string, long?> Read()
    {
        lock (_gate)
        {
            return new Dictionary<string, long?>(_balances, StringComparer.Ordinal);
        }
    }

    public void Clear() => Set(Accounts.Select(account => KeyValuePair.Create(account.Id, (long?)InitialBalance)));

    private static IEnumerable<Operator> Accounts => OperatorTable.All.Where(candidate => !candidate.ServesAllCountries);
}
