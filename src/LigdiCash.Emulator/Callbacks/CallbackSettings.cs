namespace LigdiCash.Emulator.Callbacks;

internal sealed record CallbackSettings
{
    public CallbackOrder Order { get; init; }

    public int Repeat { get; init; } = 1;

    public bool Lost { get; init; }

    public TimeSpan Delay { get; init; }

    public bool BeforeRedirect { get; init; }

    public bool WhileCreating { get; init; }

    public CustomDataForm CustomData { get; init; }
}

internal enum CallbackOrder
{
    FormFirst,
    JsonFirst,
    Together,
    FormOnly,
    JsonOnly,
}

internal enum CustomDataForm
{
    Json,
    Brackets,
    Map,
    Empty,
}
