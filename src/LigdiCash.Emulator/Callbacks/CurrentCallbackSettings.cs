namespace LigdiCash.Emulator.Callbacks;

internal sealed class CurrentCallbackSettings
{
    private CallbackSettings _value = new();

    public CallbackSettings Value
    {
        get => Volatile.Read(ref _value);
        set => Volatile.Write(ref _value, value);
    }
}
