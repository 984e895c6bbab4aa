namespace LigdiCash.Emulator;

internal sealed class DirectCustomer
{
    public const string WrongCode = "000000";
    public const string ExpiredCode = "999999";

    public (Operator? Operator, Refusal? Refusal) Judge(CreateMessage message)
    {
        if (!message.Customer.IsPhoneNumber())
        {
            return (null, InvoiceCodes.Malformed);
        }

        var found = Operators.Of(message.Customer);
        var refusal = this switch
        {
            _ when found is null => InvoiceCodes.OperatorNotSetUp,
            _ when message.Amount < found.Min => InvoiceCodes.AmountOutOfRange,
            _ when found.Mode == ValidationMode.UssdOtp => Check(message.Otp),
            _ => null,
        };
        return (found, refusal);
    }

    private static Refusal? Check(string code) => code switch
    {
        "" => InvoiceCodes.NoCode,
        ExpiredCode => InvoiceCodes.ExpiredCode,
        _ when code == WrongCode || code.Length is < 4 or > 10 || !code.All(char.IsAsciiDigit) => InvoiceCodes.WrongCode,
        _ => null,
    };
}
