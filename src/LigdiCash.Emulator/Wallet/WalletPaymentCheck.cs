namespace LigdiCash.Emulator;

internal sealed class WalletCustomer(OtpRegistry otps)
{
    public (Operator? Operator, Refusal? Refusal) Judge(CreateMessage message) => message switch
    {
        _ when !message.Customer.IsPhoneNumber() => (null, InvoiceCodes.Malformed),
        { Otp: "" } => (null, InvoiceCodes.NoCode),
        { Otp: DirectCustomer.ExpiredCode } => (null, InvoiceCodes.ExpiredCode),
        _ when otps.Redeem(message.Customer, message.Amount ?? 0, message.Otp) is { } refusal => (null, refusal),
        _ => (WalletOf(message.Customer), null),
    };

    private static Operator WalletOf(string number) => Operators.Of(number) is { } home
        ? Operators.Wallet with { WireName = $"{Operators.Wallet.WireName} {home.WireName}" }
        : Operators.Wallet;
}
