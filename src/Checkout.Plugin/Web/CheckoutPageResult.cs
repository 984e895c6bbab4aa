namespace LigdiCash.Checkout.Web;

// A page that is rendered again without the shop's layout if that fails.
internal sealed class CheckoutPageResult(CheckoutLayout layout) : ViewResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        try
        {
            await base.ExecuteResultAsync(context);
        }
        catch (Exception exception) when (!context.HttpContext.Response.HasStarted && layout.Avoid(context.HttpContext, exception))
        {
            await base.ExecuteResultAsync(context);
            layout.WarnOfFailure(exception);
        }
    }
}
