using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Direct;

internal sealed class DirectPaymentCheck
{
    public (Operator? Operator, Refusal? Refusal) Check(CreateMessage message)
    {
        if (!message.Customer.IsPhoneNumber())
        {
            return (null, InvoiceCodes.Malformed);
        }

        var found = OperatorTable.Of(message.Customer);
        var refusal = this switch
        {
            _ when found is null => InvoiceCodes.OperatorNotSetUp,
            _ when message.Amount < found.Min => InvoiceCodes.AmountOutOfRange,
            _ when found.Mode == ValidationMode.UssdOtp => CheckCode(message.Otp),
            _ => null,
        };
        return (found, refusal);
    }

    private static Refusal? CheckCode(string code) => code switch
    {
        "" => InvoiceCodes.NoCode,
        PaymentCode.Expired => InvoiceCodes.ExpiredCode,
        _ when code == PaymentCode.Wrong || code.Length is < 4 or > 10 || !code.All(char.IsAsciiDigit) => InvoiceCodes.WrongCode,
        _ => null,
    };
}
