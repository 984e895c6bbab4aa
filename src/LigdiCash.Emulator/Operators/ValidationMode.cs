namespace LigdiCash.Emulator;

// How the payer says yes: protocol notes, section 4.
internal enum ValidationMode
{
    UssdOtp,
    UssdPush,
    GuidedUssd,
    SmsOtp,
    LigdiCashRedirect,
    OperatorRedirect,
}
