namespace LigdiCash.Emulator;

// The scenario of one payment and how far it has been played; without one everything goes as documented.
internal sealed class Script(Scenario? scenario)
{
    private int _confirms;

    public Scenario? Scenario => scenario;

    public Fault? Lie => scenario?.Lie;

    public CallbackSettings Change(CallbackSettings settings) => scenario?.Change(settings) ?? settings;

    // Null once the fault has been shown as often as it wants; 0 times is for ever.
    public Fault? NextConfirmFault() =>
        scenario?.Confirm is { } fault && (fault.Times == 0 || Interlocked.Increment(ref _confirms) <= fault.Times) ? fault : null;
}
