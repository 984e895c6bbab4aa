using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LigdiCash.Client;
using LigdiCash.Client.Confirmations;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

public sealed partial class ConfirmationLaws
{
    private static readonly string[] Names =
    [
        "response_code", "status", "amount", "montant", "devise", "currency", "custom_data", "external_id", "token", "request_id",
        "operator_name", "Status", "status ", "date",
    ];

    private static Gen<string> Value => Gen.OneOf(
        Gen.Elements(
            "\"completed\"", "\"c\\u006fmpleted\"", "\"Completed\"", "\"completed \"", "\"pending\"", "\"notcompleted\"", "\"00\"",
            "\"01\"", "null", "true", "{}", "[]", "{\"transaction_id\":\"x\"}", "[\"completed\"]", "\"\\ud800\"", "\"\""),
        NumberText,
        NumberText.Select(text => $"\"{text}\""),
        Any.Text.Select(text => JsonSerializer.Serialize(text)));

    private static Gen<string> NumberText =>
        from sign in Gen.Elements("", "", "", "-", "+", " ")
        from digits in Any.Of("0123456789", 1, 24)
        from suffix in Gen.Elements(
            "", "", ".0", ".00", ".000", ".", ".5", ".01", "e0", "e3", "E-2", ",0", ",00", ",000", " ",
            "\\u0000", "XOF")
        select sign + (digits.TrimStart('0') is { Length: > 0 } plain ? plain : "0") + suffix;

    private static Gen<string> Answer =>
        from members in (from name in Gen.Elements(Names) from value in Value select $"\"{name}\":{value}").ListOf()
        from usual in Gen.SubListOf("\"response_code\":\"00\"", "\"status\":\"completed\"")
        from shuffled in Gen.Shuffle([.. members, .. usual])
        from end in Gen.Frequency((9, Gen.Constant("}")), (1, Any.Trap))
        select $"{{{string.Join(',', shuffled)}{end}";

    [Fact]
    public void An_answer_is_read_or_refused_and_only_the_exact_word_is_completed() => Law.Holds(
        Answer,
        answer =>
        {
            if (Read(answer) is { Status: InvoiceStatus.Completed })
            {
                using var json = JsonDocument.Parse(answer);
                Assert.Equal(
                    "completed",
                    Assert.Single(json.RootElement.EnumerateObject(), member => member.NameEquals("status")).Value.GetString(),
                    ignoreCase: true);
            }
        });

    [Fact]
    public void A14_An_amount_is_a_plain_whole_number_or_none() => Law.Holds(
        from text in NumberText
        from quoted in Gen.Elements(true, false)
        select (text, json: quoted ? $"\"{text}\"" : text, quoted),
        it =>
        {
            var read = Read($$"""{"response_code":"00","status":"pending","amount":{{it.json}},"montant":1}""");
            Assert.True(read is not null || !it.quoted);
            Assert.Equal(read is null ? null : Whole(it.quoted ? it.text : it.text.Trim(), it.quoted), read?.AmountXof);
        });

    private static InvoiceConfirmation? Read(string answer)
    {
        try
        {
            return ConfirmInvoiceAnswer.Read(new(200, Encoding.UTF8.GetBytes(answer), null));
        }
        catch (LigdiCashException)
        {
            return null;
        }
    }

    // Digits, optionally with a fraction of zeros: any length in a number, at most two zeros in a text.
    private static long? Whole(string text, bool quoted) =>
        (quoted ? InText() : InNumber()).Match(text) is { Success: true } match
            && BigInteger.Parse(match.Groups["whole"].Value, CultureInfo.InvariantCulture) is var whole
            && whole <= long.MaxValue ? (long)whole : null;

    [GeneratedRegex(@"\A *(?<whole>[0-9]+)(?:[.,]00?)? *\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex InText();

    [GeneratedRegex(@"\A(?<whole>[0-9]+)(?:\.0+)?\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex InNumber();
}
