using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

// The sub-codes of each endpoint: client.ligdicash.com/wiki/createStraightWithdrawal and …/createWithdrawal.
internal sealed record PayoutCodes
{
    public static readonly PayoutCodes Straight = new()
    {
        AmountOutOfRange = new("02"),
        Repeated = new("04"),
        UnknownOperator = new("05"),
        NoSubAccount = new("06"),
        BalanceTooLow = new("08"),
        Malformed = new("09"),
    };

    public static readonly PayoutCodes Wallet = new()
    {
        NotRegistered = new("02"),
        UnknownOperator = new("03"),
        NoSubAccount = new("03"),
        Repeated = new("03a"),
        BalanceTooLow = new("04"),
        AmountOutOfRange = new("05"),
        UsedId = new("07"),
        Malformed = new("09"),
    };

    public required Refusal AmountOutOfRange { get; init; }

    public required Refusal Repeated { get; init; }

    public required Refusal UnknownOperator { get; init; }

    public required Refusal NoSubAccount { get; init; }

    public required Refusal BalanceTooLow { get; init; }

    public required Refusal Malformed { get; init; }

    public Refusal? NotRegistered { get; init; }

    public Refusal? UsedId { get; init; }
}
