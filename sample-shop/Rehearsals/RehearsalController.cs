using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

[Route("rehearsal")]
public sealed class RehearsalController : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Choose(string? scenario, string? back, CancellationToken cancellationToken)
    {
        if (HttpContext.RequestServices.GetService<Rehearsal>() is not { } rehearsal)
        {
            return NotFound();
        }

        if (Rehearsal.Endings.FirstOrDefault(ending => ending.Scenario == (scenario ?? "")) is not { } chosen)
        {
            return BadRequest();
        }

        await rehearsal.ChooseAsync(chosen, cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "~/");
    }
}
