using LigdiCash.Client;

namespace Checkout.Plugin;

// What a payer has to do on their phone while we wait (page direct-payin/validation-modes).
internal sealed class PhoneInstruction(Operators operators, CheckoutTexts texts, DatabaseClock time)
{
    // After that a prompt has left the phone.
    public static readonly TimeSpan MaxPromptAge = TimeSpan.FromMinutes(10);

    public string? For(CheckoutPayment payment) => payment switch
    {
        { Status: not CheckoutPaymentStatus.Pending } or { Row.Phone: null } or { Row.PaymentPage: not null } or { IsSuperseded: true } => null,
        _ when time.GetUtcNow() - payment.CreatedAt > MaxPromptAge => null,
        { Method: PaymentMethods.Wallet } => texts["wait.wallet"],
        _ => ForOperator(payment, OperatorOf(payment)),
    };

    // The keys of what the payer does on the phone, one after the other. Whoever gave a code has done it already, and whoever dials is asked right away.
    public IReadOnlyList<string> StepsFor(CheckoutPayment payment, bool changesByItself)
    {
        string[] after = changesByItself ? ["wait.step.pin", "wait.step.here"] : ["wait.step.pin"];
        return payment.Method != PaymentMethods.Mobile || For(payment) is null ? [] : OperatorOf(payment)?.Mode switch
        {
            ValidationMode.UssdOtp => [],
            ValidationMode.GuidedUssd => after,
            _ => ["wait.step.request", .. after],
        };
    }

    private Operator? OperatorOf(CheckoutPayment payment) => payment.Row.Operator is { } name ? operators.Named(name) : null;

    private string ForOperator(CheckoutPayment payment, Operator? one) => (one?.Mode, one?.UssdCodeFor(payment.Amount.Amount)) switch
    {
        (ValidationMode.UssdOtp, _) => texts.Format("wait.otp", one.Brand),
        (ValidationMode.GuidedUssd, { } dialled) => texts.Format("wait.guided", dialled, payment.Row.Phone),
        (ValidationMode.UssdPush, { } dialled) when one.FallbackMode == ValidationMode.GuidedUssd => texts.Format("wait.push-or-dial", payment.Row.Phone, dialled),
        (ValidationMode.UssdPush, _) => texts.Format("wait.push", payment.Row.Phone),
        _ => texts.Format("wait.any", payment.Row.Phone),
    };
}
