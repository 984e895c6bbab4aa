using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests;

// Holds back the gateway's answer to the first create until the test releases it.
internal sealed class HeldCreate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public void GoOn() => _goOn.SetResult();

    public void Hold(WebApplicationBuilder shop) => shop.Services.AddBeforeGateway(() => new Handler(this));

    private sealed class Handler(HeldCreate create) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (create._reached.TrySetResult())
            {
                await create._goOn.Task;
            }

            return answer;
        }
    }
}
