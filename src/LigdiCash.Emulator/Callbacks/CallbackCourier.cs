using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

// Two POSTs per event, in the order the scenario asks for.
internal sealed class CallbackCourier(CallbackPost post, CallbacksUnderWay underWay, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public Task Send(Invoice invoice, JsonObject payload, CallbackSettings settings)
    {
        if (settings.CustomData == CustomDataForm.Empty)
        {
            payload["custom_data"] = new JsonArray();
        }

        if (settings.Lost)
        {
            post.WriteDownLoss(invoice);
            return Task.CompletedTask;
        }

        return settings.Delay > TimeSpan.Zero
            ? SendLaterAsync(invoice, payload, settings)
            : underWay.Run(() => SendAllAsync(invoice, payload, settings));
    }

    async Task SendLaterAsync(Invoice invoice, JsonObject payload, CallbackSettings settings)
    {
        await Task.Delay(settings.Delay, time, lifetime.ApplicationStopping);
        await underWay.Run(() => SendAllAsync(invoice, payload, settings));
    }

    async Task SendAllAsync(Invoice invoice, JsonObject payload, CallbackSettings settings)
    {
        for (var sent = 0; sent < settings.Repeat; sent++)
        {
            await SendTwinsAsync(invoice, payload, settings);
        }
    }

    async Task SendTwinsAsync(Invoice invoice, JsonObject payload, CallbackSettings settings)
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
            await Task.WhenAll(twins.Select(twin => post.SendAsync(invoice, twin, lifetime.ApplicationStopping)));
            return;
        }

        foreach (var twin in twins)
        {
            await post.SendAsync(invoice, twin, lifetime.ApplicationStopping);
        }
    }
}
