using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

// Two POSTs per event, in the order the scenario asks for.
internal sealed class CallbackCourier(CallbackPost post, CallbacksUnderWay underWay, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public Task Send(CallbackSubject subject, JsonObject payload, CallbackSettings settings)
    {
        if (settings.CustomData == CustomDataForm.Empty)
        {
            payload["custom_data"] = new JsonArray();
        }

        if (settings.Lost)
        {
            post.WriteDownLoss(subject);
            return Task.CompletedTask;
        }

        return settings.Delay > TimeSpan.Zero
            ? SendLaterAsync(subject, payload, settings)
            : underWay.Run(() => SendAllAsync(subject, payload, settings));
    }

    // At once and once, also where the settings lose or delay what they send.
    public Task SendOnce(CallbackSubject subject, JsonObject payload, CallbackSettings settings) =>
        Send(subject, payload, settings with { Lost = false, Delay = TimeSpan.Zero, Repeat = 1 });

    private async Task SendLaterAsync(CallbackSubject subject, JsonObject payload, CallbackSettings settings)
    {
        await Task.Delay(settings.Delay, time, lifetime.ApplicationStopping);
        await underWay.Run(() => SendAllAsync(subject, payload, settings));
    }

    private async Task SendAllAsync(CallbackSubject subject, JsonObject payload, CallbackSettings settings)
    {
        for (var sent = 0; sent < settings.Repeat; sent++)
        {
            await SendTwinsAsync(subject, payload, settings);
        }
    }

    private async Task SendTwinsAsync(CallbackSubject subject, JsonObject payload, CallbackSettings settings)
    {
        using var form = new FormUrlEncodedContent(CallbackForm.Of(payload, settings.CustomData));
        using var json = new StringContent(GatewayJson.Print(payload), new MediaTypeHeaderValue("application/json"));
        HttpContent[] twins = settings.Order switch
        {
            CallbackOrder.JsonFirst => [json, form],
            CallbackOrder.JsonOnly => [json],
            CallbackOrder.FormOnly => [form],
            _ => [form, json],
        };
        if (settings.Order == CallbackOrder.Together)
        {
            await Task.WhenAll(twins.Select(twin => post.SendAsync(subject, twin, lifetime.ApplicationStopping)));
            return;
        }

        foreach (var twin in twins)
        {
            await post.SendAsync(subject, twin, lifetime.ApplicationStopping);
        }
    }
}
