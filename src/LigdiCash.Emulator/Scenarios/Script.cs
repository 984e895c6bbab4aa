namespace LigdiCash.Emulator;

// The scenario of one payment and how far it has been played; without one everything goes as documented.
internal sealed class Script(Scenario? chosen)
{
    private Scenario? _ofNumber;
    private int _confirms;

    public Scenario? Scenario => chosen ?? Volatile.Read(ref _ofNumber);

    public Fault? Lie => Scenario?.Lie;

    // On the hosted page the number comes from the payer, and each try may bring another.
    public void Follow(string number) => Volatile.Write(ref _ofNumber, ScenarioTable.OfNumber(number));

    public CallbackSettings Change(CallbackSettings settings) => Scenario?.Change(settings) ?? settings;

    // Null once the fault has been shown as often as it wants; 0 times is for ever.
    public Fault? NextConfirmFault() =>
        Scenario?.Confirm is { } fault && (fault.Times == 0 || Interlocked.Increment(ref _confirms) <= fault.Times) ? fault : null;
}
