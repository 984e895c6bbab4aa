using System.Security.Cryptography;
using Xunit;

namespace Checkout.Plugin.Tests;

// A new shop, with types of common names, gets the packed plug-in from a folder and every other package from the usual source.
public sealed class RestoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("new-shop-");

    [Fact]
    public async Task A_new_shop_restores_and_builds_with_the_packages()
    {
        // A version that no cache has.
        var version = $"9.9.9-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        foreach (var project in new[] { "LigdiCash.Client", "Checkout.Plugin" })
        {
            await Command.RunAsync(
                Path.Combine(Repository.Root, "src", project), "dotnet", "pack", "--no-build", "-c", Repository.Configuration,
                "-o", Path.Combine(_folder.FullName, "packages"), $"-p:PackageVersion={version}");
        }

        await WriteAsync("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestoreAdditionalProjectSources>packages</RestoreAdditionalProjectSources>
                <RestorePackagesPath>restored</RestorePackagesPath>
                <RestoreFallbackFolders>{Cache}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Checkout.Plugin" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        await WriteAsync("Program.cs", """
            using LigdiCash.Checkout;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"))
                .AddCartSource((_, _) => new(new CheckoutCart("1", [new CheckoutLine("Tissu", 1, Money.Xof(2_500))])))
                .AddFulfillmentHandler((_, _, _) => Task.FromResult(FulfillmentResult.Fulfilled()));
            var app = builder.Build();
            app.MapCheckout();
            app.Logger.LogInformation("{Checkout} {Cart} {Payment}", new Checkout(), new Cart(), new Payment(PaymentStatus.Open));
            app.Run();

            class Checkout;
            class Cart;
            record Payment(PaymentStatus Status);
            enum PaymentStatus { Open }
            """);
        await Command.RunAsync(_folder.FullName, "dotnet", "build", "--nologo", "-v", "quiet", "-o", "built");

        Assert.True(File.Exists(Path.Combine(_folder.FullName, "built", "Checkout.Plugin.dll")));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "built", "LigdiCash.Client.dll")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The packages that this build was restored with.
    private static string Cache => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), text, TestContext.Current.CancellationToken);
}
