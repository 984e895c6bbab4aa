namespace LigdiCash.Checkout.ResultPages;

// Instructions for the payer's phone (page direct-payin/validation-modes).
internal sealed class PhoneInstruction(Operators operators, CheckoutTexts texts, DatabaseClock time)
{
    public string? For(CheckoutPayment payment) => payment switch
    {
        { Status: not CheckoutPaymentStatus.Pending } or { IsSuperseded: true } => null,
        { Row.Phone: null } or { Row.PaymentPage: not null } => null,
        _ when time.GetUtcNow() - payment.CreatedAt > CheckoutPayment.MaxPromptAge => null,
        { Method: PaymentMethods.Wallet } => texts["wait.wallet"],
        _ => ForOperator(payment, OperatorOf(payment)),
    };

    // A payer who gave a code has no step left. A payer who dials gets no prompt to wait for.
    public IReadOnlyList<string> StepsFor(CheckoutPayment payment, bool updatesItself)
    {
        string[] lastSteps = updatesItself ? ["wait.step.pin", "wait.step.here"] : ["wait.step.pin"];
        return payment.Method != PaymentMethods.Mobile || For(payment) is null ? [] : OperatorOf(payment)?.Mode switch
        {
            ValidationMode.UssdOtp => [],
            ValidationMode.GuidedUssd => lastSteps,
            _ => ["wait.step.request", .. lastSteps],
        };
    }

    private Operator? OperatorOf(CheckoutPayment payment) => payment.Row.Operator is { } name ? operators.Find(name) : null;

    private string ForOperator(CheckoutPayment payment, Operator? mobile) =>
        (mobile?.Mode, mobile?.UssdCodeFor(payment.Amount.Amount), payment.Row.Phone) switch
        {
            (ValidationMode.UssdOtp, _, _) => texts.Format("wait.otp", mobile.Brand),
            (ValidationMode.GuidedUssd, { } code, var phone) => texts.Format("wait.guided", code, phone),
            (ValidationMode.UssdPush, { } code, var phone) when mobile.FallbackMode == ValidationMode.GuidedUssd =>
                texts.Format("wait.push-or-dial", phone, code),
            (ValidationMode.UssdPush, _, var phone) => texts.Format("wait.push", phone),
            (_, _, var phone) => texts.Format("wait.any", phone),
        };
}
