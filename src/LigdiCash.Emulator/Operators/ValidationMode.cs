namespace LigdiCash.Emulator.Operators;

// How the payer approves: developers.ligdicash.com/en/payment-api/direct-payin/validation-modes.
internal enum ValidationMode
{
    UssdOtp,
    UssdPush,
    GuidedUssd,
    SmsOtp,
    LigdiCashRedirect,
    OperatorRedirect,
}
