using LigdiCash.Client;
using Xunit;
using static LigdiCash.Client.LigdiCashErrorKind;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class ErrorCodesTests
{
    public static TheoryData<string, string[]> Lists => new()
    {
        { "hosted payin", Numbers(0, 16) },
        { "direct payin", Numbers(0, 16) },
        { "wallet debit", Numbers(0, 16) },
        { "payin status", Numbers(0, 4) },
        { "payout status", Numbers(0, 4) },
        { "payout", Numbers(0, 14) },
        { "wallet payout", [.. Numbers(0, 10), "13", "14", "03a", "03b"] },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_listed_code_is_known_and_says_what_to_do(string flow, string[] codes)
    {
        var table = Table(flow);

        Assert.Equal(codes.Order(StringComparer.Ordinal), table.Keys.Order(StringComparer.Ordinal));
        Assert.All(table, row => Assert.Equal(row.Key, row.Value.Code));
        Assert.All(
            table.Values, code => Assert.True(code.Meaning.Length > 0 && code.Remedy.Length > 0 && code.Kind != Unknown, code.Code));
    }

    [Theory]
    [InlineData("payout", "06", Configuration)]
    [InlineData("payout", "14", Configuration)]
    [InlineData("payout", "08", Funds)]
    [InlineData("wallet payout", "04", Funds)]
    [InlineData("wallet payout", "03b", Funds)]
    [InlineData("wallet payout", "07", AlreadyUsed)]
    [InlineData("direct payin", "08", Malformed)]
    [InlineData("direct payin", "09", GatewayFailure)]
    [InlineData("wallet debit", "09", GatewayFailure)]
    [InlineData("wallet debit", "08", MissingOtp)]
    [InlineData("wallet debit", "15", WrongOtp)]
    [InlineData("wallet debit", "16", ExpiredOtp)]
    [InlineData("payin status", "02", NotFound)]
    public void A_code_comes_down_to_what_a_caller_can_act_on(string flow, string code, LigdiCashErrorKind kind)
    {
        Assert.Equal(kind, Table(flow)[code].Kind);
    }

    [Fact]
    public void A_call_that_may_have_had_an_effect_is_not_retried()
    {
        Assert.All(["direct payin", "wallet debit", "payout", "wallet payout"], flow =>
            Assert.DoesNotContain(Table(flow).Values, code => code.MayRetry));
    }

    private static IReadOnlyDictionary<string, LigdiCashErrorCode> Table(string flow) => flow switch
    {
        "hosted payin" => LigdiCashErrorCodes.CreateInvoice,
        "direct payin" => LigdiCashErrorCodes.StartPayin,
        "wallet debit" => LigdiCashErrorCodes.DebitWallet,
        "payin status" => LigdiCashErrorCodes.ConfirmInvoice,
        "payout status" => LigdiCashErrorCodes.ConfirmPayout,
        "payout" => LigdiCashErrorCodes.CreatePayout,
        _ => LigdiCashErrorCodes.CreateWalletPayout,
    };

    private static string[] Numbers(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(number => $"{number:00}")];
}
