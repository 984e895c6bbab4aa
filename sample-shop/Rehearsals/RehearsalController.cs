using Microsoft.AspNetCore.Mvc;

namespace SampleShop;

[Route("rehearsal")]
public sealed class RehearsalController : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Choose(
        [FromServices] Rehearsal? rehearsal, string? scenario, string? back, CancellationToken cancellationToken)
    {
        if (rehearsal is null)
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
