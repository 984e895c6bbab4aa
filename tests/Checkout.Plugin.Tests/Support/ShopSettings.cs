using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Checkout.Plugin.Tests;

// The settings of a test's shop.
internal sealed record ShopSettings
{
    public Store Store { get; init; }

    // Fills the database before the first start.
    public Func<TestDatabase, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    // With the real clock the background worker runs.
    public bool RealTime { get; init; }

    public Dictionary<string, string?> Values { get; init; } = [];

    // Typed values must not appear elsewhere in the run. False for values that may.
    public bool TypedIsPrivate { get; init; } = true;

    // The emulator's command line.
    public string[] Emulator { get; init; } = [];

    // The assembly with the shop's controllers and views.
    public Assembly Program { get; init; } = typeof(Shop).Assembly;

    public string Prefix { get; init; } = "checkout";

    // Where the checkout is mapped: the shop itself, or a group of its routes.
    public Func<WebApplication, IEndpointRouteBuilder> Routes { get; init; } = app => app;

    public Action<WebApplicationBuilder> BeforeCheckout { get; init; } = _ => { };

    public Action<CheckoutBuilder> Configure { get; init; } = _ => { };

    public Action<WebApplicationBuilder> Host { get; init; } = _ => { };

    public Action<WebApplication> Pipeline { get; init; } = _ => { };

    // The whole pipeline of a shop under WebHostBuilder, with MapCheckout. Null: the shop is a WebApplication.
    public Action<IApplicationBuilder>? OldPipeline { get; init; }
}
