using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Callbacks;

internal sealed class CallbackSender(CallbackClient client, PendingCallbacks pending, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public Task SendAsync(CallbackSubject subject, JsonObject payload, CallbackSettings settings)
    {
        if (settings.CustomData == CustomDataForm.Empty)
        {
            payload["custom_data"] = new JsonArray();
        }

        if (settings.Lost)
        {
            client.RecordLoss(subject);
            return Task.CompletedTask;
        }

        return settings.Delay > TimeSpan.Zero
            ? SendLaterAsync(subject, payload, settings)
            : pending.RunAsync(() => SendAllAsync(subject, payload, settings));
    }

    public Task SendOnceAsync(CallbackSubject subject, JsonObject payload, CallbackSettings settings) =>
        SendAsync(subject, payload, settings with { Lost = false, Delay = TimeSpan.Zero, Repeat = 1 });

    private async Task SendLaterAsync(CallbackSubject subject, JsonObject payload, CallbackSettings settings)
    {
        await Task.Delay(settings.Delay, time, lifetime.ApplicationStopping);
        await pending.RunAsync(() => SendAllAsync(subject, payload, settings));
    }

    private async Task SendAllAsync(CallbackSubject subject, JsonObject payload, CallbackSettings settings)
    {
        for (var sent = 0; sent < settings.Repeat; sent++)
        {
            await SendFormsAsync(subject, payload, settings);
        }
    }

    private async Task SendFormsAsync(CallbackSubject subject, JsonObject payload, CallbackSettings settings)
    {
        using var form = new FormUrlEncodedContent(CallbackForm.Of(payload, settings.CustomData));
        using var json = new StringContent(GatewayJson.Print(payload), new MediaTypeHeaderValue("application/json"));
        HttpContent[] contents = settings.Order switch
        {
            CallbackOrder.JsonFirst => [json, form],
            CallbackOrder.JsonOnly => [json],
            CallbackOrder.FormOnly => [form],
            _ => [form, json],
        };
        if (settings.Order == CallbackOrder.Together)
        {
            await Task.WhenAll(contents.Select(content => client.SendAsync(subject, content, lifetime.ApplicationStopping)));
            return;
        }

        foreach (var content in contents)
        {
            await client.SendAsync(subject, content, lifetime.ApplicationStopping);
        }
    }
}
