namespace LigdiCash.Emulator;

internal sealed record PaymentPageModel(Invoice Invoice, PaymentForm Form);
