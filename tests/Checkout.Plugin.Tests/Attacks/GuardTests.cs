using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// The second table of the README lists each guard with the planted bugs that remove it.
public sealed partial class GuardTests
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests");

    public static TheoryData<string> Bugs => [.. File.ReadLines(Path.Combine(Tests, "Checkout.Plugin.Tests", "Attacks", "README.md"))
        .Select(line => Row().Match(line)).Where(row => row.Success)
        .SelectMany(row => Named().Matches(row.Groups["bugs"].Value)).Select(bug => bug.Groups["name"].Value)];

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A21_Each_guard_has_a_planted_bug_that_names_tests_which_exist(string bug)
    {
        var red = File.ReadLines(Path.Combine(Tests, "PlantedBugs", $"{bug}.patch"))
            .Where(line => line.StartsWith("Red: ", StringComparison.Ordinal)).Select(line => line[5..]).ToList();
        var there = typeof(GuardTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)).Select(method => method.Name);

        Assert.NotEmpty(red);
        Assert.Empty(red.Except(there));
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde０")]
    public async Task A52_An_invalid_id_never_reaches_the_database(string id)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO gone");
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payout RENAME TO gone_too");
        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };

        foreach (var page in new[] { "return/{0}", "cancel/{0}", "payments/{0}", "payments/{0}/status" })
        {
            var answer = await client.GetAsync(
                $"checkout/{string.Format(null, CompositeFormat.Parse(page), Uri.EscapeDataString(id))}",
                TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        }

        (await shop.PostsAsync("checkout/callback", new StringContent(ForgedCallbacks.Callback(id, "completed").ToJsonString())))
            .EnsureSuccessStatusCode();
        (await shop.PostsAsync($"checkout/payout-callback/{Uri.EscapeDataString(id)}", new StringContent("{}"))).EnsureSuccessStatusCode();
    }

    [GeneratedRegex(@"^\| [^|]+ \| (?<bugs>`[^|]+`) \|$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[a-z-]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
