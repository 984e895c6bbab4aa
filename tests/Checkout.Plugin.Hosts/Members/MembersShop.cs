using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Plugin.Hosts.Members;

// A shop for members with a SameSite=Strict cookie and no session. Every form needs an antiforgery token.
internal sealed class MembersShop : IShopProgram
{
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.Services.AddControllersWithViews(mvc => mvc.Filters.Add<AutoValidateAntiforgeryTokenAttribute>()).OfShop("Members");
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.LoginPath = "/Door";
        });
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddSingleton<MembersBaskets>().AddSingleton<OrderBook>();
    }

    public void Embed(CheckoutBuilder checkout) => checkout
        .AddCartSource<MembersCarts>().AddFulfillmentHandler<OrderRecorder>().AddShopperReturnHandler<RemovesWhatWasPaid>();

    public void Use(WebApplication app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapDefaultControllerRoute();
    }
}
