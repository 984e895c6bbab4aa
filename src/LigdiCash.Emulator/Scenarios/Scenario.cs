namespace LigdiCash.Emulator;

// Everything a scenario changes; what it leaves out stays as the settings say.
internal sealed record Scenario(string Name, int Number, string Says, string InEnglish)
{
    public Outcome Outcome { get; init; }

    // From the accepted request, or from the payer's click, until the outcome.
    public TimeSpan After { get; init; }

    public bool ForgesFirst { get; init; }

    // The recipient or payer has no wallet.
    public bool IsUnregistered { get; init; }

    public Fault? Create { get; init; }

    public Fault? Confirm { get; init; }

    public CallbackOrder? Order { get; init; }

    public CustomDataForm? CustomData { get; init; }

    public bool IsPlain => Outcome != Outcome.None && After == TimeSpan.Zero && !ForgesFirst;

    // A false report is the same falsehood in confirm and in the callbacks.
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
