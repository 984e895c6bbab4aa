using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Faults;

namespace LigdiCash.Emulator.Scenarios;

internal sealed record Scenario(string Name, int Number, string French, string English)
{
    public Outcome Outcome { get; init; }

    public TimeSpan After { get; init; }

    public bool ForgesFirst { get; init; }

    public bool IsUnregistered { get; init; }

    public Fault? Create { get; init; }

    public Fault? Confirm { get; init; }

    public CallbackOrder? Order { get; init; }

    public CustomDataForm? CustomData { get; init; }

    public bool IsPlain => Outcome != Outcome.None && After == TimeSpan.Zero && !ForgesFirst;

    public Fault? ReportFault => Confirm is { Name: { } name } && FaultName.AltersReport(name) ? Confirm : null;

    public CallbackSettings Apply(CallbackSettings settings) => settings with
    {
        Order = Order ?? settings.Order,
        CustomData = CustomData ?? settings.CustomData,
    };
}

internal enum Outcome
{
    Approved,
    Declined,
    None,
}
