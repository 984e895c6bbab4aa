using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

public sealed partial class IdLaws
{
    private static readonly RateLimitSubject Awa = new("a browser", null, "a name");
    private static readonly RateLimitSubject Issa = new("another browser", null, "another name");

    [Fact]
    public void A56_Only_ids_are_ids_and_only_references_are_references() => Law.Holds(
        Gen.OneOf(
            Any.Text, Any.Id, Any.Id.SelectMany(Any.Near), Any.Of("abcXYZ019._:-", 1, 70), Any.Of("abc-1", 1, 64).SelectMany(Any.Near)),
        text =>
        {
            Assert.Equal(Id().IsMatch(text), CheckoutId.IsId(text));
            Assert.Equal(Reference().IsMatch(text), CheckoutId.IsReference(text));
        });

    [Fact]
    public void A61_A_programs_key_is_valid_in_its_browser_only() => Law.Holds(
        Gen.OneOf(Any.Text, Any.Of("!#$%&abcXYZ019~", 1, 300)),
        text =>
        {
            var key = IdempotencyKey.FromHeader(text);

            Assert.True(key is null || CheckoutId.IsId(key));
            Assert.Equal(Printable().IsMatch(Unquoted(text.Trim())), key is not null);
            Assert.Equal(key, IdempotencyKey.FromHeader($" {text} "));
            Assert.True(key is null || IdempotencyKey.Of(key, Awa) != IdempotencyKey.Of(key, Issa));
            Assert.Null(IdempotencyKey.FromHeader(new StringValues([text, text])));
        });

    [Fact]
    public void A61_Different_header_keys_give_different_stored_keys() => Law.Holds(
        from key in Any.Of("!#$%&abcXYZ019~", 1, 50)
        from other in Any.Near(key)
        where Unquoted(other.Trim()) != key
        select (key, other),
        it => Assert.NotEqual(IdempotencyKey.FromHeader(it.key), IdempotencyKey.FromHeader(it.other)));

    private static string Unquoted(string text) => text is ['"', .. var quoted, '"'] ? quoted : text;

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,64}\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[!-~]{1,255}\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Printable();
}
