using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Direct;
using LigdiCash.Emulator.Faults;
using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Keys;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Pages;
using LigdiCash.Emulator.PaymentPages;
using LigdiCash.Emulator.Payouts;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Start;
using LigdiCash.Emulator.Wallet;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LigdiCash.Emulator;

/// <summary>A local LigdiCash gateway with every documented payin and payout. It needs no account, no internet and no money.</summary>
public static class EmulatorApp
{
    /// <summary>
    /// Builds the emulator; the caller starts it. Settings come from environment variables and <paramref name="args"/> only.
    /// An <c>appsettings.json</c> is ignored, because it belongs to the embedding shop.
    /// </summary>
    /// <param name="args">Command line, for example <c>--urls http://127.0.0.1:5090</c> or <c>--Emulator:ApiKey=…</c>.</param>
    /// <param name="configure">Runs last and may replace registrations; null changes nothing.</param>
    /// <exception cref="Exception">The environment is Production, or a setting is invalid. The message names the remedy.</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder(args);
        AddLogging(builder.Logging);
        AddGateway(builder.Services);
        configure?.Invoke(builder);
        RefuseProduction(builder.Environment);
        var app = builder.Build();
        _ = app.Services.GetRequiredService<EmulatorSettings>();
        app.UseLedger();
        app.MapGateway();
        app.MapControl();
        return app;
    }

    private static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_");
        var command = environment.AddCommandLine(args).Build();
        // The empty builder reads no appsettings and no Kestrel section. The default environment must not be Production.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(EmulatorApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = command[HostDefaults.EnvironmentKey] is { Length: > 0 } named ? named : Environments.Development,
        });
        builder.Configuration.AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().AddCommandLine(args);
        builder.WebHost.UseKestrelCore();
        return builder;
    }

    private static void AddLogging(ILoggingBuilder logging) => logging
        .AddSimpleConsole(console => console.SingleLine = true)
        .SetMinimumLevel(LogLevel.Information)
        // The framework logs request addresses, and the payment page's address contains the token.
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

    private static void AddGateway(IServiceCollection services)
    {
        services.AddRoutingCore();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => EmulatorSettings.From(provider.GetRequiredService<IConfiguration>()));
        services.AddKeys();
        services.AddLedger();
        services.AddFaults();
        services.AddScenarios();
        services.AddInvoices();
        services.AddDirect();
        services.AddWallet();
        services.AddPayouts();
        services.AddPages();
        services.AddPaymentPage();
        services.AddCallbacks();
        services.AddStartPage();
    }

    private static void RefuseProduction(IHostEnvironment environment)
    {
        if (environment.IsProduction())
        {
            throw new EmulatorRefusedException(
                "The LigdiCash emulator does not start in Production: it marks payments as paid on anyone's word. "
                + "Point Checkout:LigdiCash:BaseAddress at the real gateway, or set ASPNETCORE_ENVIRONMENT to Development.");
        }
    }

    private static void MapGateway(this WebApplication app)
    {
        app.MapInvoices();
        app.MapDirect();
        app.MapWallet();
        app.MapPayouts();
        app.MapPaymentPage();
    }

    private static void MapControl(this WebApplication app)
    {
        app.MapPageAssets();
        app.MapStartPage();
        var control = app.MapGroup("/_emulator");
        control.MapLedgerControl();
        control.MapInvoiceControl();
        control.MapWalletControl();
        control.MapPayoutControl();
        control.MapCallbackControl();
        control.MapFaultControl();
        control.MapScenarioControl();
        control.MapKeyControl();
        control.MapPost("/reset", Reset);
    }

    private static IResult Reset(
        GatewayKeys keys, RequestLedger ledger, InvoiceRegistry invoices, CurrentCallbackSettings callbackSettings, FaultRegistry faults,
        ScenarioRegistry scenarios, OtpRegistry otps, PayoutRegistry payouts, BalanceRegistry balances)
    {
        keys.Reset();
        ledger.Clear();
        invoices.Clear();
        callbackSettings.Value = new CallbackSettings();
        faults.Clear();
        scenarios.Clear();
        otps.Clear();
        payouts.Clear();
        balances.Clear();
        return Results.NoContent();
    }
}
