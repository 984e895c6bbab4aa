using FsCheck;
using FsCheck.Fluent;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

public sealed class CallbackLaws
{
    private const int Longest = 255;

    [Fact]
    public void A_genuine_callback_is_read_in_either_encoding_and_any_order() => Law.Holds(
        from notice in WrittenCallback.AnyNotice
        from written in WrittenCallback.Of(notice, notice.TransactionId!)
        select (notice, written),
        it => Assert.Equal(it.notice, CallbackNotice.Read(it.written.ContentType, it.written.Body)));

    [Fact]
    public void A55_Two_ids_that_differ_name_no_payment() => Law.Holds(
        from notice in WrittenCallback.AnyNotice
        from other in Any.Near(notice.TransactionId!)
        where other.Length > 0
            && other != notice.TransactionId
            && !other.Contains('\ud800', StringComparison.Ordinal)
            && !other.Contains('\udc00', StringComparison.Ordinal)
        from written in WrittenCallback.Of(notice, notice.TransactionId!, other)
        select written,
        written => Assert.Null(CallbackNotice.Read(written.ContentType, written.Body).TransactionId));

    [Fact]
    public void Any_body_is_read_within_limits_and_without_an_exception() => Law.Holds(
        Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => new WrittenCallback("application/json", bytes)), Mutated()),
        written =>
        {
            var notice = CallbackNotice.Read(written.ContentType, written.Body);
            Assert.All([notice.TransactionId, notice.ExternalId, notice.RequestId], text =>
                Assert.True(text is null || (text.Length is > 0 and <= Longest && !text.Any(char.IsControl))));
        });

    private static Gen<WrittenCallback> Mutated() =>
        from notice in WrittenCallback.AnyNotice
        from callback in WrittenCallback.Of(notice, notice.TransactionId!)
        from other in WrittenCallback.Of(notice, notice.ExternalId!)
        from seed in Gen.Choose(1, int.MaxValue)
        select callback with { Body = new LigdiCash.Chance((uint)seed).Mutate(callback.Body, other.Body) };
}
