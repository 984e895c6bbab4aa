using System.Text.Json;
using LigdiCash.Client.Wire;

namespace LigdiCash.Client.Payins;

internal static class PayinWriter
{
    // A customer number would hide all other operators on the payment page.
    public static byte[] Write(PayinOrder order) => order is { ReturnUrl: not null, CancelUrl: not null }
        ? Write(order, customer: "", otp: "")
        : throw new ArgumentException("A hosted payin needs ReturnUrl and CancelUrl.", nameof(order));

    // The code is refused rather than cut, which would change it.
    public static byte[] Write(DirectPayin payin)
    {
        var otp = payin.Otp?.Reveal() ?? "";
        return WireText.Of(otp) == otp
            ? Write(payin.Order, payin.Customer.Digits, otp)
            : throw new ArgumentException("Otp must have at most 255 printable characters.", nameof(payin));
    }

    private static byte[] Write(PayinOrder order, string customer, string otp)
    {
        CheckAmounts(order);
        var message = new PayinMessage(new(
            Bill(order, customer, otp),
            new(WireText.Of(order.StoreName), RequestFields.Address(order.StoreWebsite)),
            new(AddressOrNone(order.CancelUrl), AddressOrNone(order.ReturnUrl), RequestFields.Address(order.CallbackUrl)),
            RequestFields.Reference(order.TransactionId)));
        return JsonSerializer.SerializeToUtf8Bytes(message, PayinContext.Default.PayinMessage);
    }

    private static void CheckAmounts(PayinOrder order)
    {
        if (order.TotalXof <= 0 || order.Items.Any(item => item.Quantity <= 0 || item.UnitPriceXof < 0))
        {
            throw new ArgumentException("TotalXof and each quantity must be more than 0, and no price negative.", nameof(order));
        }
    }

    // external_id has no use: custom_data returns the reference.
    private static PayinMessage.Bill Bill(PayinOrder order, string customer, string otp) => new(
        [.. order.Items.Select(Line)],
        order.TotalXof,
        Devise: "XOF",
        WireText.Of(order.Description),
        customer,
        WireText.Of(order.CustomerFirstName),
        WireText.Of(order.CustomerLastName),
        WireText.Of(order.CustomerEmail),
        ExternalId: "",
        otp);

    private static PayinMessage.Line Line(InvoiceItem item) => new(
        WireText.Of(item.Name),
        WireText.Of(item.Description),
        item.Quantity,
        item.UnitPriceXof,
        checked(item.Quantity * item.UnitPriceXof));

    private static string AddressOrNone(Uri? address) => address is null ? "" : RequestFields.Address(address);
}
