using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Wallet;

internal sealed class WalletPaymentCheck(OtpRegistry otps)
{
    public (Operator? Operator, Refusal? Refusal) Check(CreateMessage message) => message switch
    {
        _ when !message.Customer.IsPhoneNumber() => (null, InvoiceCodes.Malformed),
        { Otp: "" } => (null, InvoiceCodes.NoCode),
        { Otp: PaymentCode.Expired } => (null, InvoiceCodes.ExpiredCode),
        _ when otps.Redeem(message.Customer, message.Amount ?? 0, message.Otp) is { } refusal => (null, refusal),
        _ => (WalletOf(message.Customer), null),
    };

    private static Operator WalletOf(string number) => OperatorTable.Of(number) is { } home
        ? OperatorTable.Wallet with { WireName = $"{OperatorTable.Wallet.WireName} {home.WireName}" }
        : OperatorTable.Wallet;
}
