namespace LigdiCash.Emulator;

// How the payer says yes: developers.ligdicash.com/en/payment-api/direct-payin/validation-modes.
internal enum ValidationMode
{
    UssdOtp,
    UssdPush,
    GuidedUssd,
    SmsOtp,
    LigdiCashRedirect,
    OperatorRedirect,
}
