using System.Text.Json;

namespace LigdiCash.Emulator;

internal sealed class CreateMessage
{
    const long SmallestAmount = 9;
    const long LargestAmount = 2_000_000;

    static readonly string[] RequiredOfInvoice = ["items", "total_amount", "devise", "description", "customer"];
    static readonly string[] RequiredOfItem = ["name", "quantity", "total_price"];

    readonly JsonElement commande;
    readonly JsonElement invoice;

    CreateMessage(JsonElement root)
    {
        commande = root.Member("commande");
        invoice = commande.Member("invoice");
    }

    public string? TransactionId => CustomObject.Member("transaction_id").Text() is { Length: > 0 } id ? id : null;

    public long? Amount => invoice.Member("total_amount").Whole();

    // Official libraries send [] or null where there is nothing to say.
    public IEnumerable<JsonProperty> CustomData => CustomObject.ValueKind == JsonValueKind.Object ? CustomObject.EnumerateObject() : [];

    public static CreateMessage Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new CreateMessage(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new CreateMessage(default);
        }
    }

    public Refusal? Check()
    {
        if (invoice.ValueKind != JsonValueKind.Object || RequiredOfInvoice.Any(name => invoice.Member(name).IsAbsent()))
        {
            return Refusal.Malformed;
        }

        if (invoice.Member("items").ValueKind != JsonValueKind.Array)
        {
            return Refusal.Malformed;
        }

        return Items.Select(CheckItem).FirstOrDefault(refusal => refusal is not null) ?? CheckCurrency() ?? CheckAmount();
    }

    public InvoiceOrder ToOrder()
    {
        var actions = commande.Member("actions");
        return new InvoiceOrder
        {
            Amount = Amount ?? 0,
            Description = invoice.Member("description").Text(),
            StoreName = commande.Member("store").Member("name").Text(),
            Customer = invoice.Member("customer").Text(),
            FirstName = invoice.Member("customer_firstname").Text(),
            LastName = invoice.Member("customer_lastname").Text(),
            Email = invoice.Member("customer_email").Text(),
            ReturnUrl = actions.Member("return_url").Text(),
            CancelUrl = actions.Member("cancel_url").Text(),
            CallbackUrl = actions.Member("callback_url").Text(),
            Items = [.. Items.Select(ToItem)],
            CustomData = [.. CustomData.Select(entry => KeyValuePair.Create(entry.Name, entry.Value.Text()))],
            TransactionId = TransactionId,
        };
    }

    JsonElement CustomObject => commande.Member("custom_data");

    IEnumerable<JsonElement> Items => invoice.Member("items").Entries();

    static Refusal? CheckItem(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return Refusal.Malformed;
        }

        if (item.Member("unit_price").IsAbsent())
        {
            return Refusal.UndefinedKey("unit_price");
        }

        var isWhole = item.Member("quantity").Whole() is not null && item.Member("unit_price").Whole() is not null;
        return isWhole && !RequiredOfItem.Any(name => item.Member(name).IsAbsent()) ? null : Refusal.Malformed;
    }

    Refusal? CheckCurrency() =>
        invoice.Member("devise").Text().Equals("XOF", StringComparison.OrdinalIgnoreCase) ? null : Refusal.Malformed;

    Refusal? CheckAmount() => Amount is >= SmallestAmount and <= LargestAmount ? null : Refusal.AmountOutOfRange;

    static OrderedItem ToItem(JsonElement item) => new(
        item.Member("name").Text(),
        item.Member("description").Text(),
        item.Member("quantity").Whole() ?? 0,
        item.Member("unit_price").Whole() ?? 0,
        item.Member("total_price").Whole() ?? 0);
}
