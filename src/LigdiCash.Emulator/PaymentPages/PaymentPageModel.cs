using LigdiCash.Emulator.Invoices;

namespace LigdiCash.Emulator.PaymentPages;

internal sealed record PaymentPageModel(Invoice Invoice, PaymentForm Form);
