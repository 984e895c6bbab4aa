using Microsoft.AspNetCore.Authentication;

namespace LigdiCash.Checkout.Web;

// Leads to the shop's sign-in and back. A shop without authentication shows the page, and so does one whose shopper is signed in: the
// sign-in would lead back here for ever.
internal sealed class SignInChallenge(string next, IActionResult page, IAuthenticationSchemeProvider? schemes) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var isSignedIn = context.HttpContext.User.Identity?.IsAuthenticated == true;
        var result = !isSignedIn && schemes is not null && await schemes.GetDefaultChallengeSchemeAsync() is not null
            ? new ChallengeResult(new AuthenticationProperties { RedirectUri = next }) : page;
        await result.ExecuteResultAsync(context);
    }
}
