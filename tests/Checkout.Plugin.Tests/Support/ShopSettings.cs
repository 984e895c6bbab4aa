using System.Reflection;
using Microsoft.AspNetCore.Builder;

namespace Checkout.Plugin.Tests;

// What one test wants its shop to be like.
internal sealed record ShopSettings
{
    public Store Store { get; init; }

    // Fills the database before the first start.
    public Func<TestDatabase, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    // With the real clock the worker runs by itself, as it does in a shop.
    public bool RealTime { get; init; }

    public Dictionary<string, string?> Values { get; init; } = [];

    // What is typed into the forms of this shop may be read nowhere else in the whole run; false where gibberish is typed.
    public bool TypedIsPrivate { get; init; } = true;

    // Settings of the emulator, as on its command line.
    public string[] Emulator { get; init; } = [];

    // Whose controllers and views there are besides the checkout's.
    public Assembly Program { get; init; } = typeof(Shop).Assembly;

    public string Prefix { get; init; } = RoutePrefix.Default;

    public Action<WebApplicationBuilder> BeforeCheckout { get; init; } = _ => { };

    public Action<CheckoutBuilder> Configure { get; init; } = _ => { };

    public Action<WebApplicationBuilder> Host { get; init; } = _ => { };

    public Action<WebApplication> Pipeline { get; init; } = _ => { };
}
