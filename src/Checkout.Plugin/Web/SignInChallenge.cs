using Microsoft.AspNetCore.Authentication;

namespace LigdiCash.Checkout.Web;

// Leads to the shop's sign-in and back. A shop without authentication shows the page.
internal sealed class SignInChallenge(string next, IActionResult page) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var schemes = context.HttpContext.RequestServices.GetService<IAuthenticationSchemeProvider>();
        var result = schemes is not null && await schemes.GetDefaultChallengeSchemeAsync() is not null
            ? new ChallengeResult(new AuthenticationProperties { RedirectUri = next }) : page;
        await result.ExecuteResultAsync(context);
    }
}
