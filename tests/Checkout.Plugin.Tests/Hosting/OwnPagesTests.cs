using System.Reflection;
using System.Text.RegularExpressions;
using Checkout.Plugin.Hosts;
using Checkout.Plugin.Hosts.Blazor;
using Checkout.Plugin.Hosts.Entities;
using Checkout.Plugin.Hosts.Legacy;
using Checkout.Plugin.Hosts.Minimal;
using Checkout.Plugin.Hosts.RazorPages;
using Checkout.Plugin.Hosts.Sessions;
using Checkout.Plugin.Hosts.Workshop;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The shop's own addresses answer the same, header by header and letter by letter, with and without the checkout in the process.
public sealed partial class OwnPagesTests
{
    private static readonly Dictionary<string, Func<IShopProgram>> Kinds = new(StringComparer.Ordinal)
    {
        ["UseMvc"] = () => new LegacyShop(app => app.UseMvcWithDefaultRoute()),
        ["minimal API"] = () => new MinimalShop(),
        ["Blazor Web App"] = () => new BlazorShop(),
        ["Razor Pages"] = () => new PagesShop(),
        ["MVC with sessions"] = () => new SessionShop(),
        ["EF Core"] = () => new EntityShop(),
        ["compiled at run time"] = () => new WorkshopShop(Path.GetTempPath()),
    };

    private static readonly (HttpMethod Method, string Address)[] Requests =
    [
        (HttpMethod.Get, ""), (HttpMethod.Get, "basket"), (HttpMethod.Get, "nowhere"), (HttpMethod.Head, ""), (HttpMethod.Options, ""),
        (HttpMethod.Post, "basket"), (HttpMethod.Post, "wish"), (HttpMethod.Post, "add"), (HttpMethod.Get, "baskets/tissu"),
    ];

    public static TheoryData<string> OfKinds => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(OfKinds))]
    public async Task The_shops_own_addresses_answer_as_without_the_checkout(string kind)
    {
        var program = Kinds[kind]();
        await using var alone = await StartsAloneAsync(program);
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(Kinds[kind]()) with
        {
            Store = program is EntityShop ? Store.PostgreSql : Store.Sqlite,
            BeforeCheckout = builder => LeaveOutOthers(program, builder),
        });

        var before = await AnswersAsync(alone.GetTestServer().CreateHandler());
        var after = await AnswersAsync(shop.CreateHandler());

        Assert.Equal(before, after);
        Assert.Contains(before, answer => !answer.Contains("\n404\n", StringComparison.Ordinal));
    }

    // MapCheckout also maps the controllers of the shop's assembly. A shop of minimal endpoints has none, but shares this assembly.
    private static void LeaveOutOthers(IShopProgram program, WebApplicationBuilder builder)
    {
        if (program is MinimalShop)
        {
            builder.Services.AddMvcCore().OfShop("Minimal");
        }
    }

    private static async Task<WebApplication> StartsAloneAsync(IShopProgram program)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new() { EnvironmentName = "Development", ApplicationName = typeof(IShopProgram).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Shop", TestServers.PostgreSql)]);
        builder.Services.AddRouting();
        // Some pages of the shops name it. None of the requests calls it.
        builder.Services.AddSingleton(DispatchProxy.Create<ICheckout, NoCheckout>());
        program.AddServices(builder);
        var app = builder.Build();
        program.Use(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<List<string>> AnswersAsync(HttpMessageHandler handler)
    {
        using var client = new HttpClient(handler) { BaseAddress = Shop.Home };
        var answers = new List<string>();
        foreach (var (method, address) in Requests)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent([new("sku", "savon"), new("Article", "tissu")]) : null;
            answers.Add($"{method} /{address}\n{await AnswerAsync(client, request)}");
        }

        return answers;
    }

    // In Development, a minimal endpoint throws for a form without a token.
    private static async Task<string> AnswerAsync(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return $"{(int)answer.StatusCode}\n{await TextAsync(answer)}";
        }
        catch (BadHttpRequestException refusal)
        {
            return $"{refusal.StatusCode}\n{refusal.Message}";
        }
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Content-Length"))
            .SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}")).Order(StringComparer.Ordinal);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Random().Replace($"{string.Join('\n', headers)}\n\n{body}", "<random>");
    }

    // Antiforgery tokens, basket numbers and session ids.
    [GeneratedRegex("CfDJ8[A-Za-z0-9_%-]+|(?<=basket=|reference=)[0-9a-f]{16}|(?<=Antiforgery\\.)[A-Za-z0-9_-]+", RegexOptions.None, 1_000)]
    private static partial Regex Random();

    public class NoCheckout : DispatchProxy
    {
        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException("No checkout.");
    }
}
