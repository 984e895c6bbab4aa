namespace LigdiCash.Emulator;

internal sealed record Scenario(string Name, int Number, string Says, string InEnglish)
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

    public Fault? Lie => Confirm is { Name: { } name } && FaultName.IsLie(name) ? Confirm : null;

    public CallbackSettings Change(CallbackSettings settings) => settings with
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
