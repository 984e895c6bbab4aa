using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Faults;

namespace LigdiCash.Emulator.Scenarios;

// The scenario of one payment: the chosen one, else that of the number that pays.
internal sealed class PaymentScenario(Scenario? chosen)
{
    private Scenario? _ofNumber;
    private int _confirms;

    public Scenario? Current => chosen ?? Volatile.Read(ref _ofNumber);

    public Fault? ReportFault => Current?.ReportFault;

    public void UseNumber(string number) => Volatile.Write(ref _ofNumber, ScenarioTable.OfNumber(number));

    public CallbackSettings Apply(CallbackSettings settings) => Current?.Apply(settings) ?? settings;

    // Null when the fault's number of times is used up; 0 means no limit.
    public Fault? NextConfirmFault() =>
        Current?.Confirm is { } fault && (fault.Times == 0 || Interlocked.Increment(ref _confirms) <= fault.Times) ? fault : null;
}
