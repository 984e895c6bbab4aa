using System.Data.Common;
using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

public sealed class BasketCountViewComponent(BasketStore baskets) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        try
        {
            return View((await baskets.FindOpenAsync(Visitor.Of(HttpContext), HttpContext.RequestAborted))?.Count ?? 0);
        }
        catch (DbException)
        {
            return View(0);
        }
    }
}
