namespace LigdiCash.Emulator.Wire;

internal sealed record GatewayEndpoint(string Name, string Wiki, FailureShape Failure)
{
    private const string Wikis = "https://client.ligdicash.com/wiki/";

    public static readonly GatewayEndpoint Create = new("create", $"{Wikis}createInvoice", FailureShape.EmptyList);
    public static readonly GatewayEndpoint DirectCreate = new("direct-create", $"{Wikis}createInvoice", FailureShape.EmptyList);
    public static readonly GatewayEndpoint DebitOtp = new("debit-otp", $"{Wikis}createInvoice", FailureShape.ErrorMessage);
    public static readonly GatewayEndpoint WalletCreate = new("wallet-create", $"{Wikis}createInvoice", FailureShape.EmptyList);
    public static readonly GatewayEndpoint PayoutCreate = new("payout-create", $"{Wikis}createStraightWithdrawal", FailureShape.EmptyText);
    public static readonly GatewayEndpoint WithdrawalCreate = new("withdrawal-create", $"{Wikis}createWithdrawal", FailureShape.EmptyList);
    public static readonly GatewayEndpoint Confirm = new("confirm", $"{Wikis}confirmInvoice", FailureShape.Status);
    public static readonly GatewayEndpoint PayoutConfirm =
        new("payout-confirm", $"{Wikis}createStraightWithdrawal", FailureShape.StatusAndEmptyList);

    public static readonly IReadOnlyList<GatewayEndpoint> All =
        [Create, DirectCreate, DebitOtp, WalletCreate, PayoutCreate, WithdrawalCreate, Confirm, PayoutConfirm];

    public bool Reports => this == Confirm || this == PayoutConfirm;

    public static GatewayEndpoint? ByName(string name) => All.FirstOrDefault(endpoint => endpoint.Name == name);
}

internal enum FailureShape
{
    EmptyList,
    EmptyText,
    Status,
    StatusAndEmptyList,
    ErrorMessage,
}
