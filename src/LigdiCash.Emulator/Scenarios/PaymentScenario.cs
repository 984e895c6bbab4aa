namespace LigdiCash.Emulator;

internal sealed class Script(Scenario? chosen)
{
    private Scenario? _ofNumber;
    private int _confirms;

    public Scenario? Scenario => chosen ?? Volatile.Read(ref _ofNumber);

    public Fault? Lie => Scenario?.Lie;

    public void Follow(string number) => Volatile.Write(ref _ofNumber, ScenarioTable.OfNumber(number));

    public CallbackSettings Change(CallbackSettings settings) => Scenario?.Change(settings) ?? settings;

    // Null when the fault's number of times is used up; 0 means no limit.
    public Fault? NextConfirmFault() =>
        Scenario?.Confirm is { } fault && (fault.Times == 0 || Interlocked.Increment(ref _confirms) <= fault.Times) ? fault : null;
}
