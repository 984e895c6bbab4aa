namespace LigdiCash.Emulator.Wire;

// The statuses of payins and payouts. All but pending are final.
internal static class PaymentStatus
{
    public const string Pending = "pending";
    public const string Completed = "completed";
    public const string NotCompleted = "notcompleted";
}
