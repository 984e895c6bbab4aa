using System.Reflection;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A shop with insecure settings does not start.
public sealed class StartupCheckTests
{
    public static TheoryData<string, string> Blanks => new(
        from key in new[]
        {
            "Checkout:LigdiCash:ApiKey", "Checkout:LigdiCash:ApiToken", "Checkout:PublicBaseUrl", "Checkout:StoreName",
            "Checkout:LigdiCash:BaseAddress", "Checkout:LigdiCash:ConfirmTokenParameter",
        }
        from environment in new[] { "Production", "Development" }
        select (key, environment));

    [Theory]
    [MemberData(nameof(Blanks))]
    public async Task A22_A_blank_setting_of_a_check_stops_the_start_in_every_environment(string key, string environment)
    {
        foreach (var blank in new[] { "", "  " })
        {
            var fault = await StartingShop.RefusesToStartAsync(
                environment, new(StartingShop.Good()) { [key] = blank }, StartingShop.Complete);

            Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("8.0.20", false)]
    [InlineData("8.0.21", true)]
    [InlineData("9.0.9", false)]
    [InlineData("9.0.10", true)]
    [InlineData("10.0.0-preview.7.25380.108", false)]
    [InlineData("10.0.0-rc.1.25451.107", false)]
    [InlineData("10.0.0-rc.2.25502.107", true)]
    [InlineData("10.0.0-rtm.25523.111", true)]
    [InlineData("10.0.0", true)]
    [InlineData("10.0.12", true)]
    [InlineData("11.0.0-preview.1", true)]
    [InlineData("a custom build", true)]
    public void A49_A_runtime_that_allows_request_smuggling_is_recognized(string version, bool isPatched) =>
        Assert.Equal(isPatched, PatchedRuntime.Has(version));

    [Fact]
    public void A49_An_unpatched_runtime_is_warned_of_by_its_version()
    {
        var log = new LogLines();
        var app = StartingShop.Build("Production", StartingShop.Good(), StartingShop.Complete, log);

        app.Services.GetRequired<StartupWarnings>().Write("9.0.9");
        app.Services.GetRequired<StartupWarnings>().Write(PatchedRuntime.Version);

        var line = Assert.Single(log.All, line => line.StartsWith("Warning 5110 ", StringComparison.Ordinal));
        Assert.Contains("9.0.9", line, StringComparison.Ordinal);
    }

    // Fixed in 6.0.23 and 7.0.12. A runtime without the other vulnerability is always new enough.
    [Theory]
    [InlineData("6.0.22", false)]
    [InlineData("7.0.11", false)]
    [InlineData("8.0.0-rc.1.23421.29", false)]
    public void A50_A_runtime_vulnerable_to_reset_floods_is_recognized(string version, bool isPatched) =>
        Assert.Equal(isPatched, PatchedRuntime.Has(version));

    // A switch that turns the check off for a test stays off by mistake.
    [Fact]
    public void A69_No_setting_and_no_code_turns_the_check_of_certificates_off()
    {
        string[] suspicious = ["Certificate", "Tls", "Ssl", "Trust", "Insecure", "Validation"];
        var settings = new[] { typeof(CheckoutOptions), typeof(LigdiCashOptions) }.SelectMany(type => type.GetProperties())
            .Select(property => property.Name);
        string[] suspiciousCode =
        [
            "RemoteCertificateValidationCallback", "ServerCertificateCustomValidationCallback", "DangerousAccept", "ServicePointManager",
            "SslOptions",
        ];
        var sources = new[] { "Checkout.Plugin", "LigdiCash.Client" }
            .SelectMany(project => Directory.GetFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToList();

        Assert.DoesNotContain(settings, name => suspicious.Any(text => name.Contains(text, StringComparison.Ordinal)));
        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, source => suspiciousCode.Any(text => source.Contains(text, StringComparison.Ordinal)));
    }
}
