namespace LigdiCash.Checkout.Fulfillment;

// The cases of FulfillmentResult. The metric checkout.fulfillments counts them by these names.
internal sealed record Fulfilled(string? OrderNumber, string? OrderPath, bool IsOrderPagePublic) : FulfillmentResult;

internal sealed record Refused(string Reason) : FulfillmentResult;

internal sealed record NotNow(string Reason) : FulfillmentResult;
